"""The rows of the answer: each behaviour tested, with its odds and how sure they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from percorso.explain.drivers.behaviours import Behaviour
from percorso.explain.drivers.counting import Counts, kinds_alone
from percorso.explain.drivers.names import name_of
from percorso.explain.drivers.odds import mantel_haenszel, surely, woolf
from percorso.explain.drivers.plan import Plan
from percorso.explain.drivers.units import EARLY, ENDED, UNDECIDED, Ints
from percorso.measure.answer import Row
from percorso.measure.multiple import FALSE_ALARMS, benjamini_hochberg, two_shares
from percorso.measure.run import Run
from percorso.measure.statistics import newcombe
from percorso.words import Words

COLUMNS = (
    "rank", "stage", "kind", "behaviour", "times", "name", "window_s", "n_with", "went_on_with",
    "n_without", "went_on_without", "share_with", "share_without", "difference", "difference_low",
    "difference_high", "odds_ratio", "odds_ratio_low", "odds_ratio_high", "odds_ratio_adjusted",
    "odds_ratio_adjusted_low", "odds_ratio_adjusted_high", "p_value", "q_value", "significant",
    "same_as", "entries", "went_early", "ended_early", "undecided",
)  # fmt: skip
SHOWN = 0.10
"""Rows up to this q-value are shown, unless everything is asked for."""


@dataclass(frozen=True)
class Place:
    """Where a behaviour was counted: its group and stage, as one number, and its own number."""

    at: int
    behaviour: int


@dataclass(frozen=True)
class Limits:
    """What is tested and shown.

    Attributes:
        least: So many entries with it and as many without it, to be tested.
        points: A difference of at least so much, to be shown.
        everything: Everything that was seen is shown.
    """

    least: int
    points: float
    everything: bool


@dataclass(frozen=True)
class Teller:
    """Turns counts into rows."""

    run: Run
    plan: Plan
    window: Ints
    counts: Counts
    limits: Limits

    def rows(self) -> list[tuple[Row, Place]]:
        """The rows shown with their places, ranked, group after group; all tests counted."""
        found = list(self._tested())
        for (row, _), q in zip(
            found, benjamini_hochberg([row["p_value"] for row, _ in found]), strict=True
        ):
            row["q_value"], row["significant"] = q, q is not None and q <= FALSE_ALARMS
        shown = [(row, place) for row, place in found if self._shown(row)]
        shown.sort(key=lambda told: (told[1].at // self.run.plan.stages, _order(told[0])))
        for number, (row, place) in enumerate(shown, 1):
            row["rank"] = number
            self._adjust(row, place)
        self._pair(shown)
        return shown

    @property
    def tested(self) -> int:
        """How many behaviours were tested."""
        return sum(row["p_value"] is not None for row, _ in self._tested())

    def _tested(self) -> Iterator[tuple[Row, Place]]:
        at, every = self.counts.at.sum(axis=2), self.counts.all.sum(axis=1)
        for place in np.flatnonzero(every.sum(axis=1)).tolist():
            for number in range(len(self.plan.catalogue)):
                lost, won = (int(n) for n in at[place, number])
                behaviour = self.plan.catalogue.behaviours[number]
                if not lost + won and behaviour.kind != "signal":
                    continue
                among = behaviour.among
                whole = every[place] if among is None else at[place, slice(*among)].sum(axis=0)
                others = int(whole[0]) - lost, int(whole[1]) - won
                yield (
                    self._row(place, behaviour, (won, lost, others[1], others[0])),
                    Place(place, number),
                )

    def _row(self, place: int, behaviour: Behaviour, table: tuple[int, int, int, int]) -> Row:
        group, stage = divmod(place, self.run.plan.stages)
        states = self.counts.states[place]
        row: Row = {"segment": self.run.labels()[group]} if self.run.grouping.split else {}
        row |= {
            "rank": None, "stage": self.run.stages[stage].id, "kind": behaviour.kind,
            "behaviour": behaviour.name, "times": behaviour.times,
            "name": name_of(self.run, behaviour, Words.of(self.run.lang)),
            "window_s": int(self.window[stage]) / 1e6, **self._figures(table),
            "q_value": None, "significant": False, "same_as": None,
            "entries": int(states.sum()), "went_early": int(states[EARLY]),
            "ended_early": int(states[ENDED]), "undecided": int(states[UNDECIDED]),
        }  # fmt: skip
        return row

    def _figures(self, table: tuple[int, int, int, int]) -> Row:
        a, b, c, d = table
        n, m = a + b, c + d
        share, other = (a / n if n else None), (c / m if m else None)
        low, high = newcombe(a, n, c, m) or (None, None)
        tests = min(n, m) >= self.limits.least
        odds = woolf(*table) if tests else (None, None, None)
        return {
            "n_with": n, "went_on_with": a, "n_without": m, "went_on_without": c,
            "share_with": share, "share_without": other,
            "difference": None if share is None or other is None else share - other,
            "difference_low": low, "difference_high": high, "odds_ratio": odds[0],
            "odds_ratio_low": odds[1], "odds_ratio_high": odds[2], "odds_ratio_adjusted": None,
            "odds_ratio_adjusted_low": None, "odds_ratio_adjusted_high": None,
            "p_value": two_shares(a, n, c, m) if tests else None,
        }  # fmt: skip

    def _adjust(self, row: Row, place: Place) -> None:
        """The odds ratio that the kinds of cycle and devices have in common."""
        if row["odds_ratio"] is None:
            return
        behaviour = self.plan.catalogue.behaviours[place.behaviour]
        held = self.counts.at[place.at, place.behaviour]
        whole = self.counts.all[place.at]
        if behaviour.among is not None:
            whole = self.counts.at[place.at, slice(*behaviour.among)].sum(axis=0)
        if behaviour.of_device and self.plan.devices:
            held, whole = kinds_alone(self.plan, held), kinds_alone(self.plan, whole)
        others = whole - held
        tables = [
            (int(held[z, 1]), int(held[z, 0]), int(others[z, 1]), int(others[z, 0]))
            for z in range(len(held))
        ]
        found = mantel_haenszel(tables) or (None, None, None)
        for end, value in zip(("", "_low", "_high"), found, strict=True):
            row[f"odds_ratio_adjusted{end}"] = value

    def _shown(self, row: Row) -> bool:
        asked = row["kind"] == "signal" and row["times"] == 1
        if self.limits.everything or asked:
            return True
        q, difference = row["q_value"], row["difference"]
        return q is not None and q <= SHOWN and abs(difference) >= self.limits.points / 100

    def _pair(self, shown: Sequence[tuple[Row, Place]]) -> None:
        """Say of each row which earlier one has the very same people."""
        first: dict[tuple[int, int, int], int] = {}
        for row, place in shown:
            mark = int(self.counts.prints[place.at, place.behaviour])
            key = place.at, mark, row["n_without"]
            before = first.setdefault(key, row["rank"])
            row["same_as"] = None if before == row["rank"] or not row["n_with"] else before


def _order(row: Row) -> tuple[object, ...]:
    """What is surely furthest from no difference first; what was not tested last."""
    odds = row["odds_ratio"], row["odds_ratio_low"], row["odds_ratio_high"]
    p = row["p_value"]
    sure = 0.0 if p is None else -surely(odds)
    return (not row["significant"], p is None, sure, p or 0.0, -row["n_with"], row["stage"],
            _KINDS.index(row["kind"]), row["behaviour"], row["times"])  # fmt: skip


_KINDS = ("signal", "touchpoint", "event", "channel", "property", "hour", "sessions")
