"""Findings: what the map check found, where, how much it matters, and what to write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from percorso.journey import catalogue
from percorso.journey.audit.said import Name, Names, Said, merged, spoken
from percorso.journey.texts import text
from percorso.words import N_, Words

Severity: TypeAlias = Literal["high", "medium", "low"]
Mark: TypeAlias = Literal[
    "clear_stages", "good_touchpoints", "personal", "consistent", "improving", "wants"
]

SEVERITIES: dict[Severity, str] = {"high": N_("High"), "medium": N_("Medium"), "low": N_("Low")}
"""How much a finding matters, gravest first.

High: the map or its figures mislead. Medium: something a good journey needs is missing.
Low: worth writing down.
"""

MARKS: tuple[Mark, ...] = (
    "clear_stages", "good_touchpoints", "personal", "consistent", "improving", "wants",
)  # fmt: skip
"""The marks of a good journey, in the order in which they are shown, and what customers want."""


def mark_name(mark: Mark, lang: str) -> str:
    """What a mark is called.

    Example:
        >>> mark_name("clear_stages", "it"), mark_name("wants", "en")
        ('Fasi chiare', 'What customers want')
    """
    names = {one.id: one.name for one in catalogue.marks()}
    if mark == "wants":
        return _words(lang)(N_("What customers want"))
    return text(names[mark], lang)


@dataclass(frozen=True)
class Place:
    """Where something was found: its key path in the journey file, and what it is called.

    Attributes:
        key: Such as `stages[2].kpis[0]`; empty for the journey as a whole.
        subject: The name, as the map writes it; None for the journey as a whole.
    """

    key: str
    subject: Any = None


@dataclass(frozen=True)
class Hit:
    """What a check yields: the runner adds which check it was."""

    places: tuple[Place, ...]
    says: tuple[Said, ...]
    advice: Said
    severity: Severity | None = None


def hit(
    places: Iterable[Place], says: Said | Sequence[Said], advice: Said,
    severity: Severity | None = None,
) -> Hit:  # fmt: skip
    """Something found: where, what, what to write, and how much it matters here."""
    said = (says,) if isinstance(says, Said) else tuple(says)
    return Hit(tuple(places), said, advice, severity)


@dataclass(frozen=True)
class Finding:
    """One thing that the map check found.

    Attributes:
        check: Id of the check, such as `stage_owner`.
        mark: The mark of a good journey that it concerns, or `wants`.
        severity: `high`, `medium` or `low`.
        places: Every place it concerns, in the order of the file.
        says: What was found.
        advice: What to write.
        language: The language of the map's texts that stand in one language only.
    """

    check: str
    mark: Mark
    severity: Severity
    places: tuple[Place, ...]
    says: tuple[Said, ...]
    advice: Said
    language: str | None = None

    @property
    def key(self) -> str:
        """The key path of the first place; empty for the journey as a whole."""
        return self.places[0].key if self.places else ""

    @property
    def subject(self) -> str:
        """What it concerns, by name, in the map's own language."""
        return self.subject_in(self.language or "en")

    def subject_in(self, lang: str) -> str:
        """What it concerns, by name."""
        named = tuple(place.subject for place in self.places if place.subject is not None)
        return Names(named).said(_words(lang), self.language)

    @property
    def params(self) -> Mapping[str, Any]:
        """The names and numbers of its sentences, for programs."""
        return merged((*self.says, self.advice))

    @property
    def for_app(self) -> Finding:
        """The same for people in the web app, who write no file: its advice says what to press."""
        says = tuple(one.for_app for one in self.says)
        return replace(self, says=says, advice=self.advice.for_app)

    def explanation(self, lang: str = "en") -> str:
        """What was found, in one or two sentences.

        Args:
            lang: `en` or `it`.
        """
        return spoken(self.says, lang, self.language)

    def fix(self, lang: str = "en") -> str:
        """What to write, in a sentence that starts with a verb.

        Args:
            lang: `en` or `it`.
        """
        return spoken((self.advice,), lang, self.language)

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The finding as plain values."""
        said = [
            {"key": p.key, "subject": Name(p.subject).said(_words(lang), self.language)}
            for p in self.places if p.subject is not None
        ]  # fmt: skip
        return {
            "check": self.check,
            "mark": self.mark,
            "severity": self.severity,
            "key": self.key,
            "subject": self.subject_in(lang),
            "explanation": self.explanation(lang),
            "fix": self.fix(lang),
            "places": said,
            "params": dict(self.params),
        }


def _words(lang: str) -> Words:
    """The words of a language; English for one that is not spoken here."""
    return Words.of(lang if lang.split("-")[0] in ("it", "en") else "en")
