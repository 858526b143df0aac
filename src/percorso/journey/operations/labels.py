"""What the parts of a journey are called in the history: their nouns, their names, their fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.journey.differences.labels import FIELDS as COMPARED
from percorso.journey.differences.labels import NOUNS as PARTS
from percorso.journey.operations.paths import MISSING, Document, Path, get, kind_of
from percorso.journey.operations.values import words_of
from percorso.words import N_, Words

Noun = tuple[str, str, str]
_PLAIN = {"piece of evidence": "evidence", "KPI": "kpi"}
NOUNS: Mapping[str, Noun] = {
    **PARTS,
    "group": (N_("Group {name}"), N_("New group: {name}"), N_("Group gone: {name}")),
    "problem": (N_("Problem {name}"), N_("New problem: {name}"), N_("Problem gone: {name}")),
    "idea": (N_("Idea {name}"), N_("New idea: {name}"), N_("Idea gone: {name}")),
    "questions": PARTS["question"],
    "checkins": (N_("Check-in {name}"), N_("New check-in: {name}"), N_("Check-in gone: {name}")),
    "notes": (N_("Dated note {name}"), N_("New dated note: {name}"), N_("Dated note gone: {name}")),
    "keywords": (N_("Keyword {name}"), N_("New keyword: {name}"), N_("Keyword gone: {name}")),
}
"""Kind of a thing, or the list it stands in → its noun, one that came, one that went."""
FIELDS: Mapping[str, str] = {
    **COMPARED,
    "questions": N_("customer questions"), "kpis": N_("KPIs"), "empathy": N_("empathy map"),
    "needs": N_("needs"), "objectives": N_("objectives"), "pains": N_("pain points"),
    "delights": N_("high points"), "opportunities": N_("opportunities"),
    "problems": N_("problems"), "solves": N_("problems it solves"), "ideas": N_("ideas"),
    "group": N_("group"), "keyword": N_("keyword"), "votes": N_("votes"),
    "answered": N_("answered"), "agenda": N_("agenda"), "decisions": N_("decisions"),
    "people": N_("people"), "date": N_("day"), "until": N_("last day"),
    "finding": N_("finding"), "quotes": N_("quotes"), "method": N_("method"),
    "source": N_("source"), "url": N_("address"), "sample": N_("sample"),
    "response_rate": N_("response rate"), "reward": N_("reward"),
    "compared_on": N_("comparison"), "strengths": N_("strong points"),
    "weaknesses": N_("weak points"), "effect": N_("effect"), "of": N_("whose it is"),
    "where": N_("condition"), "history": N_("known values"), "per": N_("period"),
    "sources": N_("sources"), "based_on": N_("current state"), "id": N_("id"),
    "frontstage": N_("frontstage"), "backstage": N_("backstage"),
    "support": N_("support processes"), "title": COMPARED["title"],
    "touchpoint": N_("touchpoint"), "stage": N_("stage"), "kpi": N_("KPI"),
}  # fmt: skip
"""Field of the model → its name in a sentence; others are `details`."""


def noun(path: Path) -> Noun | None:
    """The noun of the things in the list at a path."""
    kind = kind_of(path)
    if kind is not None:
        return NOUNS[_PLAIN.get(kind, kind)]
    return NOUNS.get(str(path[-1])) if path and path[-1] in NOUNS else None


def subject(path: Path, document: Document, words: Words) -> tuple[str, Path]:
    """The innermost thing that a path leads into, and the rest of the path.

    Returns:
        Its noun with its name, `Stage Compare`, and what follows; empty for the journey itself.
    """
    for length in range(len(path), 1, -1):
        one = noun(path[: length - 1])
        if one is not None and "{name}" in one[0]:
            return words(one[0], name=name(path[:length], document, words)), path[length:]
    if path[:1] == ("board",):
        return words("Board"), path[1:]
    return words("Journey"), path


def name(path: Path, document: Document, words: Words) -> str:
    """The name of the thing at a path, its id when it has none or is not there."""
    item = get(document, path)
    return str(path[-1]) if item is MISSING else called(item, path, document, words)


def called(item: Any, path: Path, document: Document, words: Words) -> str:
    """What people call a thing: names as they are, other texts in quotes."""
    if not isinstance(item, dict) or "name" not in item:
        if isinstance(item, dict) and "date" in item and path[0] == "checkins":
            return words.date(item["date"])
        return words.quoted(words_of(item, document, words) or str(path[-1]))
    return words_of(item, document, words)


def field_name(path: Path, words: Words) -> str:
    """The name of the field that the rest of a path leads to, and of its grade."""
    keys = [key for key in path if isinstance(key, str)]
    known = [key for key in keys if key in FIELDS]
    if not known:
        return words("details")
    field = words(FIELDS[known[0]])
    return f"{field}, {words(FIELDS['grade'])}" if path[-1:] == ("grade",) != path else field
