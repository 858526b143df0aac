"""The map check of a journey, as the page shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from percorso.journey import catalogue
from percorso.journey.audit import MARKS, Finding, MapCheck, Mark, mark_name
from percorso.journey.audit.said import Name
from percorso.journey.texts import text
from percorso.mark import N_
from percorso.server.checking.places import opened
from percorso.server.checking.shapes import (
    Audit,
    AuditFinding,
    AuditMark,
    AuditWant,
    FindingPlace,
)
from percorso.words import Words

State = Literal["in_order", "to_refine", "to_fix"]
_VERDICTS: dict[State, str] = {
    "in_order": N_("In order"),
    "to_refine": N_("To refine"),
    "to_fix": N_("To fix first"),
}
_WANTS_LOOK_AT = N_("whether the map covers what customers want of any company")


def page(check: MapCheck, as_of: datetime | None, lang: str) -> Audit:
    """The map check in words of one language.

    Args:
        check: The map check of a journey.
        as_of: The instant up to which events were counted.
        lang: `it` or `en`.
    """
    document = check.journey.to_dict()
    return Audit(
        marks=[_mark(check, mark, lang) for mark in MARKS],
        findings=[_finding(document, one.for_app, lang) for one in check.findings],
        wants=[
            AuditWant(
                want=one.want, name=one.name(lang), state=one.state, word=one.word(lang),
                by=[text(name, lang, check.journey.language) for name in one.by],
            )
            for one in check.wants
        ],
        asked=len(check.asked),
        as_of=as_of if check.measured else None,
    )  # fmt: skip


def _mark(check: MapCheck, mark: Mark, lang: str) -> AuditMark:
    words, counts = Words.of(lang), Counter(one.severity for one in check.of(mark))
    state: State = "to_fix" if counts["high"] else "to_refine" if counts else "in_order"
    looks = {one.id: text(one.looks_at, lang) for one in catalogue.marks()}
    return AuditMark(
        mark=mark,
        name=mark_name(mark, lang),
        looks_at=looks[mark] if mark != "wants" else words(_WANTS_LOOK_AT),
        verdict=words(_VERDICTS[state]),
        state=state,
        high=counts["high"],
        medium=counts["medium"],
        low=counts["low"],
        in_order=[words(message) for message in check.in_order.get(mark, ())],
        notes=check.notes_in(mark, lang),
    )


def _finding(document: Mapping[str, Any], one: Finding, lang: str) -> AuditFinding:
    words = Words.of(lang)
    return AuditFinding(
        check=one.check,
        mark=one.mark,
        severity=one.severity,
        subject=one.subject_in(lang),
        explanation=one.explanation(lang),
        fix=one.fix(lang),
        places=[
            _place(document, place.key, Name(place.subject).said(words, one.language))
            for place in one.places
        ],
    )


def _place(document: Mapping[str, Any], key: str, subject: str) -> FindingPlace:
    element, field = opened(document, key)
    return FindingPlace(key=key, element=element, field=field, subject=subject)
