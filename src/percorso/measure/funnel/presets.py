"""Definitions under the names of the tools that use them, and what of each is not reproduced."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Definition:
    """How attempts are made and counted.

    Attributes:
        order: `ordered`, `strict_next` or `any`.
        within: Time from the first step; None for none.
        start: `any` or `first`.
        count: `people`, `cycles` or `attempts`.
        exclusion: `stop`, `drop` or `person`.
        inside: Whether later steps must fall in the period too.
    """

    order: str = "ordered"
    within: Any = None
    start: str = "any"
    count: str = "people"
    exclusion: str = "stop"
    inside: bool = False

    def values(self) -> dict[str, Any]:
        """The same as a dictionary."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


DEFAULTS = Definition()

PRESETS: dict[str, Definition] = {
    "amplitude": Definition(within="1d", exclusion="drop"),
    "mixpanel": Definition(within="7d", start="first"),
    "posthog": Definition(within="14d", exclusion="person"),
    "ga4": Definition(inside=True, exclusion="drop"),
    "adobe": Definition(inside=True, exclusion="drop"),
}
"""Each tool's defaults as its public documentation gives them; see docs/questions/funnel.md."""

NAMES = {
    "amplitude": "Amplitude",
    "mixpanel": "Mixpanel",
    "posthog": "PostHog",
    "ga4": "GA4",
    "adobe": "Adobe",
}
