"""The options of a funnel as a person wrote them, read into a plan; mistakes are told in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from percorso.durations import microseconds
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.funnel.plan import (
    ANY,
    COUNTS,
    EXCLUSIONS,
    FIRST_ONLY,
    MOST_EXCLUSIONS,
    MOST_STEPS,
    MOST_STEPS_ANY,
    NO_LIMIT,
    ORDERS,
    STRICT_NEXT,
    Plan,
)
from percorso.measure.funnel.presets import DEFAULTS, PRESETS, Definition
from percorso.measure.selectors import Selector, selector

if TYPE_CHECKING:
    from percorso.journey import Journey
    from percorso.measure.funnel.question import Funnel

NONE = "none"
_BETWEEN = re.compile(r"\s*(\d+)\s*-\s*(\d+)\s*:(.*)", re.DOTALL)
_STEP = re.compile(r"\s*(\d+)\s*=(.*)", re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """What a funnel is made of: its steps, its exclusions, and its definition.

    Attributes:
        steps: The signals of the steps.
        exclude: The signals excluded.
        definition: Order, limits, start, count and exclusion in words and lengths.
        plan: The same for the kernels.
        dropped: Optional steps that a funnel in any order leaves out.
    """

    steps: tuple[Selector, ...]
    exclude: tuple[Selector, ...]
    definition: Definition
    plan: Plan
    dropped: tuple[Selector, ...] = ()


def steps_of(question: Funnel, journey: Journey, lang: str) -> tuple[Selector, ...]:
    """The steps: those that were asked for, else the measured stages in order up to the goal."""
    wanted = _texts(question.steps) or _stages(journey)
    if len(wanted) > MOST_STEPS:
        raise QuestionError(
            Problem(f"A funnel has at most {MOST_STEPS} steps; found {len(wanted)}.",
                    "Leave some out.")
        )  # fmt: skip
    return tuple(selector(journey, each, lang) for each in wanted)


def _texts(wanted: Any) -> tuple[Any, ...]:
    return (wanted,) if isinstance(wanted, str | Mapping) else tuple(wanted or ())


def _stages(journey: Journey) -> tuple[str, ...]:
    goal = journey.goal_index()
    last = len(journey.stages) if goal is None else goal
    before = [f"stage:{each.id}" for each in journey.stages[:last] if each.measured]
    return tuple(before) if goal is None else (*before, "goal")


def excluded_of(
    question: Funnel, journey: Journey, lang: str, steps: int
) -> list[tuple[Selector, int, int]]:
    """The exclusions, each with the steps (from 0) after and before which it excludes."""
    found = [_excluded(journey, each, lang, steps) for each in _texts(question.exclude)]
    if len(found) > MOST_EXCLUSIONS:
        raise QuestionError(
            Problem(f"A funnel has at most {MOST_EXCLUSIONS} exclusions; found {len(found)}.",
                    "Put several events in one rule: {event: [A, B]}.")
        )  # fmt: skip
    return found


def _excluded(journey: Journey, wanted: Any, lang: str, steps: int) -> tuple[Selector, int, int]:
    part = _BETWEEN.fullmatch(wanted) if isinstance(wanted, str) else None
    if part is None:
        return selector(journey, wanted, lang), 0, steps - 1
    begin, end = int(part[1]), int(part[2])
    if not 1 <= begin < end <= steps:
        raise QuestionError(
            Problem(f"'{begin}-{end}' does not name two steps in order; there are {steps}.",
                    f"Write 1-{steps}:EVENT for an exclusion between the first and the last.")
        )  # fmt: skip
    return selector(journey, part[3].strip(), lang), begin - 1, end - 1


def definition_of(question: Funnel) -> Definition:
    """The definition: what was asked, else that of the preset, else the defaults."""
    chosen = dict(DEFAULTS.values())
    if question.preset is not None:
        _check("preset", question.preset, tuple(PRESETS))
        chosen |= PRESETS[question.preset].values()
    for name in ("order", "start", "count", "exclusion", "within"):
        asked = getattr(question, "start_at" if name == "start" else name)
        if asked is not None:
            chosen[name] = asked
    if question.inside:
        chosen["inside"] = True
    chosen["within"] = None if chosen["within"] == NONE else chosen["within"]
    for name, allowed in (("order", ORDERS), ("start", FIRST_ONLY), ("count", COUNTS),
                          ("exclusion", EXCLUSIONS)):  # fmt: skip
        _check(name, chosen[name], allowed)
    return Definition(**chosen)


def _check(name: str, found: Any, allowed: Sequence[str]) -> None:
    if found not in allowed:
        raise QuestionError(
            Problem(f"'{name}' cannot be '{found}'.", did_you_mean(str(found), allowed))
        )


def asked(question: Funnel, journey: Journey, lang: str) -> Asked:
    """Everything that a funnel asks for, read and checked.

    Raises:
        QuestionError: Something cannot be read, or the parts do not fit together.
    """
    steps = steps_of(question, journey, lang)
    definition = definition_of(question)
    optional = _optional(question.optional, [each.text for each in steps])
    dropped: tuple[Selector, ...] = ()
    if definition.order == "any":
        dropped = tuple(one for one, free in zip(steps, optional, strict=True) if free)
        steps = tuple(one for one, free in zip(steps, optional, strict=True) if not free)
        _check_any(question, len(steps))
        optional = [False] * len(steps)
    exclude = excluded_of(question, journey, lang, len(steps))
    plan = plan_of(question, definition, optional, [(a, b) for _, a, b in exclude])
    return Asked(steps, tuple(one for one, _, _ in exclude), definition, plan, dropped)


def _check_any(question: Funnel, steps: int) -> None:
    if steps > MOST_STEPS_ANY:
        raise QuestionError(
            Problem(f"In any order a funnel has at most {MOST_STEPS_ANY} steps; found {steps}.",
                    "Leave some out, or ask for them in order.")
        )  # fmt: skip
    if any(isinstance(one, str) and _BETWEEN.fullmatch(one) for one in _texts(question.exclude)):
        raise QuestionError(
            Problem("In any order there is no 'between two steps'.",
                    "Exclude the event everywhere, without the numbers before it.")
        )  # fmt: skip


def plan_of(
    question: Funnel, definition: Definition, optional: Sequence[bool],
    between: Sequence[tuple[int, int]],
) -> Plan:  # fmt: skip
    """A definition as numbers and arrays."""
    order = ORDERS.index(definition.order)
    return Plan(
        order,
        _length("within", definition.within),
        _step_within(question.step_within, len(optional)),
        np.array(optional, np.bool_),
        definition.start == "first",
        COUNTS.index(definition.count),
        EXCLUSIONS.index(definition.exclusion),
        np.array(between, np.int64).reshape(-1, 2),
        definition.inside,
        tuple(str(each) for each in _texts(question.hold)),
    )


def _length(name: str, text: Any) -> int:
    if text is None or text == NONE:
        return NO_LIMIT
    try:
        return microseconds(text)
    except ValueError as error:
        raise QuestionError(Problem(f"'{name}': {error}")) from error


def _step_within(wanted: Any, steps: int) -> Any:
    """For each step its own limit: a bare length is that of every step, `2=1d` of the second."""
    found = np.full(steps, NO_LIMIT, np.int64)
    pairs = wanted.items() if isinstance(wanted, Mapping) else map(_pair, _texts(wanted))
    for step, length in pairs:
        if step is None:
            found[1:] = _length("step_within", length)
            continue
        if not 2 <= int(step) <= steps:
            raise QuestionError(
                Problem(f"'step_within' names step {step}; it may name 2 to {steps}.",
                        "Write 2=1d for one day from the step before to the second.")
            )  # fmt: skip
        found[int(step) - 1] = _length("step_within", length)
    return found


def _pair(text: Any) -> tuple[int | None, Any]:
    part = _STEP.fullmatch(text) if isinstance(text, str) else None
    return (None, text) if part is None else (int(part[1]), part[2].strip())


def _optional(wanted: Any, steps: Sequence[str]) -> list[bool]:
    found = [False] * len(steps)
    for each in (wanted,) if isinstance(wanted, int | str) else tuple(wanted or ()):
        found[_place(each, steps)] = True
    if found and found[0]:
        raise QuestionError(
            Problem("The first step cannot be optional: an attempt starts with it.",
                    "Name another step as optional, or leave the first one out.")
        )  # fmt: skip
    return found


def _place(wanted: Any, steps: Sequence[str]) -> int:
    """The place of a step, from 0, by its number from 1 or by the signal that was written."""
    text = str(wanted).strip()
    if text in steps:
        return steps.index(text)
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(steps):
        return int(text) - 1
    known = [*steps, *(str(number) for number in range(1, len(steps) + 1))]
    raise QuestionError(
        Problem(f"There is no step '{text}'.", did_you_mean(text, known, len(known)))
    )


__all__ = ["ANY", "NONE", "STRICT_NEXT", "Asked", "asked", "definition_of", "plan_of"]
