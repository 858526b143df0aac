"""A journey with one rule in the place of another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.journey import Journey

ELEMENTS = {"stages": ("enter", "completes"), "touchpoints": ("rule",)}
"""The parts of a journey that have rules, and the fields that hold them."""


def changed(journey: Journey, element: str, field: str, rule: Mapping[str, Any] | None) -> Journey:
    """The journey with a rule of one stage or touchpoint replaced, or taken away.

    Args:
        journey: The journey.
        element: `stages/see` or `touchpoints/shop`.
        field: `enter` or `completes` of a stage, `rule` of a touchpoint.
        rule: The new rule; None takes it away.

    Raises:
        QuestionError: There is no such stage, touchpoint or field.
        JourneyError: The rule is not one of the closed grammar.
    """
    kind, _, wanted = element.partition("/")
    if kind not in ELEMENTS or field not in ELEMENTS[kind]:
        raise QuestionError(
            Problem(f"'{element}' has no rule '{field}'.",
                    "Allowed: enter and completes of stages, rule of touchpoints.", key="field")
        )  # fmt: skip
    document = journey.to_dict()
    part = _part(document.get(kind, []), kind, wanted)
    if rule is None:
        part.pop(field, None)
    else:
        part[field] = dict(rule)
    return Journey.from_dict(document)


def _part(parts: list[dict[str, Any]], kind: str, wanted: str) -> dict[str, Any]:
    found = next((part for part in parts if part["id"] == wanted), None)
    if found is None:
        known = [part["id"] for part in parts]
        raise QuestionError(
            Problem(f"There is no '{wanted}' among the {kind}.", did_you_mean(wanted, known),
                    key="element")
        )  # fmt: skip
    return found
