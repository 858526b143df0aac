"""A check: one question asked of the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from percorso.journey.audit.finding import Finding, Hit, Mark, Severity
from percorso.journey.audit.said import Said

KINDS = frozenset({"current", "future", "day_in_life", "blueprint"})
DRAWN_FOR_COMPANY = KINDS - {"day_in_life"}
"""Kinds of map in which the company's stages stand; a day in the life is the customer's own."""
TODAY = frozenset({"current", "blueprint"})
"""Kinds of map that show what is there today."""


@dataclass(frozen=True)
class Check:
    """One question asked of the map, with what it is good for.

    Attributes:
        id: Its name, also that of its file.
        mark: The mark of a good journey that it looks at.
        severity: How much its findings matter, unless a finding says otherwise.
        about: What it looks at, in a word or two: shown when all is in order.
        asks: The question.
        why: Why it is asked.
        find: Looks, and yields what it found.
        kinds: The kinds of map it is asked of.
        of: What it looks through, such as `actions`; where there is none, nothing is in order.
        instead: Ids of the checks whose findings are left out when this one was asked.
        notes: What is good to know beside the findings, such as the KPIs on target.
    """

    id: str
    mark: Mark
    severity: Severity
    about: str
    asks: str
    why: str
    find: Callable[[Any], Iterable[Hit]]
    kinds: frozenset[str] = KINDS
    of: str = ""
    instead: tuple[str, ...] = ()
    notes: Callable[[Any], Iterable[Said]] | None = None

    def findings(self, look: Any, language: str | None) -> Iterator[Finding]:
        """The findings of this check on a map."""
        for hit in self.find(look):
            yield Finding(
                self.id, self.mark, hit.severity or self.severity, hit.places, hit.says,
                hit.advice, language,
            )  # fmt: skip
