"""What to know beside the rows: what was tested, what could not be, which rules decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from percorso.explain.friction.trouble import Trouble
from percorso.measure.answer import FEW, Row
from percorso.measure.run import Run
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.explain.friction.question import Friction
    from percorso.explain.friction.search import Found

MOST_NAMED = 6


def remarks(question: Friction, run: Run, found: Found, rows: Sequence[Row]) -> tuple[str, ...]:
    """The sentences under the table, in the reader's language."""
    words = Words.of(run.lang)
    said = [*_tested(words, found, rows), *_priced(words, run, found)]
    if question.view == "frictions":
        said += _rules(words, question, run, found.trouble)
    if any(row["overlaps"] for row in rows):
        said.append(words("Rows may count the same people, so their costs do not add up."))
    for name in found.left_out:
        said.append(words("{field} has too many values to hold against each other.", field=name))
    if found.points < len(run.touchpoints.names):
        said.append(
            words("Only the touchpoints of the map are looked at: the events name too many others.")
        )
    return tuple(said)


def _tested(words: Words, found: Found, rows: Sequence[Row]) -> Iterator[str]:
    tested = sum(one.p is not None for one in found.findings)
    few = sum(one.cases < FEW for one in found.findings)
    yield words.plural(
        "{n} comparison was tested; {found} stand out.",
        "{n} comparisons were tested; {found} stand out.", tested,
        found=words.number(sum(bool(row["significant"]) for row in rows)),
    )  # fmt: skip
    if few:
        yield words.plural(
            "{n} had fewer than 30 cases and was not tested.",
            "{n} had fewer than 30 cases and were not tested.", few,
        )  # fmt: skip


def _priced(words: Words, run: Run, found: Found) -> Iterator[str]:
    worth = found.worth
    if run.plan.goal < 0:
        yield words("The journey has no goal, so no loss has a cost.")
    elif worth.mean is None:
        yield words("No goal cycle has a value, so the loss is counted in goal cycles.")
    else:
        mean = words.money(round(worth.mean, 2), worth.currency or None)
        yield words("A goal cycle is worth {mean} on average.", mean=mean)
        if worth.valued < worth.cycles:
            yield words(
                "That is the mean of {n} of {all} goal cycles: the others have no value in this "
                "currency.", n=words.number(worth.valued), all=words.number(worth.cycles),
            )  # fmt: skip


def _rules(words: Words, question: Friction, run: Run, trouble: Trouble) -> Iterator[str]:
    names = run.timeline.codes.of("name").values
    if not question.errors:
        wrong = [name for name, bad in zip(names, trouble.errors, strict=False) if bad]
        said = words.listed([words.quoted(name) for name in wrong[:MOST_NAMED]])
        yield (
            words("Errors are events whose name says so: {names}.", names=said)
            if wrong
            else words("No event is called an error; name the signals that are with --error.")
        )
    if not question.asks:
        points = [p for p, asks in zip(run.touchpoints.names, trouble.asking, strict=False) if asks]
        stages = [s.id for s, desk in zip(run.stages, trouble.desks, strict=True) if desk]
        said = words.listed([words.quoted(name) for name in (*stages, *points)[:MOST_NAMED]])
        yield (
            words("Help is asked for at: {names}.", names=said)
            if said
            else words("No touchpoint gives help; name the signals that ask for it with --asks.")
        )
