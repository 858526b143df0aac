"""How often the question of friction finds something where nothing is planted.

    python tools/friction_false_alarms.py JOURNEY --people 2000 --seeds 20

Simulates a plain world for each seed, asks, and prints for each view the comparisons tested, what
stood out, and in how many worlds anything did.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import percorso as pc
from percorso.simulate.run import simulate

VIEWS = ("frictions", "delights")


def main() -> None:
    """Ask every world and print what stood out."""
    given = _arguments()
    journey = pc.Journey.load(given.journey)
    totals = {view: [0, 0, 0] for view in VIEWS}
    for seed in range(given.first, given.first + given.seeds):
        measured = plain_world(journey, given.people, seed)
        for view, total in totals.items():
            rows, tested = asked(measured, view)
            total[0] += tested
            total[1] += len(rows)
            total[2] += bool(rows)
            for row in rows:
                print(f"  seed {seed}: {row['where']} {row['field']}={row['value']} "
                      f"{row['component']} n={row['n']} {row['rate']:.3f} "
                      f"against {row['baseline']:.3f}, q={row['q_value']:.3f}")  # fmt: skip
    for view, (tested, out, worlds) in totals.items():
        print(f"{view}: {tested} comparisons, {out} stood out, in {worlds} of {given.seeds} worlds")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("journey", type=Path)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=1)
    return parser.parse_args()


def plain_world(journey: Any, people: int, seed: int) -> pc.Measured:
    """A world in which nothing is planted, measured."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plain.parquet"
        simulate(journey, people, seed, file, plain=True)
        return pc.measure(journey, str(file))


def asked(measured: pc.Measured, view: str) -> tuple[list[dict[str, Any]], int]:
    """The rows that stood out, and how many comparisons were tested."""
    rows = measured.friction(view=view, everything=True).rows
    return [row for row in rows if row["significant"]], sum(r["p_value"] is not None for r in rows)


if __name__ == "__main__":
    main()
