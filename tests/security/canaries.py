"""Texts that do harm where somebody takes them for more than text, and files full of them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import yaml

from percorso.errors import JourneyError
from percorso.journey import Journey
from tests.share.fixtures import lamp

PRINTABLE = (
    "<script>alert('C01')</script>",
    "</style></title></svg><script>alert('C02')</script>",
    "\"><img src=x onerror=alert('C03')>",
    "]]><svg onload=alert('C04')>",
    "C05 & &amp; &#60;b&#62;",
    "C06 {{7*7}} ${7*7} #{7*7} {% raw %}",
    "C07 %s %(a)s %n {0} {name}",
    "javascript:alert('C08')",
    "=cmd|'/C calc'!A0",
    "+SUM(1;1) C10",
    "-2+3+cmd|C11",
    "@SUM(1+1) C12",
    "＝HYPERLINK(“https://c13.invalid/”)",
    "--help C14",
    "**C15** [x](javascript:alert(1)) ![i](https://c15.invalid/p.png) `code`",
    "[bold]C16[/bold] [link=https://c16.invalid]x[/link] :smile:",
    "C17 " + "W" * 9_990,
    "C18' onmouseover='alert(1)' style=\"background:url(https://c18.invalid/x)\"",
    "<!-- C19 --> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;",
    "C20 ../../etc/passwd; rm -rf / `id` $(id) | cat",
)
"""What a journey file may hold: it is all printable."""

UNPRINTABLE = (
    "D01\u202egnp.exe\u202c",
    "D02\u2066x\u2069\u200f\u061c",
    "D03a\u200bb\u200cc\ufeffd\u2060e",
    "D04\u0085next\u2028line\u2029end",
)
"""Signs without a shape that a journey file may hold as well."""

CONTROL = (
    "E01\x00nul",
    "E02\x1b[38;5;201mred\x1b[0m",
    "E03\x1b]8;;https://e03.invalid\x1b\\link\x1b]8;;\x1b\\",
    "E04\rpercorso: forged\nrow 1: forged",
    "E05\ttab\x07bell\x08back\x7fdel",
    "D05\x9b31mcsi\x9d8;;https://d05.invalid\x9c",
)
"""Control characters: in events only, because a journey file with them is refused."""

ALL = PRINTABLE + UNPRINTABLE + CONTROL


def stuffed(texts: tuple[str, ...] = PRINTABLE + UNPRINTABLE) -> Journey:
    """The lamp journey with a canary before every text that may hold any text.

    Every canary stands in the first stage's questions too, so that none is missing.
    """
    data = yaml.safe_load(lamp().to_yaml())
    left = list(texts)
    for key in sorted(_keys(data, ())):
        for some in (left, [text for text in left if len(text) < 200]):
            fresh = yaml.safe_load(yaml.safe_dump(data, allow_unicode=True))
            _put(fresh, key, some)
            if _is_journey(fresh):
                data = fresh
                break
    data["stages"][0]["questions"] = [{"en": text, "it": text} for text in texts]
    return _read(data)


def _is_journey(data: dict[str, Any]) -> bool:
    try:
        _read(data)
    except JourneyError:
        return False
    return True


def _read(data: dict[str, Any]) -> Journey:
    return Journey.parse(json.dumps(data, ensure_ascii=False), "stuffed.json")


Path = tuple[str, ...]


def _keys(value: Any, path: Path) -> set[Path]:
    """The paths of all texts, with every place of a list taken for one."""
    if isinstance(value, dict):
        return set().union(*(_keys(inner, (*path, key)) for key, inner in value.items()), set())
    if isinstance(value, list):
        return set().union(*(_keys(inner, (*path, "*")) for inner in value), set())
    return {path} if isinstance(value, str) else set()


def _put(value: Any, path: Path, texts: list[str], where: Any = None, at: Any = None) -> None:
    if not path:
        if isinstance(value, str):
            texts.append(texts.pop(0))
            where[at] = f"{texts[-1]} {value}"
        return
    if path[0] == "*" and isinstance(value, list):
        for place, inner in enumerate(value):
            _put(inner, path[1:], texts, value, place)
    elif isinstance(value, dict) and path[0] in value:
        _put(value[path[0]], path[1:], texts, value, path[0])


def events_csv(stages: tuple[str, ...], texts: tuple[str, ...] = ALL) -> str:
    """Events of a person for each canary, which stands in every field that takes any text."""
    out = io.StringIO()
    writer = csv.writer(out)
    texts_of = ("touchpoint", "channel", "session_id", "page_url", "page_title", "referrer_url",
                "utm_source", "utm_campaign", "device_class", "text", "subject", "location_id",
                "order_id")  # fmt: skip
    writer.writerow(["event", "user_id", "timestamp", "value", "currency", *texts_of, "plan"])
    for number, text in enumerate(text for text in texts if "\0" not in text):
        for step, stage in enumerate((*stages, text[:200])):
            when = f"2026-03-{1 + step:02}T10:{number:02}:00Z"
            writer.writerow([stage, f"{text[:300]} u{number}", when, "9.50", "EUR",
                             *(text[:900] for _ in texts_of), text])  # fmt: skip
    return out.getvalue()


def events_jsonl(texts: tuple[str, ...] = ALL) -> str:
    """The same as JSON Lines, with the canaries as names of properties as well."""
    lines = [
        json.dumps({"event": text[:200], "userId": f"{text[:300]} j{n}",
                    "timestamp": f"2026-03-09T10:{n:02}:00Z", "properties": {text: text}})
        for n, text in enumerate(texts)
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def bad_csv(texts: tuple[str, ...] = ALL) -> str:
    """Rows that go to quarantine, canaries in the bad value, the person and the header."""
    out = io.StringIO()
    writer = csv.writer(out)
    usable = [text for text in texts if "\0" not in text]
    writer.writerow(["event", "user_id", "timestamp", "value", "currency", usable[0], usable[-2]])
    for text in usable:
        writer.writerow([text[:200], text[:300], text, text, text, text, text])
    return out.getvalue()
