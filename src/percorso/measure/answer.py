"""What every question and every answer have in common."""

from __future__ import annotations

import datetime as dt
import html
import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypedDict

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.safe import json_text

if TYPE_CHECKING:
    import pyarrow as pa

    from percorso.journey import Journey
    from percorso.measure.measured import Measured
    from percorso.measure.run import Run
    from percorso.measure.window import Moment

Row = dict[str, Any]
FEW = 30
"""A share of fewer than so many is shown with its n, and greyed."""


@dataclass(frozen=True, kw_only=True)
class Question(ABC):
    """A question is a frozen object; each kind adds its own options to these.

    What stands in the class is the same for every question of the kind:

    | of the class | what it is |
    |---|---|
    | `name` | the word by which it is asked |
    | `meaning` | what its figures mean, their denominators and intervals |
    | `columns` | the keys of its rows |
    | `main` | the columns that a terminal shows; none means all |
    | `labels`, `values` | words for its own columns, and for codes that stand in them |
    | `shares` | columns that are shares, shown as percentages, by the beginning of their name |
    | `counts` | columns that are expected counts or amounts: no share, and with one decimal |
    | `bases` | for a share the column of its denominator: below 30 it is greyed |
    | `charts` | the module that draws it |

    Attributes:
        where: Count only these: a segment of the journey, a condition such as `person.plan=pro`,
            or several of either (all must hold).
        by: Split the figures by the values of a field, such as `event.channel`.
        compare: A second group beside `where` (beside everyone, when there is no `where`).
        start: First day or instant covered; None takes that of the measurement.
        end: First day or instant no longer covered.
        as_of: Data counts up to here.
    """

    name: ClassVar[str] = ""
    meaning: ClassVar[str] = ""
    columns: ClassVar[tuple[str, ...]] = ()
    main: ClassVar[tuple[str, ...]] = ()
    labels: ClassVar[Mapping[str, str]] = {}
    values: ClassVar[Mapping[str, str]] = {}
    shares: ClassVar[tuple[str, ...]] = ()
    counts: ClassVar[tuple[str, ...]] = ()
    bases: ClassVar[Mapping[str, str]] = {}
    charts: ClassVar[str] = ""
    where: str | Sequence[str] | None = None
    by: str | None = None
    compare: str | Sequence[str] | None = None
    start: Moment | None = None
    end: Moment | None = None
    as_of: Moment | None = None

    @abstractmethod
    def answer(self, measured: Measured) -> Answer:
        """Ask it of a measured journey."""

    def fields(self, journey: Journey) -> set[str]:
        """The fields that it looks at beyond those of the journey's rules."""
        return set()

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """What a report asks of it, each under a key of its own."""
        return {cls.name: cls()}

    def common(self) -> dict[str, Any]:
        """The options that every question takes, to ask another one of the same people."""
        return {name: getattr(self, name) for name in COMMON}


COMMON = ("where", "by", "compare", "start", "end", "as_of")


class Options(TypedDict, total=False):
    """The options that every question takes; `Question` says what each means."""

    where: str | Sequence[str] | None
    by: str | None
    compare: str | Sequence[str] | None
    start: Moment | None
    end: Moment | None
    as_of: Moment | None


class FlowOptions(Options, total=False):
    """The options of `Flow`."""

    between: Literal["stages", "touchpoints"]


class StaysOptions(Options, total=False):
    """The options of `Stays`."""

    stage: str | None
    person: str | None


@dataclass(frozen=True)
class Answer:
    """Rows, with the definition of their figures and the people behind them.

    Attributes:
        question: What was asked.
        rows: One dictionary a row; the keys are the words of the definitions.
        remarks: Why a figure is missing, what was cut, what was assumed: sentences in the reader's
            language that belong to this answer.
    """

    question: Question
    rows: list[Row]
    measured: Measured = field(repr=False)
    run: Run = field(repr=False)
    remarks: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def definition(self) -> str:
        """What the figures mean, in the reader's language."""
        from percorso.measure.definitions import definition, scopes

        said = [definition(self.question.name, self.measured.lang)]
        return " ".join([*said, *scopes(self.run.grouping, self.measured.lang)])

    @property
    def notices(self) -> list[str]:
        """What to know beside the figures: the remarks, and names in rules that no event has."""
        from percorso.measure.notices import notices

        return [*self.remarks, *notices(self.run, self.measured.lang)]

    def table(self) -> pa.Table:
        """The rows as an Arrow table (`.to_pandas()`, or Polars' `from_arrow`, from there)."""
        import pyarrow as pa

        names = self.columns()
        return pa.table({name: _column([row.get(name) for row in self.rows]) for name in names})

    def columns(self) -> list[str]:
        """The keys of the rows; without any row those that a row would have."""
        found = list(dict.fromkeys(name for row in self.rows for name in row))
        return found or [*("segment",) * self.run.grouping.split, *self.question.columns]

    def people(self, **which: Any) -> pa.Table:
        """The people behind a figure: see the question's own page for what can be chosen.

        Raises:
            QuestionError: The question has no such choice, or no people of its own.
        """
        raise QuestionError(
            Problem(f"'{self.question.name}' has no list of people.",
                    "Ask for stays() or cycles(), and for their people().")
        )  # fmt: skip

    def chart(self) -> Any:
        """The answer as a Vega-Lite chart."""
        from percorso.measure.charts import chart

        return chart(self)

    def as_dict(self) -> Row:
        """The answer as plain values: question, definition, window and rows."""
        return {
            "question": self.question.name,
            "definition": self.definition,
            "window": self.run.window.words(),
            "simulated": self.measured.simulated,
            "notices": self.notices,
            "rows": [{key: plain(value) for key, value in row.items()} for row in self.rows],
        }

    def to_json(self) -> str:
        """`as_dict` as JSON text."""
        return json_text(self.as_dict())

    def _repr_html_(self) -> str:
        from percorso.measure.display import table_html

        said = "".join(f"<p>{html.escape(each)}</p>" for each in [self.definition, *self.notices])
        return said + table_html(self)


def chosen(which: dict[str, Any], *allowed: str) -> list[Any]:
    """What was chosen of `people`, in the order of the allowed names; None where nothing was.

    Raises:
        QuestionError: Something else was chosen: it would have been left out in silence.
    """
    for name in which:
        if name not in allowed:
            raise QuestionError(
                Problem(f"people() has no choice '{name}' here.",
                        did_you_mean(name, allowed) or "Leave it out.")
            )  # fmt: skip
    return [which.get(name) for name in allowed]


def plain(value: Any) -> Any:
    """A value as JSON knows it: instants and days in ISO form, money as text."""
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value


def _column(values: list[Any]) -> Any:
    import pyarrow as pa

    if any(isinstance(value, dict) for value in values):
        values = [None if value is None else json.dumps(plain(value)) for value in values]
    return pa.array(values)
