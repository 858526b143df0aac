"""Times in any of the usual ways of writing them, brought to UTC with a word on how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from percorso.events.arrow import Array, pc
from percorso.events.batch import shown
from percorso.events.schema import TIME
from percorso.events.timetext import (
    EARLIEST,
    EPOCHS,
    by_pattern,
    epoch_in,
    holds_day,
    order_of,
    recognised,
)

__all__ = ["EPOCHS", "TimeRules", "Times", "holds_day", "read_times"]

SHORTEST = len("2026-03-01 10:00")
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
WRITE_IT = (
    "Write it as 2026-03-01T10:00:00Z or 2026-03-01 10:00, or give `time_format` in a mapping, "
    "for example '%d/%m/%Y %H:%M'."
)


@dataclass(frozen=True)
class TimeRules:
    """How the times of a source are to be read.

    Attributes:
        zone: IANA time zone of times without an offset; None: they are taken as UTC, and said so.
        format: A `strptime` pattern or one of `EPOCHS`; None: the usual ways are recognised.
    """

    zone: str | None = None
    format: str | None = None


@dataclass
class Times:
    """Instants with their quality, and what was wrong with the others."""

    instants: Array
    quality: Array
    wrong: list[tuple[int, str]]


def read_times(column: Array, rules: TimeRules) -> Times:
    """Read a column of times, at once where all are alike, one by one where they are not.

    Numbers of nine to nineteen digits are seconds, milliseconds, microseconds or nanoseconds since
    1970 by their size: below 10^11, 10^14 and 10^17. A local time that happens twice is the
    earlier one; one that does not exist is the first instant after the gap.
    """
    times = _typed(column, rules) if not _is_text(column.type) else _texts(column, rules)
    return _in_range(times, column)


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _typed(column: Array, rules: TimeRules) -> Times:
    kind = column.type
    if pa.types.is_timestamp(kind):
        exact = _micros(column)
        if kind.tz:
            return _alike(exact.cast(TIME), "exact")
        return _alike(_placed(exact, rules.zone), _zone_quality(rules.zone))
    if pa.types.is_date(kind):
        return _alike(_placed(column.cast(pa.timestamp("us")), rules.zone), "date_only")
    from percorso.events.batch import text_of

    return _one_by_one(text_of(column), rules)


def _micros(column: Array) -> Array:
    """The instants in microseconds; what lies beyond all years is put where it is seen to be.

    Of a zone only its being there counts: the number is in UTC, also when nobody knows the zone.
    """
    zone = "UTC" if column.type.tz else None
    bare = column.cast(pa.timestamp(column.type.unit, zone))
    seconds = bare.cast(pa.timestamp("s", zone), safe=False).cast(pa.int64())
    far = pc.greater_equal(seconds, int(LATEST.timestamp()))
    far = pc.or_(far, pc.less(seconds, int(EARLIEST.timestamp())))
    beyond = pa.scalar(int(LATEST.timestamp()) * 1_000_000, pa.timestamp("us", zone))
    return pc.if_else(far, beyond, bare.cast(pa.timestamp("us", zone), safe=False))


def _texts(column: Array, rules: TimeRules) -> Times:
    if rules.format:
        return _formatted(column, rules)
    for kind in (TIME, pa.timestamp("us")):
        try:
            parsed = column.cast(kind)
        except pa.ArrowInvalid:
            continue
        if (pc.min(pc.utf8_length(column)).as_py() or SHORTEST) < SHORTEST:
            break
        if kind == TIME:
            return _alike(parsed, "exact")
        return _alike(_placed(parsed, rules.zone), _zone_quality(rules.zone))
    return _one_by_one(column, rules)


def _formatted(column: Array, rules: TimeRules) -> Times:
    pattern = rules.format or ""
    if pattern in EPOCHS:
        return _each(column, rules, lambda text: epoch_in(text, EPOCHS[pattern]))
    return _each(column, rules, lambda text: by_pattern(text, pattern))


def _one_by_one(column: Array, rules: TimeRules) -> Times:
    times = _each(column, rules, recognised)
    hint = order_of(set(column.to_pylist()) - {None}) if times.wrong else ""
    return Times(times.instants, times.quality, [(i, why + hint) for i, why in times.wrong])


def _each(column: Array, rules: TimeRules, read: object) -> Times:
    """Instants are found as naive local times first, so that one rule places them all."""
    assert callable(read)  # noqa: S101 - narrows the type; a caller outside cannot reach it
    known: dict[str, tuple[datetime | None, str]] = {}
    for text in set(column.to_pylist()) - {None}:
        try:
            known[text] = read(text)
        except (ValueError, OverflowError) as error:
            known[text] = (None, str(error))
    return _collect(column.to_pylist(), known, rules)


def _collect(
    texts: list[str | None], known: dict[str, tuple[datetime | None, str]], rules: TimeRules
) -> Times:
    found = [known.get(text, (None, "")) if text else (None, "") for text in texts]
    wrong = [(i, why) for i, (value, why) in enumerate(found) if value is None and texts[i]]
    exact = [value if value and value.tzinfo else None for value, _ in found]
    local = [value if value and not value.tzinfo else None for value, _ in found]
    placed = _placed(pa.array(local, pa.timestamp("us")), rules.zone)
    zone = _zone_quality(rules.zone)
    quality = [(zone if why == "local" else why) if value else None for value, why in found]
    instants = pc.coalesce(pa.array(exact, TIME), placed)
    return Times(instants, pa.array(quality, pa.string()), wrong)


def _zone_quality(zone: str | None) -> str:
    return "local" if zone else "assumed_utc"


def _placed(naive: Array, zone: str | None) -> Array:
    placed = pc.assume_timezone(
        naive, timezone=zone or "UTC", ambiguous="earliest", nonexistent="latest"
    )
    return placed.cast(TIME)


def _alike(instants: Array, quality: str) -> Times:
    same = pa.array([quality] * len(instants), pa.string())
    return Times(instants, same, [])


def _said(value: pa.Scalar[Any]) -> object:
    """A value for a message; Arrow has years that Python has not."""
    try:
        return value.as_py()
    except (OverflowError, pa.ArrowInvalid):
        return value.cast(pa.int64()).as_py()


def _in_range(times: Times, column: Array) -> Times:
    low, high = pa.scalar(EARLIEST, TIME), pa.scalar(LATEST, TIME)
    inside = pc.fill_null(
        pc.and_(pc.greater_equal(times.instants, low), pc.less(times.instants, high)), True
    )
    if pc.all(inside).as_py():
        return times
    outside = [i for i, ok in enumerate(inside.to_pylist()) if not ok]
    wrong = [(i, f"{shown(_said(column[i]))} lies before 1970 or after 2099.") for i in outside]
    kept = pc.if_else(inside, times.instants, pa.scalar(None, TIME))
    return Times(kept, times.quality, times.wrong + wrong)
