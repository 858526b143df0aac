"""Touchpoints against the stages in which they are drawn; and drawn ones that nothing measures."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from percorso.engine.rules import RESOLVED
from percorso.explain.conformance.codes import OTHER_CHANNEL
from percorso.explain.conformance.counting import ENTERED_BY
from percorso.explain.conformance.drawing import Ints
from percorso.explain.conformance.meeting import EVENTS, M_CYCLES, M_PEOPLE, meet
from percorso.explain.conformance.places import HERE
from percorso.explain.conformance.rows import Counted, with_interval
from percorso.measure.answer import Row
from percorso.measure.run import Bucket, Run
from percorso.words import N_

DRAWN_HERE, ELSEWHERE, NOWHERE = "here", "elsewhere", "nowhere"
PLACES = {
    DRAWN_HERE: N_("Drawn here"),
    ELSEWHERE: N_("Drawn elsewhere"),
    NOWHERE: N_("Not on the map"),
    "no_stage": N_("Drawn in no stage"),
}
REASONS = {
    "no_rule": N_("No rule and no event names it"),
    "no_events": N_("No event matches its rule"),
    "stage_without_rule": N_("The stage has no rule"),
}


def met(run: Run) -> Ints:
    """The events at every touchpoint: see `meet`."""

    def count(bucket: Bucket) -> Ints:
        return meet(run, bucket, bucket.columns[RESOLVED], len(run.touchpoints.names))

    return np.asarray(sum(run.over(count, track=True, resolve=True)))


def touchpoint_rows(counted: Counted, found: Ints) -> Iterator[Row]:
    """One row for each group, stage and touchpoint that is drawn or met there."""
    run = counted.run
    others = _other_channels(counted)
    for group in counted.groups():
        for stage in range(run.plan.stages):
            entered = int(counted.tally.stage[group, stage, ENTERED_BY])
            for number, name in enumerate(run.touchpoints.names):
                at = [int(n) for n in found[group, stage, number]]
                here = counted.drawn.placed[stage, number] == HERE
                if not here and not at[EVENTS]:
                    continue
                row = counted.head(group)
                row |= {"stage": run.stages[stage].id, "touchpoint": name}
                row |= {"drawn": _place(run, number, here)}
                row |= {"n": at[EVENTS], "people": at[M_PEOPLE], "cycles": at[M_CYCLES]}
                row["entered"] = entered
                row |= with_interval("share", at[M_CYCLES], entered)
                place = group, run.stages[stage].id, name
                yield row | _channel(counted, number, at, others.get(place, []))


def _place(run: Run, number: int, here: bool) -> str:
    if number >= run.touchpoints.drawn:
        return NOWHERE
    if here:
        return DRAWN_HERE
    return ELSEWHERE if run.journey.touchpoints[number].stages else "no_stage"


def _other_channels(counted: Counted) -> dict[tuple[int, str, str], list[tuple[int, str]]]:
    """By group, stage and touchpoint the channels that were used instead, with their cycles."""
    tally, codes = counted.tally, counted.drawn.codes
    channels = counted.run.timeline.codes.of("channel").values
    found: dict[tuple[int, str, str], list[tuple[int, str]]] = {}
    for key, counts in zip(tally.keys.tolist(), tally.departure.tolist(), strict=True):
        group, code = divmod(key, codes.size)
        kind, stage, touchpoint, channel = codes.read(code)
        if kind == OTHER_CHANNEL:
            names = counted.run.touchpoints.names
            place = group, counted.run.stages[stage].id, names[touchpoint]
            found.setdefault(place, []).append((counts[1], channels[channel]))
    return {place: sorted(each, reverse=True) for place, each in found.items()}


def _channel(
    counted: Counted, number: int, at: list[int], others: list[tuple[int, str]]
) -> Row:  # fmt: skip
    drawn = number < counted.run.touchpoints.drawn
    channel = counted.run.journey.touchpoints[number].channel if drawn else None
    row: Row = {"channel": channel, "channel_used": None, "cycles_channel_used": None}
    if channel is not None and counted.drawn.counted[OTHER_CHANNEL] and at[EVENTS]:
        row["cycles_channel_used"] = others[0][0] if others else 0
        row["channel_used"] = others[0][1] if others else None
    return row


def unmeasured_rows(run: Run, found: Ints) -> Iterator[Row]:
    """Stages without a rule, and touchpoints of the map without an event."""
    for stage in run.journey.stages:
        if not stage.measured:
            yield {
                "what": "stage", "stage": stage.id, "touchpoint": None,
                "reason": "stage_without_rule", "state": None, "stages": [stage.id],
            }  # fmt: skip
    events = found[:, -1, :, EVENTS].sum(axis=0)
    for number, touchpoint in enumerate(run.journey.touchpoints):
        if not events[number]:
            yield {
                "what": "touchpoint", "stage": None, "touchpoint": touchpoint.id,
                "reason": "no_rule" if touchpoint.rule is None else "no_events",
                "state": touchpoint.state, "stages": list(touchpoint.stages),
            }  # fmt: skip
