"""Touchpoints: the register of every point of contact."""

from __future__ import annotations

from typing import Literal, TypeAlias

from percorso.journey.nodes import Many, Node
from percorso.journey.rules import Rule
from percorso.journey.texts import Claim, Grade, Text
from percorso.journey.values import Cost, Day, Feeling, Length, Name, Slug
from percorso.mark import N_

Want: TypeAlias = Literal[
    "quality", "value", "convenience", "responsive_service",
    "personalisation", "trust", "good_experience", "improvement",
]  # fmt: skip

Moment: TypeAlias = Literal["know", "go", "do", "buy"]


class Touchpoint(Node):
    """A point of contact between a customer and the company, or those who speak of it."""

    called = N_("a touchpoint")

    id: Slug
    """Short name of the touchpoint, unique in the journey."""
    name: Text
    """The touchpoint's name on the map."""
    kind: Literal["traditional", "digital", "external"] | None = None
    """traditional: TV, print, shops, events; digital: site, e-mail, ads; external: not ours;
    nothing: to decide."""
    media: Literal["owned", "paid", "earned"] | None = None
    """owned: the company's own; paid: space or clicks bought; earned: what others say."""
    channel: Name | None = None
    """The route it travels by: website, email, store, paid_search, …"""
    stages: Many[Slug] = ()
    """Ids of the stages where people meet it."""
    team: Text | None = None
    """The team that looks after it."""
    owner: Text | None = None
    """The person who answers for it."""
    cost: Cost | None = None
    """What it costs."""
    state: Literal["covered", "planned", "missing", "retired"] | None = None
    """covered, planned, missing (not covered) or retired; nothing: to decide."""
    due: Day | None = None
    """When a planned touchpoint goes live."""
    answers_within: Length | None = None
    """Stated answer time of a touchpoint that gives help: people hear back within it."""
    rule: Rule | None = None
    """The events that recognise it."""
    emotion: Feeling | None = None
    """Hypothesised emotion, −2 to 2."""
    message: Claim | None = None
    """What it says to the customer."""
    moment: Moment | None = None
    """The need of who takes out the phone here: know, go (to a place), do or buy; nothing: by the
    catalogue and the stages."""
    wants: Many[Want] = ()
    """Which of the things customers want it serves."""
    if_missing: Claim | None = None
    """What its absence costs or may cost."""
    grade: Grade = "hypothesis"
    """How well we know that customers use it."""
    evidence: Many[Slug] = ()
    """Ids of the evidence behind it."""
    note: Text | None = None
    """A remark for the team."""
