"""The rules of a map in the order in which they are tried."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.journey.audit.finding import Place
from percorso.journey.audit.look import Look
from percorso.journey.rules import Rule
from percorso.journey.stages import Stage


@dataclass(frozen=True)
class Ruled:
    """A rule, where it stands, and whose it is.

    Attributes:
        place: The key of the rule, and the name of its stage or touchpoint.
        owner: The key of its stage or touchpoint.
        of_stage: Whether it is a stage's.
    """

    place: Place
    rule: Rule
    owner: str
    of_stage: bool = True


def own_rules(stage: Stage) -> list[Rule]:
    """The rules of one stage: enters, completes."""
    return [rule for rule in (stage.enter, stage.completes) if rule is not None]


def stage_rules(look: Look) -> list[Ruled]:
    """The rules of all stages, higher priority first, then in the order of the stages."""
    found = []
    for place, stage in sorted(look.stages(), key=lambda pair: -pair[1].priority):
        for part in ("enter", "completes"):
            rule: Rule | None = getattr(stage, part)
            if rule is not None:
                at = Place(f"{place.key}.{part}", place.subject)
                found.append(Ruled(at, rule, place.key))
    return found


def touchpoint_rules(look: Look) -> list[Ruled]:
    """The rules of all touchpoints in their order, retired ones too: they take events as well."""
    return [
        Ruled(Place(f"{place.key}.rule", place.subject), one.rule, place.key, of_stage=False)
        for place, one in look.items("touchpoints")
        if one.rule is not None
    ]
