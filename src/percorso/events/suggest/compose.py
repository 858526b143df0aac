"""The choices of a whole table, put together into a drafted mapping."""

from __future__ import annotations

import re
from typing import Any

from percorso.events.suggest import fields, say
from percorso.events.suggest.column import Column
from percorso.events.suggest.draft import Draft, Entry, EventDraft, Grouping
from percorso.events.suggest.happenings import Happening, Story, story_of
from percorso.events.suggest.head import Given, head
from percorso.events.suggest.leftovers import properties
from percorso.events.suggest.lines import Lines, adds_up, is_sum, lines_of, order_of, single_by
from percorso.events.suggest.person import SOME_EMPTY, Person, person_of
from percorso.events.suggest.questions import questions
from percorso.events.suggest.table import Table
from percorso.events.suggest.vocabulary import fit
from percorso.events.suggest.whens import settle, time_value
from percorso.words import Words

WHEN, WHO = "WHEN?", "WHO?"
"""What stands in a draft where a column is missing; no table has such names."""
YES, NO = frozenset(("1", "true", "True", "yes")), frozenset(("0", "false", "False", "no"))


class Composer:
    """Drafts the mapping of a table.

    Args:
        table: The table.
        given: What the user said on the command line.
        words: The language of the comments.
    """

    def __init__(self, table: Table, given: Given, words: Words) -> None:
        self.table, self.given, self.words = table, given, words
        settle(table)
        self.story: Story = story_of(table)
        self.person: Person = person_of(table)
        self.lines: Lines | None = self._lines()
        self.picks: list[Entry] = []
        self.value: Column | None = None
        self.currency: Column | None = None

    def draft(self) -> Draft:
        """The whole draft."""
        self._pick()
        draft = Draft(missing=self._missing())
        draft.group = self._group()
        draft.events = [self._event(one) for one in self.story.happenings]
        kept, draft.left_out = properties(self)
        draft.events[0].properties = kept
        draft.head = head(self, draft)
        draft.questions = questions(self, draft)
        return draft

    def name(self, column: Column) -> Any:
        """How a mapping names a column: bare, or spelled out when the bare name would mislead."""
        return {"column": column.name} if re.search(r"[{}]", column.name) else column.name

    @property
    def only(self) -> dict[str, Any]:
        """The condition that leaves out rows which the source marks as deleted."""
        for column in self.table.columns:
            if fit(column.words, "deleted") == 1 and set(column.counts) <= YES | NO:
                return {column.name: sorted(set(column.counts) & NO) or ["0", "false"]}
        return {}

    @property
    def streaming(self) -> bool:
        """Whether each row says itself what happened."""
        return self.story.named_by is not None

    def _missing(self) -> list[str]:
        found = self.person.user or self.person.anonymous
        lacking = {"time": self.story.happenings[0].moment, "person": found}
        return [what for what, column in lacking.items() if column is None]

    def _lines(self) -> Lines | None:
        """Rows are lines of an order when time and person are the same in all of them."""
        main = self.story.happenings[0].moment
        if self.streaming or main is None:
            return None
        needed = [c for c in (main.column, self.person.user or self.person.anonymous) if c]
        return lines_of(self.table, needed, [*self._places(), main.column])

    def _places(self) -> list[Column]:
        """The columns with the shop and the till."""
        found = [self.table.best("location"), self.table.best("till")]
        return [column for column in found if column]

    def _begins_anew(self, key: Column) -> tuple[Column, ...]:
        """The columns that name a receipt whose number stands for those of several people."""
        main, user = self.story.happenings[0].moment, self.person.user
        if self.streaming or main is None or user is None:
            return (key,)
        owners = zip(key.values, user.values, strict=True)
        if len({one for number, one in owners if number and one}) <= key.different:
            return (key,)
        return single_by((key, *self._places(), main.column))

    # The fields that are not the event's name, its time and its person ---------------------

    def _pick(self) -> None:
        key = self.lines.key if self.lines else order_of(self.table)
        if key is not None and (self.lines or self._orders()):
            self._use("order_id", key)
            by = self.lines.by if self.lines else self._begins_anew(key)
            if len(by) > 1:
                self._spell_out(by)
        if self.lines is None and len(self.story.happenings) == 1:
            self._use("message_id", fields.message_of(self.table))
        self.value = self._use("value", fields.value_of(self.table))
        self.currency = fields.currency_of(self.table)
        self._use("currency", self.currency)
        self._pick_voice()
        for rule in fields.RULES:
            self._use(rule.field, self.table.best(rule.phrases, rule.suits, rule.least))
        self._pick_channel()

    def _spell_out(self, by: tuple[Column, ...]) -> None:
        """An order whose number begins anew every day is named by its day and place as well."""
        if not any(re.search("[{}]", column.name) for column in by):
            self.picks[-1].value = "-".join(f"{{{column.name}}}" for column in (*by[1:], by[0]))
            self.picks[-1].why = self.words("the number alone stands for several")

    def _orders(self) -> bool:
        return self.table.thing.noun not in ("Survey", "Ticket", "Lead", "Deal", "Call", "Meeting")

    def _pick_voice(self) -> None:
        if found := fields.score_of(self.table):
            column, kind = found
            self._use("score", column)
            self.picks.append(Entry("score_kind", {"constant": kind}, self._scale(column)))
        self._use("subject", fields.subject_of(self.table))
        self._use("text", fields.text_of(self.table))

    def _scale(self, column: Column) -> str:
        form = column.number
        assert form is not None  # noqa: S101 - a score has numbers
        low, high = self.words.figure(form.lowest), self.words.figure(form.highest)
        return self.words("from {low} to {high}, and by the column’s name", low=low, high=high)

    def _pick_channel(self) -> None:
        if self.table.thing.channel and not any(each.key == "channel" for each in self.picks):
            why = self.words("a guess, by what the rows are")
            self.picks.append(Entry("channel", {"constant": self.table.thing.channel}, why))

    def _use(self, field: str, column: Column | None) -> Column | None:
        if column is not None:
            self.table.take(column)
            self.picks.append(Entry(field, self.name(column), self._why(column)))
        return column

    def _why(self, column: Column) -> str:
        values = say.listed(column, self.words) if column.is_category else ""
        return say.joined(say.counted(column, self.words), values)

    # Rows that become one -------------------------------------------------------------------

    def _group(self) -> Grouping | None:
        if self.lines is None:
            return None
        why = self.words(
            "{rows} rows, but only {n} different values: one row for each line",
            rows=self.words.number(self.lines.rows), n=self.words.number(self.lines.groups),
        )  # fmt: skip
        group = Grouping(self.lines.by, why)
        for one in self.story.happenings:
            for name in self._columns_of(one):
                group.add("first", name)
        for column in (self.person.user, self.person.anonymous):
            if column is not None:
                group.add("first", column.name)
        for entry in self.picks:
            if isinstance(entry.value, str) and "{" not in entry.value:
                self._into(group, self._column(entry.value))
        return group

    def _columns_of(self, one: Happening) -> list[str]:
        used = [] if one.moment is None else [one.moment.column.name]
        clock = self.clock
        return [*used, *([clock.name] if clock else []), *one.when, *self.only]

    def _column(self, name: str) -> Column:
        return next(column for column in self.table.columns if column.name == name)

    def _into(self, group: Grouping, column: Column) -> None:
        assert self.lines is not None  # noqa: S101 - called for lines only
        summed = adds_up(column) and is_sum(column, self.lines)
        group.add("sum" if summed else "first", column.name)

    # The events -----------------------------------------------------------------------------

    @property
    def clock(self) -> Column | None:
        """A column with the time of day that belongs to a column with days only."""
        main = self.story.happenings[0].moment
        if main is None or main.column.time is None or main.column.time.clock:
            return None
        if re.search(r"[{}]", main.column.name):
            return None
        return next((c for c in self.table.columns if _is_clock(c)), None)

    def _event(self, one: Happening) -> EventDraft:
        is_main = one is self.story.happenings[0]
        event = EventDraft([Entry("event", one.name, self._named(is_main))])
        if one.when:
            event.entries.append(Entry("when", one.when, self.words("only rows in this state")))
        event.entries.append(self._time(one))
        event.entries += self._who(bool(one.when))
        event.entries += [e for e in self.picks if self._belongs(e, one)]
        return event

    def _belongs(self, entry: Entry, one: Happening) -> bool:
        """Money, scores and texts belong to one event only, so that nothing counts twice."""
        happenings = self.story.happenings
        bearer = next((h for h in happenings if str(h.name).endswith(" Won")), happenings[0])
        if entry.key in ("value", "currency", "quantity"):
            return one is bearer
        if entry.key in ("score", "score_kind", "text", "subject", "message_id"):
            return one is happenings[0]
        return True

    def _named(self, is_main: bool) -> str:
        named = self.story.named_by
        if named is not None:
            return self._why(named)
        if len(self.story.happenings) > 1 and not is_main:
            return self.words("by the name of the column with its time")
        why = {"file": self.words("a guess, by the file’s name"),
               "columns": self.words("a guess, by the names of the columns")}  # fmt: skip
        return why.get(self.table.thing_why, self.words("nothing says what the rows are"))

    def _time(self, one: Happening) -> Entry:
        if one.moment is None:
            return Entry("time", WHEN, self.words("FILL IN: the column that says when it happened"))
        form = one.moment.column.time
        assert form is not None  # noqa: S101 - a moment has a time
        why = (say.counted(one.moment.column, self.words), say.written(form, self.words),
               say.misfits(form, self.words))  # fmt: skip
        return Entry("time", time_value(self, one), say.joined(*why))

    def _who(self, chosen: bool) -> list[Entry]:
        found = [("user_id", self.person.user), ("anonymous_id", self.person.anonymous)]
        entries = [Entry(field, self.name(column), say.counted(column, self.words))
                   for field, column in found if column is not None]  # fmt: skip
        if not entries:
            why = self.words("FILL IN: the column that says who it was")
            entries.append(Entry("user_id", WHO, why))
        lacking = any(message == SOME_EMPTY for message, _ in self.person.doubts)
        if lacking and not chosen and self.person.user is not None:
            why = self.words("take the # away to leave out rows that name nobody")
            entries.append(Entry("when", {self.person.user.name: {"exists": True}}, why, off=True))
        return entries


def _is_clock(column: Column) -> bool:
    return bool(column.filled) and column.is_like("clock") and column.time is None
