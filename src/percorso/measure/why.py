"""Why a person is in a stage: each event, the stage that took it, and the rule that it matched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

import numpy as np
import pyarrow as pa

from percorso.engine.columns import NO_VALUE, UNIT
from percorso.engine.rules import RESOLVED
from percorso.errors import Problem, QuestionError
from percorso.measure.answer import Answer, Question, Row, chosen
from percorso.measure.measured import Measured
from percorso.measure.run import Bucket, Run
from percorso.measure.turns import (
    C_NUMBER,
    CYCLE,
    NONE,
    NUMBER,
    STAGE,
)
from percorso.measure.window import instant
from percorso.words import N_

MOST_EVENTS = 10_000
COLUMNS = ("name", "channel", "value", "currency")


@dataclass(frozen=True, kw_only=True)
class Why(Question):
    """A person's events in order, with the stage and rule that took each.

    Attributes:
        person: The person's identifier: a `user_id`, else an `anonymous_id`.
    """

    name: ClassVar[str] = "why"
    meaning: ClassVar[str] = N_(
        "The events of one person in order, the stage whose rule took each, and the stay and "
        "cycle in which it falls."
    )
    columns: ClassVar[tuple[str, ...]] = (
        "at", "event", "touchpoint", "channel", "value", "currency", "matches", "completes",
        "rule", "stage", "cycle", "number",
    )  # fmt: skip
    person: str = ""

    def answer(self, measured: Measured) -> WhyAnswer:
        """Read one timeline.

        Raises:
            QuestionError: Nobody has that identifier.
        """
        run = measured.run(self)
        key = run.timeline.persons.key(str(self.person))
        if key is None:
            raise QuestionError(_nobody(str(self.person), run.timeline.persons.near))
        parts = run.over(lambda bucket: _rows(run, bucket, key), COLUMNS, track=True, resolve=True)
        return WhyAnswer(self, [row for part in parts for row in part], measured, run)


def _nobody(person: str, near: Callable[[str], str | None]) -> Problem:
    close = near(person)
    ways = "Give a user_id or an anonymous_id; 'percorso ask stays' lists people."
    fix = f"Did you mean '{close[:80]}'? {ways}" if close else ways
    return Problem(f"Nobody here is known as '{person[:80]}'.", fix)


@dataclass(frozen=True)
class WhyAnswer(Answer):
    """One row an event: instant, event, touchpoint, channel, the stage that took it and why."""

    def people(self, **which: Any) -> pa.Table:
        """The one person."""
        chosen(which)
        question = self.question
        return pa.table({"person": [str(question.person) if isinstance(question, Why) else ""]})


def _rows(run: Run, bucket: Bucket, key: int) -> list[Row]:
    person = np.asarray(bucket.columns["person"])
    start, end = np.searchsorted(person, [key, key + 1])
    return [_row(run, bucket, number) for number in range(start, min(end, start + MOST_EVENTS))]


def _row(run: Run, bucket: Bucket, row: int) -> Row:
    columns, codes = bucket.columns, run.timeline.codes

    def word(column: str) -> str | None:
        code = int(columns[column][row])
        return codes.of(column).values[code] if code >= 0 else None

    taken = int(run.stage_codes(columns)[row])
    stay = int(bucket.fold.event_stay[row])
    found: Row = {
        "at": instant(int(columns["t"][row])),
        "event": word("name"),
        "touchpoint": _touchpoint(run, int(columns[RESOLVED][row])),
        "channel": word("channel"),
        **_money(run, int(columns["value"][row]), word("currency")),
        "matches": None if taken < 0 else run.stages[taken >> 1].id,
        "completes": taken >= 0 and bool(taken & 1),
        "rule": None if taken < 0 else _sentence(run, taken),
    }
    return found | _place(run, bucket, stay)


def _money(run: Run, value: int, currency: str | None) -> Row:
    amount = None if value == NO_VALUE else Decimal(value) / UNIT
    return {"value": amount, "currency": currency}


def _touchpoint(run: Run, code: int) -> str | None:
    return run.touchpoints.names[code] if code >= 0 else None


def _sentence(run: Run, taken: int) -> str:
    stage = run.stages[taken >> 1]
    rule = (stage.completes if taken & 1 else None) or stage.enter or stage.completes
    return "" if rule is None else rule.sentence(run.lang)


def _place(run: Run, bucket: Bucket, stay: int) -> Row:
    if stay == NONE:
        return {"stage": None, "cycle": None, "number": None}
    record = bucket.fold.stays[stay]
    return {
        "stage": run.stages[int(record[STAGE])].id,
        "cycle": int(bucket.fold.cycles[int(record[CYCLE]), C_NUMBER]),
        "number": int(record[NUMBER]),
    }
