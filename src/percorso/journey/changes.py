"""A change of a future state, in a closed little grammar: `think->do: +5 points`.

| what | which | how |
|---|---|---|
| `think->do`, `think->out` | the share that goes from one stage to another, or goes quiet | `+5 points`, `-10%`, `x1.2` |
| `think.conversion_next`, `think.conversion` | the share that goes to the next stage; to any later | the same |
| `do.completed` | the share of those who enter the goal's stage that reach the goal | the same |
| `think.time` | the time of those who go on | `-10%`, `x0.8` |
| `inflow` | new people | `+20%`, `x1.5` |
| `value` | the value of a goal | `+10%`, `x1.1` |
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.journey.nodes import wrong
from percorso.mark import N_, joined, phrase

FIGURES = ("conversion", "conversion_next", "completed", "time")
WHOLE = ("inflow", "value")
OUT = "out"
LEAST, MOST = 0.1, 10.0
_PARTS = re.compile(
    r"\s*(?:(?P<start>[\w-]+?)\s*(?:->|→)\s*(?P<to>[\w-]+)|(?P<stage>[\w-]+)\.(?P<figure>\w+)"
    r"|(?P<whole>\w+))\s*:\s*(?:(?P<sign>[+\-−])?\s*(?P<number>\d+(?:[.,]\d+)?)\s*"
    r"(?P<unit>points?|punti|punto|%)|[x×]\s*(?P<times>\d+(?:[.,]\d+)?))\s*"
)
HOW = N_(
    "Write 'think->do: +5 points', 'see.conversion_next: x1.1', 'think.time: x0.8', "
    "'inflow: +20%' or 'value: +10%'."
)


@dataclass(frozen=True)
class Change:
    """One change of a rate, a time, the inflow or the value.

    Attributes:
        text: How it was written.
        figure: `to` (from stage to stage), one of `FIGURES`, `inflow` or `value`.
        stage: The stage that is left; empty for inflow and value.
        to: The stage entered, or `out`; empty but for `to`.
        points: Percentage points that are added, as a share; None when it is multiplied.
        times: What it is multiplied by; 1 when points are added.
    """

    text: str
    figure: str
    stage: str = ""
    to: str = ""
    points: float | None = None
    times: float = 1.0

    def share(self, before: float) -> float:
        """A share after the change, kept between 0 and 1."""
        after = before * self.times if self.points is None else before + self.points
        return min(1.0, max(0.0, after))


def read_change(text: str) -> Change:
    """A change from what was written.

    Raises:
        QuestionError: It is none; the message says what is allowed.

    Example:
        >>> read_change("think->do: +5 points").points
        0.05
        >>> read_change("think.time: -20%").times
        0.8
    """
    found = _PARTS.fullmatch(text)
    if found is None:
        raise QuestionError(Problem(phrase("'{text}' is no change.", text=text[:80]), HOW))
    figure = "to" if found["to"] else found["figure"] or found["whole"]
    if not found["to"]:
        known = FIGURES if found["stage"] else WHOLE
        if figure not in known:
            said = phrase(
                "'{text}': there is no '{figure}' to change.", text=text[:80], figure=figure
            )
            raise QuestionError(Problem(said, joined(did_you_mean(figure, known), HOW)))
    points, times = _amount(text, found, figure)
    stage = found["start"] or found["stage"] or ""
    return Change(text.strip(), figure, stage, found["to"] or "", points, times)


def _amount(text: str, found: re.Match[str], figure: str) -> tuple[float | None, float]:
    if found["times"]:
        return None, _checked(text, _number(found["times"]))
    amount = _number(found["number"])
    if found["sign"] is None:
        raise QuestionError(
            Problem(phrase("'{text}' does not say whether it is more or less.", text=text[:80]),
                    phrase('Write +{n} or -{n}; x1.1 multiplies.', n=found['number']))
        )  # fmt: skip
    signed = amount if found["sign"] == "+" else -amount
    if found["unit"] == "%":
        return None, _checked(text, round(1 + signed / 100, 12))
    if figure in ("time", *WHOLE):
        raise QuestionError(
            Problem(
                phrase("'{text}': points are added to shares only.", text=text[:80]),
                N_("Write +10% or x1.1."),
            )
        )
    return signed / 100, 1.0


def _checked(text: str, times: float) -> float:
    if not LEAST <= times <= MOST:
        raise QuestionError(
            Problem(phrase("'{text}' multiplies by {times}.", text=text[:80], times=f'{times:g}'),
                    phrase('Allowed: from x{least} to x{most} (-90% to +900%).', 
                        least=f'{LEAST:g}', most=f'{MOST:g}'))
        )  # fmt: skip
    return times


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def check_stages(change: Change, stages: Sequence[str]) -> None:
    """Refuse a change that names a stage that is not there.

    Raises:
        QuestionError: There is no such stage.
    """
    for name, known in ((change.stage, stages), (change.to, [*stages, OUT])):
        if name and name not in known:
            said = phrase("'{text}': there is no stage '{name}'.", text=change.text[:80], name=name)
            raise QuestionError(Problem(said, did_you_mean(name, known)))
    if change.to and change.to == change.stage:
        raise QuestionError(
            Problem(phrase("'{text}' leads where it begins.", text=change.text[:80]), HOW)
        )


def _read(value: Any) -> str:
    if not isinstance(value, str):
        raise wrong(phrase("A change is a text; found {found}.", found=type(value).__name__), HOW)
    try:
        return read_change(value).text
    except QuestionError as error:
        problem = error.problems[0]
        raise wrong(problem.message, problem.fix) from error


ChangeText = Annotated[str, PlainValidator(_read, json_schema_input_type=str)]
"""The text of a change, as a journey of kind `future` holds it."""
