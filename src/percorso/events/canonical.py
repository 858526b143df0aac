"""From a draft to canonical events: every value is checked, every bad row is named."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from percorso.events import identifiers, what, who
from percorso.events.arrow import Array, column, pc, table_schema
from percorso.events.batch import Draft, Flaw
from percorso.events.maker import Maker, Rules
from percorso.events.schema import SCHEMA_VERSION, STAGED

STEPS = (
    *(who.name, who.time, who.identity),
    *(what.texts, what.amounts, what.choices, what.others, what.derived),
)


def canonical(draft: Draft, rules: Rules) -> tuple[pa.Table, list[Flaw]]:
    """Check a draft and bring it into the canonical shape.

    Args:
        draft: The rows in Percorso's words.
        rules: How times and numbers are written, and the name of the source.

    Returns:
        The good rows, with the columns of `schema.STAGED` but `file_number` and `ord`, and `origin`
        (the index in the batch); and the flaws of the others.
    """
    maker = Maker(draft, rules)
    for step in STEPS:
        step(maker)
    good = np.ones(len(draft), dtype=bool)
    good[[flaw.index for flaw in maker.flaws]] = False
    return _finish(maker, good), sorted(maker.flaws, key=lambda flaw: flaw.index)


def _finish(maker: Maker, good: Any) -> pa.Table:
    if good.all():
        columns, count = maker.columns, len(maker.draft)
    else:
        mask = pa.array(good)
        columns = {name: column.filter(mask) for name, column in maker.columns.items()}
        count = int(good.sum())
    hashes = identifiers.content_hashes(columns, count)
    given = columns.get("message_id", pa.nulls(count, pa.string()))
    derived = pc.is_null(given)
    source = maker.rules.source
    messages, ids = _ids(source, given, hashes)
    places = {
        name: column if good.all() else column.filter(pa.array(good))
        for name, column in (("row", maker.draft.rows), ("origin", maker.draft.origin))
    }
    columns = columns | places | {
        "source_id": pa.array([source] * count, pa.string()),
        "message_id": messages,
        "event_id": ids,
        "digest": identifiers.digests(hashes),
        "derived": derived,
        "schema_version": pa.array(np.full(count, SCHEMA_VERSION, dtype=np.int16)),
    }  # fmt: skip
    return _shaped(columns, count)


def _ids(source: str, given: Array, hashes: bytes) -> tuple[Array, Array]:
    """Message and event ids; events without a message id get one made from their content."""
    if given.null_count == len(given):
        return identifiers.first_ids(source, hashes)
    messages = given
    if given.null_count:
        messages = pc.coalesce(given, identifiers.first_ids(source, hashes)[0])
    ids = identifiers.event_ids(source, messages.to_pylist())
    return messages, pa.array(ids, pa.string())


SHAPE = table_schema(
    [field for field in STAGED if field.name not in ("file_number", "ord")]
    + [column("origin", pa.int64())]
)


def _shaped(columns: dict[str, Array], count: int) -> pa.Table:
    arrays = [
        columns[field.name].cast(field.type)
        if field.name in columns
        else pa.nulls(count, field.type)
        for field in SHAPE
    ]
    return pa.Table.from_arrays(arrays, schema=SHAPE)
