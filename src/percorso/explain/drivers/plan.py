"""What is compared: the stages, the outcome, the window and the behaviours, from the options."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from percorso.durations import microseconds
from percorso.engine.columns import column_of
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.explain.drivers.behaviours import KINDS, Catalogue, catalogue
from percorso.explain.drivers.units import COLUMNS
from percorso.measure.run import Run
from percorso.measure.selectors import Compiled, compile_selectors, selector
from percorso.measure.turns import KINDS as CYCLE_KINDS

if TYPE_CHECKING:
    from percorso.explain.drivers.question import Drivers

MOST_CELLS = 20_000_000
MOST_DEVICES = 12
_SHARE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*%\s*")


@dataclass(frozen=True)
class Plan:
    """Everything that counting needs to know.

    Attributes:
        stages: The stages asked about, among the measured ones.
        outcome: `later`, `next`, `goal`, or the text of a signal.
        length: The window, microseconds; None when a share of those who went on gives it.
        share: That share.
        catalogue: The behaviours.
        compiled: The signals among them, and after them that of the outcome.
        devices: How many devices make strata; 0 when they do not.
    """

    stages: tuple[int, ...]
    outcome: str
    length: int | None
    share: float
    catalogue: Catalogue
    compiled: Compiled
    devices: int

    @property
    def strata(self) -> int:
        """How many strata there are."""
        return len(CYCLE_KINDS) * (self.devices + 1)

    @property
    def outcome_is_signal(self) -> bool:
        """Whether a signal says who went on, and not the fold."""
        return self.outcome not in COLUMNS

    def outcome_columns(self) -> set[str]:
        """The columns that say who went on."""
        return self.compiled.columns() if self.outcome_is_signal else set()

    def columns(self) -> set[str]:
        """The columns that counting looks at."""
        streams = {name for name, *_ in self.catalogue.streams if name in ("name", "channel")}
        fields = {column_of(name) for name, _ in self.catalogue.fields}
        device = {"device"} if self.devices else set()
        named = {str(name) for name in streams}
        return named | fields | device | self.compiled.columns()


def plan_of(question: Drivers, run: Run) -> Plan:
    """The plan of a question.

    Raises:
        QuestionError: An option cannot be used, or there is too much to hold apart.
    """
    length, share = read_window(question.window)
    texts = list(question.behaviours)
    outcome = [] if question.outcome in COLUMNS else [question.outcome]
    chosen = [selector(run.journey, text, run.lang) for text in (*texts, *outcome)]
    found = catalogue(run, asked_kinds(question), tuple(question.properties), texts)
    plan = Plan(
        _stages(question, run), question.outcome, length, share, found,
        compile_selectors(run, chosen), _devices(run, len(found)),
    )  # fmt: skip
    if len(run.labels()) * run.plan.stages * len(found) * plan.strata * 2 > MOST_CELLS:
        raise QuestionError(
            Problem(f"{len(found)} behaviours in {len(run.labels())} groups are too many to count.",
                    "Choose a field with fewer values, fewer kinds with --of, or a behaviour.")
        )  # fmt: skip
    return plan


def asked_kinds(question: Drivers) -> tuple[str, ...]:
    """The kinds of behaviour that are looked for: all, unless some are named."""
    if question.of:
        return tuple(question.of)
    return () if question.behaviours else KINDS


def read_window(text: str) -> tuple[int | None, float]:
    """The length of the window in microseconds, or the share that gives it.

    Raises:
        QuestionError: It is neither a length of time nor a share.

    Example:
        >>> read_window("1d"), read_window("25%")
        ((86400000000, 0.0), (None, 0.25))
    """
    found = _SHARE.fullmatch(str(text))
    try:
        if found is None:
            return microseconds(text), 0.0
        if 0 < float(found[1]) < 100:
            return None, float(found[1]) / 100
    except ValueError:
        pass
    raise QuestionError(
        Problem(f"'window' cannot be '{text}'.",
                "Write a length such as 1d or 12h, or a share of those who went on such as 25%.")
    )  # fmt: skip


def _devices(run: Run, behaviours: int) -> int:
    """How many devices make strata: none where they are many, or would make too many counts."""
    many = len(run.timeline.codes.of("device").values)
    cells = len(run.labels()) * run.plan.stages * behaviours * len(CYCLE_KINDS) * (many + 1) * 2
    return many if many <= MOST_DEVICES and cells <= MOST_CELLS else 0


def _stages(question: Drivers, run: Run) -> tuple[int, ...]:
    """The stages asked about: those before the goal, else all from which one can go on."""
    ids, goal = [stage.id for stage in run.stages], run.plan.goal
    _check_goal(question, goal)
    last = len(ids) if question.outcome not in COLUMNS else len(ids) - 1
    most = goal if question.outcome == "goal" else last
    if question.stage is None:
        return tuple(range(goal if 0 < goal < most or question.outcome == "goal" else most))
    if question.stage not in ids:
        raise QuestionError(
            Problem(f"There is no measured stage '{question.stage}'.",
                    did_you_mean(question.stage, ids))
        )  # fmt: skip
    if ids.index(question.stage) >= most:
        raise QuestionError(
            Problem(f"From '{question.stage}' nobody can go on to '{question.outcome}'.",
                    f"Choose one of: {', '.join(ids[:most])}; or name a signal with --outcome.")
        )  # fmt: skip
    return (ids.index(question.stage),)


def _check_goal(question: Drivers, goal: int) -> None:
    if question.outcome == "goal" and goal < 0:
        raise QuestionError(
            Problem("The journey has no goal.",
                    "Mark one stage with 'goal: true', or ask for 'later' or 'next'.")
        )  # fmt: skip
