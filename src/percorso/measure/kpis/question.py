"""The question: which KPIs reach their targets, since when, and when they were met or lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

import pyarrow as pa

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.journey import Journey, text
from percorso.measure.answer import Answer, Question, Row, chosen
from percorso.measure.kpis.against import held_against, snapshot_of
from percorso.measure.kpis.against import remarks as since_then
from percorso.measure.kpis.behind import behind
from percorso.measure.kpis.judging import COUNTS
from percorso.measure.kpis.periods import UNITS, check_unit
from percorso.measure.kpis.series import MONTH, Place, kpi_rows, places, target_in, unit_of
from percorso.measure.measured import Measured
from percorso.measure.options import option
from percorso.measure.run import Run
from percorso.words import N_, Words

HELD_AGAINST = {
    "day": N_("each day"), "week": N_("each week"), "month": N_("each month"),
    "quarter": N_("each quarter"), "year": N_("each year"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Kpis(Question):
    """Every KPI of the journey against its target, period by period.

    Attributes:
        period: `day`, `week`, `month`, `quarter` or `year` of the local calendar. None takes the
            period that each target is for (`per` in the journey), else months.
        stage: Only the KPIs of one stage.
        kpi: Only these KPIs, by their ids.
        against: A snapshot to hold the figures against, by its file, name or label.
    """

    name: ClassVar[str] = "kpis"
    meaning: ClassVar[str] = N_(
        "A KPI of a period is the figure of its stage over the stays entered in that period, "
        "wherever they end. Shares are of the decided; the undecided are counted apart. A target "
        "counts as met or not only when neither the undecided nor the rest of the period can "
        "still change that. Intervals are at 95%."
    )
    columns: ClassVar[tuple[str, ...]] = (
        "stage", "kpi", "name", "period", "starts", "ends", "complete", "value", "low", "high",
        "n", "undecided", "target", "met", "since", "turn", "sure", "change", "unit", "currency",
        "better", "by", "figure", "measured", "objectives",
    )  # fmt: skip
    main: ClassVar[tuple[str, ...]] = (
        "segment", "stage", "name", "period", "complete", "value", "target", "unit", "met",
        "since", "n", "undecided", "change", "then", "by_data", "by_rules", "by_time",
    )  # fmt: skip
    labels: ClassVar[Mapping[str, str]] = {
        "name": N_("KPI"),
        "period": N_("Period"),
        "complete": N_("Complete"),
        "target": N_("Target"),
        "unit": N_("Unit"),
        "met": N_("Met"),
        "since": N_("Since"),
        "n": N_("n"),
        "change": N_("Change"),
        "then": N_("Then"),
        "by_data": N_("By data"),
        "by_rules": N_("By rules"),
        "by_time": N_("By time"),
    }
    bases: ClassVar[Mapping[str, str]] = {"value": "n", "low": "n", "high": "n"}
    charts: ClassVar[str] = "percorso.measure.charts.kpis"
    period: Literal["day", "week", "month", "quarter", "year"] | None = option(
        None, "The period of a row; default: that of each target, else months.", choices=UNITS
    )
    stage: str | None = option(None, "Only the KPIs of this stage.", metavar="STAGE")
    against: str | None = option(
        None, "A snapshot to hold the figures against: its file, name or label, or 'latest'.",
        metavar="SNAPSHOT",
    )  # fmt: skip
    kpi: tuple[str, ...] = option((), "Only this KPI, by its id; repeat it.", many=True,
                                  metavar="KPI")  # fmt: skip

    def answer(self, measured: Measured) -> KpisAnswer:
        """Judge every KPI in every period."""
        check_unit(self.period)
        measured.check_stage(self.stage)
        wanted = (self.kpi,) if isinstance(self.kpi, str) else tuple(self.kpi)
        _check_kpis(measured.journey, self.stage, wanted)
        run = measured.run(self)
        found = places(run, self.stage, wanted)
        rows = kpi_rows(run, found, self.period)
        remarks = tuple(_remarks(run, found, self.period))
        answer = KpisAnswer(self, rows, measured, run, remarks=remarks)
        return answer if self.against is None else _compared(answer, self)


def _compared(answer: KpisAnswer, question: Kpis) -> KpisAnswer:
    """The same rows beside those of a snapshot, with the reasons of each difference."""
    measured = answer.measured
    kept = snapshot_of(measured, question)
    if question.period is None and kept.asked["period"] is not None:
        return replace(question, period=kept.asked["period"]).answer(measured)
    rows = held_against(measured, question, kept, answer.rows, lambda one, each: one.ask(each).rows)
    return replace(answer, rows=rows, remarks=(*answer.remarks, *since_then(measured, kept)))


@dataclass(frozen=True)
class KpisAnswer(Answer):
    """One row a KPI and period (and group); `people` gives those who held a KPI back."""

    def people(self, **which: Any) -> pa.Table:
        """The stays that count against a KPI in a period, with their people.

        Args:
            which: `kpi`, its id; `stage`, when several stages have such a KPI; `period`, as the
                rows name it (default: the last); `figure`, another figure of `stages` instead, such
                as `entries`.

        Returns:
            For a conversion or a drop-off the stays of those who did not go on; for a completion
            those without it; for a time those longer than the target; for lateness those that are
            late; for a count the stays that it counts; for a population the stays on its last day.

        Raises:
            QuestionError: There is no such KPI, period or figure, or no figure fills the KPI.
        """
        kpi, stage, period, figure = chosen(which, "kpi", "stage", "period", "figure")
        _check_kpis(self.measured.journey, stage, () if kpi is None else (kpi,))
        found = [
            row for row in self.rows
            if row["measured"] and kpi in (None, row["kpi"]) and stage in (None, row["stage"])
        ]  # fmt: skip
        row = _of_period(found, period)
        return behind(self.measured, self.question, row, figure, self.run.window)


def _of_period(rows: Sequence[Row], period: str | None) -> Row:
    named = [str(row["period"]) for row in rows]
    kept = [row for row in rows if period in (None, row["period"])]
    if not rows:
        raise QuestionError("No figure fills this KPI, so there are no people behind it.")
    if not kept:
        raise QuestionError(
            Problem(
                f"There is no period '{str(period)[:40]}' here.", did_you_mean(str(period), named)
            )
        )
    row = kept[-1]
    if any((each["stage"], each["kpi"]) != (row["stage"], row["kpi"]) for each in kept):
        several = [f"{each['kpi']} ({each['stage']})" for each in kept]
        raise QuestionError(
            Problem("Several KPIs are meant.",
                    f"Choose one with 'kpi' and 'stage': {', '.join(dict.fromkeys(several))}.")
        )  # fmt: skip
    return row


def _check_kpis(journey: Journey, stage: str | None, wanted: Sequence[str]) -> None:
    known = [kpi.id for each in journey.stages if stage in (None, each.id) for kpi in each.kpis]
    for one in wanted:
        if one not in known:
            where = f" in the stage '{stage}'" if stage else ""
            raise QuestionError(
                Problem(f"There is no KPI '{one}'{where}.",
                        did_you_mean(one, known) if known else "Give a stage its 'kpis'.")
            )  # fmt: skip


def _remarks(run: Run, found: Sequence[Place], wanted: str | None) -> Iterator[str]:
    """What a reader must know: no KPIs, none measured, targets of another period."""
    words = Words(run.lang)
    if not found:
        yield words("The journey has no KPIs. Give a stage its 'kpis', each with a figure and a "
                    "target.")  # fmt: skip
        return
    known = [place for place in found if not place.measured]
    blank = [place for place in known if place.kpi.value is None and not place.kpi.history]
    if blank:
        yield words("Not measured yet, and no value written down: {names}.",
                    names=_listed(run, words, blank))  # fmt: skip
    if written := [place for place in known if place not in blank]:
        yield words("Written in the journey and not measured: {names}.",
                    names=_listed(run, words, written))  # fmt: skip
    yield from _targets(run, words, [place for place in found if place.measured], wanted)


def _targets(run: Run, words: Words, found: Sequence[Place], wanted: str | None) -> Iterator[str]:
    counts = [
        place for place in found if place.kpi.figure in COUNTS and place.kpi.target is not None
    ]
    if other := [place for place in counts if not target_in(place.kpi, unit_of(place.kpi, wanted))]:
        yield words("The target is for another period and is not held against these: {names}.",
                    names=_listed(run, words, other))  # fmt: skip
    if bare := [place for place in counts if place.kpi.per is None]:
        yield words(
            "Counts whose target names no period are held against it in {period}: {names}. Write "
            "'per: month', or another period, in the journey.",
            period=words(HELD_AGAINST[wanted or MONTH]),
            names=_listed(run, words, bare),
        )


def _listed(run: Run, words: Words, found: Sequence[Place]) -> str:
    names = (text(place.kpi.name, words.lang, run.journey.language) for place in found)
    return words.listed([words.quoted(each) for each in dict.fromkeys(names)])
