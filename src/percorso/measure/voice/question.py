"""Voice of the customer: what people answer and write, and how the journey feels to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import pyarrow as pa

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import Answer, Question
from percorso.measure.measured import Measured
from percorso.measure.options import option
from percorso.measure.retention.periods import PERIODS
from percorso.measure.scales import SCALES
from percorso.measure.voice import meanings, telling
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.journey import Journey

VIEWS = ("scores", "curve", "detractors", "sentiment", "themes")
OF_TEXTS = ("sentiment", "themes")


@dataclass(frozen=True, kw_only=True)
class Voice(Question):
    """Scores, the emotion curve, the ways of detractors, and what people write.

    Attributes:
        view: `scores`; `curve`, the emotion of each stage over the supposed one; `detractors`, what
            they met before they answered; `sentiment` and `themes` of what people write, read by a
            small model of the extra `voice`.
        kind: Only these kinds of scores; for the detractors the first one.
        period: Split scores and texts by the period in which they were given.
        least: Figures of fewer answers are hidden; their n stays.
        texts: At most so many texts are read; of more always the same sample.
        theme: Themes of your own, each `name=sentence; sentence`, in place of those of a shop.
        examples: Print so many texts of each theme; they are personal data.
        steps: How many touchpoints before the answer make a way, in the view of detractors.
    """

    name: ClassVar[str] = "voice"
    meaning: ClassVar[str] = meanings.SCORES
    columns: ClassVar[tuple[str, ...]] = meanings.COLUMNS
    main: ClassVar[tuple[str, ...]] = meanings.MAIN
    labels: ClassVar[Mapping[str, str]] = meanings.LABELS
    values: ClassVar[Mapping[str, str]] = meanings.VALUES
    shares: ClassVar[tuple[str, ...]] = meanings.SHARES
    bases: ClassVar[Mapping[str, str]] = meanings.BASES
    charts: ClassVar[str] = "percorso.measure.charts.voice"

    view: Literal["scores", "curve", "detractors", "sentiment", "themes"] = option(
        "scores", "Scores; the emotion curve over the supposed one; what detractors met before; "
        "sentiment or themes of what people write.",
        choices=VIEWS,
    )  # fmt: skip
    kind: tuple[str, ...] = option(
        (), "Only this kind of score; repeat it. For detractors the first.", metavar="KIND",
        choices=tuple(SCALES), many=True,
    )  # fmt: skip
    period: Literal["day", "week", "month", "quarter"] | None = option(
        None, "Split by the period in which answers were given.", choices=PERIODS
    )
    least: int = option(1, "Hide the figures of fewer answers; n stays.", metavar="N", kind=int)

    steps: int = option(
        2, "How many touchpoints before the answer make a way of detractors; default: 2.",
        metavar="N", kind=int,
    )  # fmt: skip

    texts: int = option(
        2_000, "Read at most so many texts, of more a sample; default: 2000.", metavar="N", kind=int
    )
    theme: tuple[str, ...] = option(
        (), "A theme of your own, 'name=sentence; sentence'; repeat it. Default: those of a shop.",
        metavar="THEME", many=True,
    )  # fmt: skip
    examples: int = option(
        0, "Print so many texts of each theme: personal data; default: none.", metavar="N", kind=int
    )

    def answer(self, measured: Measured) -> VoiceAnswer:
        """Listen to every answer."""
        self._check()
        run, words = measured.run(self), Words(measured.lang)
        if self.view in OF_TEXTS:
            from percorso.measure.voice.texts import text_rows

            rows, found = text_rows(self, run, measured.events, words)
            return VoiceAnswer(self, rows, measured, run, remarks=tuple(found))
        if self.view == "detractors":
            rows, said = telling.detractors(self, run, words)
        else:
            rows, said = telling.scores(self, run, words)
        return VoiceAnswer(self, rows, measured, run, remarks=said)

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """The scores, and the emotion curve."""
        return {cls.name: cls(), "voice_curve": cls(view="curve")}

    def _check(self) -> None:
        for name, value, allowed in (
            ("view", self.view, VIEWS), ("period", self.period or "day", PERIODS),
            *(("kind", kind, tuple(SCALES)) for kind in self.kind),
        ):  # fmt: skip
            if value not in allowed:
                raise QuestionError(
                    Problem(f"'{name}' cannot be '{value}'.", did_you_mean(value, allowed))
                )
        if self.examples < 0:
            raise QuestionError("'examples' cannot be less than none. Write a whole number from 0.")
        if (self.examples or self.theme) and self.view != "themes":
            raise QuestionError("'examples' and 'theme' need the view of themes: --view themes.")
        for name in ("least", "steps", "texts"):
            if getattr(self, name) < 1:
                raise QuestionError(
                    Problem(f"'{name}' cannot be {getattr(self, name)}.",
                            "Write a whole number from 1 on.")
                )  # fmt: skip


@dataclass(frozen=True)
class VoiceAnswer(Answer):
    """One row a place and kind of score; in other views a stage, a way or a theme."""

    question: Voice

    def people(self, **which: Any) -> pa.Table:
        """Who answered: person, stage, touchpoint, kind, score, when, and the event's number.

        Args:
            which: `kind`, such as `nps`; `which`: `promoters`, `passives` or `detractors`;
                `stage`, a stage's id or `outside`; `touchpoint`; `segment`. In the views of texts
                those who wrote, by `stage`, `touchpoint` and `segment`: never with a mood, which
                the model cannot tell of one person.
        """
        from percorso.measure.voice.people import people

        return people(self.question, self.run, self.measured.events, which)

    @property
    def definition(self) -> str:
        """What the figures of the view mean."""
        from percorso.measure.definitions import scopes

        lang = self.measured.lang
        said = Words(lang)(meanings.OF_VIEW[self.question.view])
        return " ".join([said, *scopes(self.run.grouping, lang)])
