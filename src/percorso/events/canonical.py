"""From a draft to canonical events: every value is checked, every bad row is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from percorso.events import identifiers
from percorso.events.arrow import Array, column, pc, table_schema
from percorso.events.batch import Draft, Flaw, shown, text_of
from percorso.events.numbers import currencies, read_money, read_numbers
from percorso.events.schema import EVENTS, SCHEMA_VERSION, STAGED, TYPES
from percorso.events.times import WRITE_IT, TimeRules, read_times
from percorso.events.values import CHOICES, device_class, host_of, path_of, read_truth

LONGEST_NAME = 300
LONGEST_ID = 1000
DEFAULT_NAMES = {
    "page": "Page Viewed",
    "screen": "Screen Viewed",
    "identify": "Identified",
    "group": "Grouped",
    "alias": "Aliased",
}
IDENTIFIERS = ("user_id", "anonymous_id", "group_id", "session_id", "message_id", "order_id")
NUMBERS = ("quantity", "duration_s", "score")
OTHER_TIMES = ("sent_at", "received_at")


@dataclass(frozen=True)
class Rules:
    """How the values of a source are to be read.

    Attributes:
        source: The name of the source.
        times: How times are written.
        decimal: The decimal sign of numbers in text, or None when only the clear ones count.
        currency: The currency of amounts that come without one, or None.
    """

    source: str = "import"
    times: TimeRules = field(default_factory=TimeRules)
    decimal: str | None = None
    currency: str | None = None


class _Maker:
    """Makes the canonical columns of one draft and collects the flaws."""

    def __init__(self, draft: Draft, rules: Rules) -> None:
        self.draft = draft
        self.rules = rules
        self.flaws: list[Flaw] = list(draft.flaws)
        self.columns: dict[str, Array] = {}

    def flaw(self, index: int, field: str, message: str, fix: str = "") -> None:
        column = self.draft.names.get(field, field)
        self.flaws.append(Flaw(index, column, message, fix))

    def flaws_where(self, mask: Any, field: str, say: Callable[[int], tuple[str, str]]) -> None:
        for index in np.flatnonzero(pc.fill_null(mask, False).to_numpy(zero_copy_only=False)):
            self.flaw(int(index), field, *say(int(index)))

    def times(self, field: str, otherwise: TimeRules) -> TimeRules:
        return self.draft.times.get(field, otherwise)

    def text(self, field: str) -> Array | None:
        column = self.draft.fields.get(field)
        if column is None:
            return None
        text = text_of(column)
        return None if text.null_count == len(text) else text

    def keep(self, name: str, column: Array | None) -> None:
        if column is not None and column.null_count < len(column):
            self.columns[name] = column


def canonical(draft: Draft, rules: Rules) -> tuple[pa.Table, list[Flaw]]:
    """Check a draft and bring it into the canonical shape.

    Args:
        draft: The rows in Percorso's words.
        rules: How times and numbers are written, and the name of the source.

    Returns:
        The good rows, with the columns of `schema.STAGED` but `file_number` and `ord`, and `origin`
        (the index in the batch); and the flaws of the others.
    """
    maker = _Maker(draft, rules)
    for step in (_name, _time, _identity, _texts, _amounts, _choices, _others, _derived):
        step(maker)
    good = np.ones(len(draft), dtype=bool)
    good[[flaw.index for flaw in maker.flaws]] = False
    return _finish(maker, good), sorted(maker.flaws, key=lambda flaw: flaw.index)


def _name(maker: _Maker) -> None:
    count = len(maker.draft)
    types = maker.text("type")
    types = pa.nulls(count, pa.string()) if types is None else pc.utf8_lower(types)
    unknown = pc.invert(pc.is_in(types, pa.array(TYPES)))
    maker.flaws_where(
        pc.and_(unknown, pc.is_valid(types)), "type",
        lambda i: (f"{shown(types[i])} is no type of event.", f"Allowed: {', '.join(TYPES)}."),
    )  # fmt: skip
    defaults = pa.array(list(DEFAULT_NAMES.values()))
    by_type = pc.take(defaults, pc.index_in(types, pa.array(list(DEFAULT_NAMES))))
    names = maker.text("name")
    names = by_type if names is None else pc.coalesce(names, by_type)
    maker.flaws_where(
        pc.is_null(names), "name",
        lambda i: ("The event has no name.", "Fill the column `event`: 'Order Completed'."),
    )  # fmt: skip
    maker.flaws_where(
        pc.greater(pc.utf8_length(names), LONGEST_NAME), "name",
        lambda i: (f"The name of the event has more than {LONGEST_NAME} characters: "
                   f"{shown(names[i])}.", "Put long texts into `text`."),
    )  # fmt: skip
    maker.columns["type"] = pc.fill_null(types, "track")
    maker.columns["name"] = names


def _time(maker: _Maker) -> None:
    column = maker.draft.fields.get("occurred_at")
    if column is None:
        column = pa.nulls(len(maker.draft), pa.string())
    if pa.types.is_string(column.type):
        column = text_of(column)
    times = read_times(column, maker.times("occurred_at", maker.rules.times))
    for index, message in times.wrong:
        maker.flaw(index, "occurred_at", message, WRITE_IT)
    maker.flaws_where(
        pc.is_null(column), "occurred_at",
        lambda i: ("The event has no time.", "Fill the column `timestamp`."),
    )  # fmt: skip
    maker.columns["occurred_at"] = times.instants
    maker.columns["time_quality"] = times.quality
    maker.columns["original_at"] = text_of(column)


def _identity(maker: _Maker) -> None:
    for name in IDENTIFIERS:
        column = maker.text(name)
        if column is None:
            continue
        column = _whole(column)
        maker.flaws_where(
            pc.greater(pc.utf8_length(column), LONGEST_ID), name,
            lambda i: (f"The identifier has more than {LONGEST_ID} characters.", "Shorten it."),
        )  # fmt: skip
        maker.keep(name, column)
    nobody = pa.array(np.ones(len(maker.draft), dtype=bool))
    for name in ("user_id", "anonymous_id"):
        if name in maker.columns:
            nobody = pc.and_(nobody, pc.is_null(maker.columns[name]))
    maker.flaws_where(
        nobody, "user_id" if "user_id" in maker.draft.names else "anonymous_id",
        lambda i: ("The event has nobody: no user_id and no anonymous_id.",
                   "Fill one of the two, or leave the row out."),
    )  # fmt: skip


def _whole(column: Array) -> Array:
    """Numeric identifiers that a table tool wrote as 123.0 are 123."""
    if not pc.any(pc.ends_with(column, ".0")).as_py():
        return column
    return pc.replace_substring_regex(column, r"^(\d+)\.0$", r"\1")


def _texts(maker: _Maker) -> None:
    done = {"type", "name", "occurred_at", *IDENTIFIERS, *NUMBERS, *OTHER_TIMES, *CHOICES}
    done |= {"value", "currency", "is_bot", "sequence"}
    for name in maker.draft.fields:
        if name in EVENTS.names and name not in done:
            maker.keep(name, maker.text(name))
    for name in ("properties", "context"):
        maker.keep(name, getattr(maker.draft, name))


def _amounts(maker: _Maker) -> None:
    for name in ("value", *NUMBERS):
        column = maker.draft.fields.get(name)
        if column is None:
            continue
        read = read_money if name == "value" else read_numbers
        if not _is_number(column.type):
            column = text_of(column)
        decimal = maker.draft.decimals.get(name, maker.rules.decimal)
        numbers, wrong = read(column, decimal)
        for index, message in wrong:
            maker.flaw(index, name, message)
        maker.keep(name, numbers)
    _currency(maker)


def _is_number(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    )


def _currency(maker: _Maker) -> None:
    currency = maker.text("currency")
    if currency is not None:
        currency = pc.utf8_upper(currency)
        known = pa.array(sorted(currencies()))
        maker.flaws_where(
            pc.and_(pc.is_valid(currency), pc.invert(pc.is_in(currency, known))), "currency",
            lambda i, codes=currency: (f"{shown(codes[i])} is no currency code.",
                       "Write the three letters of ISO 4217, for example EUR."),
        )  # fmt: skip
    if maker.rules.currency and "value" in maker.columns:
        missing = pc.if_else(pc.is_valid(maker.columns["value"]), maker.rules.currency, None)
        currency = missing if currency is None else pc.coalesce(currency, missing)
    maker.keep("currency", currency)


def _choices(maker: _Maker) -> None:
    for name, allowed in CHOICES.items():
        column = maker.text(name)
        if column is None:
            continue
        column = device_class(column) if name == "device_class" else pc.utf8_lower(column)
        if allowed:
            maker.flaws_where(
                pc.and_(pc.is_valid(column), pc.invert(pc.is_in(column, pa.array(allowed)))), name,
                lambda i, column=column, allowed=allowed: (  # type: ignore[misc]
                    f"{shown(column[i])} is not allowed here.", f"Allowed: {', '.join(allowed)}."),
            )  # fmt: skip
        maker.keep(name, column)


def _others(maker: _Maker) -> None:
    for name in OTHER_TIMES:
        column = maker.draft.fields.get(name)
        if column is None:
            continue
        times = read_times(
            text_of(column) if pa.types.is_string(column.type) else column,
            maker.times(name, TimeRules()),
        )
        for index, message in times.wrong:
            maker.flaw(index, name, message, WRITE_IT)
        maker.keep(name, times.instants)
    truth = maker.text("is_bot")
    if truth is not None:
        values, wrong = read_truth(truth)
        for index, message in wrong:
            maker.flaw(index, "is_bot", message, "Write true or false.")
        maker.keep("is_bot", values)
    _sequence(maker)


def _sequence(maker: _Maker) -> None:
    given = maker.text("sequence")
    place = maker.draft.sequence
    if given is None:
        maker.columns["sequence"] = place
        return
    wrong = pc.and_(pc.is_valid(given), pc.invert(pc.match_substring_regex(given, r"^\d{1,18}$")))
    maker.flaws_where(
        wrong, "sequence",
        lambda i: (f"{shown(given[i])} is no whole number.", "Give whole numbers, or none."),
    )  # fmt: skip
    numbers = pc.if_else(pc.fill_null(wrong, False), None, given).cast(pa.int64())
    maker.columns["sequence"] = pc.coalesce(numbers, place)


def _derived(maker: _Maker) -> None:
    """The host of the referrer and the path of the page, when only the addresses are given."""
    for made, source, read in (
        ("referrer_host", "referrer_url", host_of),
        ("page_path", "page_url", path_of),
    ):
        if source in maker.columns:
            found = read(maker.columns[source])
            given = maker.columns.get(made)
            maker.keep(made, found if given is None else pc.coalesce(given, found))


def _finish(maker: _Maker, good: Any) -> pa.Table:
    if good.all():
        columns, count = maker.columns, len(maker.draft)
    else:
        mask = pa.array(good)
        columns = {name: column.filter(mask) for name, column in maker.columns.items()}
        count = int(good.sum())
    hashes = identifiers.content_hashes(columns, count)
    given = columns.get("message_id", pa.nulls(count, pa.string()))
    derived = pc.is_null(given)
    made = [identifiers.derived_message(content, 1) for content in hashes]
    messages = pc.coalesce(given, pa.array(made, pa.string()))
    source = maker.rules.source
    places = {
        name: column if good.all() else column.filter(pa.array(good))
        for name, column in (("row", maker.draft.rows), ("origin", maker.draft.origin))
    }
    columns = columns | places | {
        "source_id": pa.array([source] * count, pa.string()),
        "message_id": messages,
        "event_id": pa.array(
            identifiers.event_ids(source, messages.to_pylist()), pa.string()
        ),
        "digest": identifiers.digests(hashes),
        "derived": derived,
        "schema_version": pa.array(np.full(count, SCHEMA_VERSION, dtype=np.int16)),
    }  # fmt: skip
    return _shaped(columns, count)


SHAPE = table_schema(
    [field for field in STAGED if field.name not in ("file_number", "ord")]
    + [column("origin", pa.int64())]
)


def _shaped(columns: dict[str, Array], count: int) -> pa.Table:
    arrays = [
        columns[field.name].cast(field.type)
        if field.name in columns
        else pa.nulls(count, field.type)
        for field in SHAPE
    ]
    return pa.Table.from_arrays(arrays, schema=SHAPE)
