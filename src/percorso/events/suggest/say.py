"""The evidence behind a choice, as sentences in the reader's language."""

from __future__ import annotations

from percorso.events.batch import shown
from percorso.events.suggest.column import Column
from percorso.events.suggest.timeforms import TimeForm
from percorso.words import Words

FEW = 6
"""Different values that a sentence lists at most."""


def counted(column: Column, words: Words) -> str:
    """How many values a column has, and how many differ."""
    if column.filled == column.rows:
        return words.plural(
            "{n} different value in {rows} rows, all filled",
            "{n} different values in {rows} rows, all filled",
            column.different, rows=words.number(column.rows),
        )  # fmt: skip
    return words.plural(
        "{n} different value, in {filled} of {rows} rows",
        "{n} different values, in {filled} of {rows} rows",
        column.different, filled=words.number(column.filled), rows=words.number(column.rows),
    )  # fmt: skip


def listed(column: Column, words: Words) -> str:
    """The most frequent values of a column of few different words."""
    values = [shown(value) for value, _ in column.counts.most_common(FEW)]
    more = ", …" if column.different > FEW else ""
    return words("values: {values}", values=", ".join(values) + more)


def written(form: TimeForm, words: Words) -> str:
    """How times are written, and what shows it."""
    if form.way == "typed":
        return words("a column of times")
    if form.way == "epoch":
        return words("numbers since 1970, read by their size")
    if form.way == "iso":
        return words("written so that it can be read in one way only")
    return _order(form, words)


def _order(form: TimeForm, words: Words) -> str:
    first = words("day before month") if form.day_first else words("month before day")
    if form.other is None:
        return words("written as {pattern}", pattern=form.pattern)
    if form.why == "values":
        return words.plural("{first}: {n} value can only be read so",
                            "{first}: {n} values can only be read so", form.proofs,
                            first=first)  # fmt: skip
    if form.why == "order":
        return words("{first}: read so, the rows stand in order of time", first=first)
    if form.why == "italian":
        return words("{first}, because the columns have Italian names", first=first)
    if form.why == "sibling":
        return words("{first}, as in another column of this table", first=first)
    return words("{first}: a guess, all values can be read both ways", first=first)


def misfits(form: TimeForm, words: Words) -> str:
    """How many values are not written in the form that most have."""
    wrong = form.tried - form.fits
    return words.plural("{n} value of {tried} is written otherwise",
                        "{n} values of {tried} are written otherwise", wrong,
                        tried=words.number(form.tried)) if wrong else ""  # fmt: skip


def joined(*parts: str) -> str:
    """Parts of a comment on one line."""
    return "; ".join(part for part in parts if part)
