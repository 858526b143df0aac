"""What the reader decided about a whole file, told in the report: zones, epochs, many names."""

from __future__ import annotations

import pyarrow as pa

from percorso.events.arrow import pc
from percorso.events.maker import Rules

MANY_NAMES = 10_000
"""Different names of events from which on the column is doubted."""
_LOOKED_AT = 1_000
_UNITS = ((11, "seconds"), (14, "milliseconds"), (17, "microseconds"), (19, "nanoseconds"))


class Remarks:
    """Looks at the events of one file as they pass.

    Args:
        rules: How the values of the source are read.
    """

    def __init__(self, rules: Rules) -> None:
        self._zone, self._format = rules.times.zone, rules.times.format
        self._without_zone = 0
        self._unit = ""
        self._names: set[str] = set()

    def add(self, events: pa.Table) -> None:
        """Look at a batch of events."""
        if not len(events):
            return
        for count in pc.value_counts(events["time_quality"].combine_chunks()).to_pylist():
            if count["values"] == "assumed_utc":
                self._without_zone += count["counts"]
        if not self._unit and not self._format:
            self._unit = _unit(events.slice(0, _LOOKED_AT))
        if len(self._names) <= MANY_NAMES:
            self._names.update(pc.unique(events["name"]).to_pylist())

    def notes(self) -> list[str]:
        """What there is to say, for the report."""
        notes = []
        if count := self._without_zone:
            times = "1 time has" if count == 1 else f"{count:,} times have"
            notes.append(f"{times} no time zone, read as UTC. If local, say where it was: "
                         "--time-zone Europe/Rome.")  # fmt: skip
        if self._unit:
            notes.append(f"Numbers as times are read as {self._unit} since 1970, by their size.")
        if len(self._names) > MANY_NAMES:
            notes.append(f"The events have more than {MANY_NAMES:,} different names. A name is "
                         "a kind of event: put what differs into another column.")  # fmt: skip
        return notes


def _unit(events: pa.Table) -> str:
    """The unit of the first time that is a number; empty without one."""
    texts = events["original_at"]
    numbers = texts.filter(pc.match_substring_regex(texts, r"^\d{9,19}(\.\d+)?$"))
    if not len(numbers):
        return ""
    digits = len(str(numbers[0]).partition(".")[0].lstrip("0"))
    return next(unit for most, unit in _UNITS if digits <= most)
