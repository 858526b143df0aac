"""The touchpoints by kind: whom they reach, what goes with them, how they feel, what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from percorso.formats import UNKNOWN
from percorso.journey import Touchpoint
from percorso.share.figures import SMALL, Row
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table, Tone, count
from percorso.words import N_

KINDS = (
    ("traditional", N_("Traditional")),
    ("digital", N_("Digital")),
    ("external", N_("External")),
    (None, N_("To decide")),
)
STATES = {
    "covered": N_("Covered"),
    "planned": N_("Planned"),
    "missing": N_("Not covered"),
    "retired": N_("Retired"),
}
MOST_UNKNOWN = 12


@dataclass(frozen=True)
class Shown:
    """Which of the optional columns have anything to show."""

    feeling: bool
    cost: bool

    @property
    def wide(self) -> int:
        """Columns after touchpoint and stage."""
        return 5 + self.feeling + self.cost


def section(facts: Facts) -> Section | None:
    """One table, grouped by kind; names met in the events that the map does not hold come last."""
    rows = facts.figures.touchpoints
    drawn = facts.figures.journey.touchpoints
    if not drawn and not rows:
        return None
    shown = Shown(
        any(row.get("emotion") is not None for row in rows),
        any(row.get("cost") is not None for row in rows),
    )
    words = facts.words
    table = Table(words("Touchpoints by kind"), _columns(facts, shown), _groups(facts, shown))
    warning = words(
        "Difference: share of decided stays that went on, with the touchpoint less without it, in "
        "points. The two go together; neither need be the cause."
    )
    parts: list[Part] = [Grid(table), Sentence(warning)]
    if any(_stray(row, each) for each in drawn for row in rows if row["touchpoint"] == each.id):
        left_out = words("Stages in which fewer than {n} people met a touchpoint that is not drawn "
                         "there are left out.", n=SMALL)  # fmt: skip
        parts.append(Sentence(left_out))
    note = words("In the stage where people meet them. Reach: share of the stage’s people.")
    return Section("touchpoints", words("Touchpoints"), note, parts)


def _columns(facts: Facts, shown: Shown) -> list[Column]:
    words = facts.words
    columns = [
        Column(words("Touchpoint"), figures=False), Column(words("Stage"), figures=False),
        Column(words("State"), figures=False), Column(words("Reach")), Column(words("People")),
        Column(words("Events")), Column(words("Difference")),
    ]  # fmt: skip
    columns += [Column(words("Emotion"))] * shown.feeling
    return columns + [Column(words("Cost per progress"))] * shown.cost


def _groups(facts: Facts, shown: Shown) -> list[Group]:
    words = facts.words
    found = []
    for kind, name in KINDS:
        drawn = [each for each in facts.figures.journey.touchpoints if each.kind == kind]
        rows = [cells for each in drawn for cells in _drawn(facts, each, shown)]
        found.append(Group(rows, words(name)))
    found.append(Group(_unknown(facts, shown), words("In the events, not on the map")))
    return [group for group in found if group.rows]


def _drawn(facts: Facts, touchpoint: Touchpoint, shown: Shown) -> Iterator[list[Cell]]:
    """The rows of a touchpoint: one for each stage where it is met or drawn."""
    rows = [r for r in facts.figures.touchpoints if r["touchpoint"] == touchpoint.id]
    inside = [
        row for row in rows if row.get("stage") in facts.stages and not _stray(row, touchpoint)
    ]
    for place, row in enumerate(sorted(inside, key=lambda row: facts.numbers[row["stage"]])):
        yield _cells(facts, row, touchpoint, shown, remark=place == 0)
    if not inside:
        stage = next((s for s in touchpoint.stages if s in facts.stages), None)
        yield [*_head(facts, touchpoint, stage), _nothing(facts, shown.wide - 1)]


def _stray(row: Row, touchpoint: Touchpoint) -> bool:
    """Whether a few people met a touchpoint in a stage where it is not drawn."""
    drawn = not touchpoint.stages or row["stage"] in touchpoint.stages
    return not drawn and (row.get("people") or 0) < SMALL


def _nothing(facts: Facts, span: int) -> Cell:
    return Cell(facts.words("No events"), tone="muted", span=span)


def _head(
    facts: Facts, touchpoint: Touchpoint, stage: str | None, remark: bool = True
) -> list[Cell]:
    """Name, stage and state; the touchpoint's own note stands under its name once."""
    words = facts.words
    note = " ".join(facts.paragraphs(touchpoint.note)) if remark else ""
    state = words(STATES[touchpoint.state]) if touchpoint.state else words("To decide")
    return [
        Cell(facts.say(touchpoint.name), note, kind=touchpoint.kind),
        _stage(facts, stage),
        Cell(state, tone="" if touchpoint.state == "covered" else "muted"),
    ]


