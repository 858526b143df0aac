"""The peer: stays, stage table and flow as textbook window-function SQL on DuckDB.

It says the same as the product's fold: progression `latest`, expiry by stage, cycles and restart
after the goal. A restart can be said in plain windows because the restart stage comes before the
goal: between two goal hits of a run only the first hit that may open a cycle does. `furthest` and
`sequential` cannot be said this way, since each hit depends on what became of the one before.

The table holds entries, people, ends, the three conversions, and the median and 90th percentile of
time (Kaplan–Meier). The product's own answer holds more: intervals, incidence, rounds, population.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from percorso.durations import microseconds

if TYPE_CHECKING:
    import duckdb

    from percorso.journey import Journey

Row = dict[str, Any]

STAYS = """
CREATE OR REPLACE TEMP TABLE stays AS
WITH ordered AS (
    SELECT person, t, ord, stage,
           lag(stage) OVER (PARTITION BY person ORDER BY t, ord) AS before,
           lag(t) OVER (PARTITION BY person ORDER BY t, ord) AS t_before
    FROM ({hits}) AS hits WHERE stage IS NOT NULL
), gaps AS (
    SELECT *, before IS NULL OR t - t_before > {expires_before} AS fresh FROM ordered
), runs AS (
    SELECT *, sum(CAST(fresh AS INT)) OVER (PARTITION BY person ORDER BY t, ord
                                            ROWS UNBOUNDED PRECEDING) AS run FROM gaps
), goals AS (
    SELECT *,
           max(CASE WHEN stage = {goal} THEN t END) OVER (PARTITION BY person, run ORDER BY t, ord
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last_goal,
           count(CASE WHEN stage = {goal} THEN 1 END) OVER (PARTITION BY person, run ORDER BY t, ord
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS goal_number
    FROM runs
), may_open AS (
    SELECT *, coalesce(stage <= {restart} AND t - last_goal > {quiet}, FALSE) AS candidate
    FROM goals
), openings AS (
    SELECT *, fresh OR (candidate AND sum(CAST(candidate AS INT)) OVER (
                  PARTITION BY person, run, goal_number ORDER BY t, ord ROWS UNBOUNDED PRECEDING
              ) = 1) AS opens
    FROM may_open
), numbered AS (
    SELECT *,
           sum(CAST(opens AS INT)) OVER (PARTITION BY person ORDER BY t, ord
                                         ROWS UNBOUNDED PRECEDING) AS cycle,
           sum(CAST(opens OR stage <> before AS INT)) OVER (PARTITION BY person ORDER BY t, ord
                                         ROWS UNBOUNDED PRECEDING) AS stay
    FROM openings
), spans AS (
    SELECT person, stay, min(cycle) AS cycle, min(stage) AS stage, min(t) AS entered,
           max(t) AS last FROM numbered GROUP BY person, stay
), followed AS (
    SELECT *, lead(entered) OVER (PARTITION BY person ORDER BY stay) AS next_entered,
           lead(stage) OVER (PARTITION BY person ORDER BY stay) AS next_stage,
           lead(cycle) OVER (PARTITION BY person ORDER BY stay) AS next_cycle
    FROM spans
)
SELECT *, CASE WHEN coalesce(next_entered, {as_of}) - last > {expires} THEN 'expired'
               WHEN next_entered IS NULL THEN 'open'
               WHEN next_cycle <> cycle THEN 'new_cycle'
               WHEN next_stage = stage + 1 THEN 'advanced'
               WHEN next_stage > stage THEN 'skipped' ELSE 'returned' END AS ending
FROM followed
"""
ENDS = """
SELECT stage, count(*) AS entries, count(DISTINCT person) AS people,
       {ends}
FROM stays GROUP BY stage ORDER BY stage
"""
CYCLES = """
SELECT {figures} FROM (
    SELECT bool_or(ending = 'open') AS running, {places} FROM stays GROUP BY person, cycle
) AS turns
"""
TIMES = """
WITH lengths AS (
    SELECT stage, ending <> 'open' AS ended,
           CASE ending WHEN 'open' THEN {as_of} WHEN 'expired' THEN last ELSE next_entered END
           - entered AS length
    FROM stays
), falls AS (
    SELECT stage, length, count(*) AS n, sum(CAST(ended AS INT)) AS d
    FROM lengths GROUP BY stage, length
), risks AS (
    SELECT *, sum(n) OVER (PARTITION BY stage ORDER BY length DESC ROWS UNBOUNDED PRECEDING) AS risk
    FROM falls
), curve AS (
    SELECT stage, length, product(1 - d / risk) OVER (
        PARTITION BY stage ORDER BY length ROWS UNBOUNDED PRECEDING) AS there FROM risks
)
SELECT stage, min(CASE WHEN there <= 0.5 + 1e-9 THEN length END) AS median,
       min(CASE WHEN there <= 0.1 + 1e-9 THEN length END) AS p90
FROM curve GROUP BY stage ORDER BY stage
"""
FLOW = """
SELECT stage, next_stage, ending = 'new_cycle' AS again, count(*) AS n,
       count(DISTINCT person) AS people, median(next_entered - entered) AS wait
FROM stays WHERE ending NOT IN ('open', 'expired') GROUP BY ALL
"""


@dataclass(frozen=True)
class Setting:
    """What the queries need of a journey; all its rules must name events and nothing else."""

    stages: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    expires: tuple[int, ...]
    goal: int
    """−1 when there is none, like `restart`."""
    restart: int
    quiet: int
    as_of: int


def setting(journey: Journey, as_of: int) -> Setting:
    goal, restart = journey.goal_index(), journey.restart_index()
    if goal is None or restart is None:
        goal = restart = -1
    assert restart <= goal
    rules = [stage.enter for stage in journey.stages]
    expires = [microseconds(s.expires_after or journey.expires_after) for s in journey.stages]
    return Setting(
        tuple(stage.id for stage in journey.stages),
        tuple(tuple(rule.event) if rule is not None else () for rule in rules),
        tuple(expires), goal, restart, microseconds(journey.restart_after), as_of,
    )  # fmt: skip


def on_timeline(buckets: list[Path], names: list[str], chosen: Setting) -> str:
    """Hits from the timeline's files, where names are codes."""
    code = {name: str(number) for number, name in enumerate(names)}
    cases = _stage_of("name", [[code[n] for n in each if n in code] for each in chosen.names])
    return f"SELECT person, t, file_row_number AS ord, {cases} AS stage FROM {_files(buckets)}"


def _files(paths: list[Path]) -> str:
    return (
        "read_parquet([" + ", ".join(f"'{path}'" for path in paths) + "], file_row_number = true)"
    )


def _stage_of(column: str, values: list[list[str]]) -> str:
    cases = [
        f"WHEN {column} IN ({', '.join(each)}) THEN {stage}"
        for stage, each in enumerate(values)
        if each
    ]
    return f"CASE {' '.join(cases)} END"


def make_stays(con: duckdb.DuckDBPyConnection, hits: str, chosen: Setting) -> None:
    """The table `stays` on the connection."""
    limits = {
        "expires": _by_stage("stage", chosen),
        "expires_before": _by_stage("before", chosen),
        "quiet": chosen.quiet,
        "as_of": chosen.as_of,
    }
    con.execute(STAYS.format(hits=hits, goal=chosen.goal, restart=chosen.restart, **limits))


def _by_stage(column: str, chosen: Setting) -> str:
    cases = " ".join(f"WHEN {stage} THEN {us}" for stage, us in enumerate(chosen.expires))
    return f"CASE {column} {cases} END"


def stage_table(con: duckdb.DuckDBPyConnection, chosen: Setting) -> list[Row]:
    """The stage table from `stays`, in the product's words."""
    kinds = ("advanced", "skipped", "returned", "new_cycle", "expired", "open")
    ends = ", ".join(f"count(*) FILTER (ending = '{kind}') AS {kind}" for kind in kinds)
    rows = _rows(con, ENDS.format(ends=ends))
    times = _rows(con, TIMES.format(as_of=chosen.as_of))
    turns = _rows(con, _cycles_sql(chosen))[0]
    for row, time in zip(rows, times, strict=True):
        number = row["stage"]
        row["stage"] = chosen.stages[number]
        row["time_median_s"], row["time_p90_s"] = _seconds(time["median"]), _seconds(time["p90"])
        row |= {
            name.rpartition("_")[0]: n for name, n in turns.items() if name.endswith(f"_{number}")
        }
    return rows


def _cycles_sql(chosen: Setting) -> str:
    stages = range(len(chosen.stages))
    places = [f"min(stay) FILTER (stage = {q}) AS first_{q}" for q in stages]
    places += [f"max(stay) FILTER (stage = {q}) AS last_{q}" for q in stages]
    figures = [f"count(first_{q}) AS cycles_{q}" for q in stages]
    for q in stages[:-1]:
        later = ", ".join(f"last_{r}" for r in stages[q + 1 :])
        figures += _conversion("", q, f"greatest({later})")
        figures += _conversion("_next", q, f"last_{q + 1}")
        if q < chosen.goal:
            figures += _conversion("_goal", q, f"last_{chosen.goal}")
    return CYCLES.format(figures=", ".join(figures), places=", ".join(places))


def _conversion(name: str, stage: int, last: str) -> list[str]:
    went = f"coalesce({last} > first_{stage}, FALSE)"
    entered = f"first_{stage} IS NOT NULL"
    return [
        f"count(*) FILTER ({entered} AND {went}) AS converted{name}_{stage}",
        f"count(*) FILTER ({entered} AND ({went} OR NOT running)) AS decided{name}_{stage}",
    ]


def flow_table(con: duckdb.DuckDBPyConnection, chosen: Setting) -> list[Row]:
    """The flow between stages from `stays`, in the product's words."""
    return [
        {"from": chosen.stages[row["stage"]], "to": chosen.stages[row["next_stage"]],
         "again": row["again"], "n": row["n"], "people": row["people"],
         "median_s": row["wait"] / 1e6}
        for row in _rows(con, FLOW)
    ]  # fmt: skip


def _rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    found = con.execute(sql)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _seconds(us: int | None) -> float | None:
    return None if us is None else us / 1e6


def disagreements(
    stages: list[Row], flow: list[Row], product: list[Row], flows: list[Row]
) -> list[str]:
    """Where the peer's rows differ from the product's."""
    wrong = [
        f"{row['stage']}.{key}: textbook {value}, product {mine[key]}"
        for row, mine in zip(stages, product, strict=True)
        for key, value in row.items()
        if not _same(value, mine[key])
    ]
    peer = {(r["from"], r["to"], r["again"]): (r["n"], r["people"], r["median_s"]) for r in flow}
    mine = {(r["from"], r["to"], r["kind"] == "new_cycle"): (r["n"], r["people"], r["median_s"])
            for r in flows}  # fmt: skip
    return wrong + [
        f"{key}: textbook {peer.get(key)}, product {mine.get(key)}"
        for key in sorted(peer.keys() | mine.keys())
        if peer.get(key) != mine.get(key)
    ]


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1)
    return bool(a == b)
