"""Facts of the invented lamp, with single figures changed, so that each rule can be made to fire."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from percorso.journey import Journey
from percorso.share.figures import Figures
from percorso.share.report.facts import Facts
from percorso.words import Words
from tests.share.fixtures import lamp_figures


def lamp_facts(lang: str = "en", **changed: Any) -> Facts:
    """The lamp's facts; keyword arguments replace fields of its figures."""
    return Facts(replace(lamp_figures(), **changed), Words.of(lang))


def with_stages(lang: str = "en", **rows: dict[str, Any]) -> Facts:
    """The lamp's facts with some keys of some stages' rows replaced: `buy={"returned": 0}`."""
    stages = tuple({**row, **rows.get(row["stage"], {})} for row in lamp_figures().stages)
    return lamp_facts(lang, stages=stages)


def with_every_stage(lang: str = "en", **keys: Any) -> Facts:
    """The lamp's facts with the same keys replaced in every stage's row."""
    return lamp_facts(lang, stages=tuple({**row, **keys} for row in lamp_figures().stages))


def with_touchpoints(lang: str = "en", **keys: Any) -> Facts:
    """The lamp's facts with the same keys replaced in every touchpoint's row."""
    rows = tuple({**row, **keys} for row in lamp_figures().touchpoints)
    return lamp_facts(lang, touchpoints=rows)


def with_summary(lang: str = "en", **keys: Any) -> Facts:
    """The lamp's facts with keys of the summary replaced."""
    return lamp_facts(lang, summary={**lamp_figures().summary, **keys})


def drawn(extra: str = "", stages: str = "") -> Figures:
    """A journey that is drawn and not measured."""
    more = stages or "[{id: see, name: See}, {id: do, name: Do, goal: true}]"
    return Figures(
        Journey.parse(f"percorso: 1\nid: plain\ntitle: Plain\nstages: {more}\n{extra}\n")
    )
