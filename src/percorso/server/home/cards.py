"""Journeys as cards: the mini map, and the one figure that says how it goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.journey import Kpi, Stage
from percorso.mark import N_
from percorso.server.home.known import Known
from percorso.server.home.kpis import KpiStand, furthest_off, standings
from percorso.server.home.shapes import Findings, HomeFigure, HomeJourney, HomeStage
from percorso.words import Words

FEWEST = 30
"""Fewer people than this give no share."""


def card(known: Known, names: Mapping[str, str], reader: str, lang: str) -> HomeJourney:
    """A journey as a card."""
    stored, figures = known.stored, known.figures
    worst = worst_stage(known)
    return HomeJourney(
        id=stored.id,
        title=known.title(lang),
        kind=known.journey.kind,
        version=stored.version,
        changed_at=stored.changed_at,
        changed_by=names.get(stored.changed_by or ""),
        source_file=None if stored.changed_by else stored.source_file,
        mine=reader in (stored.created_by, stored.changed_by),
        based_on=known.journey.based_on,
        stages=_stages(known, lang),
        figure=_figure(known, worst, lang),
        loss=worst[1]["drop_off"] if worst else None,
        findings=Findings(**known.findings),
        as_of=figures.as_of if figures else None,
        simulated=bool(figures and figures.simulated),
    )


def worst_stage(known: Known) -> tuple[Stage, Mapping[str, Any]] | None:
    """The stage before the goal where the largest share stops, with its row; None: not measured."""
    rows = known.figures.stages if known.figures else {}
    goal = known.journey.goal_index()
    before = known.journey.stages[: goal if goal is not None else -1]
    lost = [
        (stage, rows[stage.id])
        for stage in before
        if stage.id in rows and (rows[stage.id].get("decided") or 0) >= FEWEST
    ]
    return max(lost, key=lambda one: one[1]["drop_off"] or 0.0, default=None)


def _stages(known: Known, lang: str) -> list[HomeStage]:
    rows = known.figures.stages if known.figures else {}
    people = {one: row.get("people") for one, row in rows.items()}
    most = max((n for n in people.values() if n), default=0)
    goal = known.journey.goal_index()
    return [
        _stage(known, stage, people.get(stage.id), most, stage.goal or i == goal, lang)
        for i, stage in enumerate(known.journey.stages)
    ]


def _stage(
    known: Known, stage: Stage, people: int | None, most: int, goal: bool, lang: str
) -> HomeStage:
    emotion = stage.emotion
    return HomeStage(
        id=stage.id,
        name=known.say(stage.name, lang),
        people=people,
        share=people / most if people is not None and most else None,
        emotion=emotion.value if emotion else None,
        grade=emotion.grade if emotion else None,
        goal=goal,
    )


def _figure(
    known: Known, worst: tuple[Stage, Mapping[str, Any]] | None, lang: str
) -> HomeFigure | None:
    """The KPI furthest from its target; else where most stop; else the first KPI on target."""
    stands = standings(known)
    off = furthest_off(stands)
    if off:
        return _kpi(known, off, lang)
    if worst:
        words = Words.of(lang)
        message = words(N_("Stop at {stage}"), stage=known.say(worst[0].name, lang))
        value = words.share(worst[1]["drop_off"])
        return HomeFigure(text=message, value=value, state="loss")
    return _kpi(known, stands[0], lang) if stands else None


def _kpi(known: Known, stand: KpiStand, lang: str) -> HomeFigure:
    name = known.say(stand.kpi.name, lang)
    stage = known.say(stand.stage.name, lang)
    return HomeFigure(
        text=name if stage in name else f"{name} · {stage}",
        value=amount(known, stand.kpi, stand.value, lang),
        target=amount(known, stand.kpi, stand.target, lang),
        state="off_target" if stand.gap > 0 else "on_target",
    )


def amount(known: Known, kpi: Kpi, value: float, lang: str) -> str:
    """A value of a KPI with its unit, as people write it."""
    words, unit = Words.of(lang), known.say(kpi.unit, lang)
    if unit == "%":
        return words.share(value / 100)
    if unit in _MONEY:
        return words.money(value, _MONEY[unit])
    return f"{words.figure(value)} {unit}".strip() if len(unit) <= _SHORT else words.figure(value)


_MONEY = {"€": "EUR", "$": "USD", "£": "GBP"}
_SHORT = 8
