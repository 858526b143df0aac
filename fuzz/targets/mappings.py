"""Mapping files: what is accepted is kept with the rows of the quarantine, and read again."""

from __future__ import annotations

from pathlib import Path

from fuzz.targets.tables import GOOD, HEADER, read
from fuzz.targets.target import Target, promise, refused
from percorso.errors import EventsError
from percorso.events.mapping import Mapping
from percorso.events.plans import describe, plan_of, restore

_SEEDS = (
    "percorso-mapping: 1\nevents:\n- {event: A, time: timestamp, user_id: user_id}\n",
    "percorso-mapping: 1\nsource: shop\ntime_zone: Europe/Rome\ncurrency: EUR\ndecimal: ','\n"
    "delimiter: ';'\nencoding: cp1252\nevents:\n- event: {column: event, values: {v: View}}\n"
    "  time: {column: [timestamp, message_id], format: '%d/%m/%Y'}\n"
    "  user_id: '{user_id}-{event}'\n"
    "  value: {column: value, decimal: ','}\n  properties: [event]\n  when: {value: {gt: 0}}\n",
    "percorso-mapping: 1\ngroup: {by: user_id, until: 30min}\nevents: []\n",
    "percorso-mapping: 1\njoin: [{file: x.csv, on: user_id}]\nevents:\n- {event: A, time: t}\n",
)


def check(data: bytes) -> None:
    """A mapping, used on a table of one row and on one of other columns."""
    try:
        mapping = Mapping.parse(data.decode("utf-8", "replace"), "fuzz.yaml")
        plan = plan_of(mapping)
    except EventsError as error:
        refused(error)
        return
    again = restore(describe(plan))
    promise(again.mapping == plan.mapping, "The quarantine keeps another mapping.")
    if plan.mapping and not getattr(plan.mapping, "join", None):
        read(HEADER + GOOD, "csv", plan)
        read(b'{"event":{"a":1},"t":"2026-03-01"}\n', "jsonl", plan)


def _seeds() -> list[bytes]:
    root = Path(__file__).parents[2]
    shipped = [
        path.read_text("utf-8")
        for folder in ("examples", "docs/examples")
        for path in sorted((root / folder).rglob("*.yaml"))
    ]
    return [text.encode() for text in (*_SEEDS, *shipped) if "percorso-mapping" in text]


def _words() -> list[str]:
    return [
        "percorso-mapping: 1",
        "source: ",
        "time_zone: ",
        "time_format: ",
        "currency: ",
        "EUR",
        "decimal: ",
        "delimiter: ",
        "encoding: ",
        "join: ",
        "group: ",
        "when: ",
        "events:\n- ",
        "event: ",
        "time: ",
        "user_id: ",
        "{column: ",
        "{constant: ",
        "values: {",
        "format: ",
        "properties: ",
        "exists: true",
        "gt: ",
        "not: ",
        "'{",
        "}'",
        "%d/%m/%Y",
        "%s",
        "\n  ",
    ]


TARGETS = (Target("mapping", check, _seeds, _words, ("percorso.events", "percorso.journey")),)
