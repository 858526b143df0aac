"""The map check: what a good journey lacks, by mark, and how what customers want stands."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit import (
    MARKS,
    SEVERITIES,
    Finding,
    MapCheck,
    Mark,
    Severity,
    Standing,
    mark_name,
)
from percorso.journey.audit.said import Names, spoken
from percorso.share.pen.text import clean
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Pairs, Part, Section
from percorso.share.report.tables import Cell, Column, Group, Table, Tone
from percorso.words import N_

_TONES: dict[Severity, Tone] = {"high": "loss", "medium": "ink", "low": "muted"}
_GRAVE, _LIGHT = frozenset({"high", "medium"}), frozenset({"low"})
_STATES: dict[str, Tone] = {"covered": "good", "partly": "ink", "not_covered": "loss"}


def section(facts: Facts) -> Section | None:
    """The findings by mark, what is in order, and the wants; None when the map was not checked."""
    check = facts.check
    if check is None:
        return None
    words = facts.words
    parts: list[Part] = [Grid(found)] if (found := _findings(facts, check, _GRAVE)) else []
    if light := _findings(facts, check, _LIGHT):
        n = sum(len(group.rows) for group in light.groups)
        parts.append(Grid(light, words.plural("{n} lighter finding", "{n} lighter findings", n)))
    parts.append(Grid(_wants(facts, check)))
    if order := list(_in_order(facts, check)):
        parts.append(Pairs(words("In order"), order))
    note = words("What a good journey lacks, on the drawing and in the events, and what to write.")
    return Section("check", words("Map check"), note, parts)


def _findings(facts: Facts, check: MapCheck, severities: frozenset[str]) -> Table:
    words = facts.words
    heads = (N_("Weight"), N_("Found"), N_("What to write"))
    columns = [Column(words(name), figures=False) for name in heads]
    groups = [_group(facts, check, mark, severities) for mark in MARKS]
    return Table(words("Findings"), columns, [group for group in groups if group.rows])


def _group(facts: Facts, check: MapCheck, mark: Mark, severities: frozenset[str]) -> Group:
    rows = [_row(facts, one) for one in check.of(mark) if one.severity in severities]
    return Group(rows, mark_name(mark, facts.words.lang))


def _row(facts: Facts, finding: Finding) -> list[Cell]:
    lang = facts.words.lang
    return [
        Cell(facts.words(SEVERITIES[finding.severity])),
        Cell(clean(finding.explanation(lang)), tone=_TONES[finding.severity]),
        Cell(clean(finding.fix(lang)), finding.key, tone="muted"),
    ]


def _wants(facts: Facts, check: MapCheck) -> Table:
    words = facts.words
    heads = (N_("What customers want"), N_("On the map"), N_("Served by"), N_("In the data"))
    columns = [Column(words(name), figures=False) for name in heads]
    rows = [_want(facts, check, standing) for standing in check.wants]
    return Table(words("What customers want"), columns, [Group(rows)])


def _want(facts: Facts, check: MapCheck, one: Standing) -> list[Cell]:
    lang, default = facts.words.lang, check.journey.language
    by = clean(Names(one.by).said(facts.words, default)) or "–"
    signal = clean(spoken(one.signal, lang, default))
    return [
        Cell(one.name(lang)),
        Cell(one.state_word(lang), tone=_STATES[one.state]),
        Cell(by, tone="muted"),
        Cell(one.told(lang) or (signal and facts.words("Cannot be told yet")) or "–", signal),
    ]


def _in_order(facts: Facts, check: MapCheck) -> Iterator[tuple[str, str]]:
    for mark in MARKS[:-1]:
        if order := check.order_in(mark, facts.words.lang):
            yield mark_name(mark, facts.words.lang), order
