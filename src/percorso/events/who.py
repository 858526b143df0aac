"""Name, time and person: what every event needs."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from percorso.events.arrow import Array, pc
from percorso.events.batch import shown, text_of
from percorso.events.maker import IDENTIFIERS, Maker
from percorso.events.schema import TYPES
from percorso.events.times import WRITE_IT, Times, read_times

LONGEST_NAME = 300
LONGEST_ID = 1000
DEFAULT_NAMES = {
    "page": "Page Viewed",
    "screen": "Screen Viewed",
    "identify": "Identified",
    "group": "Grouped",
    "alias": "Aliased",
}


def name(maker: Maker) -> None:
    """Type and name; types other than track have a name of their own."""
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


def time(maker: Maker) -> None:
    """The instant, its quality and its original text."""
    column = maker.draft.fields.get("occurred_at")
    if column is None:
        column = pa.nulls(len(maker.draft), pa.string())
    if pa.types.is_string(column.type):
        column = text_of(column)
    times = read_times(column, maker.times("occurred_at", maker.rules.times))
    for index, message in times.wrong:
        maker.flaw(index, "occurred_at", message, WRITE_IT)
    maker.flaws_where(
        _untold(times), "occurred_at",
        lambda i: ("The event has no time.", "Fill the column `timestamp`."),
    )  # fmt: skip
    maker.columns["occurred_at"] = times.instants
    maker.columns["time_quality"] = times.quality
    maker.columns["original_at"] = text_of(column)


def _untold(times: Times) -> Array:
    """Where there is no instant and nothing was said of it: empty, in whatever way (NaN, b"")."""
    none = pc.is_null(times.instants).to_numpy(zero_copy_only=False).copy()
    none[[index for index, _ in times.wrong]] = False
    return pa.array(none)


def identity(maker: Maker) -> None:
    """The identifiers; an event needs a person."""
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
