"""Segments: whom they hold and what they reach, groups that are found, personas as measured."""

from __future__ import annotations

from collections.abc import Sequence

from percorso.journey.personas import BOXES
from percorso.share.figures import Row, Rows
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table, count, length, rate
from percorso.words import N_

EVERYONE = "everyone"
BOX_NAMES = {
    "thinks": N_("Thinks"),
    "feels": N_("Feels"),
    "sees": N_("Sees"),
    "hears": N_("Hears"),
    "says": N_("Says"),
    "does": N_("Does"),
    "pains": N_("Pains"),
    "gains": N_("Gains"),
}


def section(facts: Facts) -> Section | None:
    """The segments side by side, what personas are said to live beside the figures, the groups."""
    told, found = facts.answer("segments"), facts.answer("segments_discovered")
    rows = told.rows if told else ()
    own = [row for row in rows if row["id"] != EVERYONE and row["people"] is not None]
    groups = found.rows if found else ()
    if not own and not groups:
        return None
    words = facts.words
    parts: list[Part] = []
    if told and own:
        parts += [picture(facts, "segments", rows, "side_by_side"), Grid(_table(facts, rows))]
        parts += [Sentence(told.definition), *map(Sentence, told.remarks)]
    parts += _personas(facts)
    if found and groups:
        parts.append(picture(facts, "segments", groups, "side_by_side"))
        parts += [Sentence(f"{row['name']}. {row['about']}") for row in groups]
    if found:
        parts += [Sentence(each) for each in (found.definition, *found.remarks)]
    note = _note(facts, rows, own) if own else _found(facts, groups)
    return Section("groups", words("Segments and personas"), note, parts, open=False)


def _note(facts: Facts, rows: Sequence[Row], own: Sequence[Row]) -> str:
    """The segment that differs most surely from the others."""
    words = facts.words
    people = words.number(rows[0]["people"])
    sure = [row for row in own if row["difference_low"] is not None
            and row["difference_low"] * row["difference_high"] > 0]  # fmt: skip
    if not sure:
        return words("Of {n} people, no segment reaches the goal surely more or less often than "
                     "the others.", n=people)  # fmt: skip
    most = max(sure, key=lambda row: min(abs(row["difference_low"]), abs(row["difference_high"])))
    return words(
        "Of {n} people, {share} are in {name}: {conversion} of their decided cycles reach the "
        "goal, {difference} against the others.",
        n=people, share=words.share(most["share"]), name=words.quoted(facts.say(most["name"])),
        conversion=words.share(most["conversion"]), difference=words.points(most["difference"]),
    )  # fmt: skip


def _found(facts: Facts, groups: Sequence[Row]) -> str:
    words = facts.words
    return words.plural(
        "{n} group of cycles that move alike was found.",
        "{n} groups of cycles that move alike were found.",
        len(groups),
    )


def _table(facts: Facts, rows: Rows) -> Table:
    words = facts.words
    names = (words("People"), words("Share of people"), words("Reached the goal"),
             words("Against the others"), words("Net value per person"),
             words("Median time to the goal"))  # fmt: skip
    columns = [Column(words("Segment"), figures=False), *map(Column, names)]
    shown = [_row(facts, row) for row in rows if row["people"] is not None]
    return Table(words("Segments in figures"), columns, [Group(shown)])


def _row(facts: Facts, row: Row) -> list[Cell]:
    words = facts.words
    value = row["value_person"]
    return [
        Cell(facts.say(row["name"]), row["condition"] or ""),
        count(words, row["people"]),
        rate(words, row, "share", "people"),
        rate(words, row, "conversion", "decided", bold=True),
        _difference(facts, row),
        Cell(words.moneys(value)) if value else Cell("–", tone="muted"),
        length(words, row["goal_median_s"]),
    ]


def _difference(facts: Facts, row: Row) -> Cell:
    words, found = facts.words, row["difference"]
    if found is None:
        return Cell("–", tone="muted")
    low, high = row["difference_low"], row["difference_high"]
    sure = low is not None and low * high > 0
    note = "" if low is None else f"{words.signed(low * 100)} – {words.signed(high * 100)}"
    return Cell(words.points(found), note, tone="" if sure else "muted")


def _personas(facts: Facts) -> list[Part]:
    """What a persona is said to live, beside what the people of her segments did."""
    told = facts.answer("segments_personas")
    if told is None or not any(row["people"] for row in told.rows):
        return []
    parts: list[Part] = []
    if any(row["stage"] and row["conversion"] is not None for row in told.rows):
        parts.append(picture(facts, "segments", told.rows, "personas"))
    parts.append(Grid(_lived(facts, told.rows)))
    return [*parts, Sentence(told.definition), *map(Sentence, told.remarks)]


def _lived(facts: Facts, rows: Rows) -> Table:
    words = facts.words
    columns = [Column(words("Stage"), figures=False), Column(words("As drawn"), figures=False)]
    columns += [Column(words(name)) for name in (
        N_("People"), N_("Conversion"), N_("Against the others"), N_("Median time"), N_("Emotion"),
    )]  # fmt: skip
    some = [row for row in rows if row["people"] or _texts(facts, row)]
    names = dict.fromkeys(row["persona"] for row in some)
    groups = [Group([_line(facts, row) for row in some if row["persona"] == name],
                    next(row["persona_name"] for row in some if row["persona"] == name))
              for name in names]  # fmt: skip
    note = words("Whole journey: the share of people, measured and as claimed, and the cycles that "
                 "reached the goal. Stages: the cycles that went on.")  # fmt: skip
    return Table(words("Personas as drawn and as measured"), columns, groups, note)


def _line(facts: Facts, row: Row) -> list[Cell]:
    words, stage = facts.words, row["stage"]
    head = facts.say(row["name"]) if row["name"] else words("Whole journey")
    time = row["time_median_s"] if stage else row["goal_median_s"]
    place = Cell(facts.stage_name(stage), stage=facts.numbers.get(stage)) if stage else Cell(head)
    return [
        place,
        Cell(_texts(facts, row)),
        _people(facts, row),
        rate(words, row, "conversion", "decided", bold=True),
        _difference(facts, row),
        length(words, time),
        _felt(facts, row),
    ]


def _people(facts: Facts, row: Row) -> Cell:
    """How many, and of the whole journey the measured share beside the claimed one."""
    words = facts.words
    if row["people"] is None:
        return Cell("–", tone="muted")
    if row["share"] is None or row["stage"]:
        return Cell(words.number(row["people"]))
    note = words.share(row["share"])
    if row["share_claimed"] is not None:
        note = words("{share}, claimed {claimed}", share=note,
                     claimed=words.share(row["share_claimed"]))  # fmt: skip
    return Cell(words.number(row["people"]), note)


def _felt(facts: Facts, row: Row) -> Cell:
    words = facts.words
    if row["emotion"] is None:
        return Cell("–", tone="muted")
    return Cell(words.signed(row["emotion"]), words.sample(row["emotion_n"]))


def _texts(facts: Facts, row: Row) -> str:
    """The boxes of the empathy map, each with its name."""
    said = [f"{facts.words(BOX_NAMES[box])}: {'; '.join(map(facts.say, row[box]))}"
            for box in BOXES if row[box]]  # fmt: skip
    return " · ".join(said)
