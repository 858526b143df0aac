"""Loyalty: who comes again, what customers are worth, who brings others, who may be leaving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from percorso.durations import microseconds
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import Answer, Question, Row, chosen
from percorso.measure.loyalty import fitted, summary, words_of
from percorso.measure.loyalty.gather import PER, Customers, gather
from percorso.measure.loyalty.outlook import DAY_US, Outlook, Wanted, outlook
from percorso.measure.loyalty.people import COLUMNS as PEOPLE
from percorso.measure.loyalty.people import Listed, listed, table
from percorso.measure.loyalty.purchases import MODELS
from percorso.measure.loyalty.voices import Listening, listening_of
from percorso.measure.measured import Measured
from percorso.measure.net_value import DISCOUNT_HELP, REFUND_HELP, money_fields, ways_of
from percorso.measure.options import option
from percorso.measure.run import Run
from percorso.measure.selectors import selector
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.journey import Journey

VIEWS = ("summary", "people", "at-risk", "rfm", "model", "advocacy")


@dataclass(frozen=True, kw_only=True)
class Loyalty(Question):
    """Customers who reached the goal for the first time in the period, and what came after.

    Attributes:
        view: `summary`; `people`, one row a customer, those first of whom most is expected;
            `at-risk`, those who may be leaving; `rfm`; `model`; `advocacy`.
        per: What counts as a goal: a `cycle` that reached it, or each `order`.
        model: `bg_nbd`, or `mbg_nbd` where most people come once.
        horizon: How far ahead to expect, and within which time a second goal is looked for.
        limit: Below this chance to be still there a customer is at risk.
        discount_rate: What money is worth less a year later, such as 0.1, in the CLV.
        currency: The currency of values; default the one in which most goals are.
        top: How many customers to show, of `people` and `at-risk`.
        referral: Signals by which customers bring others.
        refund: Signals of events that give money back.
        discount: A field with a discount that values do not have taken off.
    """

    name: ClassVar[str] = "loyalty"
    meaning: ClassVar[str] = words_of.MEANING
    columns: ClassVar[tuple[str, ...]] = tuple(dict.fromkeys(
        (*summary.COLUMNS, *summary.ADVOCACY, *fitted.MODEL, *fitted.RFM, *PEOPLE)
    ))  # fmt: skip
    main: ClassVar[tuple[str, ...]] = words_of.MAIN
    labels: ClassVar[Mapping[str, str]] = words_of.LABELS
    values: ClassVar[Mapping[str, str]] = words_of.VALUES
    shares: ClassVar[tuple[str, ...]] = words_of.SHARES
    bases: ClassVar[Mapping[str, str]] = {"repeat_rate": "people", "share": "of"}
    charts: ClassVar[str] = "percorso.measure.charts.loyalty"

    view: Literal["summary", "people", "at-risk", "rfm", "model", "advocacy"] = option(
        "summary", "What to show; default: summary.", choices=VIEWS
    )
    per: Literal["cycle", "order"] = option(
        "cycle", "What counts as a goal: a cycle that reached it, or each order.", choices=PER
    )
    model: Literal["bg_nbd", "mbg_nbd"] = option(
        "bg_nbd", "BG/NBD, or MBG/NBD where most people come once.", choices=MODELS
    )
    horizon: str = option("365d", "How far ahead to expect; default: 365d.", metavar="LENGTH")
    limit: float = option(
        0.5, "Below this chance to be still there a customer is at risk; default: 0.5.",
        metavar="SHARE", kind=float,
    )  # fmt: skip
    discount_rate: float = option(
        0.0, "What money is worth less a year later, such as 0.1, in the CLV; default: 0.",
        metavar="SHARE", kind=float,
    )  # fmt: skip
    currency: str | None = option(
        None, "The currency of values; default: that of most goals.", metavar="CODE"
    )
    top: int | None = option(
        None, "How many customers to show; default: all.", metavar="N", kind=int
    )
    referral: tuple[str, ...] = option(
        (), "A signal by which customers bring others; else events whose name says so. Repeat it.",
        metavar="SIGNAL", many=True,
    )  # fmt: skip
    refund: tuple[str, ...] = option((), REFUND_HELP, metavar="SIGNAL", many=True)
    discount: str | None = option(None, DISCOUNT_HELP, metavar="FIELD")

    def fields(self, journey: Journey) -> set[str]:
        """The fields of its signals and of the discount."""
        named = money_fields(journey, self.refund, self.discount)
        return named.union(*(selector(journey, each).fields() for each in self.referral))

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """The report shows the summary, the model, the RFM groups, who is at risk, and advocacy."""
        return {
            "loyalty": cls(),
            "loyalty_rfm": cls(view="rfm"),
            "loyalty_model": cls(view="model"),
            "loyalty_advocacy": cls(view="advocacy"),
            "loyalty_at_risk": cls(view="at-risk", top=0),
        }

    @property
    def days(self) -> float:
        """The horizon in days."""
        return microseconds(self.horizon) / DAY_US

    def answer(self, measured: Measured) -> LoyaltyAnswer:
        """Gather what customers did, and show the view that was asked for."""
        self._check()
        run, words = measured.run(self), Words(measured.lang)
        if measured.journey.goal_index() is None:
            said = words("The journey has no goal, so nobody is a customer: mark a stage as goal.")
            return LoyaltyAnswer(self, [], measured, run, None, remarks=(said,))
        listening = listening_of(run, self.referral)
        who = gather(run, ways_of(run, self.refund, self.discount), listening, self.per)
        asked = Asked(self, run, who, listening, words)
        rows, found = asked.rows()
        return LoyaltyAnswer(self, rows, measured, run, found, remarks=asked.remarks())

    def _check(self) -> None:
        for name, allowed in (("view", VIEWS), ("per", PER), ("model", MODELS)):
            value = getattr(self, name)
            if value not in allowed:
                raise QuestionError(
                    Problem(f"'{name}' cannot be '{value}'.", did_you_mean(value, allowed))
                )
        if not 0 < self.limit < 1 or not 0 <= self.discount_rate < 10:
            raise QuestionError(
                Problem(f"'limit' is {self.limit} and 'discount_rate' {self.discount_rate}.",
                        "Both are shares: write 0.5 for 50%.")
            )  # fmt: skip
        try:
            microseconds(self.horizon)
        except ValueError as error:
            raise QuestionError(Problem(f"'horizon': {error}", "Write 365d or 90d.")) from error


@dataclass
class Asked:
    """A question at work on the customers that were gathered."""

    question: Loyalty
    run: Run
    who: Customers
    listening: Listening
    words: Words

    @cached_property
    def currency(self) -> int:
        """The code of the currency of values: the one named, else that of most goal hits."""
        names, wanted = self.run.timeline.codes.of("currency").values, self.question.currency
        if wanted is not None:
            if wanted not in names:
                raise QuestionError(
                    Problem(f"No event is in '{wanted}'.", did_you_mean(wanted, names))
                )
            return names.index(wanted)
        counts = np.bincount(self.who.hits.currency + 1)
        return int(counts.argmax()) - 1 if len(counts) else -1

    @property
    def currency_name(self) -> str:
        """Its name; empty for values without one."""
        names = [*self.run.timeline.codes.of("currency").values, ""]
        return names[self.currency]

    @cached_property
    def groups(self) -> list[tuple[str | None, Customers]]:
        """The customers of each group; groups of a field without any are left out."""
        found = []
        for number, label in enumerate(self.run.labels()):
            cell = self.who.cells[0 if self.run.grouping.by else number]
            keep = cell == number
            if keep.any() or self.run.grouping.by is None:
                found.append((label, self.who if keep.all() else self.who.of(keep)))
        return found

    @cached_property
    def outlooks(self) -> list[Outlook]:
        """What to expect of the customers of each group, each fitted by itself."""
        q = self.question
        wanted = Wanted(q.model, q.days, q.discount_rate, self.currency, self.run.window.as_of)
        return [outlook(who, wanted, self.words) for _, who in self.groups]

    def listed(self) -> list[tuple[str | None, Listed]]:
        """The customers of each group one by one."""
        limit = self.question.limit
        pairs = zip(self.groups, self.outlooks, strict=True)
        return [(label, listed(self.run, who, found, limit)) for (label, who), found in pairs]

    def rows(self) -> tuple[list[Row], pa.Table | None]:
        """The rows of the view; those of single people as a table."""
        view = self.question.view
        if view in ("people", "at-risk"):
            found = table(self.listed(), view == "at-risk")
            return [], found if self.question.top is None else found.slice(0, self.question.top)
        return [row for place, (label, who) in enumerate(self.groups)
                for row in self._headed(label, self._rows(place, who))], None  # fmt: skip

    def _headed(self, label: str | None, rows: list[Row]) -> list[Row]:
        head: Row = {"segment": label} if self.run.grouping.split else {}
        return [head | row for row in rows]

    def _rows(self, place: int, who: Customers) -> list[Row]:
        view = self.question.view
        if view == "rfm":
            return fitted.rfm_rows(self.listed()[place][1], self.currency_name)
        if view == "model":
            return fitted.model_rows(self.outlooks[place], who, self.currency_name)
        if view == "advocacy":
            return summary.advocacy_rows(self.run, who, self.listening)
        return [summary.summary_row(self.run, who, self.listening, self.question.days)]

    def remarks(self) -> tuple[str, ...]:
        """Why something is missing, what was left out."""
        listening = self.listening if self.question.view in ("summary", "advocacy") else None
        said = list(words_of.remarks(self.who, listening, self.words))
        if self.question.view in ("people", "at-risk", "model"):
            for (label, _), found in zip(self.groups, self.outlooks, strict=True):
                said += [f"{label}: {each}" if label else each for each in found.reasons]
        if self.question.view == "at-risk":
            risky = sum(int(each.risk.at_risk.sum()) for _, each in self.listed())
            said.append(
                self.words.plural("{n} person is at risk.", "{n} people are at risk.", risky)
            )
        if self.question.view in ("people", "at-risk", "model", "rfm"):
            said += words_of.other_currencies(
                self.who, self.currency, self.currency_name, self.words
            )
        return tuple(dict.fromkeys(said))


@dataclass(frozen=True)
class LoyaltyAnswer(Answer):
    """The rows of a view; those of single people are made from a table when asked for."""

    question: Loyalty
    listed: pa.Table | None

    def __getattribute__(self, name: str) -> Any:
        if name == "rows" and super().__getattribute__("listed") is not None:
            return super().__getattribute__("listed").to_pylist()
        return super().__getattribute__(name)

    @property
    def definition(self) -> str:
        """What the figures of the view mean."""
        words = Words(self.measured.lang)
        said = words(words_of.VIEWS.get(self.question.view, words_of.MEANING),
                     days=words.figure(self.question.days))  # fmt: skip
        per = words(words_of.PER[self.question.per])
        return " ".join([said, per])

    def table(self) -> pa.Table:
        """The rows as an Arrow table."""
        return super().table() if self.listed is None else self.listed

    def columns(self) -> list[str]:
        """The keys of the rows."""
        if self.listed is None:
            return super().columns()
        return list(self.listed.column_names)

    def people(self, **which: Any) -> pa.Table:
        """The customers one by one, as in the view `people`.

        Args:
            which: `group`, an RFM group such as `paused`; `at_risk`, True or False; `segment`.
        """
        group, at_risk, segment = chosen(which, "group", "at_risk", "segment")
        asked = {name: getattr(self.question, name) for name in self.question.__dataclass_fields__}
        answer = Loyalty(**asked | {"view": "people"}).answer(self.measured)
        found = answer.table()
        for name, value in (("rfm_segment", group), ("at_risk", at_risk), ("segment", segment)):
            if value is not None:
                column: Any = found[name]
                found = found.filter(pc.equal(column, pa.scalar(value)))
        return found


__all__ = ["PEOPLE", "Loyalty", "LoyaltyAnswer"]
