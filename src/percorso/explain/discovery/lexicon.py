"""What the names of events tell: the vocabulary of `words.toml`, English and Italian.

The phrases are matched as in drafts of mappings (`percorso.events.suggest`): all the words of a
phrase stand in the name, in any order.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from percorso.events.suggest.column import words_of

_FILE = resources.files("percorso") / "explain" / "discovery" / "words.toml"
STAGES = ("awareness", "interest", "consideration", "decision", "support", "retention", "loyalty")


@cache
def _phrases(group: str, kind: str) -> tuple[frozenset[str], ...]:
    listed = _read()[group][kind].split(",")
    return tuple(frozenset(words_of(phrase)) for phrase in listed)


@cache
def _read() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def fits(name: str, kind: str) -> bool:
    """Whether a phrase of a kind stands in the name of an event.

    Args:
        name: The event's name.
        kind: `goal`, `later`, `noise`, `generic` or `care`.

    Example:
        >>> fits("Order Completed", "goal"), fits("heartbeat", "noise"), fits("Lamp Lit", "goal")
        (True, True, False)
    """
    there = set(words_of(name))
    return any(phrase <= there for phrase in _phrases("kinds", kind))


def is_generic(name: str) -> bool:
    """Whether a name says that something was seen or touched, and nothing of what.

    Example:
        >>> is_generic("Page Viewed"), is_generic("Product Viewed"), is_generic("$pageview")
        (True, False, True)
    """
    there = set(words_of(name))
    known = set().union(*_phrases("kinds", "generic"))
    return bool(there) and there <= known


def goal_rank(name: str) -> float:
    """How much the name sounds like a goal: 0 to 1, negative for what follows or undoes one.

    Example:
        >>> goal_rank("Order Completed"), goal_rank("Order Refunded"), goal_rank("Page Viewed")
        (1.0, -1.0, -1.0)
    """
    if fits(name, "later"):
        return -1.0
    there, phrases = set(words_of(name)), _phrases("kinds", "goal")
    best = next((i for i, phrase in enumerate(phrases) if phrase <= there), None)
    return 0.0 if best is None else 1.0 - 0.7 * best / len(phrases)


def speaks_for(name: str, stage: str) -> float:
    """How much a name speaks for one of `STAGES`: the words of the best phrase over the name's.

    Example:
        >>> speaks_for("Product Viewed", "consideration"), speaks_for("Product Viewed", "loyalty")
        (1.0, 0.0)
    """
    there = set(words_of(name))
    hits = [len(phrase) for phrase in _phrases("stages", stage) if phrase <= there]
    return max(hits, default=0) / max(len(there), 1)
