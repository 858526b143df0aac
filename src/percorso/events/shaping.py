"""Rows joined with look-up tables and grouped, before they become events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from percorso.errors import EventsError, Problem, did_you_mean
from percorso.events.arrow import Array, pc
from percorso.events.batch import Batch, Columns, Records, shown, text_of
from percorso.events.files import EventFile, event_file
from percorso.events.grouping import grouped

if TYPE_CHECKING:
    from percorso.events.mapping import Mapping
    from percorso.events.parts import Join

MOST_ROWS = 5_000_000
SEPARATOR = "\x1f"


def reshape(found: Iterator[Batch], mapping: Mapping, file: EventFile) -> Iterator[Columns]:
    """Join and group the rows of a file as its mapping says.

    Raises:
        EventsError: A look-up table is missing or its key is not unique, or a column is missing.
    """
    rows: Iterator[Columns] = (as_columns(batch) for batch in found)
    for join in mapping.join:
        rows = _joined(rows, join, _Lookup(join, mapping, file), file.name)
    if mapping.group is None:
        return rows
    return grouped(rows, mapping.group, file.name, decimal=mapping.decimal)


def as_columns(batch: Batch) -> Columns:
    """Objects as columns of text, one for each key at the top."""
    if isinstance(batch, Columns):
        return batch
    return Columns(_flat(batch), batch.rows, batch.bad)


def _flat(batch: Records) -> dict[str, Array]:
    from percorso.events.drafting import View

    view = View(batch)
    return {name: view.array(name) for name in view.names()}


class _Lookup:
    """A look-up table in memory, found by its key.

    Args:
        join: What the mapping says.
        mapping: The mapping, for the place of the table.
        file: The data file, for the place of the table.
    """

    def __init__(self, join: Join, mapping: Mapping, file: EventFile) -> None:
        self.join = join
        self.name = _find(join.file, mapping, file)
        columns = self._read(mapping.decimal)
        _need(list(join.on.values()), list(columns), str(self.name))
        self.key = _key([columns[name] for name in join.on.values()])
        self._check_unique()
        self.columns = self._chosen(columns)

    def _read(self, decimal: str | None) -> dict[str, Array]:
        from percorso.events.reading import raw_batches

        batches = [as_columns(batch) for batch in raw_batches(event_file(self.name))]
        if bad := [row for batch in batches for row in batch.bad]:
            raise EventsError(Problem(bad[0].message, bad[0].fix, str(self.name), row=bad[0].row))
        if self.join.group is not None:
            by = tuple(dict.fromkeys(self.join.on.values()))
            batches = list(grouped(iter(batches), self.join.group, str(self.name), by, decimal))
        return _together(batches, str(self.name))

    def _check_unique(self) -> None:
        counts = pc.value_counts(self.key.drop_null())
        if len(counts) == len(self.key) - self.key.null_count:
            return
        double = counts.filter(pc.greater(counts.field("counts"), 1))[0]
        value = double["values"].as_py().replace(SEPARATOR, ", ")
        raise EventsError(
            Problem(
                f"The key {shown(value)} stands {double['counts']} times in the look-up table.",
                "Keep one row for each key, or say in `group` how several rows become one.",
                file=str(self.name),
            )
        )

    def _chosen(self, columns: dict[str, Array]) -> dict[str, Array]:
        if self.join.columns is None:
            keys = set(self.join.on.values())
            return {name: column for name, column in columns.items() if name not in keys}
        _need(list(self.join.columns.values()), list(columns), str(self.name))
        return {new: columns[old] for new, old in self.join.columns.items()}


def _find(name: str, mapping: Mapping, file: EventFile) -> Path:
    """Beside the mapping, else beside the data; never through a link that leads elsewhere."""
    homes = [Path(mapping.file).absolute().parent, file.path.absolute().parent]
    for home in homes:
        path = home / name
        if path.exists():
            if path.resolve().is_relative_to(home.resolve()):
                return path
            raise EventsError(Problem("The look-up table is a link that leads to another folder.",
                                      "Copy the table here.", file=str(path)))  # fmt: skip
    places = " and ".join(dict.fromkeys(str(home) for home in homes))
    raise EventsError(
        Problem(f"There is no look-up table {shown(name)} in {places}.",
                "Put it beside the mapping or beside the data.", file=mapping.file)
    )  # fmt: skip


def _together(batches: list[Columns], name: str) -> dict[str, Array]:
    if sum(len(batch) for batch in batches) > MOST_ROWS:
        raise EventsError(Problem(f"A look-up table holds at most {MOST_ROWS:,} rows.",
                                  "Cut it to the rows that are needed.", file=name))  # fmt: skip
    tables = [pa.table(batch.columns) for batch in batches if batch.columns]
    if not tables:
        raise EventsError(Problem("The look-up table is empty.", "Export it again.", file=name))
    whole = pa.concat_tables(tables, promote_options="permissive").combine_chunks()
    return {
        field: column.chunk(0) if column.num_chunks else pa.nulls(0, column.type)
        for field, column in zip(whole.column_names, whole.columns, strict=True)
    }


def _need(wanted: list[str], columns: list[str], file: str) -> None:
    missing = [name for name in wanted if name not in columns]
    if missing:
        raise EventsError(
            [Problem(f"There is no column {shown(name)}, which the mapping names.",
                     did_you_mean(name, columns), file=file) for name in missing]
        )  # fmt: skip


def _key(columns: list[Array]) -> Array:
    texts = [text_of(column) for column in columns]
    return texts[0] if len(texts) == 1 else pc.binary_join_element_wise(*texts, SEPARATOR)


def _joined(rows: Iterator[Columns], join: Join, lookup: _Lookup, file: str) -> Iterator[Columns]:
    for batch in rows:
        _need(list(join.on), list(batch.columns), file)
        both = sorted(set(batch.columns) & set(lookup.columns))
        if both:
            raise EventsError(
                Problem(
                    f"Both tables have a column {shown(both[0])}.",
                    f"Name the columns to take: `columns: {{other_{both[0]}: {both[0]}}}`.",
                    file=str(lookup.name),
                )
            )
        found = pc.index_in(_key([batch.columns[name] for name in join.on]), lookup.key)
        added = {name: column.take(found) for name, column in lookup.columns.items()}
        yield Columns(batch.columns | added, batch.rows, batch.bad)
