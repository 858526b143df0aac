"""Paths are those of the naive oracle, on generated journeys and timelines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measure.test_against_oracle import CASES, Rows, agree, product
from tests.oracle import example
from tests.oracle.path_rows import path_rows
from tests.oracle.strategies import BYS, WHERES, Case, cases

Options = dict[str, Any]
SIGNALS = ("Page", "Compare", "Order", "goal", "s1", "s2")
SEGMENTS: tuple[Options, ...] = (
    {},
    {},
    *({"where": where} for where in WHERES),
    *({"by": by} for by in BYS),
    {"where": "person.plan=pro", "compare": "person.plan=free"},
    {"compare": "event.device=phone"},
)


@st.composite
def asked(draw: st.DrawFn, case: Case) -> Options:
    """Options of the question that a journey can answer."""
    drawing = case.oracle().drawing
    measured = [stage.id for stage in drawing.stages if stage.measured]
    known = [s for s in SIGNALS if s[0] not in "gs" or s in measured]
    known += ["goal"] if drawing.goal is not None else []
    options: Options = {
        "of": draw(st.sampled_from(("touchpoints", "stages", "events", "channels"))),
        "within": draw(st.sampled_from(("cycle", "cycle", "stay", "session", "person"))),
        "steps": draw(st.sampled_from((1, 2, 3, 5, 50))),
        "top": draw(st.sampled_from((1, 2, 5, 1000))),
        "keep_repeats": draw(st.sampled_from((False, True))),
        "view": draw(st.sampled_from(("paths", "paths", "steps"))),
        "anchor": draw(st.sampled_from(("first", "last"))),
    }
    if options["within"] == "stay" and options["of"] == "stages":
        options["of"] = "events"
    if options["within"] == "session" and draw(st.booleans()):
        options["gap"] = draw(st.sampled_from(("20min", "6h")))
    way = draw(
        st.sampled_from(("whole", "after", "before", "between", "drop before", "drop after"))
    )
    if way in ("after", "between"):
        options["after"] = draw(st.sampled_from(known))
    if way in ("before", "between"):
        options["before"] = draw(st.sampled_from(known))
    if way == "between":
        options["view"] = "paths"
    if way.startswith("drop"):
        options["within"] = "cycle"
        options.pop("gap", None)
        options[way.split()[1]] = "drop-off"
        stages = measured[:-1]
        if draw(st.booleans()) and stages:
            options["stage"] = draw(st.sampled_from(stages))
        if way == "drop after" and draw(st.booleans()):
            options["limit"] = draw(st.sampled_from(("1d", "90d")))
    return options


def differences(found: Rows, wanted: Rows, keys: tuple[str, ...]) -> list[str]:
    """Rows and cells that differ; rows of nobody may be missing."""
    sides = [
        {tuple(str(row.get(key)) for key in keys): row for row in rows if row["n"]}
        for rows in (found, wanted)
    ]
    said = [f"only one side has {key}" for key in sides[0].keys() ^ sides[1].keys()]
    for key in sides[0].keys() & sides[1].keys():
        said += [
            f"{key} {cell}: product {sides[0][key].get(cell)!r}, oracle {value!r}"
            for cell, value in sides[1][key].items()
            if cell != "segment" and not agree(sides[0][key].get(cell), value)
        ]
    return said


def disagreements(case: Case, options: Options, segment: Options) -> list[str]:
    """How the product's paths differ from the oracle's."""
    found = product(case).measured.paths(**options, **segment).rows
    wanted = path_rows(case.oracle(), options, **segment)
    if "compare" in segment:
        names = list(dict.fromkeys(row["segment"] for row in found))
        numbered = {name: ("first", "second")[place] for place, name in enumerate(names)}
        found = [row | {"segment": numbered[row["segment"]]} for row in found]
    keys = ("segment", "rank", "kind", "path", "position", "step")
    return [f"{options} {segment}: {said}" for said in differences(found, wanted, keys)]


@CASES
@given(st.data())
def test_paths_are_those_of_the_oracle(data: st.DataObject) -> None:
    case = data.draw(cases())
    said = []
    for _ in range(4):
        options = data.draw(asked(case))
        said += disagreements(case, options, data.draw(st.sampled_from(SEGMENTS)))
    assert not said, "\n".join(said)


@CASES
@given(cases(), st.sampled_from(("session", "person")))
def test_the_beginning_of_a_cycle_is_asked_only_of_who_has_one(case: Case, within: str) -> None:
    said = disagreements(case, {"within": within, "of": "events"}, {"by": "cycle.channel"})
    said += disagreements(case, {"within": within, "of": "events"}, {"where": "cycle.plan=free"})
    assert not said, "\n".join(said)


@pytest.mark.parametrize("of", ["events", "stages"])
@pytest.mark.parametrize("within", ["cycle", "person", "session"])
def test_paths_tell_the_worked_example(of: str, within: str) -> None:
    case = Case(example.JOURNEY, [{"value": None, "properties": {}} | e for e in example.EVENTS])
    assert disagreements(case, {"of": of, "within": within}, {}) == []
