"""Which times of a row are events, and what these events are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from percorso.events.suggest.column import MOST_WORDS, Column, words_of
from percorso.events.suggest.moments import Moment
from percorso.events.suggest.table import Table
from percorso.events.suggest.vocabulary import NAMES, fit, single

FIRST = ("Placed", "Created", "Contacted", "Started", "Completed")
"""Verbs of the time at which a row of a table with several times came to be."""
LAST = ("Completed", "Answered", "Closed", "Created", "")
"""Verbs of the time at which somebody answered, the better ones first."""
TELLING = (
    *("Won", "Lost", "Paid", "Cancelled", "Refunded", "Returned", "Shipped", "Delivered", "Solved"),
    *("Opened", "Clicked", "Bounced", "Subscribed", "Unsubscribed", "Converted", "Redeemed"),
)
"""Verbs that name the only event of a row."""
ANSWERS = ("Survey", "Review")
WON, LOST = single("won"), single("lost")
NEWS = ("Subscribed", "Unsubscribed", "Confirmed")
_KNOWN, _MAIL = (
    {word.strip(): name for name, found in NAMES[kind].items() for word in found.split(",")}
    for kind in ("events", "mail")
)
"""Words that tables have for events, and the names of these events."""


@dataclass
class Happening:
    """One event of a row: its name, the column with its time, and when it counts."""

    name: Any
    moment: Moment | None
    when: dict[str, Any] = field(default_factory=dict)


@dataclass
class Story:
    """The events of a row.

    Attributes:
        happenings: The events, the main one first.
        named_by: The column with the event's name, when there is one.
        other_times: Times that are no events of their own.
        state: The column that says how the row stands today.
    """

    happenings: list[Happening] = field(default_factory=list)
    named_by: Column | None = None
    other_times: list[Moment] = field(default_factory=list)
    state: Column | None = None


def story_of(table: Table) -> Story:
    """What happened in a row of a table."""
    facts = [m for m in table.moments if m.kind == "happened"]
    named = _named_by(table)
    if named is not None:
        table.take(named)
        main = _main(facts, "")
        event = {"column": named.name, "values": _values(named, table)}
        event = event if event["values"] else {"column": named.name}
        return Story([Happening(event, main)], named, _but(facts, main))
    if len(facts) < 2 or table.thing.noun in ANSWERS or not _told_apart(facts):
        main = _main(facts, table.thing.noun)
        name = _single(main, table)
        return Story([Happening(name, main)], None, _but(facts, main), _state(table))
    return _several(table, facts)


def _single(main: Moment | None, table: Table) -> str:
    """The event of a table with one time: by that time where it is telling, else by the table."""
    told = main is not None and main.verb in TELLING and main.column.name not in table.preferred
    return _name(main, table, False) if main and told else table.thing.event


def _but(facts: list[Moment], main: Moment | None) -> list[Moment]:
    return [one for one in facts if one is not main]


def _named_by(table: Table) -> Column | None:
    sure = table.best("sure_event", lambda c: c.different <= MOST_WORDS and _says(c), 1)
    return sure or table.best("event", lambda c: c.is_category and c.full and _acts(c), 0.9)


def _says(column: Column) -> bool:
    return column.full and column.is_like("word")


def _acts(column: Column) -> bool:
    """Whether most words of a column are known for something that people do."""
    known = sum(_word(value) in _KNOWN or _word(value) in _MAIL for value in column.counts)
    return known * 2 > column.different


def _word(value: str) -> str:
    return "".join(words_of(value))


def _values(column: Column, table: Table) -> dict[str, str]:
    """Percorso's names for the words of a table; those that are the same already are left."""
    mail = table.thing.noun == "Email"
    shop = any(fit(c.words, "line") for c in table.columns)
    found = {}
    for value in column.counts:
        word = _word(value)
        name = _MAIL.get(word) if mail else _KNOWN.get(word)
        if word in ("view", "visualizzazione"):
            name = "Product Viewed" if shop else "Page Viewed"
        if name and name != value:
            found[value] = name
    return found


def _main(facts: list[Moment], noun: str) -> Moment | None:
    """The time that says best when a row happened."""
    order = LAST if noun in ANSWERS else ("", "Placed", "Created", "Sent")

    def worth(one: Moment) -> tuple[bool, int, bool, bool]:
        form = one.column.time
        place = order.index(one.verb) if one.verb in order else len(order)
        good = form is not None and form.clock
        return one.column.full, -place, good, bool(form and form.zoned)

    return max(facts, key=worth, default=None)


def _told_apart(facts: list[Moment]) -> bool:
    """Whether the names of the columns say what happened at each time, or at all but one."""
    verbs = [one.verb for one in facts]
    return verbs.count("") <= 1 and len(set(verbs)) > 1


def _several(table: Table, facts: list[Moment]) -> Story:
    ordered = sorted(facts, key=lambda one: (one.verb not in ("", *FIRST), facts.index(one)))
    main = max(ordered[:1] or facts, key=lambda one: one.column.full)
    seen: dict[str, Moment] = {}
    others = []
    for one in [main, *_but(facts, main)]:
        name = _name(one, table, one is main)
        if name in seen:
            others.append(one)
        else:
            seen[name] = one
    state = _state(table)
    happenings = [
        each for name, one in seen.items() for each in _closed(name, one, table.thing.noun, state)
    ]
    return Story(happenings, None, others, state)


def _name(one: Moment, table: Table, is_main: bool) -> str:
    noun, verb = table.thing.noun, one.verb
    if verb in NEWS and noun in ("Email", "Customer", "Event", "Subscription"):
        return f"Newsletter {verb}"
    if is_main and verb in ("", "Placed", "Created"):
        return f"{noun} {table.thing.first}"
    return f"{noun} {verb}"


def _closed(name: str, one: Moment, noun: str, state: Column | None) -> list[Happening]:
    """A closing date stands for an event only where the row says that it was won or lost."""
    if one.verb != "Closed" or state is None:
        return [Happening(name, one)]
    ends = (("Won", _those(state, WON)), ("Lost", _those(state, LOST)))
    found = [
        Happening(f"{noun} {end}", one, {state.name: values if len(values) > 1 else values[0]})
        for end, values in ends
        if values
    ]
    return found or [Happening(name, one)]


def _those(state: Column, words: frozenset[str]) -> list[str]:
    return [value for value in state.counts if {_word(value), *words_of(value)} & words]


def _state(table: Table) -> Column | None:
    return table.best("state", lambda c: c.different <= MOST_WORDS and c.is_like("word"))
