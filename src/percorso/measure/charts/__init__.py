"""Answers as charts: Vega-Lite specifications filled by Python, in one theme and two languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.charts.chart import Chart, Spec
from percorso.measure.charts.frame import WIDTH, Frame, Rows, named
from percorso.questions import QUESTIONS, home

if TYPE_CHECKING:
    from percorso.measure.answer import Answer


def chart(
    answer: Answer, figure: str | None = None, *, theme: str = "light", width: int = WIDTH
) -> Chart:
    """An answer as a chart, in the language of the measurement.

    Args:
        answer: The answer of `stages`, `population`, `flow` or `touchpoints`.
        figure: Which chart of it; for stages `conversion` (default), `ends` or `time`.
        theme: `light` or `dark`.
        width: Width of the plot in pixels; the names of its rows come on top.

    Raises:
        QuestionError: The answer has no chart, or none of that name.

    Example:
        >>> import percorso as pc, pyarrow as pa
        >>> journey = pc.Journey.parse('''
        ... percorso: 1
        ... id: lamp
        ... title: Buying a lamp
        ... stages:
        ...   - {id: see, name: See, enter: {event: Page Viewed}}
        ...   - {id: do, name: Do, goal: true, enter: {event: Order Completed}}
        ... ''')
        >>> events = pa.table({
        ...     "user_id": ["ann", "ann"], "event": ["Page Viewed", "Order Completed"],
        ...     "timestamp": ["2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z"],
        ... })
        >>> chart(pc.measure(journey, events).stages()).spec["title"]["text"]
        'Conversion by stage'
    """
    measured = answer.measured
    frame = Frame(measured.journey, measured.lang, theme, width, measured.simulated)
    return draw(answer.question.name, answer.rows, frame, figure)


def draw(question: str, rows: Rows, frame: Frame, figure: str | None = None) -> Chart:
    """A chart from the rows of an answer, as a report needs it.

    Args:
        question: The name of the question that the rows answer.
        rows: Its rows.
        frame: Journey, language, theme and width.
        figure: Which chart; None for the question's first.

    Raises:
        QuestionError: The question has no chart, or none of that name.
    """
    known = charts_of(question)
    wanted = figure or next(iter(known))
    if wanted not in known:
        raise QuestionError(
            Problem(f"'{question}' has no chart '{wanted}'.", did_you_mean(wanted, known))
        )
    return Chart(known[wanted](frame, named(rows, frame.words)))


def charts_of(question: str) -> Mapping[str, Callable[[Frame, Rows], Spec]]:
    """The charts of a question; the first is the one shown when none is named.

    Raises:
        QuestionError: It has none.
    """
    module = home(question).charts
    if not module:
        drawn = [name for name in QUESTIONS if home(name).charts]
        raise QuestionError(
            Problem(
                f"There is no chart of '{question}'.", did_you_mean(question, drawn, len(drawn))
            )
        )
    known: Mapping[str, Callable[[Frame, Rows], Spec]] = import_module(module).CHARTS
    return known


__all__ = ["WIDTH", "Chart", "Frame", "chart", "charts_of", "draw"]
