"""Touchpoints that nobody covers yet, stage by stage, each with why it is proposed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from percorso.journey import catalogue, template
from percorso.journey.audit.look import every_language
from percorso.journey.audit.said import Channel, Count, Name, Said, say, spoken
from percorso.journey.model import Journey
from percorso.journey.stages import Phase, Stage
from percorso.journey.texts import Grade, Text, text
from percorso.journey.touchpoints import Touchpoint
from percorso.mark import N_

STRENGTH: dict[Grade, int] = {"measured": 2, "reported": 1, "hypothesis": 0}
MOST = 3
_SHORTEST = 4
"""A shorter name is found inside too many other words."""


@dataclass(frozen=True)
class Uncovered:
    """A touchpoint that people use or expect and nobody covers.

    Attributes:
        id: Of the catalogue, or of the register when it stands there as not covered.
        stage: Id of the stage it is proposed for.
        name: Its name.
        kind: traditional, digital or external; None: to decide.
        media: owned, paid or earned; None: to decide.
        channel: The channel it travels by.
        grade: How well it is known that people use it.
        why: Why it is proposed.
        registered: Whether it stands in the register already, as not covered.
        language: The language of texts that stand in one language only.
    """

    id: str
    stage: str
    name: Text
    kind: str | None
    media: str | None
    channel: str | None
    grade: Grade
    why: Said
    registered: bool = False
    language: str | None = None

    def to_dict(self, lang: str) -> dict[str, Any]:
        """The proposal as plain values, in words of one language."""
        return {
            "id": self.id,
            "stage": self.stage,
            "name": text(self.name, lang, self.language),
            "kind": self.kind,
            "media": self.media,
            "channel": self.channel,
            "grade": self.grade,
            "why": spoken((self.why,), lang, self.language),
            "registered": self.registered,
        }


def uncovered(
    journey: Journey, seen: Mapping[str, int] | None = None, most: int | None = MOST
) -> list[Uncovered]:
    """The touchpoints to decide on, by stage, the best known first.

    Those of the register that are not covered come first; then those of the catalogue that suit the
    phase of the stage and are not on the map: with people seen on their channel, with evidence that
    speaks of them, or because templates commonly place them there.

    Args:
        journey: The journey.
        seen: People seen per channel, when events are there.
        most: How many a stage at most; None: all.

    Example:
        >>> journey = template.load("four-stages")
        >>> found = uncovered(journey)
        >>> found[0].stage == journey.stages[0].id, found[0].grade
        (True, 'hypothesis')
    """
    proposals = list(_catalogued(journey, seen or {}))
    listed: list[Uncovered] = []
    for stage in journey.stages:
        here = [*_registered(journey, stage), *(one for one in proposals if one.stage == stage.id)]
        here.sort(key=lambda one: (not one.registered, -STRENGTH[one.grade]))
        listed.extend(here[:most])
    return listed


def _registered(journey: Journey, stage: Stage) -> Iterator[Uncovered]:
    for one in journey.touchpoints:
        if one.state == "missing" and stage.id == next(iter(one.stages), None):
            why = say(N_("{said}"), said=Name(one.if_missing)) if one.if_missing else _LISTED
            yield Uncovered(
                one.id, stage.id, one.name, one.kind, one.media, one.channel, one.grade, why,
                registered=True, language=journey.language,
            )  # fmt: skip


_LISTED = say(N_("On the map as not covered"))


def _catalogued(journey: Journey, seen: Mapping[str, int]) -> Iterator[Uncovered]:
    """What the catalogue knows and the map lacks, each in the stage where templates place it."""
    phases = _phases(journey)
    known = {name for one in journey.touchpoints for name in _names(one)}
    channels = {one.channel for one in journey.touchpoints}
    found = []
    for place, one in enumerate(catalogue.touchpoints()):
        stages = [s for s in journey.stages if phases[s.id] in one.phases]
        if not stages or known.intersection(_names(one)):
            continue
        usual = _usual()
        best = max(stages, key=lambda stage: usual[one.id, phases[stage.id]])
        count = usual[one.id, phases[best.id]]
        people = seen.get(one.channel, 0) if one.channel not in channels else 0
        grade, why = _reason(journey, one, people, count)
        proposal = Uncovered(
            one.id, best.id, one.name, one.kind, one.media, one.channel, grade, why,
            language=journey.language,
        )  # fmt: skip
        found.append(((-count, place), proposal))
    yield from (proposal for _, proposal in sorted(found, key=lambda pair: pair[0]))


def _reason(
    journey: Journey, one: catalogue.KnownTouchpoint, people: int, usual: int
) -> tuple[Grade, Said]:
    if people:
        message = N_("People who came by {channel}: {n}")
        return "measured", say(message, channel=Channel(one.channel), n=Count(people))
    if spoken_of := next(_mentions(journey, one.name), None):
        return "reported", say(N_("{title} speaks of it"), title=Name(spoken_of, quoted=True))
    message = N_("No evidence yet; in {n} of {all} templates here")
    return "hypothesis", say(message, n=Count(usual), all=Count(len(template.TEMPLATES)))


def _mentions(journey: Journey, name: Text) -> Iterator[Any]:
    """The titles of the evidence whose findings or quotes name it, in any language."""
    words = [re.escape(word) for word in every_language(name) if len(word) >= _SHORTEST]
    if not words:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    for one in journey.evidence:
        texts = (one.finding, *one.quotes)
        if any(pattern.search(said) for part in texts for said in every_language(part)):
            yield one.title


def _names(one: Touchpoint | catalogue.KnownTouchpoint) -> set[str]:
    """By what the same touchpoint is known again: its id and its name in every language."""
    return {one.id.replace("-", "_"), *(name.casefold() for name in every_language(one.name))}


def _phases(journey: Journey) -> dict[str, Phase]:
    """The phase of every stage: as written, else by its place beside the goal."""
    marked = [i for i, stage in enumerate(journey.stages) if stage.goal]
    goal = marked[0] if marked else journey.goal_index()
    last = len(journey.stages) - 1 if goal is None else goal
    return {s.id: s.phase or _by_place(i, last) for i, s in enumerate(journey.stages)}


def _by_place(place: int, goal: int) -> Phase:
    if place == goal:
        return "do"
    return "care" if place > goal else "see" if place == 0 else "think"


@lru_cache
def _usual() -> Counter[tuple[str, Phase]]:
    """In how many templates a touchpoint stands in a phase."""
    counts: Counter[tuple[str, Phase]] = Counter()
    for name in template.TEMPLATES:
        journey = template.load(name)
        phases = {stage.id: stage.phase for stage in journey.stages}
        placed = {(t.id, phases[s]) for t in journey.touchpoints for s in t.stages if phases[s]}
        counts.update((one, phase) for one, phase in placed if phase)
    return counts
