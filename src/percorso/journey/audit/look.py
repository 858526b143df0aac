"""The map as the checks look at it: stages with their places, who is live, what is before what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from percorso.journey.audit.finding import Place
from percorso.journey.audit.said import Name, Names
from percorso.journey.model import Journey
from percorso.journey.plans import Tactic
from percorso.journey.stages import Kpi, Question, Stage
from percorso.journey.touchpoints import Touchpoint, Want

CLOSED = frozenset({"done", "dropped"})
GONE = frozenset({"missing", "planned", "retired"})


class Look:
    """A journey, looked at on a day.

    Attributes:
        journey: The journey.
        today: The day of the check.
    """

    def __init__(self, journey: Journey, today: dt.date) -> None:
        self.journey = journey
        self.today = today

    def stages(self) -> Iterator[tuple[Place, Stage]]:
        """The stages with their places."""
        return _placed("stages", self.journey.stages)

    def touchpoints(self) -> Iterator[tuple[Place, Touchpoint]]:
        """The touchpoints with their places, without those that were retired."""
        found = _placed("touchpoints", self.journey.touchpoints)
        return ((place, each) for place, each in found if each.state != "retired")

    def tactics(self) -> Iterator[tuple[Place, Tactic]]:
        """The tactics with their places, without those that were dropped."""
        found = _placed("tactics", self.journey.tactics)
        return ((place, each) for place, each in found if each.state != "dropped")

    def items(self, part: str) -> Iterator[tuple[Place, Any]]:
        """The items of a list of the journey, such as `pains`, with their places."""
        return _placed(part, getattr(self.journey, part))

    def has(self, part: str) -> bool:
        """Whether the map has some of a part: a list of the journey, KPIs, questions and more."""
        found: dict[str, Any] = {
            "kpis": kpis(self),
            "questions": questions(self),
            "rules": (stage for _, stage in self.stages() if stage.measured),
            "feelings": (
                one
                for one in (*self.journey.stages, *self.journey.touchpoints)
                if getattr(one, "emotion", None)
            ),
            "emotions": (one for _, one in self.touchpoints() if one.emotion),
            "planned": (one for _, one in self.touchpoints() if one.state == "planned"),
            "covered": (one for _, one in self.touchpoints() if one.state == "covered"),
            "decided": (one for _, one in self.touchpoints() if one.state),
            "answers": (one for _, one in questions(self) if one.touchpoints),
            "offers": (one for _, one in self.tactics() if one.incentive),
            "solved": (one for _, one in self.items("pains") if one.state == "solved"),
            "done": (one for _, one in self.items("actions") if one.state == "done"),
            "due": (kpi for _, kpi in kpis(self) if kpi.by),
            "aimed": self.journey.tactics and (*self.journey.personas, *self.journey.segments),
            "audience": (*self.journey.personas, *self.journey.segments),
        }
        if part == "":
            return True
        items = found[part] if part in found else getattr(self.journey, part)
        return any(True for _ in items or ())

    @cached_property
    def goal(self) -> int | None:
        """The number of the goal stage, from 0: the marked one, rule or not, else the measured."""
        marked = (i for i, stage in enumerate(self.journey.stages) if stage.goal)
        return next(marked, self.journey.goal_index())

    @cached_property
    def before_goal(self) -> frozenset[str]:
        """Ids of the stages up to and with the goal; all of them when there is no goal."""
        last = len(self.journey.stages) if self.goal is None else self.goal + 1
        return frozenset(stage.id for stage in self.journey.stages[:last])

    @cached_property
    def weighing(self) -> frozenset[str]:
        """Ids of the stages in which people weigh: of phase think, else between first and goal."""
        found = frozenset(s.id for s in self.journey.stages if s.phase == "think")
        if found or self.goal is None:
            return found
        return frozenset(s.id for s in self.journey.stages[1 : self.goal])

    @cached_property
    def caring(self) -> frozenset[str]:
        """Ids of the stages after the sale: of phase care, else those after the goal."""
        found = frozenset(s.id for s in self.journey.stages if s.phase == "care")
        if found or self.goal is None:
            return found
        return frozenset(s.id for s in self.journey.stages[self.goal + 1 :])

    def live(self, touchpoint: str) -> bool:
        """Whether people can meet a touchpoint: it is not planned, missing or retired."""
        return touchpoint in self._live

    @cached_property
    def _live(self) -> frozenset[str]:
        return frozenset(t.id for t in self.journey.touchpoints if t.state not in GONE)

    @cached_property
    def says_wants(self) -> bool:
        """Whether the map says anywhere what customers want and what serves it."""
        every: list[Any] = [*self.journey.touchpoints, *self.journey.tactics]
        return any(one.wants for one in every)

    def serving(self, want: Want, stages: frozenset[str] | None = None) -> list[Place]:
        """The touchpoints that people can meet and the tactics in hand that serve a want.

        Args:
            want: One of the things that customers want.
            stages: Ids of stages; only what stands in one of them counts.
        """
        live = ((p, t) for p, t in self.touchpoints() if self.live(t.id))
        found: list[tuple[Place, Touchpoint | Tactic]] = [*live, *self.tactics()]
        return [
            place for place, each in found
            if want in each.wants and (stages is None or stages.intersection(each.stages))
        ]  # fmt: skip


CONCERNS = ("objectives", "pains", "delights", "opportunities", "actions", "tactics")


def concerned(look: Look, kind: str) -> set[str]:
    """Ids of one kind, such as `personas`, that pains, plans and the like name beside a stage."""
    items = (one for part in CONCERNS for _, one in look.items(part) if one.stages)
    return {name for one in items for name in getattr(one, kind)}


def every_language(part: Any) -> Iterator[str]:
    """A text or claim in every language it is written in."""
    found = getattr(part, "text", part)
    if isinstance(found, str):
        yield found
    elif isinstance(found, Mapping):
        yield from found.values()


def kpis(look: Look) -> Iterator[tuple[Place, Kpi]]:
    """The KPIs of all stages with their places."""
    for place, stage in look.stages():
        for i, kpi in enumerate(stage.kpis):
            yield Place(f"{place.key}.kpis[{i}]", kpi.name), kpi


def questions(look: Look) -> Iterator[tuple[Place, Question]]:
    """The customers' questions of all stages with their places."""
    for place, stage in look.stages():
        for i, question in enumerate(stage.questions):
            yield Place(f"{place.key}.questions[{i}]", question.text), question


def _placed(part: str, items: Iterable[Any]) -> Iterator[tuple[Place, Any]]:
    for i, item in enumerate(items):
        subject = next((v for k in _NAMES if (v := getattr(item, k, None)) is not None), None)
        yield Place(f"{part}[{i}]", subject), item


_NAMES = ("name", "text", "title")


def names(places: Iterable[Place], quoted: bool = False) -> Names:
    """The names of places, for a sentence."""
    return Names(tuple(p.subject for p in places), quoted)


def name(place: Place, quoted: bool = False) -> Name:
    """The name of a place, for a sentence."""
    return Name(place.subject, quoted)
