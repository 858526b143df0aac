"""Retention: of those who began in a month, how many came back in each month after it."""

from __future__ import annotations

from percorso.share.figures import Rows
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Part, Section, Sentence


def section(facts: Facts) -> Section | None:
    """The heat map of the cohorts, and the curve of all of them."""
    told = facts.answer("retention")
    if told is None or not any(row["period"] > 0 for row in told.rows):
        return None
    words = facts.words
    together = tuple(row for row in told.rows if row["cohort"] == "all")
    parts: list[Part] = [picture(facts, "retention", told.rows, "cohorts")]
    if len(together) > 2:
        parts.append(picture(facts, "retention", told.rows, "curve"))
    parts.append(Sentence(told.definition))
    parts += [Sentence(remark) for remark in told.remarks]
    return Section("retention", words("Retention"), _note(facts, together), parts, open=False)


def _note(facts: Facts, together: Rows) -> str:
    """What to see: how many come back in the month after, and in the last one seen."""
    words = facts.words
    later = [row for row in together if row["period"] > 0 and row["share"] is not None]
    if not later:
        return words("No period after the first is over yet.")
    first = later[0]
    # A later period of few cohorts is about other people: at least half must have been seen in it.
    last = [row for row in later if row["observed"] * 2 >= first["observed"]][-1]
    said = words(
        "Of {n} people, {share} came back in the month after their first goal.",
        n=words.number(first["observed"]), share=words.share(first["share"]),
    )  # fmt: skip
    if last is first:
        return said
    return f"{said} " + words.plural(
        "After {n} month it is {share}, of the {people} seen so long.",
        "After {n} months it is {share}, of the {people} seen so long.", last["period"],
        share=words.share(last["share"]), people=words.number(last["observed"]),
    )  # fmt: skip
