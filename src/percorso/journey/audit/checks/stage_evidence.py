"""A map, or stages, that rest on the team's beliefs alone."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.journey.stages import Stage
from percorso.journey.texts import claim_evidence, claim_grade
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """The whole map without evidence, or the stages none of whose claims has any."""
    if not look.journey.evidence and not any(_backed(stage) for _, stage in look.stages()):
        yield hit(
            [Place("")],
            say(N_("Nothing on the map rests on evidence: every claim is a hypothesis.")),
            say(
                N_(
                    "Add evidence: interviews, surveys, tickets or figures, and name its id in "
                    "the claims that it supports."
                ),
                in_app=N_(
                    "In Evidence add interviews, surveys, tickets or figures, and attach each to "
                    "the statements that it supports."
                ),
            ),
            "medium",
        )
        return
    believed = [place for place, stage in look.stages() if not _backed(stage)]
    if believed:
        yield hit(
            believed,
            plural(
                "In {names} every claim is a hypothesis.",
                "In {n} stages every claim is a hypothesis: {names}.",
                len(believed),
                names=names(believed),
            ),
            say(N_("Attach evidence to the claim that matters most there, and set its grade.")),
        )


def _backed(stage: Stage) -> bool:
    """Whether any claim of a stage is more than a hypothesis."""
    said = (stage.mindset, stage.customer_goal, stage.business_goal, stage.emotion, stage.handover)
    claims = [*said, *stage.questions, *(kpi for kpi in stage.kpis if kpi.value is not None)]
    return any(claim_grade(c) != "hypothesis" or claim_evidence(c) for c in claims if c is not None)


CHECK = Check(
    "stage_evidence",
    "clear_stages",
    "low",
    N_("evidence"),
    N_("Does every stage hold a claim that rests on evidence?"),
    N_("A map of beliefs is a good start, and should be known to be one."),
    find,
)