def _stage(facts: Facts, stage: str | None) -> Cell:
    if stage is None:
        return Cell(facts.words("All stages"), tone="muted")
    return Cell(facts.stage_name(stage), stage=facts.numbers.get(stage))


def _cells(
    facts: Facts, row: Row, touchpoint: Touchpoint, shown: Shown, remark: bool
) -> list[Cell]:
    head = _head(facts, touchpoint, row["stage"], remark)
    if not row.get("events"):
        return [*head, _nothing(facts, shown.wide - 1)]
    return [*head, *_figures(facts, row, shown)]


def _figures(facts: Facts, row: Row, shown: Shown) -> list[Cell]:
    words, reach = facts.words, row.get("reach")
    cells = [
        Cell(words.share(reach), bar=None if reach is None else min(reach, 1.0)),
        count(words, row.get("people")),
        count(words, row.get("events")),
        _difference(facts, row),
    ]
    if shown.feeling:
        cells.append(_feeling(facts, row))
    if shown.cost:
        cells.append(_cost(facts, row))
    return cells


def _difference(facts: Facts, row: Row) -> Cell:
    words, value = facts.words, row.get("difference")
    if value is None:
        return Cell(UNKNOWN, tone="muted")
    n = min(row.get("stays_with") or 0, row.get("stays_without") or 0)
    if n < SMALL:
        return Cell(words.points(value), words.sample(n), tone="muted")
    low, high = row.get("difference_low"), row.get("difference_high")
    if low is None or high is None:
        return Cell(words.points(value))
    tone: Tone = "good" if low > 0 else "loss" if high < 0 else ""
    ends = words(
        "{low} to {high}", low=words.signed(low * 100, 1), high=words.signed(high * 100, 1)
    )
    return Cell(words.points(value), ends, tone=tone, bold=bool(tone))


def _feeling(facts: Facts, row: Row) -> Cell:
    words, value, n = facts.words, row.get("emotion"), row.get("score_n") or 0
    if value is None:
        return Cell(UNKNOWN, tone="muted")
    return Cell(words.signed(value, 1), words.sample(n), tone="muted" if n < SMALL else "")


def _cost(facts: Facts, row: Row) -> Cell:
    words, cost = facts.words, row.get("cost")
    if cost is None:
        return Cell(UNKNOWN, tone="muted")
    whole = words.money(cost, row.get("currency"))
    if row.get("cost_per_progress") is None:
        return Cell(UNKNOWN, words("{money} in all", money=whole))
    per = words.money(row["cost_per_progress"], row.get("currency"))
    return Cell(per, words("{money} in all", money=whole))


def _unknown(facts: Facts, shown: Shown) -> list[list[Cell]]:
    rows = [
        row for row in facts.figures.touchpoints
        if not row.get("drawn", True) and row.get("stage") is None
    ]  # fmt: skip
    ranked = sorted(rows, key=lambda row: -int(row.get("people") or 0))[:MOST_UNKNOWN]
    return [
        [Cell(facts.touchpoint_name(row)), _stage(facts, None), Cell(UNKNOWN, tone="muted"),
         *_figures(facts, row, shown)]
        for row in ranked
    ]  # fmt: skip
