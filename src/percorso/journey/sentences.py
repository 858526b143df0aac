"""Rules as plain sentences."""

from __future__ import annotations

from percorso.journey.rules import Rule


def sentence(rule: Rule, lang: str) -> str:
    """A rule as a sentence."""
    return f"{lang}: {rule.model_dump(exclude_defaults=True)}"
