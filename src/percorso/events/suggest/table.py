"""The table that a mapping is drafted for: its columns, its name, and which are taken already."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from percorso.events.suggest.column import Column, words_of
from percorso.events.suggest.moments import Moment, moment
from percorso.events.suggest.sampling import Sample
from percorso.events.suggest.things import Thing, thing_of
from percorso.events.suggest.vocabulary import fit, rank, single

ITALIAN = single("italian")
"""Words in names of columns that only Italian tables use."""
HALF, LONGEST_NAME = 0.5, 200


class Table:
    """The columns of a sample with what is known about them so far.

    Args:
        columns: The columns, in the order of the file.
        name: The file's name without its endings.
        rows: How many rows were looked at.

    Attributes:
        taken: Columns that a choice has taken.
        preferred: Columns that come before others, because they were looked up for that.
        settled: Columns with a person that is no longer in doubt.
        moments: The columns with times.
        thing: What a row is about.
        italian: Whether the columns have Italian names.
    """

    def __init__(self, columns: Iterable[Column], name: str, rows: int) -> None:
        self.columns = list(columns)
        self.name = name
        self.rows = rows
        self.taken: set[str] = set()
        self.preferred: frozenset[str] = frozenset()
        self.settled: frozenset[str] = frozenset()
        self.moments: list[Moment] = [
            found
            for column in self.columns
            if len(column.name) <= LONGEST_NAME and (found := moment(column))
        ]
        self._timed = {m.column.name for m in self.moments}
        words = [column.words for column in self.columns]
        self.thing: Thing
        self.thing, self.thing_why = thing_of(words_of(name), words)
        spoken = {word for column in words for word in column}
        self.italian = len(spoken & ITALIAN) >= 2

    @classmethod
    def of(cls, sample: Sample) -> Table:
        """The table of a sample."""
        for name in sample.names:
            if name not in sample.known:
                sample.known[name] = Column(name, *sample.column(name))
        columns = [sample.known[name] for name in sample.names]
        stem = sample.file.title.partition(".")[0]
        return cls(columns, stem, sample.rows)

    def free(self) -> list[Column]:
        """Columns with values that no choice has taken; those with times are not among them."""
        return [
            column
            for column in self.columns
            if column.filled
            and column.name not in self.taken | self._timed
            and len(column.name) <= LONGEST_NAME
        ]

    def best(
        self, phrases: str, suits: Callable[[Column], bool] = lambda _: True, least: float = HALF
    ) -> Column | None:
        """The free column whose name fits the phrases best; it is not taken by this."""
        places = {id(column): place for place, column in enumerate(self.columns)}

        def order(column: Column) -> tuple[int, float, int, int]:
            near = (column.name in self.preferred) + (column.name in self.settled)
            words = column.words
            return -near, -fit(words, phrases), rank(words, phrases), places[id(column)]

        fitting = [column for column in self.free() if fit(column.words, phrases) >= least]
        return next((column for column in sorted(fitting, key=order) if suits(column)), None)

    def take(self, column: Column) -> Column:
        """Mark a column as used."""
        self.taken.add(column.name)
        return column
