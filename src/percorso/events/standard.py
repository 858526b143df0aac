"""Tables and objects that use the standard names: no mapping is needed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from percorso.errors import Problem, did_you_mean, nearest
from percorso.events.arrow import Array, pc
from percorso.events.batch import (
    Batch,
    Columns,
    Draft,
    Flaw,
    Records,
    array_of,
    scalar_text,
    shown,
    text_of,
)
from percorso.events.names import UNKNOWN, is_address, normal, property_name, standard
from percorso.events.nested import holds_objects, opened
from percorso.events.objects import dumps, objects
from percorso.events.schema import TYPES

TITLE = "title"
"""A column of our own, whose name no file can hold."""
TITLED = ("page", "screen")
"""Types whose `name` is the title of what was seen, not the name of the event."""
NUMERIC = ("value", "quantity", "duration_s", "score")
SIMPLE = ("user_id", "anonymous_id", "group_id", "session_id", "message_id", "order_id")
GUESSES = {
    "user_id": ("customer_id", "customer", "client_id", "member_id", "email", "visitor_id"),
    "timestamp": ("created_at", "order_date", "event_date", "ts", "when", "created"),
    "event": ("action", "activity", "event_type", "status", "activity_type"),
}


def draft(batch: Batch) -> Draft:
    """A batch with standard names as a draft of events."""
    if isinstance(batch, Columns) and any(holds_objects(*each) for each in batch.columns.items()):
        batch = opened(batch)
    return _from_records(batch) if isinstance(batch, Records) else _from_columns(batch)


def missing(columns: list[str]) -> list[Problem]:
    """What keeps a table from being read without a mapping; empty when nothing."""
    fields = {found[0] for name in columns if (found := standard(name))}
    needs = {
        "event": {"name", "type"} & fields,
        "timestamp": {"occurred_at"} & fields,
        "user_id": {"user_id", "anonymous_id"} & fields,
    }
    lacking = [_missing(need, columns) for need, there in needs.items() if not there]
    return lacking or _twice(columns)


def _twice(columns: list[str]) -> list[Problem]:
    """Columns that are one and the same name, such as `user_id` and `userId`."""
    alike: dict[str, list[str]] = {}
    for name in columns:
        if standard(name):
            alike.setdefault(normal(name), []).append(name)
    return [
        Problem(
            f"{' and '.join(map(shown, names))} are the same name.",
            "Rename or remove one of them, or say in a mapping which one counts.",
        )
        for names in alike.values()
        if len(names) > 1
    ]


def _missing(need: str, columns: list[str]) -> Problem:
    what = {"event": "the name of the event: a column `event`",
            "timestamp": "the time: a column `timestamp`",
            "user_id": "who it was: a column `user_id` or `anonymous_id`"}[need]  # fmt: skip
    guess = next((c for c in columns if normal(c) in GUESSES[need]), None) or nearest(need, columns)
    field = {"event": "event", "timestamp": "time", "user_id": "user_id"}[need]
    hint = f"Is it {shown(guess)}? " if guess else ""
    listed = did_you_mean("", columns, limit=8).replace("Allowed", "Columns found")
    return Problem(
        f"{UNKNOWN} {what}. {listed}",
        f"{hint}Rename the column, or name it in a mapping: `{field}: {guess or 'YOUR COLUMN'}`.",
    )


# Tables -------------------------------------------------------------------------------------


def _from_columns(batch: Columns) -> Draft:
    fields, names, rest = _sorted_out(batch)
    context = [(k, v) for k, v in rest if normal(k).startswith("context.")]
    others = [(property_name(k), v) for k, v in rest if not normal(k).startswith("context.")]
    numbers = pa.array(np.arange(len(batch)))
    return Draft(
        fields, names, objects(others), objects([(k.partition(".")[2], v) for k, v in context]),
        batch.rows, batch.rows, numbers,
    )  # fmt: skip


def _sorted_out(
    batch: Columns,
) -> tuple[dict[str, Array], dict[str, str], list[tuple[str, Array]]]:
    """Which columns are fields, how they are called, and what is left."""
    sorting = _Sorting(dict(batch.columns))
    for name in batch.columns:
        if is_address(name):
            continue
        if found := standard(name):
            sorting.candidates.setdefault(found[0], []).append((found[1], name))
        else:
            sorting.rest.append((name, batch.columns[name]))
    names = {field: min(found)[1] for field, found in sorting.candidates.items()}
    sorting.types()
    sorting.titles()
    sorting.pick()
    return sorting.fields, names, sorting.rest


class _Sorting:
    """The columns of a table on their way to fields and properties."""

    def __init__(self, columns: dict[str, Array]) -> None:
        self.columns = columns
        self.candidates: dict[str, list[tuple[int, str]]] = {}
        self.fields: dict[str, Array] = {}
        self.rest: list[tuple[str, Array]] = []

    def types(self) -> None:
        """A column `type` counts where it holds one of the types; elsewhere it is a property."""
        for _, name in self.candidates.pop("type", ()):
            text = pc.utf8_lower(text_of(self.columns[name]))
            known = pc.is_in(text, pa.array(TYPES))
            self.fields["type"] = pc.if_else(known, text, None)
            if not pc.all(known, skip_nulls=False).as_py():
                self.rest.append((name, pc.if_else(known, None, self.columns[name])))

    def titles(self) -> None:
        """The `name` of a page is its title; the `name` of who identifies is a property."""
        types = self.fields.get("type")
        plain = [name for _, name in self.candidates.get("name", ()) if normal(name) == "name"]
        if types is None or not plain:
            return
        text = text_of(self.columns[plain[0]])
        tracked = pc.fill_null(pc.equal(types, "track"), True)
        titled = pc.fill_null(pc.is_in(types, pa.array(TITLED)), False)
        self.columns[plain[0]] = pc.if_else(tracked, text, None)
        self.columns[TITLE] = pc.if_else(titled, text, None)
        self.candidates.setdefault("page_title", []).append((30, TITLE))
        self.rest.append((plain[0], pc.if_else(pc.or_(tracked, titled), None, text)))

    def pick(self) -> None:
        """For each field the first value that is there; a lower name not needed is a property."""
        for field, found in self.candidates.items():
            names = [name for _, name in sorted(found)]
            if len(names) == 1:
                self.fields[field] = self.columns[names[0]]
                continue
            texts = [text_of(self.columns[name]) for name in names]
            for place in range(1, len(names)):
                earlier = pc.is_valid(pc.coalesce(*texts[:place]))
                left = pc.if_else(earlier, self.columns[names[place]], None)
                if names[place] != TITLE:
                    self.rest.append((names[place], left))
            self.fields[field] = pc.coalesce(*texts)


# Objects ------------------------------------------------------------------------------------


def _from_records(batch: Records) -> Draft:
    count = len(batch)
    found = [_sort_record(record) for record in batch.records]
    fields: dict[str, list[Any]] = {}
    names: dict[str, str] = {}
    flaws: list[Flaw] = []
    for index, (values, _, _) in enumerate(found):
        for field, (_, name, value) in values.items():
            if field not in fields:
                fields[field] = [None] * count
                names[field] = name
            if isinstance(value, dict | list | bool) and field in SIMPLE:
                flaws.append(Flaw(index, name, f"{shown(scalar_text(value))} is no identifier.",
                                  "Write it as text or as a number."))  # fmt: skip
            fields[field][index] = value
    return Draft(
        {field: _as_column(field, values) for field, values in fields.items()}, names,
        _dumped([rest for _, rest, _ in found]), _dumped([context for _, _, context in found]),
        batch.rows, batch.rows, pa.array(np.arange(count)), flaws,
    )  # fmt: skip


def _dumped(values: list[dict[str, Any]]) -> Array:
    return pa.array([dumps(value) if value else None for value in values], pa.string())


def _as_column(field: str, values: list[Any]) -> Array:
    if field in NUMERIC:
        return array_of(values)
    return pa.array([scalar_text(value) for value in values], pa.string())


Found = dict[str, tuple[int, str, Any]]
Sorted = tuple[Found, dict[str, Any], dict[str, Any]]


def _sort_record(record: dict[str, Any]) -> Sorted:
    """The fields of one object, its other properties and the rest of its context."""
    found: Found = {}
    rest: dict[str, Any] = {}
    context: dict[str, Any] = {}
    for key, value in record.items():
        kind = _place(key)
        if value is None or value == "" or kind == "address":
            continue
        if kind in ("properties", "traits") and isinstance(value, dict):
            _take(value, "properties." if kind == "properties" else "traits.", found, rest)
        elif kind == "context" and isinstance(value, dict):
            _take_context(value, "context.", found, rest, context)
        else:
            _put(key, key, value, found, rest)
    _untangle(found, rest)
    _unwrap(found, context)
    return found, rest, context


@lru_cache(maxsize=8192)
def _place(key: str) -> str:
    return "address" if is_address(key) else normal(key)


def _put(path: str, key: str, value: Any, found: Found, rest: dict[str, Any]) -> None:
    target = standard(path)
    if target is None:
        rest.setdefault(property_name(key), value)
        return
    field, rank = target
    old = found.get(field)
    if old is None or rank < old[0]:
        found[field] = (rank, path, value)
        if old is not None:
            rest.setdefault(property_name(old[1]), old[2])
    else:
        rest.setdefault(property_name(key), value)


def _take(values: dict[str, Any], start: str, found: Found, rest: dict[str, Any]) -> None:
    for key, value in values.items():
        if value is not None and value != "" and not is_address(key):
            _put(start + key, key, value, found, rest)


def _take_context(
    values: dict[str, Any], start: str, found: Found, rest: dict[str, Any], left: dict[str, Any]
) -> None:
    for key, value in values.items():
        path = start + key
        if value is None or value == "" or is_address(key):
            continue
        if normal(path) == "context.traits" and isinstance(value, dict):
            _take(value, "traits.", found, rest)
        elif (target := standard(path)) is not None:
            if target[0] not in found or target[1] < found[target[0]][0]:
                found[target[0]] = (target[1], path, value)
        elif isinstance(value, dict):
            inner: dict[str, Any] = {}
            _take_context(value, path + ".", found, rest, inner)
            if inner:
                left[key] = inner
        else:
            left[key] = value


def _untangle(found: Found, rest: dict[str, Any]) -> None:
    """A `type` that is none becomes a property; the name of a page becomes its title."""
    kind = found.get("type")
    text = str(kind[2]).strip().lower() if kind else ""
    if kind and text not in TYPES:
        rest.setdefault(kind[1], kind[2])
        del found["type"]
    name = found.get("name")
    if name and normal(name[1]) == "name" and text in TYPES and text != "track":
        del found["name"]
        if text in TITLED:
            found.setdefault("page_title", name)
        else:
            rest.setdefault("name", name[2])


def _unwrap(found: Found, context: dict[str, Any]) -> None:
    """What RudderStack calls channel is the kind of its library, not a marketing channel."""
    channel = found.get("channel")
    if channel and normal(channel[1]) == "channel" and channel[2] in ("web", "server", "mobile"):
        context["channel"] = channel[2]
        del found["channel"]
