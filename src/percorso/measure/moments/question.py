"""Micro-moments: how often people take out the phone for one need, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import pyarrow as pa

from percorso.durations import microseconds
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import Answer, Question
from percorso.measure.measured import Measured
from percorso.measure.moments import counting
from percorso.measure.moments.kinds import kinds
from percorso.measure.moments.remarks import KIND_NAMES, no_device, remarks
from percorso.measure.moments.rows import (
    AGAINST,
    ALL,
    DAYS,
    GOALS,
    NOWHERE,
    WEEKDAYS,
    check_size,
    moment_rows,
)
from percorso.measure.moments.runs import Limits
from percorso.measure.moments.visits import VIEWS, Plan
from percorso.measure.options import option
from percorso.measure.run import Run
from percorso.words import N_, Words

if TYPE_CHECKING:
    from percorso.journey import Journey

PHONE = "phone"
DEVICE = "device"


@dataclass(frozen=True, kw_only=True)
class Moments(Question):
    """Short visits by phone with one need: to know, to go somewhere, to do or to buy.

    Attributes:
        view: Beside their kind, moments apart by `stages`, `touchpoints`, `hours` or `weekdays`.
        against: What comes of them compared with `longer` visits on the same device, or with
            visits `elsewhere`, on other devices; both began after the same quiet.
        gap: The longest pause inside a moment.
        length: The longest time from its first interaction to its last.
        most: The most interactions.
        quiet: The least time before it without anything of hers on any device.
        device: The device.
        within: How long after its last interaction a goal still counts.
    """

    name: ClassVar[str] = "moments"
    meaning: ClassVar[str] = N_(
        "A micro-moment is a short visit by phone after a quiet time. It has the kind of its most "
        "decisive interaction: buy before go before do before know. Cycles: those begun in the "
        "period that hold one so far. Converted: the goal was reached in it or soon after, out of "
        "those for which that time is over. Intervals are at 95%. A difference goes with moments; "
        "it need not come from them."
    )
    columns: ClassVar[tuple[str, ...]] = (
        "kind", "moments", "share", "people", "cycles", "cycles_of", "cycles_share", "cycles_low",
        "cycles_high", "interactions_median", "length_median_s", *GOALS,
        "stage", "touchpoint", "hour", "weekday",
    )  # fmt: skip
    main: ClassVar[tuple[str, ...]] = (
        "stage", "touchpoint", "hour", "weekday", "kind", "moments", "share", "people",
        "cycles_share", "interactions_median", "length_median_s", "undecided", "converted_share",
        "against_share", "difference",
    )  # fmt: skip
    labels: ClassVar[Mapping[str, str]] = {
        "hour": N_("Hour"),
        "weekday": N_("Weekday"),
        "moments": N_("Moments"),
        "share": N_("Share"),
        "cycles_share": N_("Cycles with one"),
        "interactions_median": N_("Median interactions"),
        "length_median_s": N_("Median length"),
        "undecided": N_("Undecided"),
        "converted_share": N_("Converted"),
        "against_share": N_("Compared visits converted"),
        "difference": N_("Difference"),
    }
    values: ClassVar[Mapping[str, str]] = {
        ALL: N_("All kinds"),
        NOWHERE: N_("None"),
        **KIND_NAMES,
        **dict(zip(WEEKDAYS, DAYS, strict=True)),
    }
    shares: ClassVar[tuple[str, ...]] = (
        "share", "cycles_share", "cycles_low", "cycles_high", "converted_share", "converted_low",
        "converted_high", "against_share",
    )  # fmt: skip
    bases: ClassVar[Mapping[str, str]] = {
        "cycles_share": "cycles_of",
        "converted_share": "decided",
        "against_share": "against_decided",
        "difference": "against_decided",
    }
    charts: ClassVar[str] = "percorso.measure.charts.moments"

    view: Literal["kinds", "stages", "touchpoints", "hours", "weekdays"] = option(
        "kinds", "Beside their kind, apart by stages, touchpoints, hours or weekdays.",
        choices=VIEWS,
    )  # fmt: skip
    against: Literal["longer", "elsewhere"] = option(
        "longer", "Compare with longer visits on the device, or with visits elsewhere: on other "
        "devices; default: longer.", choices=tuple(AGAINST),
    )  # fmt: skip
    gap: str = option("2min", "The longest pause inside; default: 2min.", metavar="LENGTH")
    length: str = option("5min", "The longest moment; default: 5min.", metavar="LENGTH")
    most: int = option(8, "The most interactions; default: 8.", metavar="N", kind=int)
    quiet: str = option(
        "15min", "The least quiet before it, on any device; default: 15min.", metavar="LENGTH"
    )
    device: str = option(PHONE, "The device; default: phone.", metavar="DEVICE")
    within: str = option(
        "24h", "How long after it a goal still counts; default: 24h.", metavar="LENGTH"
    )

    def limits(self) -> Limits:
        """The limits as numbers.

        Raises:
            QuestionError: One of them cannot be read.
        """
        if self.most < 1:
            raise QuestionError(
                Problem(f"'most' cannot be {self.most}.", "Write a whole number from 1 on.")
            )
        return Limits(
            _length("gap", self.gap), _length("length", self.length), self.most,
            _length("quiet", self.quiet), _length("within", self.within),
        )  # fmt: skip

    def plan(self, run: Run) -> Plan | None:
        """What is counted in a run; None when nothing happened on the device.

        Raises:
            QuestionError: An option cannot be read, or there is no such device.
        """
        for name, value, allowed in (
            ("view", self.view, VIEWS), ("against", self.against, tuple(AGAINST))
        ):  # fmt: skip
            if value not in allowed:
                raise QuestionError(
                    Problem(f"'{name}' cannot be '{value}'.", did_you_mean(value, allowed))
                )
        limits, known = self.limits(), devices(run)
        if self.device in known:
            found = Plan(run, limits, known.index(self.device), kinds(run), self.view)
            check_size(found)
            return found
        if known and self.device != PHONE:
            raise QuestionError(
                Problem(f"No event happened on '{self.device}'.", did_you_mean(self.device, known))
            )
        return None

    def answer(self, measured: Measured) -> MomentsAnswer:
        """Find the moments and count them."""
        run, words = measured.run(self), Words(measured.lang)
        plan = self.plan(run)
        if plan is None:
            said = no_device(self.device, devices(run), words)
            return MomentsAnswer(self, [], measured, run, remarks=(said,))
        parts = run.over(lambda bucket: counting.count(plan, bucket), {DEVICE}, True, True)
        counts = counting.merge(parts)
        rows = moment_rows(plan, counts, self.against)
        told = tuple(remarks(plan, counts, rows, words))
        return MomentsAnswer(self, rows, measured, run, remarks=told)

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """By kind, and hour by hour."""
        return {cls.name: cls(), "moments_hours": cls(view="hours")}


def devices(run: Run) -> list[str]:
    """The devices of the timeline, by their codes."""
    return [str(value) for value in run.timeline.codes.of("device").values]


def _length(name: str, wanted: str) -> int:
    try:
        return microseconds(wanted)
    except ValueError as error:
        raise QuestionError(
            Problem(f"'{name}' cannot be '{wanted}'.", "Write a length such as 2min or 24h.")
        ) from error


@dataclass(frozen=True)
class MomentsAnswer(Answer):
    """One row a kind (and place, and group), all kinds together first."""

    question: Moments

    @property
    def definition(self) -> str:
        """What the figures mean, with the limits that were chosen."""
        words, asked = Words(self.measured.lang), self.question
        limits = asked.limits()
        said = words.plural(
            "Here: on “{device}”, pauses up to {gap}, {length} at most, up to {n} interaction, "
            "after {quiet} of quiet; a goal counts within {within}.",
            "Here: on “{device}”, pauses up to {gap}, {length} at most, up to {n} interactions, "
            "after {quiet} of quiet; a goal counts within {within}.",
            limits.most, device=asked.device,
            **{name: words.duration(getattr(limits, name) / 1e6)
               for name in ("gap", "length", "quiet", "within")},
        )  # fmt: skip
        against = {
            "longer": N_("Compared with visits on the same device, after the same quiet, that are "
                         "longer or have more interactions."),
            "elsewhere": N_("Compared with visits on other devices after the same quiet."),
        }  # fmt: skip
        return " ".join([super().definition, said, words(against[asked.against])])

    def people(self, **which: Any) -> pa.Table:
        """The moments behind a figure, one row each with its person.

        Args:
            which: `kind`; `stage` and `touchpoint`, an id or `none`; `converted`, True or False;
                `segment`.
        """
        from percorso.measure.moments.people import people

        plan = self.question.plan(self.run)
        if plan is None:
            raise QuestionError(
                Problem(f"Nothing happened on '{self.question.device}'.",
                        "Choose one of the devices of the events.")
            )  # fmt: skip
        return people(plan, {DEVICE}, which)
