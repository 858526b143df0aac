"""The options of the question as numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from percorso.errors import Problem, QuestionError, did_you_mean


def one_of(name: str, value: str, allowed: Sequence[str]) -> None:
    """Refuse a word that an option does not have."""
    if value not in allowed:
        raise QuestionError(
            Problem(f"'{name}' cannot be '{value}'.",
                    did_you_mean(value, allowed) or f"Allowed: {', '.join(allowed)}.")
        )  # fmt: skip


def between(name: str, value: float, low: float, high: float) -> None:
    """Refuse a number outside of what an option may be."""
    if not low <= value <= high:
        raise QuestionError(
            Problem(f"'{name}' cannot be {value:g}.", f"Write a number from {low:g} to {high:g}.")
        )


def ranges(
    name: str, given: Sequence[str], channels: Sequence[str]
) -> dict[str, tuple[float, float]]:
    """Options such as `paid_search=100:400`, by channel.

    Raises:
        QuestionError: One cannot be read, or names a channel that nothing was spent on.

    Example:
        >>> ranges("bound", ["tv=100:400"], ["tv"])
        {'tv': (100.0, 400.0)}
    """
    found = {}
    for text in given:
        channel, _, limits = text.rpartition("=")
        low, _, high = limits.partition(":")
        found[known(channel or text, channels)] = _pair(name, text, low, high)
    return found


def known(channel: str, channels: Sequence[str]) -> str:
    """A channel that something was spent on.

    Raises:
        QuestionError: There is none of this name.
    """
    if channel not in channels:
        raise QuestionError(
            Problem(f"No cost of a channel '{channel}' is known.",
                    did_you_mean(channel, channels) or f"Known: {', '.join(channels)}.")
        )  # fmt: skip
    return channel


def _pair(name: str, text: str, low: str, high: str) -> tuple[float, float]:
    try:
        found = float(low), float(high)
    except ValueError:
        found = math.nan, math.nan
    if not (0 <= found[0] <= found[1] < math.inf):
        raise QuestionError(
            Problem(f"'{name}' cannot be read: '{text}'.",
                    "Write CHANNEL=LOW:HIGH with two numbers, such as tv=1000:4000.")
        )  # fmt: skip
    return found
