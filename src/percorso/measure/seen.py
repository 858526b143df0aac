"""What the events really hold: names, properties and values, with how often each was seen.

Names, channels and touchpoints are counted on the timeline, exactly. Properties and their values
are counted on the newest events, at most so many, since they stand in each event as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from percorso.engine.build import number_text
from percorso.engine.columns import field_sql, is_number
from percorso.engine.rebuilding import build_connection
from percorso.engine.timeline import Timeline
from percorso.fields import NUMBERS, TEXTS

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace

MOST_EVENTS = 200_000
"""Properties are counted on so many of the newest events."""
MOST_SHOWN = 200
CODED = ("name", "channel", "touchpoint", "device", "currency", "score_kind")
PERSONAL = frozenset(
    (
        *("user_id", "anonymous_id", "session_id", "group_id", "order_id", "click_id", "text"),
        *("email", "phone", "name_first", "name_last", "first_name", "last_name", "address"),
        *("ip", "page_url", "referrer_url", "subject"),
    )
)
"""Fields whose values would name people: their values are never listed."""


@dataclass(frozen=True)
class Counted:
    """A name or value, and how many events hold it."""

    value: str
    count: int


@dataclass(frozen=True)
class Property:
    """A property of events.

    Attributes:
        name: Its name, as a rule writes it.
        kind: `text`, `number` or `bool`: what most of its values are.
        count: How many of the events looked at hold it.
    """

    name: str
    kind: str
    count: int


@dataclass(frozen=True)
class Values:
    """The values of one property.

    Attributes:
        values: The commonest, the commonest first; empty where they would name people.
        distinct: How many different ones there are.
        hidden: Whether the values are kept back because they would name people.
        low: The smallest number, of numbers.
        high: The largest number, of numbers.
    """

    values: tuple[Counted, ...]
    distinct: int
    hidden: bool = False
    low: float | None = None
    high: float | None = None


def names(timeline: Timeline, column: str) -> list[Counted]:
    """How many events have each name, channel, touchpoint, device: the commonest first.

    Args:
        timeline: The timeline.
        column: One of `CODED`.
    """
    texts = timeline.codes.of(column).values
    total = np.zeros(len(texts), np.int64)
    for bucket in range(len(timeline.buckets)):
        codes = np.asarray(timeline.read(bucket, [column])[column])
        total += np.bincount(codes[codes >= 0], minlength=len(texts))
    order = np.argsort(-total, kind="stable").tolist()
    return [Counted(texts[code], int(total[code])) for code in order if total[code]]


def properties(workspace: Workspace, events: Sequence[str] = ()) -> list[Property]:
    """The properties that events carry, the commonest first; of some events by their names."""
    con = _connection(workspace)
    if con is None:
        return []
    columns = [f"count({name})" for name in (*TEXTS, *NUMBERS)]
    sql = f"SELECT {', '.join(columns)} FROM ({_newest(events)})"  # noqa: S608 fixed names only
    [counts] = con.execute(sql, _bound(events)).fetchall()
    kinds = dict.fromkeys(NUMBERS, "number")
    found = [
        Property(name, kinds.get(name, "text"), n)
        for name, n in zip((*TEXTS, *NUMBERS), counts, strict=True)
        if n and name not in _NOT_OFFERED
    ]
    found += _own(con, events)
    con.close()
    return sorted(found, key=lambda one: (-one.count, one.name))


_NOT_OFFERED = {"name", "channel", "touchpoint", "type", "library", "source_id"}


def _own(con: Any, events: Sequence[str]) -> list[Property]:
    """Properties that the events bring besides the canonical fields."""
    sql = (
        "SELECT key, json_type(properties, '/' || replace(replace(key, '~', '~0'), '/', '~1')) "  # noqa: S608 fixed names only
        "AS kind, count(*) AS n "
        f"FROM (SELECT properties, unnest(json_keys(properties)) AS key FROM ({_newest(events)}) "
        "WHERE properties IS NOT NULL) GROUP BY ALL ORDER BY n DESC LIMIT 2000"
    )
    counts: dict[str, dict[str, int]] = {}
    for key, kind, n in con.execute(sql, _bound(events)).fetchall():
        if kind not in ("OBJECT", "ARRAY", "NULL", None):
            counts.setdefault(key, {})[_KINDS.get(kind, "number")] = n
    return [Property(k, max(n, key=lambda x: n[x]), sum(n.values())) for k, n in counts.items()]


_KINDS = {"VARCHAR": "text", "BOOLEAN": "bool"}


def values(
    workspace: Workspace, field: str, events: Sequence[str] = (), search: str = ""
) -> Values:
    """The values that a property had, the commonest first.

    Args:
        workspace: Where the events are.
        field: The property, as a rule writes it.
        events: Only of events with these names.
        search: Only values that hold this text, in whatever case.
    """
    con = _connection(workspace)
    if con is None:
        return Values((), 0)
    value, path = field_sql(field)
    sql = (
        f"SELECT v, count(*) AS n FROM (SELECT {value} AS v FROM ({_newest(events)}) AS e) "  # noqa: S608 fixed names only
        "WHERE v IS NOT NULL AND contains(lower(v), lower(?)) GROUP BY v ORDER BY n DESC, v"
    )
    rows = con.execute(sql, [*path, *_bound(events), search]).fetchall()
    con.close()
    if is_number(field):
        rows = [(number_text(text), n) for text, n in rows]
    return _told(field, rows)


def _told(field: str, rows: list[tuple[str, int]]) -> Values:
    if field in PERSONAL or _names_people(rows):
        return Values((), len(rows), hidden=True)
    shown = tuple(Counted(text, n) for text, n in rows[:MOST_SHOWN])
    numbers = [_number(text) for text, _ in rows]
    known = [one for one in numbers if one is not None]
    whole = bool(known) and len(known) == len(rows)
    low, high = (min(known), max(known)) if whole else (None, None)
    return Values(shown, len(rows), low=low, high=high)


def _names_people(rows: list[tuple[str, int]]) -> bool:
    """Whether most values look like addresses of people."""
    few = rows[:50]
    return bool(few) and sum("@" in text and "." in text for text, _ in few) * 2 > len(few)


def _number(text: str) -> float | None:
    try:
        found = float(json.loads(text))
    except (ValueError, TypeError):
        return None
    return found if abs(found) < 1e18 else None


def _connection(workspace: Workspace) -> Any:
    """A connection over the events; None when there is none."""
    files = workspace.files()
    if not files:
        return None
    con = build_connection(memory="512MB")
    con.execute("SET threads = 1")
    con.read_parquet(files, hive_partitioning=False).create_view("stored")
    return con


def _newest(events: Sequence[str]) -> str:
    """The newest events as SQL, by their place in the workspace; of some names only."""
    only = "WHERE list_contains(?::VARCHAR[], name) " if events else ""
    return f"SELECT * FROM stored {only}ORDER BY seq DESC LIMIT {MOST_EVENTS}"  # noqa: S608 fixed names only


def _bound(events: Sequence[str]) -> list[Any]:
    return [list(events)] if events else []
