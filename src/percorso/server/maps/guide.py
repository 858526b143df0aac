"""The guide: six steps to a finished map; what each produced is read from the document.

A template fills many a step at once. What it gave is told apart, and does nobody's work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from pydantic import BaseModel

from percorso.server.maps.given import parted

Step = Literal["goals", "research", "touchpoints", "empathy", "ideas", "map"]
Document = dict[str, Any]


class StepState(BaseModel):
    """A step and what it has put on the map."""

    id: Step
    done: bool
    """Whether the map holds what the step is for."""
    skipped: bool
    counts: dict[str, int]
    """What the team put on the map: `{"objectives": 3, "kpis": 5}`."""
    given: dict[str, int]
    """What still stands there as a template gave it: to be kept, changed or taken away."""


def steps(document: Document, skipped: list[str]) -> list[StepState]:
    """The six steps of a journey.

    Example:
        >>> [one.id for one in steps({"stages": [], "objectives": [{}]}, []) if one.done]
        ['goals']
    """
    own, given = parted(document)
    return [
        StepState(
            id=id, done=_DONE[id](counts), skipped=id in skipped, counts=counts,
            given={name: n for name, n in count(given).items() if n and name != "stages"},
        )
        for id, count in _COUNTS.items()
        for counts in [count(own)]
    ]  # fmt: skip


def _goals(document: Document) -> dict[str, int]:
    kpis = sum(len(stage.get("kpis", [])) for stage in document["stages"])
    return {"objectives": len(document.get("objectives", [])), "kpis": kpis}


def _research(document: Document) -> dict[str, int]:
    return {one: len(document.get(one, [])) for one in ("personas", "evidence")}


def _touchpoints(document: Document) -> dict[str, int]:
    states = [one.get("state") for one in document.get("touchpoints", [])]
    named = {"covered": "covered", "planned": "planned", "missing": "missing", "undecided": None}
    return {name: states.count(state) for name, state in named.items()}


def _empathy(document: Document) -> dict[str, int]:
    maps = sum(len(one.get("empathy", [])) for one in document.get("personas", []))
    emotions = sum(1 for stage in document["stages"] if "emotion" in stage)
    return {"empathy_maps": maps, "emotions": emotions}


def _ideas(document: Document) -> dict[str, int]:
    board = document.get("board", {})
    found = {one: len(board.get(one, [])) for one in ("problems", "ideas")}
    return {**found, "opportunities": len(document.get("opportunities", []))}


def _map(document: Document) -> dict[str, int]:
    rules = sum(1 for stage in document["stages"] if "enter" in stage)
    owners = sum(1 for stage in document["stages"] if "owner" in stage)
    first = {one: len(document.get(one, [])) for one in ("actions", "tactics")}
    return {"stages": len(document["stages"]), "owners": owners, **first, "rules": rules}


_COUNTS: dict[Step, Callable[[Document], dict[str, int]]] = {
    "goals": _goals, "research": _research, "touchpoints": _touchpoints,
    "empathy": _empathy, "ideas": _ideas, "map": _map,
}  # fmt: skip
_DONE: dict[Step, Callable[[dict[str, int]], bool]] = {
    "goals": lambda counts: counts["objectives"] > 0,
    "research": lambda counts: counts["personas"] > 0,
    "touchpoints": lambda counts: counts["covered"] + counts["planned"] > 0,
    "empathy": lambda counts: counts["empathy_maps"] > 0,
    "ideas": lambda counts: counts["ideas"] + counts["opportunities"] > 0,
    "map": lambda counts: (
        counts["owners"] >= counts["stages"] > 0 and counts["actions"] + counts["tactics"] > 0
    ),
}
