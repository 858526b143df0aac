"""The board: problems and ideas, grouped and voted; one idea may solve many problems."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from percorso.journey.nodes import Many, Node
from percorso.journey.texts import Grade, Text
from percorso.journey.values import Slug
from percorso.mark import N_

Votes = Annotated[int, Field(ge=0, le=1_000_000)]


class Group(Node):
    """Notes of the board that belong together."""

    called = N_("a group")

    id: Slug
    """Short name of the group, unique on the board."""
    name: Text
    """The group's name."""
    keyword: Text | None = None
    """The word that led to it."""


class Problem(Node):
    """A trouble on the board."""

    called = N_("a problem")

    id: Slug
    """Short name of the problem, unique on the board."""
    text: Text
    """The trouble, in one sentence."""
    keyword: Text | None = None
    """The word that led to it."""
    group: Slug | None = None
    """Id of its group."""
    votes: Votes = 0
    """How many votes it has."""
    stages: Many[Slug] = ()
    """Ids of the stages it concerns."""
    touchpoints: Many[Slug] = ()
    """Ids of the touchpoints it concerns."""
    pains: Many[Slug] = ()
    """Ids of the pain points of the map that it stands for."""
    grade: Grade = "hypothesis"
    """How well it is supported."""
    evidence: Many[Slug] = ()
    """Ids of the evidence behind it."""


class Idea(Node):
    """A proposal on the board."""

    called = N_("an idea")

    id: Slug
    """Short name of the idea, unique on the board."""
    text: Text
    """The proposal, in one sentence."""
    keyword: Text | None = None
    """The word that led to it."""
    group: Slug | None = None
    """Id of its group."""
    votes: Votes = 0
    """How many votes it has."""
    solves: Many[Slug] = ()
    """Ids of the problems that it solves."""
    by: Text | None = None
    """Who had it."""
    state: Literal["new", "chosen", "parked", "dropped"] | None = None
    """What was decided about it."""
    stages: Many[Slug] = ()
    """Ids of the stages it concerns."""
    touchpoints: Many[Slug] = ()
    """Ids of the touchpoints it concerns."""


class Board(Node):
    """The brainstorming surface."""

    called = N_("the board")

    keywords: Many[Text] = ()
    """The words the board is led by."""
    groups: Many[Group] = ()
    """Groups of notes."""
    problems: Many[Problem] = ()
    """Troubles."""
    ideas: Many[Idea] = ()
    """Proposals."""
