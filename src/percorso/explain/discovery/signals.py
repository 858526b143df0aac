"""A signal: the name of an event, or one of the things that the name can mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

TONGUES = "it|en|de|fr|es|pt|nl"
_TONGUE = rf"/?(?:(?:{TONGUES})(?:-[a-z]{{2}})?"
_SECTION = re.compile(rf"{_TONGUE}/)?([A-Za-z0-9_.~-]{{1,60}})(?:/|\Z)")
_HOME = re.compile(rf"{_TONGUE})?/?\Z")
HOME = ""
ABSENT = "\0"
"""The part of events on which nothing stands that would tell their part."""


@dataclass(frozen=True)
class Signal:
    """Something that happens again and again: an event, or one of the things that it can mean.

    Attributes:
        name: The event's name.
        by: What tells its parts from each other: `touchpoint`, `channel`, `page_path`, or None.
        part: Which part: a touchpoint, a channel, the first section of the path (`HOME`), or
            `ABSENT`.
        n: Its events.
        people: Its people.
        money: Events of it with an amount above nothing.
        orders: Events of it with an order id.
        once: People who have exactly one.
        place: The mean place among a person's events, from 0 to 1.
    """

    name: str
    by: str | None = None
    part: str | None = None
    n: int = 0
    people: int = 0
    money: int = 0
    orders: int = 0
    once: int = 0
    place: float = 0.5

    @property
    def words(self) -> str:
        """The words that tell what it is, for the vocabulary."""
        if self.part is None or self.part == ABSENT:
            return self.name
        return f"{self.name} {self.part or 'home'}"

    @property
    def label(self) -> str:
        """What it is called in sentences.

        Example:
            >>> Signal("Page Viewed", "page_path", "pricing").label, Signal("Quote Sent").label
            ('Page Viewed /pricing', 'Quote Sent')
        """
        if self.part is None:
            return self.name
        if self.part == ABSENT:
            return f"{self.name} (–)"
        return (
            f"{self.name} /{self.part}" if self.by == "page_path" else f"{self.name} ({self.part})"
        )

    def rule(self) -> dict[str, Any]:
        """The rule that recognises it, as a journey file writes it."""
        if self.by is None or self.part is None:
            return {"event": self.name}
        if self.part == ABSENT:
            return {"event": self.name, "where": {self.by: {"exists": False}}}
        if self.by == "page_path":
            return {"event": self.name, "where": {"page_path": {"matches": pattern(self.part)}}}
        return {"event": self.name, "where": {self.by: self.part}}


def section(path: str) -> str | None:
    """The first section of a page's path, after a language; `HOME` for the first page.

    Example:
        >>> section("/it/lampade/airone"), section("pricing"), section("/en/"), section("?x")
        ('lampade', 'pricing', '', None)
    """
    if _HOME.match(path):
        return HOME
    found = _SECTION.match(path)
    return found[1] if found and found[1] not in TONGUES.split("|") else None


def pattern(part: str) -> str:
    """The regular expression of the paths in a section, the same as `section` tells them.

    Example:
        >>> re.search(pattern("pricing"), "/it/pricing/pro") is not None
        True
    """
    return rf"^{_TONGUE})?/?$" if part == HOME else rf"^{_TONGUE}/)?{re.escape(part)}(?:/|$)"


def writable(signal: Signal) -> bool:
    r"""Whether a journey file can hold the signal's rule: some names hold control characters.

    Example:
        >>> writable(Signal("Order Completed")), writable(Signal("a\x07"))
        (True, False)
    """
    from pydantic import ValidationError

    from percorso.journey.rules import Rule

    try:
        Rule.model_validate(signal.rule())
    except ValidationError:
        return False
    return True
