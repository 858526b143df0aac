"""The audience: segments (conditions on data), personas (described), empathy maps for both."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from percorso.journey.nodes import Many, Node, wrong
from percorso.journey.rules import Where
from percorso.journey.texts import Claim, Text
from percorso.journey.values import Percent, Slug
from percorso.mark import N_, phrase

BOXES = ("thinks", "feels", "sees", "hears", "says", "does", "pains", "gains")


class EmpathyMap(Node):
    """What somebody lives in a scenario, in eight boxes."""

    called = N_("an empathy map")

    scenario: Text | None = None
    """The situation in which it holds."""
    stages: Many[Slug] = ()
    """Ids of the stages where it holds; nothing: everywhere."""
    thinks: Many[Claim] = ()
    """What occupies the mind."""
    feels: Many[Claim] = ()
    """Emotions."""
    sees: Many[Claim] = ()
    """What is around and on screen."""
    hears: Many[Claim] = ()
    """What others and media say."""
    says: Many[Claim] = ()
    """Words used aloud."""
    does: Many[Claim] = ()
    """Acts that can be observed."""
    pains: Many[Claim] = ()
    """Fears, obstacles, annoyances."""
    gains: Many[Claim] = ()
    """What would make it a success."""

    @model_validator(mode="after")
    def _has_something(self) -> EmpathyMap:
        if not any(getattr(self, box) for box in BOXES):
            raise wrong(
                N_("The empathy map is empty."),
                phrase("Fill one of: {listed}.", listed=", ".join(BOXES)),
            )
        return self


class Persona(Node):
    """A typical customer described from research; never a real person."""

    called = N_("a persona")

    id: Slug
    """Short name of the persona, unique in the journey."""
    name: Text
    """The name she is called by."""
    about: Claim | None = None
    """Who she is, in a few sentences."""
    role: Text | None = None
    """Age, work, home: what places her."""
    quote: Claim | None = None
    """A sentence that sums her up."""
    needs: Many[Claim] = ()
    """What she needs from the journey."""
    segments: Many[Slug] = ()
    """Ids of the segments she stands for."""
    share: Percent | None = None
    """Part of the audience she stands for, in percent."""
    empathy: Many[EmpathyMap] = ()
    """Her empathy maps, one for each scenario."""
    evidence: Many[Slug] = ()
    """Ids of the research she is drawn from."""
    note: Text | None = None
    """A remark for the team."""


class Segment(Node):
    """People, cycles or events that meet conditions on their data."""

    called = N_("a segment")

    id: Slug
    """Short name of the segment, unique in the journey."""
    name: Text
    """The segment's name."""
    of: Literal["person", "cycle", "event"] = "person"
    """person: last value known; cycle: value when it opened; event: value of the event."""
    where: Where = Field(default_factory=dict)
    """Field → value or comparison; all must hold. Nothing: described, not measured."""
    about: Claim | None = None
    """Who they are and why they matter."""
    share: Percent | None = None
    """Part of the audience, in percent."""
    empathy: Many[EmpathyMap] = ()
    """Empathy maps, one for each scenario."""
    evidence: Many[Slug] = ()
    """Ids of the evidence behind it."""
    note: Text | None = None
    """A remark for the team."""
