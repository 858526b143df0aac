"""A drafted journey: the file to edit, why each thing in it is as it is, and what is in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from percorso.journey import Journey


@dataclass(frozen=True)
class LeftOut:
    """Something that happens and stands in no stage.

    Attributes:
        label: The event, and which part of it.
        n: Its events.
        share: Its share of all events.
        why: The reason, in the reader's language.
    """

    label: str
    n: int
    share: float
    why: str


@dataclass(frozen=True)
class Draft:
    """A journey drafted from events.

    Attributes:
        journey: The journey.
        yaml: The journey file, with the reason for each choice as comments.
        sentences: What was found and why it was chosen, in the reader's language.
        questions: What only a person can answer.
        left_out: What stands in no stage, the most frequent first.
        reasons: Reason by place in the file, such as `stages.purchase` or `expires_after`.
    """

    journey: Journey
    yaml: str
    sentences: tuple[str, ...]
    questions: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    reasons: dict[str, tuple[str, ...]]
