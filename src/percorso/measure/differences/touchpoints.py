"""Touchpoints: drawn and not seen, seen elsewhere, seen before their time, seen and not drawn."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey import Journey
from percorso.journey.touchpoints import Touchpoint
from percorso.measure.answer import FEW
from percorso.measure.audit.checks.touchpoint_silent import NEVER
from percorso.measure.differences.difference import Difference, Facts, Row

OFTEN = 0.05
"""So many of the people of a stage have to meet a touchpoint that is not drawn there."""
NOT_YET = ("missing", "planned")


def unseen(journey: Journey, facts: Facts) -> Iterator[Difference]:
    """Covered touchpoints that no event shows: anywhere, or in one of the stages they stand in."""
    for one in journey.touchpoints:
        whole = facts.at.get((one.id, None))
        if one.state != "covered" or whole is None:
            continue
        if whole["events"]:
            yield from _absent(one, facts)
        elif one.rule is not None or one.channel not in NEVER:
            yield Difference(
                kind="unseen", element=f"touchpoints/{one.id}", drawn=one.state, n=0,
                stage=one.stages[0] if one.stages else None, ruled=one.rule is not None,
            )  # fmt: skip


def _absent(one: Touchpoint, facts: Facts) -> Iterator[Difference]:
    for stage in one.stages:
        row = facts.at.get((one.id, stage))
        people = facts.by_stage.get(stage, {}).get("people") or 0
        if row is not None and not row["events"] and people >= FEW:
            yield Difference(
                kind="absent", element=f"touchpoints/{one.id}", stage=stage, drawn=one.state, n=0
            )


def elsewhere(journey: Journey, facts: Facts) -> Iterator[Difference]:
    """Touchpoints that many people of a stage meet, though they are not drawn there."""
    for one in journey.touchpoints:
        for stage in journey.stages:
            row = facts.at.get((one.id, stage.id))
            if row is not None and stage.id not in one.stages and _often(row):
                yield Difference(
                    kind="elsewhere", element=f"touchpoints/{one.id}", stage=stage.id,
                    n=row["events"], people=row["people"], share=row["reach"],
                )  # fmt: skip


def _often(row: Row) -> bool:
    return row["people"] >= FEW and (row["reach"] or 0) >= OFTEN


def in_use(journey: Journey, facts: Facts) -> Iterator[Difference]:
    """Touchpoints drawn as planned or not covered that people meet already."""
    for one in journey.touchpoints:
        row = facts.at.get((one.id, None))
        if row is not None and row["events"] and one.state in NOT_YET:
            yield Difference(
                kind="in_use", element=f"touchpoints/{one.id}", drawn=one.state,
                stage=one.stages[0] if one.stages else _busiest(facts, one.id),
                n=row["events"], people=row["people"], share=row["reach"],
            )  # fmt: skip


def unknown(journey: Journey, facts: Facts) -> Iterator[Difference]:
    """Touchpoints that events name and the map does not have."""
    known = {one.id for one in journey.touchpoints}
    for row in facts.touchpoints:
        if row["drawn"] or row["stage"] is not None or row["touchpoint"] in known:
            continue
        yield Difference(
            kind="unknown_touchpoint", stage=_busiest(facts, row["touchpoint"]),
            name=row["touchpoint"], n=row["events"], people=row["people"], share=row["reach"],
        )  # fmt: skip


def channels(journey: Journey, facts: Facts) -> Iterator[Difference]:
    """Channels in use that no touchpoint of the map has."""
    known = {one.channel for one in journey.touchpoints}
    for row in facts.channels:
        if row["channel"] not in known and row["n"] >= FEW:
            yield Difference(
                kind="unknown_channel", stage=row["stage"], name=row["channel"], n=row["n"]
            )


def _busiest(facts: Facts, touchpoint: str) -> str | None:
    """The stage in which most people met a touchpoint."""
    rows = [row for (one, stage), row in facts.at.items() if one == touchpoint and stage]
    found: str | None = max(rows, key=lambda row: row["people"], default={"stage": None})["stage"]
    return found
