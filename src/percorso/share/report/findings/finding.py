"""One finding: a sentence, the base it stands on, and the part of the report it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

STRONG = ("\ue000", "\ue001")
"""Marks around what is set in bold; texts from files never hold them."""


@dataclass(frozen=True)
class Finding:
    """Something that stands out.

    Attributes:
        rule: The name of the rule that found it.
        label: A word or two on what it is about.
        text: The sentence; `strong` marks what is set in bold.
        base: What it rests on: denominator, interval, what was left out.
        anchor: The section that tells more.
        stage: Number of the stage it concerns, from 1.
    """

    rule: str
    label: str
    text: str
    base: str
    anchor: str
    stage: int | None = None

    @property
    def plain(self) -> str:
        """The sentence without marks."""
        return self.text.replace(STRONG[0], "").replace(STRONG[1], "")


def strong(text: str) -> str:
    """A text marked as bold."""
    return f"{STRONG[0]}{text}{STRONG[1]}"
