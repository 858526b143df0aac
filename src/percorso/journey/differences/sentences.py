"""Differences as sentences, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from percorso.journey.amounts import cost_written, written
from percorso.journey.differences.difference import Difference
from percorso.journey.differences.labels import FIELDS, NOUNS, VALUES
from percorso.journey.model import Journey
from percorso.journey.rules import Rule
from percorso.journey.sentences import sentence as rule_sentence
from percorso.journey.stages import Kpi
from percorso.journey.texts import GradedClaim, text
from percorso.journey.values import Cost, Duration, Emotion
from percorso.words import N_, Words

_LONGEST = 160
_CODED = {
    "state", "kind", "media", "grade", "wanted", "better", "progression", "phase",
}  # fmt: skip


def sentence(difference: Difference, lang: str) -> str:
    """A difference in one sentence; see `Difference.sentence`."""
    words, noun = Words.of(lang), NOUNS[difference.what]
    name = _name(difference, words)
    if difference.kind in {"added", "removed"}:
        return _ended(words(noun[1 if difference.kind == "added" else 2], name=name))
    subject = words(noun[0], name=name) if difference.what != "journey" else words(noun[0])
    if difference.what == "pain" and difference.after == "solved" and difference.field == "state":
        return _ended(words("Pain point solved: {name}", name=name))
    if difference.what == "question" and (answer := _answer(difference)):
        return _ended(words(answer, name=name))
    return _ended(_change(difference, subject, words))


def _answer(difference: Difference) -> str:
    """That a question finds its answer now, or no longer; empty when that has not changed."""
    before, after = (getattr(x, "answered", None) for x in (difference.before, difference.after))
    if before == after:
        return ""
    return N_("Question answered: {name}") if after else N_("Question no longer answered: {name}")


def _ended(said: str) -> str:
    """A sentence with its full stop, unless a quote at its end has one."""
    return said if said.rstrip("»”")[-1:] in {".", "?", "!", "…"} else f"{said}."


def change(difference: Difference, lang: str) -> tuple[str, str, str]:
    """Field, value before and value after; see `Difference.change`."""
    words = Words.of(lang)
    before, after = (_said(difference, side, words) for side in (0, 1))
    return words(FIELDS.get(difference.field, N_("details"))), before, after


def _change(difference: Difference, subject: str, words: Words) -> str:
    """`Stage Compare: expected time from 21 d to 10 d`, and its forms without before or after."""
    field, before, after = change(difference, words.lang)
    if difference.field not in FIELDS or before == after:
        return words("{subject}: other details", subject=subject)
    if not before:
        return words("{subject}: {field} now {after}", subject=subject, field=field, after=after)
    if not after:
        return words("{subject}: {field} gone (it was {before})",
                     subject=subject, field=field, before=before)  # fmt: skip
    return words("{subject}: {field} from {before} to {after}",
                 subject=subject, field=field, before=before, after=after)  # fmt: skip


def _name(difference: Difference, words: Words) -> str:
    """What the part is called: in the later journey if it is there, else in the earlier one."""
    if difference.kind in {"added", "removed"} or difference.field == "details":
        sides = ((1, difference.after), (0, difference.before))
        side, part = next((each for each in sides if each[1] is not None), sides[0])
    else:
        side, part = 1, _part(difference)
    named = (getattr(part, field, None) for field in ("name", "text", "title"))
    found = part if _is_text(part) else next((each for each in named if each), difference.id)
    said = _text(found, words, _journey(difference, side))
    quoted = difference.what in {"stage", "touchpoint", "kpi", "persona", "segment", "competitor"}
    return said if quoted else words.quoted(said.strip('«»“”"'))


def _part(difference: Difference) -> Any:
    """The part that changed, in the later journey."""
    journey = _journey(difference, 1)
    if journey is None:
        return None
    if difference.what in {"stage", "kpi"}:
        found = next(
            (s for s in journey.stages if s.id == (difference.stage or difference.id)), None
        )
        kpis = found.kpis if found is not None else ()
        if difference.what == "stage":
            return found
        return next((kpi for kpi in kpis if kpi.id == difference.id), None)
    field = {"opportunity": "opportunities", "evidence": "evidence"}.get(difference.what)
    parts = getattr(journey, field or f"{difference.what}s", ())
    return next((part for part in parts if part.id == difference.id), None)


def _journey(difference: Difference, side: int) -> Journey | None:
    return None if difference.journeys is None else difference.journeys[side]


def _is_text(value: Any) -> bool:
    plain = isinstance(value, Mapping) and all(isinstance(each, str) for each in value.values())
    return isinstance(value, str) or plain


def _text(value: Any, words: Words, journey: Journey | None) -> str:
    """A text of the journey on one line, shortened when it is very long."""
    found = text(value, words.lang, None if journey is None else journey.language)
    line = " ".join(found.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _said(difference: Difference, side: int, words: Words) -> str:
    """A value before (0) or after (1), as people read it."""
    value = (difference.before, difference.after)[side]
    journey = _journey(difference, side)
    if value is None or value == ():
        return ""
    if difference.what == "kpi" and difference.field in {"target", "value"}:
        return _kpi_value(difference, value, side, words)
    if difference.field in _CODED:
        return words(VALUES.get(str(value), str(value)))
    return _plain_value(difference.field, value, words, journey)


def _plain_value(field: str, value: Any, words: Words, journey: Journey | None) -> str:
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, (Duration, date, Cost, Emotion, Rule)):
        return _measure(value, words, journey)
    if isinstance(value, (int, float)):
        return words.figure(value)
    if isinstance(value, tuple):
        return words.listed([_named(field, each, words, journey) for each in value])
    if isinstance(value, GradedClaim) or _is_text(value):
        said = _text(getattr(value, "text", value), words, journey).strip('«»“”"')
        plain = field in {"owner", "team", "channel", "time_zone", "unit", "figure", "language"}
        return said if plain else words.quoted(said)
    return ""


def _measure(value: Any, words: Words, journey: Journey | None) -> str:
    """Times, days, money, feelings and rules."""
    if isinstance(value, Duration):
        return words.duration(value.us / 1_000_000)
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, Cost):
        return cost_written(words, value)
    if isinstance(value, Emotion):
        return words.signed(value.value)
    names = {} if journey is None else {
        t.id: _text(t.name, words, journey) for t in journey.touchpoints
    }  # fmt: skip
    return words.quoted(rule_sentence(value, words.lang, names).rstrip("."))


def _named(field: str, item: Any, words: Words, journey: Journey | None) -> str:
    """An item of a list: an id by its name, anything else by its words."""
    parts = getattr(journey, field, ()) if journey is not None and isinstance(item, str) else ()
    found = next((part for part in parts if getattr(part, "id", None) == item), None)
    named = (
        getattr(found, "name", None) or getattr(found, "text", None) or getattr(item, "text", item)
    )
    return _text(named, words, journey) if _is_text(named) else ""


def _kpi_value(difference: Difference, value: Any, side: int, words: Words) -> str:
    """A KPI's value with its unit."""
    kpi = _part(difference if side else difference.reversed())
    unit = _text(kpi.unit, words, _journey(difference, side)) if isinstance(kpi, Kpi) else ""
    return written(words, kpi, unit, value) if isinstance(kpi, Kpi) else words.figure(value)
