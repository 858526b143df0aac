"""The questions that a peer answers too: what it is handed, what the product gives, how far apart.

Peers get their input ready made: a path a journey, customers as frequency, recency and age, stays
as lengths. The product makes all of that out of the timeline inside its own time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
JOURNEY, OPEN = HERE / "shop.yaml", HERE / "open.yaml"
WEEK = 7 * 86_400
MODELS = ("first", "last", "linear", "markov")
PARAMETERS = ("r", "alpha", "a", "b")
TOP = 10


@dataclass(frozen=True)
class Shared:
    """A question and its peers.

    Attributes:
        title: What is asked, for the page.
        peers: The peers by the name of their environment.
        files: The ending of the file that each is handed.
        ask: The product's question; gives keys and one figure a row.
    """

    title: str
    peers: tuple[str, ...]
    files: str
    ask: Callable[[Any], list[list[Any]]]
    journey: Path = JOURNEY


def _credits(measured: Any) -> list[list[Any]]:
    answer = measured.attribution(model=MODELS, resamples=0)
    kept = (row for row in answer.rows if row["channel"] != "no touch")
    return [[row["model"], row["channel"], row["credit"]] for row in kept]


def _loyalty(measured: Any) -> list[list[Any]]:
    """The parameters with the scale in weeks, as the peer has it; expected goals in 52 weeks."""
    rows = measured.loyalty(view="model", horizon="364d").rows
    found = {row["parameter"]: row["estimate"] for row in rows if row["model"] == "bg_nbd"}
    found["alpha"] /= 7
    return [[name, found[name]] for name in PARAMETERS] + [["expected", found["expected_goals"]]]


def _times(measured: Any) -> list[list[Any]]:
    return [[row["stage"], row["time_median_s"]] for row in measured.stages().rows]


def _variants(measured: Any) -> list[list[Any]]:
    rows = measured.paths(of="stages", within="person", steps=50, top=TOP).rows
    return [[" > ".join(row["path"]), row["n"]] for row in rows if row["kind"] == "path"]


SHARED = {
    "credits": Shared(
        "credits of channels by first, last, linear and Markov order 1",
        ("channelattribution", "mam"), "paths", _credits,
    ),
    "loyalty fit": Shared(
        "BG/NBD fitted, expected goals of every customer", ("lifetimes",), "people", _loyalty
    ),
    "times": Shared("median time in stage (Kaplan–Meier)", ("lifelines",), "stays", _times),
    "variants": Shared(
        "the commonest paths of stages of whole persons", ("pm4py",), "single", _variants, OPEN
    ),
}  # fmt: skip
SCRIPTS = {
    "credits": "credits", "loyalty fit": "loyalty", "times": "times", "variants": "paths",
}  # fmt: skip


def hand_out(measured: Any, file: Callable[[str], str]) -> None:
    """Write what the peers are handed: folded paths, customers, stays."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    tables = {"paths": _paths(measured), "people": _people(measured), "stays": _stays(measured)}
    for name, columns in tables.items():
        pq.write_table(pa.table(columns), file(name))


def _paths(measured: Any) -> dict[str, Any]:
    """One row a journey, as they come out of a table of touches."""
    import numpy as np

    rows = measured.attribution(view="paths", top=100_000_000).rows
    rows = [row for row in rows if row["path"] != ["no touch"]]
    texts = np.array([" > ".join(row["path"]) for row in rows], object)
    won, lost = (np.array([row[name] for row in rows]) for name in ("conversions", "nulls"))
    paths = np.concatenate([np.repeat(texts, won), np.repeat(texts, lost)])
    converted = np.arange(len(paths)) < won.sum()
    return {"path": paths, "conversions": converted.astype(int), "nulls": (~converted).astype(int)}


def _people(measured: Any) -> dict[str, list[Any]]:
    rows = measured.loyalty(view="people").rows
    return {"frequency": [row["frequency"] for row in rows],
            "recency": [row["recency_s"] / WEEK for row in rows],
            "age": [row["age_s"] / WEEK for row in rows]}  # fmt: skip


def _stays(measured: Any) -> dict[str, Any]:
    """Lengths as the product measures them: a stay that went quiet left at its last signal."""
    import numpy as np

    answer = measured.stays()
    table, as_of = answer.table(), answer.run.window.as_of
    entered, last, left = (
        table[name].to_numpy().astype("datetime64[us]").astype(np.int64)
        for name in ("entered_at", "last_hit_at", "left_at")
    )
    end = table["end"].to_numpy(zero_copy_only=False)
    until = np.where(end == "open", as_of, np.where(end == "expired", last, left))
    return {"stage": table["stage"], "seconds": (until - entered) / 1e6, "ended": end != "open"}


def apart(ours: list[list[Any]], theirs: list[list[Any]]) -> Iterator[tuple[str, float]]:
    """For each first key (a model, a parameter) how far the figures lie apart, relatively.

    Figures of models are held against the largest of the model: a rare channel's own noise says
    little. A row that one of the two lacks counts as one (all of it).
    """
    mine, other = ({tuple(row[:-1]): row[-1] for row in rows} for rows in (ours, theirs))
    for group in dict.fromkeys(key[0] for key in mine):
        keys = [key for key in mine if key[0] == group]
        scale = max((abs(mine[key] or 0.0) for key in keys), default=0.0) or 1.0
        yield group, max(_gap(mine[key], other.get(key), scale) for key in keys)


def _gap(mine: float | None, other: float | None, scale: float) -> float:
    if mine is None or other is None:
        return 0.0 if mine == other or mine == 0 else 1.0
    return abs(mine - other) / scale
