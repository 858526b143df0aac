"""The foundry: finds for each stage and touchpoint the events that the journey's rules ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from percorso.simulate.fields import as_number, watched
from percorso.simulate.judge import Judge, Takes
from percorso.simulate.kinds import clothes, kind_of, natural_name
from percorso.simulate.moulds import Mould, different, in_use, mass
from percorso.simulate.solve import MOST_WAYS, WORDS, Pool, Way, ways

if TYPE_CHECKING:
    from percorso.journey import Journey, Rule, Stage, Touchpoint

MOST_MOULDS = 12
"""So many different events a stage has at one touchpoint, at most."""
MOST_POINTS = 40
TRIES = 16


@dataclass(frozen=True)
class _Order:
    """What an event is wanted for: what must become of it, and where it must happen."""

    takes: Takes
    point: Touchpoint | None
    way: Way
    backed: bool = False


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
        self._places = {point.id: place for place, point in enumerate(journey.touchpoints)}

    def of_stage(
        self, number: int, done: bool, fresh: bool = False, backed: bool = False,
        without: frozenset[int] = frozenset(),
    ) -> list[Mould]:  # fmt: skip
        """The forms of events that enter a measured stage, or that complete it.

        Args:
            number: The measured stage.
            done: Whether the events complete it.
            fresh: Whether only events before which nothing came will do.
            backed: Whether only events that are the second of their kind will do.
            without: Touchpoints, by their places, at which none are wanted.
        """
        stage = self.judge.stages[number]
        rule = stage.completes if done and stage.completes is not None else stage.enter
        rule = rule or stage.completes
        wanted = done or stage.completes is None or stage.enter is None
        if rule is None:
            return []
        takes: Takes = frozenset({(number, wanted)})
        points = [*islice(self._points(stage), MOST_POINTS), None]
        found = [
            mould
            for one in points
            if one is None or self._places[one.id] not in without
            for mould in self._at(rule, one, takes, fresh, backed)
        ]
        return different(found)

    def contacts(self, number: int, goal: int) -> list[Mould]:
        """Events at a stage's touchpoints that its rule does not ask for, and that change no stay.

        A touchpoint with a rule emits what that rule wants; one without, an event with its id.
        """
        found = []
        for point in islice(self._points(self.judge.stages[number]), MOST_POINTS):
            found += list(islice(self._contact(point, number, goal), 1))
        return found

    def _contact(self, point: Touchpoint, number: int, goal: int) -> Iterator[Mould]:
        stages: list[Way] = [self._named(point)]
        if point.rule is not None:
            stages = list(islice(ways(point.rule), 8))
        for way in stages:
            for event in islice(self.pool.solutions(_at_name(way, point)), TRIES):
                order = _Order(self.judge.takes(event), point, way)
                mould = self.mould(self._dressed(event, order), kind=None)
                if mould.allowed(number, goal) and mould.point == self._places[point.id]:
                    yield mould

    def _points(self, stage: Stage) -> Iterator[Touchpoint]:
        for point in self.journey.touchpoints:
            if stage.id in point.stages and in_use(point) and not mass(point):
                yield point

    def _at(
        self, rule: Rule, point: Touchpoint | None, takes: Takes, fresh: bool, backed: bool
    ) -> Iterator[Mould]:
        """Events that satisfy a rule at a touchpoint."""
        count = 0
        for way in islice(ways(rule), MOST_WAYS):
            for whole in self._joined(way, point):
                second = whole.counted is not None and whole.counted.at_least == 2
                if whole.fresh == fresh and second >= backed and count < MOST_MOULDS:
                    made = list(islice(self._cast(_Order(takes, point, whole, backed)), 3))
                    count += len(made)
                    yield from made

    def _joined(self, way: Way, point: Touchpoint | None) -> Iterator[Way]:
        if point is None:
            yield _at_name(way, None)
        elif any(not test(point.channel) for test in way.demands.get("channel", ())):
            return
        elif point.rule is None:
            yield _at_name(way + self._named(point), point)
        else:
            for other in islice(ways(point.rule), 8):
                if other.counted is None and not other.fresh:
                    yield _at_name(way + other, point)

    @staticmethod
    def _named(point: Touchpoint) -> Way:
        return Way({"touchpoint": (lambda text: text == point.id,)}, {"touchpoint": (point.id,)})

    def _cast(self, order: _Order) -> Iterator[Mould]:
        tried = islice(self.pool.solutions(order.way), TRIES)
        for place, event in enumerate(tried):
            good = event if self._fits(event, order) else None
            if good is None and place == 0:
                good = self._repaired(event, order)
            if good is not None:
                yield self.mould(self._dressed(good, order), order.way)
                if not _liked_elsewhere(order.way):
                    return

    def _repaired(self, event: dict[str, str], order: _Order) -> dict[str, str] | None:
        """The event with another field changed, so that it is taken as wanted."""
        for key in sorted((self.watched | {"name"}) - set(order.way.demands)):
            for value in self.pool.values(key)[:12]:
                changed: dict[str, str | None] = {**event, key: value}
                if self._fits(changed, order):
                    return {k: v for k, v in changed.items() if v is not None}
        return None

    def _fits(self, event: Mapping[str, str | None], order: _Order) -> bool:
        plain = {key: value for key, value in event.items() if value is not None}
        way = order.way
        if self.judge.takes(plain, way.counted, way.fresh) != order.takes:
            return False
        stages = {take[0] for take in order.takes if take is not None}
        before = self.judge.takes(plain)
        if way.counted and not order.backed and {take[0] for take in before if take} - stages:
            return False
        points = self.judge.touchpoints(plain)
        if order.point is not None:
            return points == {order.point.id}
        return all(in_use(one) for one in self.journey.touchpoints if one.id in points)

    def _dressed(self, event: dict[str, str], order: _Order) -> dict[str, str]:
        """The event with what its touchpoint adds, as far as that changes nothing."""
        for key, value in clothes(order.point, event["name"]).items():
            if key not in event and key not in order.way.demands and value is not None:
                dressed = {**event, key: value}
                if self._fits(dressed, order):
                    event = dressed
        return event

    def mould(
        self, event: dict[str, str], way: Way | None = None, kind: str | None = None
    ) -> Mould:
        """An event as a mould, judged."""
        way = way or Way()
        points = self.judge.touchpoints(event)
        name = next(iter(points)) if len(points) == 1 else None
        return Mould(
            event,
            self.judge.takes(event, way.counted, way.fresh),
            -1 if name is None else self._places[name],
            kind or kind_of(event["name"], event),
            self._bounds(event),
            way.counted,
            (way.counted.at_least if way.counted else 1) or 1,
            way.fresh,
            self.judge.counted(event),
            self._known(event, way),
        )

    def _known(self, event: dict[str, str], way: Way) -> int:
        """Whether an event must carry a user id, must not, or may."""
        if "user_id" not in self.watched:
            return -1
        other = {k: v for k, v in event.items() if k != "user_id"}
        if "user_id" not in event:
            other["user_id"] = WORDS["user_id"][0]
        same = self.judge.takes(other, way.counted, way.fresh) == self.judge.takes(
            event, way.counted, way.fresh
        )
        return -1 if same else int("user_id" in event)

    def plain(self, event: Mapping[str, str | None], kind: str, words: str = "") -> Mould:
        """An event that no rule asked for, as a mould."""
        fields = {key: value for key, value in event.items() if value is not None}
        return replace(self.mould(fields, kind=kind), words=words)

    def _bounds(self, event: dict[str, str]) -> dict[str, tuple[float, float]]:
        """Between which of the numbers that rules compare with each number of the event lies."""
        found = {}
        for key, limits in self.pool.cuts.items():
            number = as_number(event.get(key, ""))
            if number is not None and limits:
                below = [limit for limit in limits if limit <= number]
                above = [limit for limit in limits if limit >= number]
                low = below[-1] if below else float("-inf")
                found[key] = (low, above[0] if above else float("inf"))
        return found


def _at_name(way: Way, point: Touchpoint | None) -> Way:
    """The alternative with a name that suits its channel, where the rule asks for none."""
    if "name" in way.demands:
        return way
    channels = way.liked.get("channel", ())
    channel = channels[0] if channels else point.channel if point else None
    return way + Way(liked={"name": (natural_name(channel),)})


def _liked_elsewhere(way: Way) -> bool:
    """Whether the alternative names several values for some key, worth an event each."""
    return any(len(set(values)) > 1 for values in way.liked.values())
