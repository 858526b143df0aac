"""Moulds: the events that a simulation may emit, each with what the journey's rules make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from percorso.simulate.fields import as_number, watched
from percorso.simulate.judge import Judge, Take
from percorso.simulate.kinds import kind_of
from percorso.simulate.solve import Pool, Way, ways

if TYPE_CHECKING:
    from percorso.journey import Journey, Rule, Stage, Touchpoint

MOST_MOULDS = 12
"""So many different events a stage has at one touchpoint, at most."""
TRIES = 400


@dataclass(frozen=True)
class Mould:
    """One form of event.

    Attributes:
        fields: Key → text; what is the same for all events of this form.
        takes: What the journey's rules make of it, see `Judge.takes`.
        point: The touchpoint of the map at which it happens, by its place; −1: at none.
        kind: What it is in a shop's life: order, ticket, survey, …; see `kinds`.
        bounds: For numbers that rules compare with: between what limits the event's may lie.
        counted: The counting rule it must reach.
        run: How many such events in a row reach it.
    """

    fields: dict[str, str]
    takes: frozenset[Take]
    point: int = -1
    kind: str = "other"
    bounds: dict[str, tuple[float, float]] = field(default_factory=dict)
    counted: Rule | None = None
    run: int = 1

    @property
    def stage(self) -> int:
        """The measured stage that takes it, −1 when none does or it depends."""
        found = {take[0] for take in self.takes if take is not None}
        return next(iter(found)) if len(found) == 1 and None not in self.takes else -1

    @property
    def done(self) -> bool:
        """Whether it completes the stage that takes it."""
        return all(take is not None and take[1] for take in self.takes)

    def allowed(self, stage: int, goal: int) -> bool:
        """Whether it may be emitted during a stay of a stage and changes no other stay."""
        return all(
            take is None or (take[0] == stage and not (take[1] and stage == goal))
            for take in self.takes
        )


class Foundry:
    """Finds the moulds of a journey.

    Args:
        journey: The journey.
    """

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.judge = Judge(journey)
        self.pool = Pool(journey)
        self.watched = watched(journey)

    def of_stage(self, number: int, done: bool) -> list[Mould]:
        """The forms of events that enter a measured stage, or that complete it.

        Args:
            number: The measured stage.
            done: Whether the events complete it.
        """
        stage = self.judge.stages[number]
        rule = stage.completes if done and stage.completes is not None else stage.enter
        if rule is None:
            rule = stage.completes
        wanted = done or stage.completes is None or stage.enter is None
        if rule is None:
            return []
        found = [
            mould
            for point in (*self._points(stage), None)
            for mould in islice(self._at(rule, point, (number, wanted)), MOST_MOULDS)
        ]
        return _different(found)

    def _points(self, stage: Stage) -> Iterator[Touchpoint]:
        for point in self.journey.touchpoints:
            if stage.id in point.stages and in_use(point):
                yield point

    def _at(self, rule: Rule, point: Touchpoint | None, take: Take) -> Iterator[Mould]:
        """Events that satisfy a rule at a touchpoint."""
        for way in ways(rule):
            for whole in self._joined(way, point):
                yield from islice(self._cast(whole, frozenset({take}), point), 3)

    def _joined(self, way: Way, point: Touchpoint | None) -> Iterator[Way]:
        if point is None:
            yield way
        elif point.rule is None:
            yield way + Way({"touchpoint": (lambda text: text == point.id,)},
                            {"touchpoint": (point.id,)})  # fmt: skip
        else:
            for other in islice(ways(point.rule), 8):
                if other.counted is None:
                    yield way + other

    def _cast(self, way: Way, takes: frozenset[Take], point: Touchpoint | None) -> Iterator[Mould]:
        for event in islice(self.pool.solutions(way), TRIES // 8):
            good = self._repaired(event, way, takes, point)
            if good is not None:
                yield self.mould(self._dressed(good, way, takes, point), way.counted)

    def _repaired(
        self, event: dict[str, str], way: Way, takes: frozenset[Take], point: Touchpoint | None
    ) -> dict[str, str] | None:
        """The event itself when it is taken as wanted, else one with another field changed."""
        if self._fits(event, way, takes, point):
            return event
        others = sorted((self.watched | {"name"}) - set(way.demands))
        for key in others:
            for value in self.pool.values(key)[:12]:
                changed: dict[str, str | None] = {**event, key: value}
                if self._fits(changed, way, takes, point):
                    return {k: v for k, v in changed.items() if v is not None}
        return None

    def _fits(
        self, event: Mapping[str, str | None], way: Way, takes: frozenset[Take],
        point: Touchpoint | None,
    ) -> bool:  # fmt: skip
        plain = {key: value for key, value in event.items() if value is not None}
        if self.judge.takes(plain, way.counted) != takes:
            return False
        before = self.judge.takes(plain)
        stages = {take[0] for take in takes if take is not None}
        if any(take is not None and take[0] not in stages for take in before):
            return False
        points = self.judge.touchpoints(plain)
        if point is not None:
            return points == {point.id}
        return all(in_use(one) for one in self.journey.touchpoints if one.id in points)

    def _dressed(
        self, event: dict[str, str], way: Way, takes: frozenset[Take], point: Touchpoint | None
    ) -> dict[str, str]:
        """The event with what its touchpoint adds, as far as that changes nothing."""
        for key, value in _clothes(point, event["name"]).items():
            if key not in event and key not in way.demands and value is not None:
                dressed = {**event, key: value}
                if self._fits(dressed, way, takes, point):
                    event = dressed
        return event

    def mould(self, event: dict[str, str], counted: Rule | None = None) -> Mould:
        """An event as a mould, judged."""
        takes = self.judge.takes(event, counted)
        points = self.judge.touchpoints(event)
        ids = [point.id for point in self.journey.touchpoints]
        name = next(iter(points)) if len(points) == 1 else None
        place = ids.index(name) if name is not None else -1
        run = counted.at_least if counted is not None else 1
        kind = kind_of(event["name"], event)
        return Mould(event, takes, place, kind, self._bounds(event), counted, run or 1)

    def plain(self, event: dict[str, str], kind: str) -> Mould:
        """An event that no rule asked for, as a mould."""
        return replace(self.mould(event), kind=kind)

    def _bounds(self, event: dict[str, str]) -> dict[str, tuple[float, float]]:
        """Between which of the numbers that rules compare with each number of the event lies."""
        found = {}
        for key, limits in self.pool.cuts.items():
            number = as_number(event.get(key, ""))
            if number is None or not limits:
                continue
            below = [limit for limit in limits if limit <= number]
            above = [limit for limit in limits if limit >= number]
            found[key] = (
                below[-1] if below else float("-inf"),
                above[0] if above else float("inf"),
            )
        return found


def in_use(point: Touchpoint) -> bool:
    """Whether people can meet a touchpoint: it is neither planned nor missing nor retired."""
    return point.state not in ("planned", "missing", "retired")


def _clothes(point: Touchpoint | None, name: str) -> dict[str, str | None]:
    kinds = {"Page Viewed": "page", "Screen Viewed": "screen"}
    own = {"type": kinds.get(name, "track")}
    if point is None:
        return own  # type: ignore[return-value]
    return {
        "channel": point.channel,
        "touchpoint_class": point.kind,
        "media_class": point.media,
        **own,
    }


def _different(moulds: Iterable[Mould]) -> list[Mould]:
    found: dict[tuple[tuple[str, str], ...], Mould] = {}
    for mould in moulds:
        found.setdefault(tuple(sorted(mould.fields.items())), mould)
    return list(found.values())
