"""Research: what supports the claims of the map, and whom customers compare us with."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from percorso.journey.nodes import Many, Node
from percorso.journey.texts import Claim, Grade, Text
from percorso.journey.values import Cost, Day, Name, Percent, Slug
from percorso.mark import N_


class Evidence(Node):
    """A document, quote or figure that supports claims; claims name it by its id."""

    called = N_("a piece of evidence")

    id: Slug
    """Short name of the evidence, unique in the journey."""
    kind: Literal[
        "interview", "survey", "industry_report", "tickets", "crm", "analytics",
        "reviews", "observation", "test", "other",
    ]  # fmt: skip
    """interview, survey, industry_report, tickets, crm, analytics, reviews, observation, …"""
    title: Text
    """What it is."""
    finding: Text | None = None
    """What it says, in a sentence or two."""
    quotes: Many[Text] = ()
    """Words of customers, as they said them."""
    method: Text | None = None
    """How it was gathered: by phone, in the shop, online form, …"""
    source: Text | None = None
    """Who made it, or where it comes from."""
    url: Name | None = None
    """Where to read it."""
    date: Day | None = None
    """When it was gathered."""
    sample: Annotated[int, Field(ge=1)] | None = None
    """How many people, tickets or answers."""
    response_rate: Percent | None = None
    """Answers out of a hundred people asked."""
    reward: Text | Cost | None = None
    """What people got for taking part: words, or an amount per person."""
    note: Text | None = None
    """A remark for the team."""


class Criterion(Node):
    """One point on which people compare a competitor with us."""

    called = N_("a criterion")

    text: Text
    """What is compared: price, delivery, design, …"""
    better: Literal["us", "them", "same"] | None = None
    """Who does better in customers' eyes."""
    grade: Grade = "hypothesis"
    """How well we know it."""
    evidence: Many[Slug] = ()
    """Ids of the evidence behind it."""
    note: Text | None = None
    """A remark for the team."""


class Competitor(Node):
    """Somebody whom customers consider beside us, and how they compare."""

    called = N_("a competitor")

    id: Slug
    """Short name of the competitor, unique in the journey."""
    name: Text
    """The competitor's name."""
    url: Name | None = None
    """Where to see it."""
    stages: Many[Slug] = ()
    """Ids of the stages where people compare."""
    compared_on: Many[Criterion] = ()
    """How people compare them with us, point by point."""
    strengths: Many[Claim] = ()
    """What they do well."""
    weaknesses: Many[Claim] = ()
    """What they do badly."""
    evidence: Many[Slug] = ()
    """Ids of the evidence behind it."""
    note: Text | None = None
    """A remark for the team."""
