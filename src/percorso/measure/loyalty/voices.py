"""Advocacy: who brings others, and who would: referrals, and the answers to the NPS question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.measure.scales import SCALES
from percorso.measure.selectors import Compiled, compile_selectors, selector

if TYPE_CHECKING:
    from percorso.measure.run import Bucket, Run

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
REFERRAL = re.compile(r"\breferr|\bfriend|\binvite|\binvitation|passaparola|\bamic[oi]\b", re.I)
"""Names of events by which a customer brings others, when no signal is named."""
CONVERTED = re.compile(r"convert|reward|joined|premi|completed", re.I)
"""Those among them that say that somebody came."""
PROMOTER, DETRACTOR = 9, 6


@dataclass(frozen=True)
class Listening:
    """Which events are referrals, and which of them brought somebody.

    Attributes:
        compiled: The signals named; None when names decide.
        referral, converted: For every code of a name whether it is one; the last is no name.
        nps: The code of the NPS question, −2 when nobody was asked.
    """

    run: Run
    compiled: Compiled | None
    referral: Flags
    converted: Flags
    nps: int

    @property
    def refers(self) -> bool:
        """Whether any event can be a referral; without one nobody is said to bring nobody."""
        return self.compiled is not None or bool(self.referral.any())

    @property
    def asks(self) -> bool:
        """Whether any event is an answer to the NPS question."""
        return self.nps >= 0

    @property
    def resolve(self) -> bool:
        """Whether the touchpoint of every event is needed."""
        return self.compiled is not None and self.compiled.resolve

    def columns(self) -> set[str]:
        """The columns of the timeline that must be read."""
        own = set() if self.compiled is None else self.compiled.columns()
        return {"name", "score", "score_kind"} | own


@dataclass(frozen=True)
class Voices:
    """What each customer said, and whom she brought.

    Attributes:
        nps: Her latest answer to the NPS question, NaN without one.
        referrals: How often she brought others to us, or tried.
        converted: How many of these came.
        off_scale: Answers to the NPS question outside 0 to 10, left out.
    """

    nps: NDArray[np.float64]
    referrals: Ints
    converted: Ints
    off_scale: int = 0

    def only(self, keep: Flags) -> Voices:
        """Those of some customers."""
        return Voices(self.nps[keep], self.referrals[keep], self.converted[keep], self.off_scale)

    @classmethod
    def joined(cls, parts: Sequence[Voices]) -> Voices:
        """Those of several buckets."""
        return cls(
            np.concatenate([part.nps for part in parts]),
            np.concatenate([part.referrals for part in parts]),
            np.concatenate([part.converted for part in parts]),
            sum(part.off_scale for part in parts),
        )


def listening_of(run: Run, referrals: Sequence[str] = ()) -> Listening:
    """Make ready what is listened to.

    Args:
        run: The question at work.
        referrals: Signals by which customers bring others; none means those whose name says so.
    """
    names = [*run.timeline.codes.of("name").values, ""]
    chosen = [selector(run.journey, each, run.lang) for each in referrals]
    kinds = run.timeline.codes.of("score_kind").values
    return Listening(
        run, compile_selectors(run, chosen) if chosen else None,
        np.array([not chosen and bool(REFERRAL.search(name)) for name in names], np.bool_),
        np.array([bool(CONVERTED.search(name)) for name in names], np.bool_),
        kinds.index("nps") if "nps" in kinds else -2,
    )  # fmt: skip


def heard(bucket: Bucket, listening: Listening, persons: Ints) -> Voices:
    """What some persons of a bucket said, and whom they brought, up to `as_of`.

    Args:
        bucket: A folded bucket with the columns of `listening`.
        listening: Which events count.
        persons: The keys of the persons, ascending.
    """
    columns = bucket.columns
    known = np.asarray(columns["t"]) <= listening.run.window.as_of
    said = _said(bucket, listening)
    brought = known & said & ~listening.converted[np.asarray(columns["name"])]
    came = known & said & listening.converted[np.asarray(columns["name"])]
    nps, off_scale = _answers(bucket, listening, persons, known)
    counts = [_counted(bucket, persons, np.flatnonzero(each)) for each in (brought, came)]
    return Voices(nps, counts[0], counts[1], off_scale)


def _said(bucket: Bucket, listening: Listening) -> Flags:
    if listening.compiled is None:
        return np.asarray(listening.referral[np.asarray(bucket.columns["name"])])
    return np.asarray(np.logical_or.reduce(listening.compiled.masks(bucket)))


def _places(bucket: Bucket, persons: Ints, rows: Ints) -> tuple[Ints, Flags]:
    """For each row the place of its person, and whether she is among them."""
    person = np.asarray(bucket.columns["person"], np.int64)[rows]
    place = np.minimum(np.searchsorted(persons, person), max(len(persons) - 1, 0))
    if not len(persons):
        return place, np.zeros(len(rows), np.bool_)
    return place, persons[place] == person


def _counted(bucket: Bucket, persons: Ints, rows: Ints) -> Ints:
    place, there = _places(bucket, persons, rows)
    return np.bincount(place[there], minlength=len(persons)).astype(np.int64)


def _answers(
    bucket: Bucket, listening: Listening, persons: Ints, known: Flags
) -> tuple[NDArray[np.float64], int]:
    """The latest answer of each person to the NPS question, and how many are off its scale."""
    score = np.asarray(bucket.columns["score"], np.float64)
    asked = known & (np.asarray(bucket.columns["score_kind"]) == listening.nps) & ~np.isnan(score)
    low, high = SCALES["nps"]
    fits = (score >= low) & (score <= high)
    rows = np.flatnonzero(asked & fits)
    place, there = _places(bucket, persons, rows)
    found = np.full(len(persons), np.nan)
    found[place[there]] = score[rows[there]]  # rows are in order, so the latest stays
    return found, int(np.count_nonzero(asked & ~fits))
