"""What to know beside the figures of voice: what was refused and why, what is hidden or outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from percorso.measure.answer import Row
from percorso.measure.scales import SCALES
from percorso.measure.voice.kinds import OUTSIDE
from percorso.measure.voice.listening import Refused
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.measure.voice.question import Voice

ONES = 5
"""So many answers of 1 and none of 0: an NPS that may have been asked from 1 to 10."""


def remarks(
    question: Voice, rows: Sequence[Row], refused: Sequence[Refused], words: Words
) -> tuple[str, ...]:
    """The sentences of an answer about scores or the curve."""
    said = [_refused(each, words) for each in refused]
    if not any(row["n"] for row in rows):
        return (*said, words("No answer on a standard scale was given in the period."))
    hidden = sum(0 < row["n"] < question.least for row in rows)
    if hidden:
        said.append(words.plural(
            "{n} row has fewer than {least} answers: its figures are hidden.",
            "{n} rows have fewer than {least} answers: their figures are hidden.", hidden,
            least=words.number(question.least),
        ))  # fmt: skip
    return (*said, *_outside(rows, words))


def _outside(rows: Sequence[Row], words: Words) -> Iterator[str]:
    n = sum(
        row["n"]
        for row in rows
        if row["stage"] == OUTSIDE and row.get("touchpoint") is None and row["kind"] != "all"
    )
    if n:  # fmt: skip
        yield words.plural(
            "{n} answer was given outside every stage: it is in a row of its own and in no other.",
            "{n} answers were given outside every stage: they are in rows of their own and in no "
            "other.", n,
        )  # fmt: skip


def _refused(each: Refused, words: Words) -> str:
    values = {"of": words.number(each.of),
              "low": words.figure(each.lowest), "high": words.figure(each.highest)}  # fmt: skip
    if not each.kind:
        return words.plural(
            "{n} score names no scale and is not counted: score_kind is missing.",
            "{n} scores name no scale and are not counted: score_kind is missing.",
            each.n,
            **values,
        )
    values["kind"] = words.quoted(each.kind)
    if each.kind not in SCALES:
        return words.plural(
            "{n} score of {kind} is not counted: {kind} is no standard scale. Allowed: {known}.",
            "{n} scores of {kind} are not counted: {kind} is no standard scale. Allowed: {known}.",
            each.n,
            known=words.listed(list(SCALES)),
            **values,
        )
    first, last = (words.figure(end) for end in SCALES[each.kind])
    if each.whole:
        return words(
            "All {of} scores of {kind} are refused: they lie between {low} and {high}, and the "
            "scale runs from {first} to {last}.", first=first, last=last, **values,
        )  # fmt: skip
    return words(
        "{k} of {of} scores of {kind} lie outside its scale, {first} to {last}, and are not "
        "counted.", k=words.number(each.n), first=first, last=last, **values,
    )  # fmt: skip


def from_one(words: Words, zeros: int, ones: int) -> Iterator[str]:
    """A warning when an NPS looks as if it had been asked from 1 to 10."""
    if not zeros and ones >= ONES:
        yield words(
            "No NPS answer is 0, yet {n} are 1: was it asked from 1 to 10? The standard is 0 to "
            "10, and the two cannot be compared.", n=words.number(ones),
        )  # fmt: skip
