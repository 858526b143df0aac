"""The conservation laws of what the numbers mean, on rows, whoever gave them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Protocol

from tests.oracle.strategies import BYS, WHERES, Case
from tests.oracle.windows import local_midnight

Rows = list[dict[str, Any]]
ENDS = ("advanced", "skipped", "returned", "new_cycle", "expired", "open")
COUNTS = ("entries", *ENDS, "cycles", "cycles_first", "cycles_repeat", "cycles_retry")
DECISIONS = ("", "_next", "_goal")


class Answers(Protocol):
    """Whoever answers questions with rows (times in microseconds since 1970)."""

    def stages(self, *args: Any, **asked: Any) -> Rows: ...
    def flow(self, *args: Any, **asked: Any) -> Rows: ...
    def population(self, *args: Any, **asked: Any) -> Rows: ...
    def stays(self, *args: Any, **asked: Any) -> Rows: ...
    def cycles(self, *args: Any, **asked: Any) -> Rows: ...
    def summary(self) -> dict[str, Any]: ...


def broken_laws(found: Answers, case: Case, everything: Answers | None = None) -> list[str]:
    """The laws that these answers break, each in words.

    Args:
        found: The answers in the window of the case.
        case: The case.
        everything: The answers without a window, for the laws that hold over all time.
    """
    laws = [_ends_add_up, _cycles_add_up, _segments_add_up, _flow_adds_up]
    broken = [text for law in laws for text in law(found)]
    whole = {k: v for k, v in case.options.items() if k not in ("start", "end")}
    always = everything or case.oracle(**whole)
    return [*broken, *_population_moves(always, case), *_every_event_counts(always)]


def _measured(rows: Rows) -> Rows:
    return [r for r in rows if r["entries"] is not None]


def _ends_add_up(found: Answers) -> Iterator[str]:
    """ "entries = advanced + skipped + returned + new_cycle + expired + open, for every stage,
    segment and period"."""
    for where in (None, *WHERES):
        for row in _measured(found.stages(where=where)):
            if row["entries"] != sum(row[end] for end in ENDS):
                yield f"entries are not the sum of their ends: {where} {row}"


def _cycles_add_up(found: Answers) -> Iterator[str]:
    """ "cycles = decided + undecided = first + repeat + retry"."""
    for where in (None, *WHERES):
        for row in _measured(found.stages(where=where)):
            kinds = row["cycles_first"] + row["cycles_repeat"] + row["cycles_retry"]
            decided = [
                row[f"decided{k}"] + row[f"undecided{k}"]
                for k in DECISIONS
                if row[f"decided{k}"] is not None
            ]
            if {row["cycles"]} != {kinds, row["cycles"], *decided}:
                yield f"cycles are not decided + undecided or first + repeat + retry: {row}"


def _segments_add_up(found: Answers) -> Iterator[str]:
    """ "segments that partition the people add up"."""
    whole = {r["stage"]: r for r in _measured(found.stages())}
    for by in BYS:
        counts = (*COUNTS, "people", "population") if by.startswith("person") else COUNTS
        parts: dict[str, Counter[str]] = {stage: Counter() for stage in whole}
        for row in _measured(found.stages(by=by)):
            parts[row["stage"]].update({key: row[key] for key in counts})
        for stage, part in parts.items():
            if any(part[key] != whole[stage][key] for key in counts):
                yield f"segments by {by} do not add up in {stage}: {part} {whole[stage]}"


def _flow_adds_up(found: Answers) -> Iterator[str]:
    """ "flow out of a stage = entries − expired − open"."""
    for where in (None, *WHERES):
        out: Counter[str] = Counter()
        for row in found.flow(where=where):
            out[row["from"]] += row["n"]
        for row in _measured(found.stages(where=where)):
            if out[row["stage"]] != row["entries"] - row["expired"] - row["open"]:
                yield f"the flow out of {row['stage']} is not its exits: {where}"


def _population_moves(always: Answers, case: Case) -> Iterator[str]:
    """ "population tomorrow = today + entered − left"."""
    zone = case.options.get("time_zone") or case.journey.get("time_zone") or "UTC"
    stays = always.stays()
    people = {(r["day"], r["stage"]): r["people"] for r in always.population()}
    for (day, stage), today in people.items():
        after = date.fromisoformat(day) + timedelta(days=1)
        if (after.isoformat(), stage) not in people:
            continue
        opens = local_midnight(after, zone)
        closes = local_midnight(after + timedelta(days=1), zone)
        here = [s for s in stays if s["stage"] == stage]
        entered = sum(opens <= s["entered_at"] < closes for s in here)
        left = sum(s["left_at"] is not None and opens <= s["left_at"] < closes for s in here)
        if people[after.isoformat(), stage] != today + entered - left:
            yield f"the population of {stage} on {after} is not that of {day} + entered − left"


def _every_event_counts(always: Answers) -> Iterator[str]:
    """ "events = hits of stays + out of order + unmatched"."""
    total = always.summary()
    hits = sum(s["hits"] for s in always.stays())
    if total["events"] != hits + total["out_of_order"] + total["unmatched"]:
        yield f"events are not hits + out of order + unmatched: {total}"
