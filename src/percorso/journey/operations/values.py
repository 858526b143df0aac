"""Values of a journey's fields as people read them."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError

from percorso.durations import microseconds
from percorso.journey.differences.labels import VALUES
from percorso.journey.operations.paths import Document, Path, get
from percorso.journey.references import DEFINED, REFERS
from percorso.journey.rules import Rule
from percorso.journey.sentences import sentence as rule_sentence
from percorso.journey.texts import text
from percorso.words import Words

LONGEST = 120
_CURRENCIES = {"€": "EUR", "£": "GBP", "$": "USD"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODED = {"state", "kind", "media", "grade", "wanted", "better", "progression", "phase"}
_LENGTHS = {"expires_after", "restart_after", "target_duration", "answers_within"}
_DAYS = {"date", "until", "due", "starts", "ends", "by"}
_PERCENT = {"share", "response_rate"}
RULES = {"enter", "completes", "rule"}
_BARE = {"owner", "team", "channel", "time_zone", "unit", "figure", "language", "url", "id"}


def words_of(item: Any, document: Document, words: Words) -> str:
    """The words of a thing in one line: its name, text, title or scenario, or itself."""
    if isinstance(item, dict):
        keys = [key for key in ("name", "text", "title", "scenario") if key in item]
        if not keys and not _is_text(item):
            return ""
        item = item[keys[0]] if keys else item
    if not isinstance(item, str) and not _is_text(item):
        return ""
    said = text(item, words.lang, document.get("language"))
    line = " ".join(said.split()).strip('«»“”"')
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _is_text(value: Any) -> bool:
    plain = isinstance(value, dict) and "text" not in value and "id" not in value
    return plain and bool(value) and all(isinstance(each, str) for each in value.values())


def said(path: Path, value: Any, document: Document, words: Words) -> str:
    """A value of the field at a path, as people read it; empty when there is nothing to say.

    Args:
        path: The field.
        value: Its value.
        document: The journey, for names, units and language.
        words: The words of the reader's language.
    """
    field = next((str(key) for key in reversed(path) if isinstance(key, str)), "")
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, (int, float)):
        return _number(path, field, value, document, words)
    if isinstance(value, str):
        return _text(field, value, document, words)
    if isinstance(value, list):
        each = [said((*path, at), item, document, words) for at, item in enumerate(value)]
        return _cut(words.listed([one for one in each if one]))
    return _mapping(field, value, document, words)


def _number(path: Path, field: str, value: float, document: Document, words: Words) -> str:
    if field == "emotion":
        return words.signed(value)
    if field in _PERCENT:
        return words.share(value / 100)
    kpi = get(document, path[:-1]) if "kpis" in path and field in {"target", "value"} else None
    unit = words_of(kpi.get("unit", ""), document, words) if isinstance(kpi, dict) else ""
    if unit == "%":
        return words.share(value / 100)
    if unit in _CURRENCIES:
        return words.money(value, _CURRENCIES[unit])
    return f"{words.figure(value)} {unit}".strip()


def _text(field: str, value: str, document: Document, words: Words) -> str:
    if field in _CODED and value in VALUES:
        return words(VALUES[value])
    if field in _DAYS and _DAY.fullmatch(value):
        return words.date(value)
    if field in _LENGTHS:
        return _duration(value, words)
    if field in REFERS:
        return _referred(field, value, document, words)
    line = words_of(value, document, words)
    return line if field in _BARE else words.quoted(line)


def _duration(value: str, words: Words) -> str:
    try:
        return words.duration(microseconds(value) / 1_000_000)
    except ValueError:
        return value


def _referred(field: str, one: str, document: Document, words: Words) -> str:
    """The name of what is referred to."""
    if REFERS[field] == "KPI":
        found = [kpi for stage in document.get("stages", []) for kpi in stage.get("kpis", [])]
    else:
        items = get(document, DEFINED[REFERS[field]])
        found = items if isinstance(items, list) else []
    named = (words_of(item, document, words) for item in found if item.get("id") == one)
    return next(named, one)


def _mapping(field: str, value: dict[str, Any], document: Document, words: Words) -> str:
    if "amount" in value and "currency" in value:
        return words.money(value["amount"], value["currency"])
    if field == "emotion" and "value" in value:
        return words.signed(value["value"])
    if field in RULES:
        return _rule(value, document, words)
    line = words_of(value, document, words)
    if not line:
        return ""
    return line if "name" in value or field in _BARE else words.quoted(line)


def _rule(value: dict[str, Any], document: Document, words: Words) -> str:
    names = {
        item["id"]: words_of(item, document, words) for item in document.get("touchpoints", [])
    }
    try:
        rule = Rule.model_validate(value)
    except ValidationError:
        return ""
    return words.quoted(_cut(rule_sentence(rule, words.lang, names).rstrip(".")))


def _cut(line: str) -> str:
    return line if len(line) <= 2 * LONGEST else f"{line[: 2 * LONGEST - 1].rstrip()}…"
