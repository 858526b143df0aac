"""The peer in pandas: the stays, stage table and flow of `textbook.py`, by groupby and shift.

Written as an analyst writes it: whole columns at a time, one step after the other, no loop over
rows. It says what the textbook SQL says and is checked against the product in the same way.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.textbook import Row, Setting

pd: Any = import_module("pandas")
Frame = Any
"""A frame or a column of pandas."""
KINDS = ("advanced", "skipped", "returned", "new_cycle", "expired", "open")


def read_hits(buckets: list[Path], names: list[str], chosen: Setting) -> Frame:
    """The hits of the timeline's files, in order: person, instant, stage."""
    stage_of = np.full(len(names), -1, np.int8)
    for stage, known in enumerate(chosen.names):
        stage_of[[place for place, name in enumerate(names) if name in known]] = stage
    parts = [pd.read_parquet(path, columns=["person", "t", "name"]) for path in buckets]
    frame = pd.concat(parts, ignore_index=True)
    frame["stage"] = stage_of[frame.pop("name").to_numpy()]
    frame = frame[frame["stage"] >= 0]
    return frame.sort_values(["person", "t"], kind="stable", ignore_index=True)


def make_stays(hits: Frame, chosen: Setting) -> Frame:
    """One row a stay: person, cycle, stage, when it was entered, its last hit, how it ended."""
    expires = np.array(chosen.expires)
    persons = hits.groupby("person", sort=False)
    before, t_before = persons["stage"].shift(1), persons["t"].shift(1)
    limit = expires[before.fillna(0).to_numpy(np.int64)]
    fresh = before.isna() | (hits["t"] - t_before > limit)
    opens = fresh | _restarts(hits, fresh.cumsum(), chosen)
    numbered = hits.assign(
        cycle=opens.cumsum(), stay=(opens | (hits["stage"] != before)).cumsum()
    )  # fmt: skip
    stays = numbered.groupby("stay", sort=False).agg(
        person=("person", "first"), cycle=("cycle", "first"), stage=("stage", "first"),
        entered=("t", "first"), last=("t", "last"),
    )  # fmt: skip
    return _followed(stays.reset_index(), expires, chosen.as_of)


def _restarts(hits: Frame, run: Frame, chosen: Setting) -> Frame:
    """The first hit after each goal that may open a new cycle."""
    goal = hits["stage"] == chosen.goal
    last_goal = hits["t"].where(goal).groupby(run).ffill().groupby(run).shift(1)
    number = goal.groupby(run).cumsum() - goal
    may = (hits["stage"] <= chosen.restart) & (hits["t"] - last_goal > chosen.quiet)
    return may & (may.groupby([run, number]).cumsum() == 1)


def _followed(stays: Frame, expires: Any, as_of: int) -> Frame:
    after = stays.groupby("person", sort=False)[["entered", "stage", "cycle"]].shift(-1)
    stays["next_entered"], stays["next_stage"] = after["entered"], after["stage"]
    quiet = after["entered"].fillna(as_of) - stays["last"] > expires[stays["stage"].to_numpy()]
    conditions = [
        quiet, after["entered"].isna(), after["cycle"] != stays["cycle"],
        after["stage"] == stays["stage"] + 1, after["stage"] > stays["stage"],
    ]  # fmt: skip
    kinds = ["expired", "open", "new_cycle", "advanced", "skipped"]
    stays["ending"] = np.select(conditions, kinds, "returned")
    return stays


def stage_table(stays: Frame, chosen: Setting) -> list[Row]:
    """The stage table from the stays, in the product's words."""
    by_stage = stays.groupby("stage")
    entries, people = by_stage.size(), by_stage["person"].nunique()
    ends = stays.groupby(["stage", "ending"]).size().unstack(fill_value=0)
    conversions = _conversions(stays, chosen)
    return [
        {"stage": name, "entries": int(entries[q]), "people": int(people[q])}
        | {kind: int(ends.at[q, kind]) if kind in ends else 0 for kind in KINDS}
        | _times(stays[stays["stage"] == q], chosen.as_of)
        | conversions[q]
        for q, name in enumerate(chosen.stages)
        if q in entries
    ]


def _conversions(stays: Frame, chosen: Setting) -> list[Row]:
    """For each stage the cycles that entered it, and those that were decided and went on."""
    visits = stays.groupby(["cycle", "stage"])["stay"]
    first, last = visits.min().unstack(), visits.max().unstack()
    running = (stays["ending"] == "open").groupby(stays["cycle"]).any().reindex(first.index)
    stages, rows = range(len(chosen.stages)), []
    for q in stages:
        row: Row = {"cycles": int(first[q].count())}
        targets = {"": [*stages[q + 1 :]], "_next": [q + 1]} if q < stages[-1] else {}
        if q < chosen.goal:
            targets["_goal"] = [chosen.goal]
        for name, later in targets.items():
            went = last[later].max(axis=1) > first[q]
            decided = first[q].notna() & (went | ~running)
            row |= {f"converted{name}": int(went.sum()), f"decided{name}": int(decided.sum())}
        rows.append(row)
    return rows


def _times(stays: Frame, as_of: int) -> Row:
    """Median and 90th percentile of time in stage by Kaplan–Meier: people still inside count."""
    ended = (stays["ending"] != "open").to_numpy()
    until = stays["next_entered"].where(stays["ending"] != "expired", stays["last"])
    length = until.where(ended, as_of).to_numpy(np.float64) - stays["entered"].to_numpy()
    falls = pd.DataFrame({"n": 1, "d": ended}).groupby(length).sum().sort_index()
    risk = falls["n"][::-1].cumsum()[::-1]
    there = (1 - falls["d"] / risk).cumprod()
    found = {name: there.index[there <= share + 1e-9] for name, share in _SHARES.items()}
    return {name: float(at[0]) / 1e6 if len(at) else None for name, at in found.items()}


_SHARES = {"time_median_s": 0.5, "time_p90_s": 0.1}


def flow_table(stays: Frame, chosen: Setting) -> list[Row]:
    """The flow between stages from the stays, in the product's words."""
    left = stays[~stays["ending"].isin(["open", "expired"])]
    left = left.assign(
        again=left["ending"] == "new_cycle", wait=left["next_entered"] - left["entered"]
    )
    moves = left.groupby(["stage", "next_stage", "again"]).agg(
        n=("wait", "size"), people=("person", "nunique"), wait=("wait", "median")
    )
    return [
        {"from": chosen.stages[one], "to": chosen.stages[int(other)], "again": bool(again),
         "n": int(row.n), "people": int(row.people), "median_s": float(row.wait) / 1e6}
        for (one, other, again), row in zip(moves.index, moves.itertuples(), strict=True)
    ]  # fmt: skip
