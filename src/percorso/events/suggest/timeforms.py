"""How times are written in a column: ISO, since 1970, or a pattern; day first or month first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

import pyarrow as pa

from percorso.events.suggest.vocabulary import single
from percorso.events.times import TimeRules, read_times

ENOUGH, HALF, MANY = 0.9, 0.5, 100
"""The share of values that a form must be able to read."""
NAMES = single("times")
"""Words in the names of columns that hold times."""
CLOCKS = ("", " %H:%M:%S", " %H:%M", ", %H:%M", ", %H:%M:%S", " %H.%M", "T%H:%M:%S", " %I:%M %p",
          " %I:%M:%S %p", ", %I:%M %p", " %H:%M:%S.%f", " %H:%M:%S %z", " - %H:%M")  # fmt: skip
DAYS = tuple(
    f"{a}{sign}{b}{sign}{year}"
    for year in ("%Y", "%y")
    for sign in "/-."
    for a, b in (("%d", "%m"), ("%m", "%d"))
)
WORDED = ("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%Y", "%d-%b-%y", "%d/%b/%Y",
          "%a, %d %b %Y", "%A, %d %B %Y", "%A, %B %d, %Y", "%b %d %Y")  # fmt: skip
PATTERNS = (
    *(day + clock for day in (*DAYS, *WORDED) for clock in CLOCKS),
    *("%Y%m%d%H%M%S", "%Y%m%d%H%M", "%Y%m%d %H:%M:%S", "%Y%m%d", "%d/%b/%Y:%H:%M:%S %z"),
)
_EPOCH = re.compile(r"\d{9,19}(\.\d{1,9})?")
_SERIAL = re.compile(r"[34]\d{4}(\.\d+)?")
_LIKELY = re.compile(r"(?=(?:\D*\d){3})[\w/.,:+\- ]{6,40}")
_DIGITS = re.compile(r"\d{8,14}")


@dataclass(frozen=True)
class TimeForm:
    """How times are written.

    Attributes:
        way: typed, iso, epoch, pattern, or serial (days as spreadsheets count them: not read).
        pattern: The `strptime` pattern, when one is needed.
        zoned: Whether the values say their zone, or are counted since 1970.
        clock: Whether they hold a time of day.
        fits: How many of the different values that were tried can be read so.
        tried: How many were tried.
        other: The pattern with day and month exchanged, when there is such a one.
        proofs: Values that only the chosen order of day and month can read.
        why: What decided the order: values, order (of the rows) or nothing.
    """

    way: str
    pattern: str | None = None
    zoned: bool = False
    clock: bool = True
    fits: int = 0
    tried: int = 0
    other: str | None = None
    proofs: int = 0
    why: str = ""

    @property
    def day_first(self) -> bool:
        """Whether the day stands before the month."""
        return (self.pattern or "").startswith("%d")

    def exchanged(self, why: str) -> TimeForm:
        """The same with day and month exchanged."""
        return replace(self, pattern=self.other, other=self.pattern, why=why)


def time_form(
    kind: pa.DataType, values: Sequence[str], words: Sequence[str] = ("time",)
) -> TimeForm | None:
    """How times are written in a column; None when its values are no times.

    Args:
        kind: The type of the column.
        values: Different values, in the order of the file.
        words: The words of its name: bare numbers are times only where the name says so.

    Example:
        >>> form = time_form(pa.string(), ["01/03/2026 10:00", "17/03/2026 09:30"])
        >>> form.pattern, form.proofs, form.why
        ('%d/%m/%Y %H:%M', 1, 'values')
    """
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return TimeForm("typed", zoned=bool(getattr(kind, "tz", None)),
                        clock=pa.types.is_timestamp(kind) and _has_clock(values),
                        fits=len(values), tried=len(values))  # fmt: skip
    if not values or pa.types.is_boolean(kind) or pa.types.is_nested(kind):
        return None
    named = bool(NAMES & set(words))
    return _numbers(values, named) or _iso(values) or _by_pattern(values, named)


def _has_clock(values: Sequence[str]) -> bool:
    return any(not re.search(r"[ T]00:00(:00)?", value) for value in values[:200])


def _numbers(values: Sequence[str], named: bool) -> TimeForm | None:
    if not named:
        return None
    if _share(_EPOCH, values) >= ENOUGH:
        return _recognised(values, "epoch")
    if _share(_SERIAL, values) >= ENOUGH:
        return TimeForm("serial", fits=0, tried=len(values))
    return None


def _iso(values: Sequence[str]) -> TimeForm | None:
    return None if _share(_DIGITS, values) > 0.5 else _recognised(values, "iso")


def _few(values: Sequence[str]) -> Sequence[str]:
    """Some values of all parts; most columns show by them that they hold no times."""
    return values[:: max(1, len(values) // 40)]


def _recognised(values: Sequence[str], way: str) -> TimeForm | None:
    """What the reader of times recognises by itself."""
    if len(values) > MANY and _recognised(_few(values), way) is None:
        return None
    times = read_times(pa.array(values, pa.string()), TimeRules())
    fits = len(values) - times.instants.null_count
    if fits < ENOUGH * len(values):
        return None
    qualities = set(times.quality.drop_null().to_pylist())
    zoned = qualities <= {"exact"}
    return TimeForm(
        way, zoned=zoned, clock=qualities != {"date_only"}, fits=fits, tried=len(values)
    )


def _share(shape: re.Pattern[str], values: Sequence[str]) -> float:
    return sum(shape.fullmatch(value) is not None for value in values) / max(len(values), 1)


def _by_pattern(values: Sequence[str], named: bool) -> TimeForm | None:
    if not named and _share(_DIGITS, values) > 0.5:
        return None
    few = _few(values)
    if _share(_LIKELY, few) < HALF:
        return None
    likely = [(len(_read(few, one)), one) for one in PATTERNS if _read(values[:1], one)
              or _read(few[-1:], one)]  # fmt: skip
    likely = [(hits, one) for hits, one in likely if hits >= ENOUGH * len(few) * 0.6]
    best = max(likely, key=lambda pair: (pair[0], _reads_all(values, pair[1])), default=None)
    return None if best is None else _ordered(values, best[1])


def _reads_all(values: Sequence[str], pattern: str) -> int:
    return len(_read(values, pattern))


def _read(values: Sequence[str], pattern: str) -> list[datetime]:
    read = []
    for value in values:
        try:
            found = datetime.strptime(value, pattern)
        except ValueError:
            continue
        if 1970 <= found.year < 2100:
            read.append(found)
    return read


def _exchange(pattern: str) -> str | None:
    """The same pattern with day and month exchanged; None where the month is a word."""
    if not re.match(r"%[dm](.)%[dm]\1%[yY]", pattern):
        return None
    return pattern.translate(str.maketrans("dm", "md"))


def _ordered(values: Sequence[str], pattern: str) -> TimeForm | None:
    """The pattern with the better order of day and month, and what speaks for it."""
    other = _exchange(pattern)
    read, swapped = _read(values, pattern), _read(values, other) if other else []
    if len(swapped) > len(read) or (len(swapped) == len(read) and other and other[1] == "d"):
        pattern, other, read, swapped = other or pattern, pattern, swapped, read
    if len(read) < ENOUGH * len(values):
        return None
    clock = any(sign in pattern for sign in ("%H", "%I"))
    form = TimeForm("pattern", pattern, "%z" in pattern, clock, len(read), len(values), other,
                    len(read) - len(swapped), "values")  # fmt: skip
    return form if form.proofs or not other else _by_order(form, read, swapped)


def _by_order(form: TimeForm, read: list[datetime], swapped: list[datetime]) -> TimeForm:
    """Where both orders read everything, the one in which the rows stand in order of time."""
    if len(read) > 3 and _sorted(swapped) and not _sorted(read):
        return form.exchanged("order")
    if len(read) > 3 and _sorted(read) and not _sorted(swapped):
        return replace(form, why="order")
    return replace(form, why="")


def _sorted(times: list[datetime]) -> bool:
    pairs = list(pairwise(times))
    return all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)
