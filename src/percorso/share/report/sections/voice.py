"""Voice of the customer in the report: the emotion curve, and the scores by stage."""

from __future__ import annotations

from functools import partial

from percorso.measure.voice.kinds import ALL, NAMES
from percorso.share.figures import SMALL, Row, Rows
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Part, Section, Sentence


def section(facts: Facts) -> Section | None:
    """The curve and the scores; nothing when nobody answered on a standard scale."""
    told, felt = facts.answer("voice"), facts.answer("voice_curve")
    if told is None:
        return None
    whole = [row for row in told.rows if row["stage"] is None and row["touchpoint"] is None
             and row["n"] and row["kind"] != ALL]  # fmt: skip
    if not whole:
        return None
    parts: list[Part] = []
    if felt is not None and sum(row["emotion"] is not None for row in felt.rows) > 2:
        parts.append(picture(facts, "voice", felt.rows, "curve"))
    parts.append(picture(facts, "voice", told.rows, "scores"))
    parts += [Sentence(_said(facts, row)) for row in whole[1:]]
    parts.append(Sentence(told.definition))
    parts += [Sentence(remark) for remark in told.remarks]
    note = _note(facts, whole[0], () if felt is None else felt.rows)
    return Section("voice", facts.words("What people say"), note, parts, open=False)


def _said(facts: Facts, row: Row) -> str:
    """A score in one line, with its interval and how many answered."""
    words = facts.words
    name = words(NAMES[row["kind"]])
    ends = [row["low"], row["high"]]
    sample = words.number(row["n"])
    if row["kind"] == "csat":
        interval = words.interval(row["score"], *ends)
        return words("{name}: {score}, mean {mean} (n {n}).", name=name, score=interval,
                     mean=words.decimal(row["mean"], 2), n=sample)  # fmt: skip
    write = words.signed if row["kind"] == "nps" else partial(words.decimal, places=2)
    if row["low"] is None or row["high"] is None:
        return words("{name}: {score} (n {n}).", name=name, score=write(row["score"]), n=sample)
    return words(
        "{name}: {score}, 95% from {low} to {high} (n {n}).", name=name, n=sample,
        score=write(row["score"]), low=write(row["low"]), high=write(row["high"]),
    )  # fmt: skip


def _note(facts: Facts, first: Row, curve: Rows) -> str:
    """What to see: the first score, and where the journey feels worst."""
    words = facts.words
    known = [row for row in curve if row["stage"] is not None and row["emotion"] is not None
             and row["n"] >= SMALL]  # fmt: skip
    said = _said(facts, first)
    if len(known) < 2:
        return said
    worst = min(known, key=lambda row: row["emotion"])
    names = {stage.id: str(facts.say(stage.name)) for stage in facts.figures.journey.stages}
    stage = words.quoted(names[worst["stage"]])
    felt = words.signed(worst["emotion"])
    if worst["gap"] is None or worst["gap_high"] is None or worst["gap_high"] >= 0:
        return f"{said} " + words(
            "It feels lowest in {stage}: {felt} of −2 to +2.", stage=stage, felt=felt
        )
    return f"{said} " + words(
        "It feels lowest in {stage}: {felt} of −2 to +2, where the team supposed {supposed}.",
        stage=stage, felt=felt, supposed=words.signed(worst["hypothesised"]),
    )  # fmt: skip
