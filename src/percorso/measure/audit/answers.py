"""How soon people hear back: from what they write to the next answer on the same channel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.engine.columns import column_of
from percorso.journey.audit.finding import Place
from percorso.journey.audit.look import Look
from percorso.journey.audit.said import Count, Said, Share, Time, say
from percorso.measure.answer import FEW
from percorso.measure.run import Bucket, Run
from percorso.measure.statistics import wilson
from percorso.words import N_

if TYPE_CHECKING:
    from percorso.journey import Journey
    from percorso.measure import Measured

_FIELD = "direction"
DIRECTION = column_of(_FIELD)
ENOUGH = 0.9
NEVER = 2**62


@dataclass(frozen=True)
class Times:
    """How often the answer time that a touchpoint states was kept.

    Attributes:
        touchpoint: Its id.
        within_us: The stated answer time in microseconds.
        n: Times somebody wrote, and was answered or waited longer than that.
        in_time: How often the answer came in time.
    """

    touchpoint: str
    within_us: int
    n: int
    in_time: int


@dataclass(frozen=True)
class Answered:
    """How often people heard back from a touchpoint in the time it states.

    Attributes:
        place: The touchpoint.
        within_s: The stated answer time in seconds.
        n: Times somebody wrote, and was answered or waited longer than that.
        in_time: How often the answer came in time.
    """

    place: Place
    within_s: float
    n: int
    in_time: int

    @property
    def late(self) -> bool:
        """Whether clearly fewer than nine of ten answers are in time."""
        bounds = wilson(self.in_time, self.n)
        return bounds is not None and self.n >= FEW and bounds[1] < ENOUGH

    @property
    def good(self) -> bool | None:
        """Whether at least nine of ten are in time; None for few cases."""
        return self.in_time >= ENOUGH * self.n if self.n >= FEW else None

    def says(self) -> Said:
        """The share in time, with its base."""
        return say(
            N_("{share} of the answers ({n} of {all}) came within the stated {time}."),
            share=Share(self.in_time / self.n), n=Count(self.in_time), all=Count(self.n),
            time=Time(self.within_s),
        )  # fmt: skip


def answers(look: Look, times: Iterable[Times]) -> list[Answered]:
    """How often the touchpoints that are there today kept the answer times they state."""
    kept = {(one.touchpoint, one.within_us): one for one in times}
    stated = [
        (place, kept.get((one.id, one.answers_within.us))) for place, one in look.touchpoints()
        if one.answers_within is not None and look.live(one.id)
    ]  # fmt: skip
    return [
        Answered(place, one.within_us / 1_000_000, one.n, one.in_time)
        for place, one in stated if one is not None
    ]  # fmt: skip


def answer_times(measured: Measured) -> list[Times]:
    """For each touchpoint with a stated answer time and a channel, how often it was kept.

    Nothing where no event says whether it goes in or out.
    """
    stated = _stated(measured.journey)
    if not stated:
        return []
    measured.timeline(fields(measured.journey))
    from percorso.measure.summary import Summary

    run = measured.run(Summary())
    waits = _waits(run, sorted({channel for _, channel, _ in stated}))
    found = []
    for touchpoint, channel, us in stated:
        settled, in_time = _kept(waits[channel], us)
        if settled:
            found.append(Times(touchpoint, us, settled, in_time))
    return found


def fields(journey: Journey) -> list[str]:
    """The fields of events by which answer times are counted, when there are any to count."""
    return [_FIELD] if _stated(journey) else []


def _stated(journey: Journey) -> list[tuple[str, str, int]]:
    return [
        (one.id, one.channel, one.answers_within.us) for one in journey.touchpoints
        if one.answers_within is not None and one.channel is not None
    ]  # fmt: skip


def _kept(waits: NDArray[np.int64], within: int) -> tuple[int, int]:
    """How many waits are decided, and how many ended in time; open ones stand as negative."""
    answered = waits >= 0
    in_time = int((answered & (waits <= within)).sum())
    overdue = int((-waits[~answered] > within).sum())
    return int(answered.sum()) + overdue, in_time


def _waits(run: Run, channels: list[str]) -> dict[str, NDArray[np.int64]]:
    """By channel the time from writing to the answer; negative: still waiting since so long."""
    codes = {name: run.timeline.codes.of("channel").find(name) for name in channels}
    parts = run.over(lambda bucket: _of_bucket(run, bucket), ("channel", DIRECTION))
    channel = np.concatenate([part[0] for part in parts])
    wait = np.concatenate([part[1] for part in parts])
    return {name: wait[channel == code] for name, code in codes.items()}


def _of_bucket(run: Run, bucket: Bucket) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    columns, known = bucket.columns, run.timeline.codes.of(DIRECTION)
    start, end = run.window.bounds
    t, way = np.asarray(columns["t"]), np.asarray(columns[DIRECTION])
    inbound, outbound = known.find("inbound"), known.find("outbound")
    said = ((way == inbound) | (way == outbound)) & (way >= 0) & (columns["channel"] >= 0)
    rows = np.flatnonzero(said & (t >= start) & (t < end) & (t <= run.window.as_of))
    person, channel = columns["person"][rows], columns["channel"][rows]
    order = np.lexsort((t[rows], channel, person))
    person, channel, time, way = person[order], channel[order], t[rows][order], way[rows][order]
    same = (person[1:] == person[:-1]) & (channel[1:] == channel[:-1])
    begins = np.append(True, ~(same & (way[1:] == way[:-1])))[: len(rows)]
    person, channel, time, way = (each[begins] for each in (person, channel, time, way))
    together = (person[1:] == person[:-1]) & (channel[1:] == channel[:-1])
    answered = np.append(together, False)[: len(time)]
    then = np.append(time[1:], 0)[: len(time)]
    wait = np.where(answered, then - time, time - run.window.as_of - 1)
    asked = way == inbound
    return channel[asked], wait[asked]
