"""The whole map check: findings, what is in order, and how each want of the customers stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from percorso.journey import catalogue
from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import MARKS, SEVERITIES, Finding, Mark
from percorso.journey.audit.look import Look
from percorso.journey.audit.registry import checks
from percorso.journey.audit.said import Said, spoken
from percorso.journey.model import Journey
from percorso.journey.texts import text
from percorso.journey.touchpoints import Want
from percorso.words import N_, Words

State: TypeAlias = Literal["covered", "partly", "not_covered"]

STATES: dict[State, str] = {
    "covered": N_("covered by the map"),
    "partly": N_("partly covered by the map"),
    "not_covered": N_("not covered by the map"),
}


_SAID = frozenset({"quality", "value", "convenience", "trust", "improvement"})
"""Wants that are covered by a touchpoint or tactic that names them."""
_TOLD = {True: N_("confirmed by the data"), False: N_("not confirmed by the data")}


@dataclass(frozen=True)
class Standing:
    """How one of the things that customers want stands.

    Attributes:
        want: Its id.
        state: Whether the map covers it.
        by: The names of the touchpoints and tactics that serve it.
        confirmed: Whether its measured signal is good; None when it is not measured.
        signal: The signal in words, when it is measured.
    """

    want: Want
    state: State
    by: tuple[Any, ...] = ()
    confirmed: bool | None = None
    signal: tuple[Said, ...] = ()

    def name(self, lang: str) -> str:
        """What the want is called."""
        return text({one.id: one.name for one in catalogue.wants()}[self.want], lang)

    def state_word(self, lang: str) -> str:
        """Whether the map covers it, in words."""
        return Words.of(lang)(STATES[self.state])

    def told(self, lang: str) -> str:
        """Whether the data confirm it, in words; empty when they cannot tell."""
        return "" if self.confirmed is None else Words.of(lang)(_TOLD[self.confirmed])

    def word(self, lang: str) -> str:
        """How it stands on the map and in the data, in words."""
        return ", ".join(said for said in (self.state_word(lang), self.told(lang)) if said)


@dataclass(frozen=True)
class MapCheck:
    """What the map check says of a journey.

    Attributes:
        journey: The journey.
        findings: By mark, gravest first.
        asked: The checks that were asked.
        in_order: By mark, what is in order, as words of the product.
        wants: How each of the things that customers want stands.
        notes: By mark, what is good to know beside the findings.
        measured: Whether events were looked at.
        simulated: Whether a simulator made any of them.
    """

    journey: Journey
    findings: tuple[Finding, ...]
    asked: tuple[str, ...]
    in_order: Mapping[Mark, tuple[str, ...]]
    wants: tuple[Standing, ...]
    notes: Mapping[Mark, tuple[Said, ...]]
    measured: bool = False
    simulated: bool = False

    def of(self, mark: Mark) -> list[Finding]:
        """The findings of one mark, gravest first."""
        return [finding for finding in self.findings if finding.mark == mark]

    def order_in(self, mark: Mark, lang: str) -> str:
        """What is in order under a mark, in words."""
        words = Words.of(lang)
        return " · ".join(words(message) for message in self.in_order.get(mark, ()))

    def notes_in(self, mark: Mark, lang: str) -> list[str]:
        """What is good to know under a mark, in words."""
        said = self.notes.get(mark, ())
        return [spoken((one,), lang, self.journey.language) for one in said]

    def at_least(self, severity: str) -> list[Finding]:
        """The findings at or above a severity."""
        rank = list(SEVERITIES)
        most = rank.index(severity)  # type: ignore[arg-type]
        return [finding for finding in self.findings if rank.index(finding.severity) <= most]

    def without(self, ignored: Iterable[str] = (), marks: Sequence[str] = ()) -> MapCheck:
        """The same check without some checks, or of some marks only.

        Args:
            ignored: Ids of checks whose findings are left out.
            marks: The marks to keep; none keeps all.
        """
        left_out = frozenset(ignored)
        kept = tuple(
            one for one in self.findings
            if one.check not in left_out and (not marks or one.mark in marks)
        )  # fmt: skip
        return replace(self, findings=kept)


def examine(journey: Journey, today: dt.date | None = None) -> MapCheck:
    """Check a drawn map.

    Args:
        journey: The journey.
        today: The day on which dates are judged; by default today.

    Example:
        >>> journey = Journey.parse("{percorso: 1, id: a, title: A, stages: [{id: s, name: S}]}")
        >>> [one.check for one in examine(journey).of("wants")][:1]
        ['wants_said']
    """
    look = Look(journey, today or dt.date.today())
    return summed(look, asked(checks().values(), look, journey))


def asked(every: Iterable[Check], look: Any, journey: Journey) -> list[tuple[Check, list[Finding]]]:
    """Each check that suits the kind of map, with its findings."""
    fitting = (check for check in every if journey.kind in check.kinds)
    return [(check, list(check.findings(look, journey.language))) for check in fitting]


def summed(look: Look, done: Sequence[tuple[Check, list[Finding]]]) -> MapCheck:
    """The map check from the checks that were asked, without those that others stand in for."""
    replaced = {name for check, _ in done for name in check.instead}
    kept = [(check, findings) for check, findings in done if check.id not in replaced]
    order = {mark: i for i, mark in enumerate(MARKS)}
    rank = list(SEVERITIES)
    found = sorted(
        (finding for _, findings in kept for finding in findings),
        key=lambda one: (order[one.mark], rank.index(one.severity)),
    )
    return MapCheck(
        journey=look.journey,
        findings=tuple(found),
        asked=tuple(check.id for check, _ in kept),
        in_order=_in_order(look, kept),
        wants=tuple(_standing(look, one.id, found) for one in catalogue.wants()),
        notes={mark: _notes(mark, look, kept) for mark in MARKS},
    )


def _in_order(
    look: Look, done: Sequence[tuple[Check, list[Finding]]]
) -> dict[Mark, tuple[str, ...]]:
    fine = [check for check, findings in done if not findings and look.has(check.of)]
    return {mark: tuple(c.about for c in fine if c.mark == mark) for mark in MARKS}


def _notes(mark: Mark, look: Look, done: Sequence[tuple[Check, list[Finding]]]) -> tuple[Said, ...]:
    told = (check for check, _ in done if check.mark == mark and check.notes is not None)
    return tuple(said for check in told for said in (check.notes(look) if check.notes else ()))


def _standing(look: Look, want: Want, found: Sequence[Finding]) -> Standing:
    lacking = {one.severity for one in found if one.check == f"want_{want}"}
    if want in _SAID and not look.says_wants:
        return Standing(want, "not_covered")
    state: State = "covered" if not lacking else "partly" if lacking == {"low"} else "not_covered"
    return Standing(want, state, tuple(place.subject for place in look.serving(want)))


def audit(journey: Journey, today: dt.date | None = None) -> list[Finding]:
    """What the map check finds on a drawn map, by mark, gravest first.

    Args:
        journey: The journey.
        today: The day on which dates are judged; by default today.

    Example:
        >>> journey = Journey.parse("{percorso: 1, id: a, title: A, stages: [{id: s, name: S}]}")
        >>> finding = audit(journey)[0]
        >>> finding.check, finding.severity, finding.explanation("en")[:23]
        ('goal_stage', 'high', 'No stage is the goal, s')
    """
    return list(examine(journey, today).findings)
