"""The KPIs of the product are those of the naive oracle, in every period, group and window."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import percorso as pc
from tests.measure.test_against_oracle import CASES, agree, table
from tests.oracle.kpis import COUNTS, SHARES, kpi_rows
from tests.oracle.strategies import Case, cases

TIMES = ("time_median_s", "time_p90_s", "progress_median_s")
ASKED: list[dict[str, Any]] = [
    {}, {"by": "cycle.channel"}, {"where": "person.plan=pro"},
    {"where": "event.device=phone", "compare": "person.plan=free"},
]  # fmt: skip


@st.composite
def kpis(draw: st.DrawFn, place: int) -> dict[str, Any]:
    """A KPI with a figure of every kind, in its usual unit."""
    figure = draw(st.sampled_from((*SHARES, *COUNTS, *TIMES, "population")))
    kpi: dict[str, Any] = {"id": f"k{place}", "name": f"KPI {place}", "figure": figure}
    kpi["better"] = draw(st.sampled_from(("higher", "lower")))
    if figure in SHARES:
        kpi |= {"unit": "%", "target": draw(st.sampled_from((0, 25, 50, 100)))}
    elif figure in TIMES:
        kpi |= {"unit": "d", "target": draw(st.sampled_from((0.25, 1, 7)))}
    else:
        kpi["target"] = draw(st.integers(0, 3))
        if draw(st.booleans()):
            kpi["per"] = draw(st.sampled_from(("week", "month")))
    return kpi


@st.composite
def judged(draw: st.DrawFn) -> tuple[Case, str, dict[str, Any]]:
    """A case whose stages have KPIs, the length of the periods, and whom to count."""
    case = draw(cases())
    stages = [
        stage | {"kpis": [draw(kpis(place)) for place in range(draw(st.integers(0, 2)))]}
        for stage in case.journey["stages"]
    ]
    case = Case(case.journey | {"stages": stages}, case.events, case.options)
    return (
        case,
        draw(st.sampled_from(("day", "week", "month", "quarter"))),
        draw(st.sampled_from(ASKED)),
    )


@CASES
@given(judged())
def test_every_row_is_that_of_the_oracle(drawn: tuple[Case, str, dict[str, Any]]) -> None:
    case, unit, asked = drawn
    journey = pc.Journey.parse(json.dumps(case.journey))
    measured = pc.measure(journey, table(case.events), **case.options)  # type: ignore[arg-type]
    answer = measured.kpis(period=unit, **asked)
    found = [row for row in answer.rows if row["measured"]]
    oracle = case.oracle()
    wanted = oracle.each(
        asked.get("where"), asked.get("by"), asked.get("compare"),
        lambda segment: kpi_rows(oracle, segment, unit),
    )  # fmt: skip
    ours = {_key(row): row for row in found}
    assert len(ours) == len(found)
    for row in wanted:
        if "segment" in row and asked.get("by") and _key(row) not in ours:
            continue  # a value that no stay has
        mine = ours.pop(_key(row))
        wrong = {
            k: (mine[k], v) for k, v in row.items() if k != "segment" and not agree(mine[k], v)
        }
        assert not wrong, (_key(row), wrong)
    assert not ours


def _key(row: dict[str, Any]) -> tuple[str, ...]:
    segment = str(row.get("segment")).replace(" & ", " + ")
    return segment, row["stage"], row["kpi"], row["period"]
