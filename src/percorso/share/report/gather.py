"""From a measured journey to the facts of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from percorso.errors import QuestionError
from percorso.journey import Journey
from percorso.measure.audit import survey
from percorso.questions import home
from percorso.share.figures import Figures, Row, Told
from percorso.share.report.facts import Comparison, Facts
from percorso.share.report.quality import quality_of
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.measure import Measured, Question

Condition = str | Sequence[str] | None
QUESTIONS = ("stages", "flow", "touchpoints", "population")
REPORTED: tuple[str, ...] = (
    "funnel",
    "paths",
    "attribution",
    "mix",
    "retention",
    "loyalty",
    "segments",
    "voice",
    "moments",
    "conformance",
    "process",
    "friction",
    "drivers",
    "experiment",
    "kpis",
    "forecast",
)
"""The further questions of a report, in the order of its sections."""


@dataclass(frozen=True)
class Choice:
    """Whom a report counts and compares.

    Attributes:
        where: Count only these: a segment's id, a condition, or several (all must hold).
        compare: A second group, beside `where` or beside everyone.
        by: Split the comparison by the values of a field instead.
        notes: Remarks to print with the data.
        simulated: The events were made by a simulator; the report says so.
        forms: Other forms of the drawing to show; None for those that have something to show.
        beside: The journey as it should become, set beside this one.
    """

    where: Condition = None
    compare: Condition = None
    by: str | None = None
    notes: Sequence[str] = ()
    simulated: bool = False
    forms: Sequence[str] | None = None
    beside: Journey | None = None


def facts_of(source: Measured | Figures, lang: str, choice: Choice) -> Facts:
    """The facts of a report.

    Args:
        source: A measured journey, or figures that were saved or invented.
        lang: Language of the report.
        choice: Whom to count; only a measured journey can be asked again.

    Raises:
        QuestionError: A condition cannot be read, or there is no such segment.
    """
    words = Words.of(lang)
    if isinstance(source, Figures):
        return Facts(source, words, remarks=choice.notes, forms=choice.forms, beside=choice.beside)
    source.timeline(_fields(source, choice))
    asked = copy(source)
    asked.lang = words.lang
    figures = _figures(asked, choice)
    return Facts(
        figures,
        words,
        comparison=_comparison(asked, choice),
        group=_group(asked, choice.where),
        remarks=choice.notes,
        forms=choice.forms,
        beside=choice.beside,
        check=None if choice.where else survey(asked.journey, asked),
    )


def _figures(measured: Measured, choice: Choice) -> Figures:
    asked = {name: getattr(measured, name)(where=choice.where) for name in QUESTIONS}
    rows: dict[str, Any] = {name: tuple(answer.rows) for name, answer in asked.items()}
    summary: Row = measured.summary(where=choice.where).rows[0]
    return Figures(
        journey=measured.journey,
        **rows,
        summary=summary,
        quality=quality_of(measured),
        time_zone=measured.time_zone,
        simulated=choice.simulated or measured.simulated,
        definitions={name: str(answer.definition) for name, answer in asked.items()},
        answers=dict(_answers(measured, choice)),
    )


def _answers(measured: Measured, choice: Choice) -> Iterator[tuple[str, Told]]:
    """What the further questions tell; one that cannot be asked of this journey is left out."""
    asked = _asked(measured, choice)
    for key, question in asked.items():
        try:
            yield key, Told.of(measured.ask(question))
        except QuestionError:
            continue


def _fields(measured: Measured, choice: Choice) -> set[str]:
    """Everything the further questions look at, so that the timeline is made once for all."""
    asked = _asked(measured, choice).values()
    return set().union(*(one.fields(measured.journey) for one in asked))


def _asked(measured: Measured, choice: Choice) -> dict[str, Question]:
    """Every further question under its key."""
    return {
        key: replace(question, where=choice.where)
        for name in REPORTED
        for key, question in home(name).reported(measured.journey).items()
    }


def _comparison(measured: Measured, choice: Choice) -> Comparison | None:
    if not choice.compare and not choice.by:
        return None
    answer = measured.stages(where=choice.where, compare=choice.compare, by=choice.by)
    shared = bool(choice.compare) and not choice.where
    return Comparison(tuple(answer.rows), choice.by or "", shared)


def _group(measured: Measured, where: Condition) -> str:
    from percorso.measure.named_segments import group_of

    found = group_of(measured.journey, where, measured.lang, measured.saved_segments())
    return "" if found is None else found.label
