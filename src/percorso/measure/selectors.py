"""Signals by which a question picks events: a stage, a touchpoint, an event, the goal or a rule.

A person writes `think`, `touchpoint:shop`, `Order Completed` or `{event: Order Completed, where:
{plan: pro}}`; a bucket of the timeline then says for each of its events whether it is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.columns import BASE, column_of
from percorso.engine.conditions import Node
from percorso.engine.rules import RESOLVED, Compiler
from percorso.errors import Problem, QuestionError, did_you_mean

if TYPE_CHECKING:
    from percorso.journey import Journey, Rule
    from percorso.measure.run import Bucket, Run

GOAL = "goal"
PREFIXES = ("stage", "touchpoint", "event")


@dataclass(frozen=True)
class Selector:
    """What was meant by a signal.

    Attributes:
        text: What was written.
        label: Its name for people.
        stage: The stage whose hits are meant, by id.
        completes: Whether only hits that complete the stage are meant.
        rule: Else the rule that an event must match.
    """

    text: str
    label: str
    stage: str | None = None
    completes: bool = False
    rule: Rule | None = None

    def fields(self) -> set[str]:
        """The fields that the timeline must hold for it, beyond its base columns."""
        named = set() if self.rule is None else self.rule.fields()
        return {name for name in named if column_of(name) not in BASE}


def selector(
    journey: Journey, wanted: str | Mapping[str, Any] | Rule, lang: str = "en"
) -> Selector:
    """What is meant by a stage's id, `goal`, a touchpoint's id, an event's name or a rule.

    A word is taken for a stage first, then for a touchpoint, else for an event; `stage:`,
    `touchpoint:` and `event:` before it say which is meant.

    Raises:
        QuestionError: The journey has no such stage or touchpoint, or the rule cannot be read.

    Example:
        >>> from percorso.journey import Journey
        >>> stage = "{id: s, name: See, enter: {event: Page Viewed}}"
        >>> journey = Journey.parse(f"{{percorso: 1, id: a, title: A, stages: [{stage}]}}")
        >>> selector(journey, "s").label, selector(journey, "event:Order Paid").label
        ('See', 'Order Paid')
    """
    from percorso.journey import Rule

    if isinstance(wanted, Rule):
        return _of_rule(wanted, wanted.sentence(lang), lang)
    if isinstance(wanted, Mapping):
        return _of_rule(_rule(dict(wanted), str(wanted)), str(wanted), lang)
    text = str(wanted).strip()
    if text.startswith("{"):
        return _of_rule(_rule(_content(text), text), text, lang)
    prefix, colon, rest = text.partition(":")
    if colon and prefix in PREFIXES:
        return _prefixed(journey, prefix, rest.strip(), text, lang)
    return _bare(journey, text, lang)


def _bare(journey: Journey, text: str, lang: str) -> Selector:
    if not text:
        raise QuestionError(
            Problem("A signal is empty.", "Name a stage, a touchpoint, an event or a rule.")
        )
    if any(stage.id == text for stage in journey.stages):
        return _prefixed(journey, "stage", text, text, lang)
    if text == GOAL:
        return _goal(journey, lang)
    if any(touchpoint.id == text for touchpoint in journey.touchpoints):
        return _prefixed(journey, "touchpoint", text, text, lang)
    return _prefixed(journey, "event", text, text, lang)


def _goal(journey: Journey, lang: str) -> Selector:
    number = journey.goal_index()
    if number is None:
        raise QuestionError(
            Problem(
                "The journey has no goal.", "Mark one stage with 'goal: true', or name a stage."
            )
        )
    stage = journey.stages[number]
    return Selector(GOAL, _said(stage.name, lang), stage.id, completes=True)


def _prefixed(journey: Journey, prefix: str, name: str, text: str, lang: str) -> Selector:
    if prefix == "event":
        return Selector(text, name, rule=_rule({"event": name}, text))
    if prefix == "stage":
        return _stage(journey, name, text, lang)
    found = next((each for each in journey.touchpoints if each.id == name), None)
    if found is None:
        known = [each.id for each in journey.touchpoints]
        raise QuestionError(
            Problem(f"There is no touchpoint '{name}' on the map.", did_you_mean(name, known))
        )
    from percorso.journey import Rule

    return Selector(text, _said(found.name, lang), rule=Rule(touchpoint=(name,)))


def _stage(journey: Journey, name: str, text: str, lang: str) -> Selector:
    found = next((each for each in journey.stages if each.id == name), None)
    if found is None:
        known = [each.id for each in journey.stages]
        raise QuestionError(Problem(f"There is no stage '{name}'.", did_you_mean(name, known)))
    if not found.measured:
        raise QuestionError(
            Problem(f"The stage '{name}' has no rule, so no event belongs to it.",
                    "Give it an 'enter' rule, or name another stage.")
        )  # fmt: skip
    return Selector(text, _said(found.name, lang), found.id)


def _said(name: Any, lang: str) -> str:
    from percorso.journey import text

    return text(name, lang)


def _of_rule(rule: Rule, text: str, lang: str) -> Selector:
    return Selector(text, rule.sentence(lang), rule=rule)


def _content(text: str) -> dict[str, Any]:
    from percorso.journey.tree import MOST_CHARACTERS
    from percorso.journey.yaml_tree import read_yaml

    tree = read_yaml(text[:MOST_CHARACTERS], "")
    if tree.problems or not isinstance(tree.value, dict):
        raise _unread(text)
    return tree.value


def _unread(text: str) -> QuestionError:
    return QuestionError(
        Problem(f"The rule {text[:80]} cannot be read.",
                "Write it as in a journey: {event: Page Viewed, where: {plan: pro}}.")
    )  # fmt: skip


def _rule(content: dict[str, Any], text: str) -> Rule:
    from pydantic import ValidationError

    from percorso.journey import Rule

    try:
        return Rule.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise QuestionError(
            Problem(f"The rule {text[:80]} cannot be used: {place} {first['msg']}",
                    "Write it as in a journey: {event: Page Viewed, where: {plan: pro}}.")
        ) from error  # fmt: skip


@dataclass(frozen=True)
class Compiled:
    """Selectors made ready for a timeline.

    Attributes:
        selectors: What was meant.
        nodes: For each selector its rule as a node; None where the hits of a stage are meant.
        stages: For each selector the number of its stage among the measured ones; −1 for a rule.
    """

    run: Run
    selectors: tuple[Selector, ...]
    nodes: tuple[Node | None, ...]
    stages: tuple[int, ...]

    @property
    def resolve(self) -> bool:
        """Whether the touchpoint of every event is needed."""
        return any(RESOLVED in node.columns() for node in self.nodes if node is not None)

    def columns(self) -> set[str]:
        """The columns of the timeline that must be read."""
        needed: set[str] = set().union(*(node.columns() for node in self.nodes if node is not None))
        return needed - {RESOLVED}

    def masks(self, bucket: Bucket) -> list[NDArray[np.bool_]]:
        """For each selector which events of a bucket are meant; none after `as_of`."""
        columns = bucket.columns
        known = np.asarray(columns["t"]) <= self.run.window.as_of
        taken = self.run.stage_codes(columns) if max(self.stages, default=-1) >= 0 else None
        seen = self._seen(bucket)
        return [known & self._mask(number, taken, seen) for number in range(len(self.selectors))]

    def _seen(self, bucket: Bucket) -> Any:
        """The columns as rules see them: a touchpoint that the map does not hold is none."""
        if RESOLVED not in bucket.columns:
            return bucket.columns
        resolved = bucket.columns[RESOLVED]
        drawn = self.run.touchpoints.drawn
        return {**bucket.columns, RESOLVED: np.where(resolved < drawn, resolved, -1)}

    def _mask(self, number: int, taken: Any, seen: Any) -> NDArray[np.bool_]:
        node, stage = self.nodes[number], self.stages[number]
        if node is not None:
            return np.asarray(node.judge(seen), np.bool_)
        completed: NDArray[np.bool_] = np.asarray(taken == 2 * stage + 1, np.bool_)
        if self.selectors[number].completes:
            return completed
        entered: NDArray[np.bool_] = np.asarray(taken == 2 * stage, np.bool_)
        return completed | entered


def compile_selectors(run: Run, selectors: Sequence[Selector]) -> Compiled:
    """Make selectors ready for the timeline of a run."""
    journey = run.journey
    compiler = Compiler(run.timeline.codes, [touchpoint.id for touchpoint in journey.touchpoints])
    places = {stage.id: number for number, stage in enumerate(run.stages)}
    nodes = tuple(None if one.rule is None else compiler.compile(one.rule) for one in selectors)
    stages = tuple(-1 if one.stage is None else places[one.stage] for one in selectors)
    return Compiled(run, tuple(selectors), nodes, stages)
