"""How good the data is: what came in, what no rule matches, what was kept aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from percorso.share.figures import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from percorso.measure import Measured
    from percorso.measure.run import Bucket, Run

MOST_NAMES = 8


def quality_of(measured: Measured) -> Row:
    """Counts of the events behind a measurement.

    Returns:
        `unmatched_names`, the commonest event names that no rule matches, with their counts;
        `channels`, those that occur; `sources`, events by source; `quarantined`, rows kept aside.
    """
    from percorso.measure.summary import Summary

    run = measured.run(Summary())
    names, counts = run.timeline.codes.of("name").values, _unmatched(run)
    common = counts.argsort(kind="stable")[::-1][:MOST_NAMES].tolist()
    found: dict[str, Any] = {
        "unmatched_names": [(names[n], int(counts[n])) for n in common if counts[n]],
        "unmatched_kinds": int((counts > 0).sum()),
        "channels": tuple(run.timeline.codes.of("channel").values),
    }
    return found | _came_in(measured)


def _unmatched(run: Run) -> NDArray[np.int64]:
    """For every event name the events up to `as_of` that no stage's rule takes."""
    import numpy as np

    size = len(run.timeline.codes.of("name").values)

    def count(bucket: Bucket) -> NDArray[np.int64]:
        columns = bucket.columns
        seen = np.asarray(columns["t"]) <= run.window.as_of
        free = seen & (run.stage_codes(columns) < 0)
        names = np.asarray(columns["name"])[free]
        return np.bincount(names[names >= 0], minlength=size)

    parts = run.over(count, ["name"])
    return np.asarray(sum(parts, np.zeros(size, np.int64)))


def _came_in(measured: Measured) -> dict[str, Any]:
    from percorso.engine.lake import Workspace

    if not isinstance(measured.events, Workspace):
        return {"sources": _counted(measured.events["source_id"])}
    from percorso.engine.kept import count_waiting

    return {"sources": _sources(measured.events), "quarantined": count_waiting(measured.events)}


def _counted(column: Any) -> dict[str, int]:
    pairs = column.value_counts().to_pylist()
    return dict(sorted(((p["values"], p["counts"]) for p in pairs), key=lambda p: -p[1]))


def _sources(workspace: Any) -> dict[str, int]:
    import duckdb

    files = workspace.files()
    if not files:
        return {}
    rows = duckdb.connect().execute(
        "SELECT source_id, count(*) FROM read_parquet($files, hive_partitioning=false) "
        "GROUP BY 1 ORDER BY 2 DESC, 1",
        {"files": files},
    )
    return {str(source): int(count) for source, count in rows.fetchall()}
