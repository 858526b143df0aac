"""How often the question of drivers finds something where nothing is planted.

    python tools/driver_false_alarms.py JOURNEY --people 2000 --seeds 20

Simulates a plain world for each seed, in which nothing is planted, and adds to it signals that
mean nothing: each comes to every person by chance, at a rate of its own, all the time. Asks for
these alone, where whatever stands out is a false alarm; then for what the simulator itself emits,
and prints what stood out.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc_
import pyarrow.parquet as pq

import percorso as pc
from percorso.simulate.run import simulate
from percorso.simulate.truth import persons_of

KINDS = 16
NAMES = tuple(f"Noise {number}" for number in range(1, KINDS + 1))
RATES = np.geomspace(0.01, 0.12, KINDS)
"""How often a day each signal comes to a person."""
COLUMNS = ("message_id", "event", "timestamp", "touchpoint", "channel", "device_class",
           "geo_region", "utm_campaign", "user_id")  # fmt: skip


def main() -> None:
    """Ask every world and print what stood out."""
    given = _arguments()
    journey = pc.Journey.load(given.journey)
    noise, worlds, tested, own = 0, 0, 0, Counter[str]()
    tests, seen = Counter[str](), Counter[str]()
    for seed in range(given.first, given.first + given.seeds):
        measured = noisy_world(journey, given.people, seed)
        rows = alarms(measured)
        noise, worlds = noise + len(rows[0]), worlds + bool(rows[0])
        tested += rows[1]
        for row in rows[0]:
            print(f"  seed {seed}: {row['stage']} {row['name']} n={row['n_with']} "
                  f"odds {row['odds_ratio']:.2f}, q={row['q_value']:.3f}")  # fmt: skip
        found = [
            row for row in measured.drivers(everything=True).rows if "Noise" not in row["name"]
        ]
        tests.update(row["kind"] for row in found if row["p_value"] is not None)
        out = [row for row in found if row["significant"]]
        own.update(row["kind"] for row in out)
        seen.update({row["kind"] for row in out})
    print(f"signals that mean nothing: {tested} tested, {noise} stood out, in {worlds} of "
          f"{given.seeds} worlds")  # fmt: skip
    for kind, number in tests.most_common():
        print(f"{kind}: {number} tested, {own[kind]} stood out, in {seen[kind]} worlds")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("journey", type=Path)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=1)
    return parser.parse_args()


def noisy_world(journey: Any, people: int, seed: int) -> pc.Measured:
    """A plain world of known persons, with signals that mean nothing, measured."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plain.parquet"
        simulate(journey, people, seed, file, plain=True)
        told = pq.read_table(file, columns=list(COLUMNS))
    person = persons_of(map(str, told["message_id"].to_pylist()), seed)
    names = pa.array([f"p{number}" for number in person.tolist()])
    told = told.set_column(told.column_names.index("user_id"), "user_id", names)
    return pc.measure(journey, pa.concat_tables([told, _noise(told, seed)]))


def _noise(told: pa.Table, seed: int) -> pa.Table:
    """The signals that mean nothing, over the whole time, for every person."""
    rng = np.random.default_rng([seed, KINDS])
    first, last = (
        pc_.cast(one(told["timestamp"]), pa.int64()).as_py() for one in (pc_.min, pc_.max)
    )
    unit = {"us": 1_000_000, "ms": 1_000}[told.schema.field("timestamp").type.unit]
    users = told["user_id"].unique().to_pylist()
    days = (last - first) / unit / 86400
    parts = []
    for name, rate in zip(NAMES, RATES, strict=True):
        often = rng.poisson(rate * days, len(users))
        moments = rng.integers(first, last, int(often.sum()))
        parts.append((name, np.repeat(np.arange(len(users)), often), moments))
    count = sum(len(moments) for _, _, moments in parts)
    columns: dict[str, Any] = {
        "message_id": pa.array([f"noise-{number}" for number in range(count)]),
        "event": pa.array([name for name, own, _ in parts for _ in own]),
        "timestamp": pa.array(np.concatenate([m for _, _, m in parts])).cast(
            told.schema.field("timestamp").type
        ),
        "user_id": pa.array([users[who] for _, own, _ in parts for who in own.tolist()]),
    }
    return pa.table(
        {each.name: columns[each.name].cast(each.type) if each.name in columns
         else pa.nulls(count, each.type) for each in told.schema}
    )  # fmt: skip


def alarms(measured: pc.Measured) -> tuple[list[dict[str, Any]], int]:
    """The signals that mean nothing and stood out, and how many comparisons were tested."""
    asked = tuple(f"event:{name}" for name in NAMES)
    rows = measured.drivers(behaviours=asked, everything=True).rows
    return [row for row in rows if row["significant"]], sum(r["p_value"] is not None for r in rows)


if __name__ == "__main__":
    main()
