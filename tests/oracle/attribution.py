"""The rows of the question `attribution`, sentence by sentence and slowly."""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.attribution_models import Journey, channels, models
from tests.oracle.drawing import duration
from tests.oracle.fold import Cycle, Fold
from tests.oracle.rules import Event
from tests.oracle.windows import Segment
from tests.oracle.world import Row, World

NO_TOUCH = "no touch"


def attribution_rows(
    world: World, segment: Segment, of: str = "goal", look_back: str | None = "30d",
    dedup: str | None = "30min", half_life: str = "7d", currency: str = "EUR",
    orders: tuple[int, ...] = (1,),
) -> list[Row]:  # fmt: skip
    """One row per model and channel, with credits, values and removal effects."""
    found = journeys(world, segment, of, look_back, dedup, currency)
    whole = sum(j.converted for j in found)
    empty = [j for j in found if j.converted and not j.path]
    rows: list[Row] = []
    if not whole:
        return rows
    for model, order, credit, value, effect in models(found, half_life, orders):
        rows += [
            {
                "model": model,
                "order": order,
                "channel": channel,
                "credit": float(credit[channel]),
                "value": float(value[channel]) if of == "goal" else None,
                "share": float(credit[channel]) / whole,
                "removal_effect": effect[channel] if effect else None,
                "n": sum(j.converted and channel in j.path for j in found),
            }
            for channel in channels(found)
        ]
        if empty:
            # "An empty path gives its credit to `no touch`."
            rows.append(
                {
                    "model": model,
                    "order": order,
                    "channel": NO_TOUCH,
                    "credit": len(empty),
                    "value": float(sum(j.value for j in empty)) if of == "goal" else None,
                    "share": len(empty) / whole,
                    "removal_effect": None,
                    "n": len(empty),
                }
            )
    return rows


# --- paths ---------------------------------------------------------------------------------------


def touches(found: Fold, dedup: str | None) -> list[Event]:
    """ "a touch is an event with a channel that is no goal hit"."""
    goals = {id(hit.event) for cycle in found.cycles for hit in cycle.goal_hits}
    kept: list[Event] = []
    newest: Event | None = None
    for event in found.timeline:
        if event.channel is None or id(event) in goals:
            continue
        # "The same channel again within 30 min of its last event, none other between, is one
        # touch, at its first event (option)."
        again = newest is not None and newest.channel == event.channel
        if not (dedup and newest and again and event.t - newest.t <= duration(dedup)):
            kept.append(event)
        newest = event
    return kept


def journeys(
    world: World, segment: Segment, of: str, look_back: str | None, dedup: str | None, currency: str
) -> list[Journey]:
    """Conversions and null paths of the window and the segment."""
    told = []
    for found in world.folds:
        every = touches(found, dedup)
        converted, quiet = -1, -1  # places of her previous conversion and null path
        for cycle in found.cycles:
            end = _end(world, cycle, of)
            if end is None:
                continue
            event, converts = end
            # "after her previous conversion"; null paths "after her previous conversion or null
            # path"
            after = converted if converts else max(converted, quiet)
            path = [
                t
                for t in every
                if after < t.place <= event.place
                and (look_back is None or event.t - t.t <= duration(look_back))
            ]
            if converts:
                converted = event.place
            else:
                quiet = event.place
            if world.window.holds(event.t) and segment.picks(found, cycle, event):
                value = Fraction(cycle.value.get(currency, 0)) if converts else Fraction(0)
                told.append(
                    Journey(
                        tuple(str(t.channel) for t in path),
                        tuple(t.t for t in path),
                        event.t,
                        converts,
                        value,
                    )
                )
    return told


def _end(world: World, cycle: Cycle, of: str) -> tuple[Event, bool] | None:
    """Where a cycle's path ends and whether it converts; None when it is open and may yet."""
    if of == "goal":
        # "A conversion is the first goal hit of a cycle"
        if cycle.goal_hits:
            return cycle.goal_hits[0].event, True
    else:
        # "**for every stage entry** (the first in a cycle ...)"
        [index] = [s.index for s in world.drawing.stages if s.id == of]
        entry = cycle.first_entry(index)
        if entry is not None:
            return entry.first, True
    # "Null paths = cycles that expired without the goal: touches inside the look-back up to their
    # last hit"; "Open cycles without the goal are left out and counted."
    return None if cycle.end == "open" else (cycle.stays[-1].hits[-1].event, False)
