"""What only a person can answer, as questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from percorso.events.batch import shown
from percorso.events.standard import missing
from percorso.events.suggest import fields
from percorso.events.suggest.column import Column, words_of
from percorso.events.suggest.draft import Draft
from percorso.events.suggest.head import numbers, unzoned
from percorso.events.suggest.vocabulary import single

if TYPE_CHECKING:
    from percorso.events.suggest.compose import Composer

ENDED = single("ended")
"""Words for rows that perhaps should not count."""


def questions(composer: Composer, draft: Draft) -> list[str]:
    """All questions about a draft, the most important ones first."""
    parts = (_standard, _lacking, _person, _names, _times, _money, _state, _scores)
    return [one for part in parts for one in part(composer, draft)]


def _standard(composer: Composer, draft: Draft) -> Iterator[str]:
    if not missing([column.name for column in composer.table.columns]):
        yield composer.words(
            "The columns have the standard names: the file can be imported without a mapping. Is "
            "that enough?"
        )


def _lacking(composer: Composer, draft: Draft) -> Iterator[str]:
    words = composer.words
    serial = any(moment.kind == "serial" for moment in composer.table.moments)
    people = "time" in draft.missing and _people(composer)
    if not serial and (people or len(draft.missing) == 2):
        yield words(
            "Nothing here says when something happened: is this a table that is only looked up? "
            "Then name it under `join` in the mapping of the events."
        )
        return
    if "time" in draft.missing:
        yield words("No column holds times that can be read. When did it happen? Write the column "
                    "behind every `time`, or join a table that has it.")  # fmt: skip
    if "person" in draft.missing:
        yield words("No column says who it was. Which one is the customer? Write it behind every "
                    "`user_id`, or join a table that has it.")  # fmt: skip
    for moment in composer.table.moments:
        if moment.kind == "serial":
            yield words("“{column}” counts days as spreadsheets do, which cannot be read. Can you "
                        "format it as a date and export again?",
                        column=_called(moment.column))  # fmt: skip


def _people(composer: Composer) -> bool:
    """Whether each row describes another person."""
    user = composer.person.user
    return user is not None and user.unique and composer.table.thing.noun != "Survey"


def _person(composer: Composer, draft: Draft) -> Iterator[str]:
    words = composer.words
    for message, column in () if draft.missing else composer.person.doubts:
        empty = words.number(column.rows - column.filled)
        rows = words.number(column.rows)
        yield words(message, column=_called(column), n=empty, rows=rows)


def _called(column: Column) -> str:
    return shown(column.name)[1:-1]


def _names(composer: Composer, draft: Draft) -> Iterator[str]:
    words = composer.words
    if not composer.table.thing_why and not composer.streaming and not draft.missing:
        yield words("What does one row say? Give the event a name that your journey uses, such as "
                    "Order Completed or Ticket Opened.")  # fmt: skip
    named = composer.story.named_by
    if named is not None and named.different > 30:
        yield words("“{column}” holds {n} different words. Is it the kind of event, or something "
                    "else?", column=_called(named), n=words.number(named.different))  # fmt: skip


def _times(composer: Composer, draft: Draft) -> Iterator[str]:
    words = composer.words
    for one in composer.story.happenings:
        form = one.moment.column.time if one.moment else None
        if one.moment and form and form.other and form.why in ("", "italian"):
            yield words(
                "Does “{value}” in “{column}” have the day first or the month first?",
                value=shown(one.moment.column.looked_at[0])[1:-1],
                column=_called(one.moment.column),
            )  # fmt: skip
    loose = unzoned(composer)
    if loose and not composer.given.time_zone and not _in_utc(loose):
        yield words("In which time zone are the times? They do not say it.")


def _in_utc(columns: list[Column]) -> bool:
    return all({"utc", "gmt"} & set(column.words) for column in columns)


def _money(composer: Composer, draft: Draft) -> Iterator[str]:
    words, value = composer.words, composer.value
    if any(entry.key == "currency" and entry.off for entry in draft.head):
        yield words("Which currency are the amounts in “{column}” in?", column=_name(value))
    for column in numbers(composer):
        form = column.number
        if form and form.unsure and not form.proofs and not composer.given.decimal:
            yield words("Is the sign in amounts such as “{value}” for decimals or for thousands?",
                        value=_unsure(column))  # fmt: skip
    unit = {"price", "prezzo", "unit", "unitario"}
    if value and unit & set(value.words) and any(e.key == "quantity" for e in composer.picks):
        yield words("Is “{column}” the price of one piece or of the whole line? A mapping cannot "
                    "multiply it by the quantity.", column=_called(value))  # fmt: skip
    for column in fields.priced(composer.table):
        yield words("Amounts in “{column}” stand with the sign of their currency, which is not "
                    "read. Can you export plain numbers?", column=_called(column))  # fmt: skip


def _name(column: Column | None) -> str:
    return _called(column) if column else ""


def _unsure(column: Column) -> str:
    return next(v for v in column.looked_at if len(v.rsplit(".", 1)[-1].rsplit(",", 1)[-1]) == 3)


def _state(composer: Composer, draft: Draft) -> Iterator[str]:
    state = composer.story.state
    if state is None or len(composer.story.happenings) > 1:
        return
    ended = [value for value in state.counts if {*words_of(value)} & ENDED]
    if ended:
        yield composer.words(
            "Should rows count whose “{column}” is {values}? If not, add a `when` to the event.",
            column=_called(state), values=", ".join(map(shown, ended[:6])),
        )  # fmt: skip


def _scores(composer: Composer, draft: Draft) -> Iterator[str]:
    for entry in composer.picks:
        if entry.key != "score" or not isinstance(entry.value, str):
            continue
        column = next(c for c in composer.table.columns if c.name == entry.value)
        if column.number and column.number.highest > 10:
            yield composer.words(
                "The scale of “{column}” seems to end at 10, but some values are higher, up to "
                "{high}. Are these codes for “no answer”? Then add a `when`.",
                column=_called(column), high=composer.words.figure(column.number.highest),
            )  # fmt: skip
