"""A journey as text for the terminal, stage by stage, so that one can read it before writing it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from percorso.journey.catalogue import channel_name
from percorso.journey.model import Journey
from percorso.journey.stages import Kpi, Stage
from percorso.journey.texts import claim_text, text
from percorso.words import N_, Words

KINDS = (
    ("traditional", N_("Traditional")),
    ("digital", N_("Digital")),
    ("external", N_("External")),
    (None, N_("Kind to decide")),
)
_SAYS = (
    ("mindset", N_("Mindset")),
    ("customer_goal", N_("Customer goal")),
    ("business_goal", N_("Business goal")),
)
_FLAGS = (
    ("optional", N_("may be skipped")),
    ("fewer", N_("the fewer people, the better")),
    ("inferred", N_("told by hints, not by proof")),
)
NARROWEST, WIDEST = 60, 110

Line = tuple[str, Sequence[str], bool]
"""A label, its texts, and whether they are a list with a dash for each."""


def preview(journey: Journey, lang: str, width: int = 80) -> list[str]:
    """The whole content of a journey as lines of text.

    Args:
        journey: A template, or any journey.
        lang: `it` or `en`.
        width: Characters in a line; at least 60 and at most 110 are used.

    Returns:
        Lines without line ends; those that do not begin with a space are titles.

    Example:
        >>> from percorso.journey import template
        >>> lines = preview(template.load("five-phases"), "en")
        >>> [line for line in lines if line.startswith("1.")]
        ['1. Awareness']
    """
    page = _Page(journey, lang, min(max(width, NARROWEST), WIDEST))
    return [*page.head(), *(line for stage in journey.stages for line in page.stage(stage))]


class _Page:
    """One journey in one language on lines of one width."""

    def __init__(self, journey: Journey, lang: str, width: int) -> None:
        self.journey, self.lang, self.width = journey, lang, width
        self.words = Words.of(lang)

    def head(self) -> Iterator[str]:
        journey = self.journey
        yield f"{self._text(journey.title)} ({journey.id})"
        if journey.audience is not None:
            audience = self._text(journey.audience)
            yield from self._wrapped(self.words("For whom: {audience}", audience=audience))
        if journey.about is not None:
            yield from self._wrapped(self._text(journey.about))

    def stage(self, stage: Stage) -> Iterator[str]:
        """A title, then labels on the left and what they hold on the right."""
        lines = [line for line in self._lines(stage) if line[1]]
        margin = max((len(label) for label, _, _ in lines), default=0) + 5
        yield ""
        yield self._title(stage)
        for label, texts, dashes in lines:
            yield from self._row(label, texts, dashes, margin)

    def _title(self, stage: Stage) -> str:
        index = self.journey.stage_index(stage.id) or 0
        goal = self.words("Goal").lower() if index == self.journey.goal_index() else ""
        held = {
            "optional": stage.optional,
            "fewer": stage.wanted == "fewer",
            "inferred": stage.inferred,
        }
        flags = [goal, *(self.words(said) for name, said in _FLAGS if held[name])]
        shown = "; ".join(filter(None, flags))
        return f"{index + 1}. {self._text(stage.name)}{f' ({shown})' if shown else ''}"

    def _lines(self, stage: Stage) -> Iterator[Line]:
        words = self.words
        for field, label in _SAYS:
            yield words(label), self._claims([getattr(stage, field)]), False
        team = [self._text(one) for one in (stage.owner, stage.team) if one]
        yield words("Owner"), [", ".join(team)] if team else [], False
        yield words("Questions"), self._claims(stage.questions), True
        for kind, label in KINDS:
            yield words(label), self._touchpoints(stage, kind), False
        yield words("KPIs"), [self._kpi(kpi) for kpi in stage.kpis], True
        yield words("Tactics"), self._placed(stage, self.journey.tactics), True
        yield words("Pain points"), self._placed(stage, self.journey.pains), True
        yield words("Handover"), self._handover(stage), False
        yield from self._rules(stage)
        yield words("Note"), [self._text(stage.note)] if stage.note else [], False

    def _rules(self, stage: Stage) -> Iterator[Line]:
        names = {one.id: self._text(one.name) for one in self.journey.touchpoints}
        for rule, label in ((stage.enter, "Enters when"), (stage.completes, "Completes when")):
            said = [rule.sentence(self.lang, names)] if rule is not None else []
            yield self.words(label), said, False

    def _touchpoints(self, stage: Stage, kind: str | None) -> list[str]:
        met = [one for one in self.journey.touchpoints if stage.id in one.stages]
        of_kind = [one for one in met if one.kind == kind]
        shown = [
            f"{self._text(one.name)} ({channel_name(one.channel, self.lang)})"
            if one.channel
            else self._text(one.name)
            for one in of_kind
        ]
        return ["; ".join(shown)] if shown else []

    def _kpi(self, kpi: Kpi) -> str:
        unit = f" ({self._text(kpi.unit)})" if kpi.unit else ""
        return f"{self._text(kpi.name)}{unit}"

    def _placed(self, stage: Stage, items: Sequence[object]) -> list[str]:
        return self._claims([one for one in items if stage.id in getattr(one, "stages", ())])

    def _handover(self, stage: Stage) -> list[str]:
        to, what = self._text(stage.hands_over_to), self._claims([stage.handover])
        return [" – ".join(filter(None, [to, *what]))] if to or what else []

    def _claims(self, claims: Sequence[object]) -> list[str]:
        default = self.journey.language
        return [claim_text(one, self.lang, default) for one in claims if one is not None]

    def _text(self, value: str | dict[str, str] | None) -> str:
        return text(value, self.lang, self.journey.language)

    def _row(self, label: str, texts: Sequence[str], dashes: bool, margin: int) -> Iterator[str]:
        start = f"   {label}".ljust(margin)
        for words in texts:
            lead = f"{start}– " if dashes else start
            yield from _wrap(words, self.width, lead, " " * len(lead))
            start = " " * margin

    def _wrapped(self, words: str) -> Iterator[str]:
        yield from _wrap(words, self.width, "   ", "   ")


def _wrap(words: str, width: int, lead: str, hang: str) -> list[str]:
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)
    return textwrap.wrap(
        shown, width, initial_indent=lead, subsequent_indent=hang, break_on_hyphens=False
    )
