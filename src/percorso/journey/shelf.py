"""What there is to start from: the templates and the catalogues, as tables for people."""

from __future__ import annotations

from typing import Any

from percorso.journey import catalogue, template
from percorso.journey.model import Journey
from percorso.journey.preview import KINDS
from percorso.journey.texts import text
from percorso.words import N_, Words

Table = tuple[list[str], list[list[str]]]
"""Headings, and rows of cells."""

_COUNTED = {
    "touchpoints": (N_("{n} touchpoint"), N_("{n} touchpoints")),
    "kpis": (N_("{n} KPI"), N_("{n} KPIs")),
    "questions": (N_("{n} question"), N_("{n} questions")),
    "tactics": (N_("{n} tactic"), N_("{n} tactics")),
    "pains": (N_("{n} pain point"), N_("{n} pain points")),
}
_MEDIA = {"owned": N_("owned"), "paid": N_("paid"), "earned": N_("earned")}
_SOURCES = {
    "events": N_("events"),
    "cost": N_("costs"),
    "survey": N_("surveys"),
    "reviews": N_("reviews"),
    "tickets": N_("tickets"),
    "crm": N_("CRM"),
    "aggregate": N_("totals per period"),
}


def overview(lang: str) -> list[dict[str, Any]]:
    """Every template with its stages, for whom it is, and how much it holds.

    Args:
        lang: `it` or `en`.

    Example:
        >>> [one["name"] for one in overview("en")][:2]
        ['see-think-do-care', 'five-phases']
    """
    return [_described(template.load(name), lang) for name in template.TEMPLATES]


def _described(journey: Journey, lang: str) -> dict[str, Any]:
    stages = [{"id": stage.id, "name": text(stage.name, lang)} for stage in journey.stages]
    return {
        "name": journey.id,
        "title": text(journey.title, lang),
        "audience": text(journey.audience, lang),
        "stages": stages,
        "counts": {
            "stages": len(stages),
            "touchpoints": len(journey.touchpoints),
            "kpis": sum(len(stage.kpis) for stage in journey.stages),
            "questions": sum(len(stage.questions) for stage in journey.stages),
            "tactics": len(journey.tactics),
            "pains": len(journey.pains),
        },
    }


def templates_table(lang: str) -> Table:
    """The templates as a table: name, stages, for whom, and what they hold."""
    words = Words.of(lang)
    heads = [words("Template"), words("Stages"), words("For whom"), words("Holds")]
    rows = [
        [
            one["name"],
            "\n".join(f"{n}. {stage['name']}" for n, stage in enumerate(one["stages"], 1)),
            one["audience"],
            "\n".join(words.plural(*_COUNTED[part], one["counts"][part]) for part in _COUNTED),
        ]
        for one in overview(lang)
    ]
    return heads, rows


def catalogue_table(name: str, lang: str) -> Table:
    """A catalogue as a table.

    Args:
        name: One of `percorso.journey.catalogue.CATALOGUES`.
        lang: `it` or `en`.

    Raises:
        JourneyError: There is no such catalogue.
    """
    words = Words.of(lang)
    rows = [_ROWS[name](entry, words) for entry in catalogue.catalogue(name)]
    return [words(head) for head in _HEADS[name]], rows


def _touchpoint(one: Any, words: Words) -> list[str]:
    kinds = {kind: words(label).lower() for kind, label in KINDS}
    channel = catalogue.channel_name(one.channel, words.lang)
    name = text(one.name, words.lang)
    return [one.id, name, kinds[one.kind], words(_MEDIA[one.media]), channel]


def _channel(one: Any, words: Words) -> list[str]:
    return [one.id, text(one.name, words.lang)]


def _kpi(one: Any, words: Words) -> list[str]:
    better = words(N_("lower")) if one.better == "lower" else words(N_("higher"))
    sources = ", ".join(words(_SOURCES[source]) for source in one.sources)
    return [one.id, text(one.name, words.lang), text(one.unit, words.lang), better, sources]


def _want(one: Any, words: Words) -> list[str]:
    return [one.id, *(text(part, words.lang) for part in (one.name, one.asked, one.signal))]


def _mark(one: Any, words: Words) -> list[str]:
    return [one.id, text(one.name, words.lang), text(one.looks_at, words.lang)]


def _team(one: Any, words: Words) -> list[str]:
    parts = (one.name, one.governs, one.hands_over_to, one.handover)
    return [text(part, words.lang) or "–" for part in parts]


_HEADS = {
    "touchpoints": ["id", N_("Touchpoint"), N_("Kind"), N_("Media"), N_("Channel")],
    "channels": ["id", N_("Channel")],
    "kpis": ["id", N_("KPI"), N_("Unit"), N_("Better"), N_("Comes from")],
    "wants": ["id", N_("Want"), N_("Asked of the map"), N_("Measured signal")],
    "marks": ["id", N_("Mark"), N_("The map check looks at")],
    "teams": [N_("Team"), N_("Governs"), N_("Hands over to"), N_("What is handed over")],
}
_ROWS = {
    "touchpoints": _touchpoint,
    "channels": _channel,
    "kpis": _kpi,
    "wants": _want,
    "marks": _mark,
    "teams": _team,
}
