"""What people wrote: read from the events when a question needs it; the timeline holds no texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.engine.damage import naming
from percorso.engine.rebuilding import build_connection

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace

_WRITTEN = "text IS NOT NULL AND trim(text) <> ''"


def written(events: Workspace | pa.Table) -> NDArray[np.int64]:
    """The places (`seq`) of all events that hold a text, ascending."""
    found = _ask(events, f"SELECT seq FROM stored WHERE {_WRITTEN}")  # noqa: S608 fixed words
    return np.sort(found["seq"].to_numpy().astype(np.int64))


def texts_at(events: Workspace | pa.Table, places: NDArray[np.int64]) -> dict[int, tuple[str, str]]:
    """The text and its language (empty when unknown) of some events, by their places."""
    wanted = pa.table({"place": pa.array(places, pa.int64())})
    query = (
        f"SELECT seq, text, coalesce(text_lang, '') AS lang FROM stored "  # noqa: S608 fixed words
        f"WHERE {_WRITTEN} AND seq IN (SELECT place FROM wanted)"
    )
    found = _ask(events, query, wanted)
    rows = zip(*(found[name].to_pylist() for name in ("seq", "text", "lang")), strict=True)
    return {place: (str(text), str(lang)) for place, text, lang in rows}


def _ask(events: Any, query: str, wanted: pa.Table | None = None) -> Any:
    con = build_connection()
    try:
        if wanted is not None:
            con.register("wanted", wanted)
        if isinstance(events, pa.Table):
            con.register("stored", events)
            return con.sql(query).to_arrow_table()
        events.version()
        files = events.files()
        if not files:
            empty: dict[str, Any] = {"seq": pa.array([], pa.int64())}
            return pa.table(empty | {n: pa.array([], pa.string()) for n in ("text", "lang")})
        with naming(files):
            con.read_parquet(files, hive_partitioning=False).create_view("stored")
            return con.sql(query).to_arrow_table()
    finally:
        con.close()
