"""The shots of a storyboard: which scene is shown, with which expression, and what is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from percorso.journey import Delight, Pain, Stage, Touchpoint
from percorso.share.moments import concerns, does, feeling, key_touchpoints, mindset
from percorso.share.pen.faces import mood_of
from percorso.share.pen.paper import Paper
from percorso.share.storyboard.scenes import scenes_for

MANY = 4
"""From so many key moments on a stage has two shots."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One drawn scene.

    Attributes:
        place: The stage's place, from 0.
        stage: The stage.
        scene: Name of the scene.
        touchpoint: The touchpoint that is shown; None when the stage has none in use.
        mood: The expression, −2 to 2.
        mindset: What the customer has in mind, quoted; empty in a second shot.
        does: What the customer does.
        moment: The pain or high point; None when there is none.
        again: Whether it is the stage's second shot, which does not repeat its figures.
    """

    place: int
    stage: Stage
    scene: str
    touchpoint: Touchpoint | None
    mood: int
    mindset: str
    does: str
    moment: Pain | Delight | None
    again: bool = False


def shots_of(paper: Paper) -> list[Shot]:
    """The shots of a journey, in order; scenes are repeated as little as can be."""
    shots: list[Shot] = []
    for place, stage in enumerate(paper.journey.stages):
        for shot in _stage_shots(paper, place, stage):
            shots.append(_varied(paper, shot, [each.scene for each in shots]))
    return shots


def _stage_shots(paper: Paper, place: int, stage: Stage) -> Iterator[Shot]:
    pains, delights = (concerns(paper, kind, place) for kind in ("pains", "delights"))
    acts = [*_acts(paper, stage), "", ""]
    mood = mood_of(feeling(paper, place))
    first: Any = _leading(pains, delights, mood)
    yield Shot(place, stage, "", None, mood, mindset(paper, stage), acts[0], first)
    rest = [moment for moment in (*pains, *delights) if moment is not first]
    if (pains and delights) or len(rest) + 1 >= MANY:
        other: Any = next((m for m in rest if type(m) is not type(first)), rest[0])
        turned = max(mood, 1) if isinstance(other, Delight) else min(mood, -1)
        yield Shot(place, stage, "", None, turned, "", acts[1], other, again=True)


def _acts(paper: Paper, stage: Stage) -> list[str]:
    """What customers do, in words that say so; their goal when nobody wrote down an act."""
    acts = [paper.words("Does: {act}", act=act) for act in does(paper, stage)]
    if acts or stage.customer_goal is None:
        return acts
    return [paper.words("Goal: {goal}", goal=paper.say(stage.customer_goal))]


def _leading(pains: Sequence[Any], delights: Sequence[Any], mood: int) -> Any:
    """The moment that fits the stage's emotion; else the other kind; None when there is none."""
    ranked = [*delights, *pains] if mood > 0 else [*pains, *delights]
    return ranked[0] if ranked else None


def _varied(paper: Paper, shot: Shot, before: Sequence[str]) -> Shot:
    """The shot with its scene: of the moment's own touchpoint, else one that was not shown yet."""
    own = shot.moment.touchpoints if shot.moment is not None else ()
    found = _touchpoints(paper, shot)
    pairs = [
        ((touchpoint.id not in own, scene in before[-1:], before.count(scene), rank, later), scene)
        for rank, touchpoint in enumerate(found)
        for later, scene in enumerate(scenes_for(touchpoint))
    ]
    if not pairs:
        return replace(shot, scene="thought")
    order, scene = min(pairs)
    return replace(shot, scene=scene, touchpoint=found[order[3]])


def _touchpoints(paper: Paper, shot: Shot) -> list[Touchpoint]:
    """The stage's touchpoints that somebody looks after or plans, the most important first."""
    return [t for t in key_touchpoints(paper, shot.stage) if t.state != "missing"]
