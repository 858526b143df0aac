"""Forecast: what to expect if the rates hold, with the changes of a future state, and levers."""

from __future__ import annotations

from percorso.share.figures import Row, Told
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Part, Points, Section, Sentence


def section(facts: Facts) -> Section | None:
    """The weeks to come as a fan, and where a change would pay most."""
    told, levers = facts.answer("forecast"), facts.answer("forecast_levers")
    if told is None or not _goals(told):
        return None
    words = facts.words
    parts: list[Part] = [picture(facts, "forecast", told.rows, "weeks")]
    if levers is not None and levers.rows:
        parts.append(picture(facts, "forecast", levers.rows, "levers"))
        parts.append(Sentence(words(
            "Each lever alone: one point more of those who leave a stage, or a tenth less time of "
            "those who go on."
        )))  # fmt: skip
    parts.append(Sentence(told.definition))
    if told.remarks:
        parts.append(Points(words("To know"), [*told.remarks]))
    return Section("forecast", words("Forecast"), _note(facts, told, levers), parts, open=False)


def _goals(told: Told, scenario: str = "baseline") -> list[Row]:
    return [row for row in told.rows if row["measure"] == "goals" and row["scenario"] == scenario
            and row["expected"] is not None]  # fmt: skip


def _note(facts: Facts, told: Told, levers: Told | None) -> str:
    """What to see: goals to come, what the changes add, and the lever that pays most."""
    words, base, changed = facts.words, _goals(told), _goals(told, "changed")
    goals = round(sum(row["expected"] for row in base))
    days = sum(row["days"] for row in base)
    said = [words("If the rates hold, about {goals} goals in the next {days} days.",
                  goals=words.number(goals), days=words.number(days))]  # fmt: skip
    if changed:
        more = round(sum(row["difference"] for row in changed))
        said.append(
            words("With the changes, {more} more.", more=words.number(more))
            if more >= 0
            else words("With the changes, {fewer} fewer.", fewer=words.number(-more))
        )
    best = _best(levers)
    if best is not None:
        stage = words.quoted(facts.stage_name(best["stage"]))
        said.append(words("A change pays most in {stage}.", stage=stage))
    return " ".join(said)


def _best(levers: Told | None) -> Row | None:
    """The lever that brings most, when it surely brings something."""
    rows = [] if levers is None else [row for row in levers.rows if row["goals_low"] > 0]
    return rows[0] if rows else None
