"""Write the table of columns in docs/data.md: the schema's names and types, with their meaning."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from percorso.events.schema import EVENTS, MADE_HERE

PAGE = Path(__file__).parents[1] / "docs" / "data.md"
BEGIN, END = "<!-- columns: begin -->", "<!-- columns: end -->"

MEANING = {
    "event_id": "identifies the event: made from source and message; the same event has the same",
    "source_id": "name of the source: `import`, or what `--source` or the mapping says",
    "message_id": "the source's own number of the event, else one made from what happened",
    "sequence": "order inside the source: its own number, else the row in the file",
    "type": "`track`, `page`, `screen`, `identify`, `group` or `alias`",
    "name": "what happened: *Order Completed*",
    "occurred_at": "when it happened",
    "original_at": "that time as the file wrote it",
    "sent_at": "when the source sent it, if it says so",
    "received_at": "when somebody received it, if the source says so",
    "time_quality": "how the instant was found: `exact`, `local`, `assumed_utc`, `date_only`",
    "user_id": "who, once known: customer number, e-mail",
    "anonymous_id": "who, before: a browser, a telephone",
    "session_id": "the source's own session",
    "group_id": "company or household that the person belongs to",
    "touchpoint": "id or name of the touchpoint, when the source names it",
    "touchpoint_class": "traditional, digital or external, when the source says so",
    "media_class": "owned, paid or earned, when the source says so",
    "channel": "the route: web, email, store",
    "direction": "inbound or outbound, of calls and messages",
    "utm_source": "campaign: source",
    "utm_medium": "campaign: medium",
    "utm_campaign": "campaign: name",
    "utm_content": "campaign: content",
    "utm_term": "campaign: search term",
    "utm_id": "campaign: number",
    "click_id_type": "which advertiser's click number",
    "click_id": "the click number",
    "page_url": "address of the page",
    "page_path": "its path, for rules",
    "page_title": "its title",
    "referrer_url": "the page that led here",
    "referrer_host": "its host",
    "device_class": "phone, tablet, desktop, …",
    "os_name": "operating system",
    "browser_name": "browser",
    "app_name": "app",
    "app_version": "version of the app",
    "is_bot": "whether the source takes it for a program",
    "geo_country": "country",
    "geo_region": "region",
    "locale": "language and country of the person's settings",
    "timezone": "time zone of the person's settings",
    "location_id": "shop, till, branch",
    "order_id": "order number: signals with the same one count once",
    "value": "amount, exact to four decimals",
    "currency": "ISO 4217 code of the amount",
    "quantity": "how many",
    "duration_s": "how long it took, in seconds",
    "text": "what the person wrote: review, answer, ticket",
    "text_lang": "language of that text",
    "subject": "what it is about: subject of a mail, of a ticket",
    "score": "number given in an answer",
    "score_kind": "its scale: nps, csat, ces, stars, sentiment",
    "consent": "what the person consented to, a JSON object",
    "properties": "every column that is no field, a JSON object",
    "context": "the rest of the context that tracking libraries send, a JSON object",
    "library": "what made the event; `percorso-simulator` for invented ones",
    "import_run_id": "the import that brought it in",
    "schema_version": "version of this table",
    "digest": "digest of the contents, to tell a repeat from a contradiction",
    "seq": "number of the row in this workspace; never used twice",
}
TYPES = {
    "string": "text",
    "timestamp[us, tz=UTC]": "instant, UTC",
    "decimal128(18, 4)": "decimal(18, 4)",
    "double": "float64",
    "int64": "int64",
    "int16": "int16",
    "bool": "boolean",
}


def columns() -> str:
    """The table of the columns of `events/`."""
    rows = [_row(field) for field in EVENTS]
    head = ["| column | type | filled by | meaning |", "|---|---|---|---|"]
    return "\n".join([BEGIN, "", *head, *rows, "", END])


def _row(field: Any) -> str:
    by = "Percorso" if field.name in MADE_HERE else "your file"
    kind = TYPES[str(field.type)] + ("" if field.nullable else ", always")
    return f"| `{field.name}` | {kind} | {by} | {MEANING[field.name]} |"


def page() -> str:
    """The whole page, with the table written anew."""
    text = PAGE.read_text(encoding="utf-8")
    pattern = f"{re.escape(BEGIN)}.*?{re.escape(END)}"
    return re.sub(pattern, lambda _: columns(), text, flags=re.DOTALL)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
