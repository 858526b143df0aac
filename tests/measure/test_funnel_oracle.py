"""The funnel is that of the naive oracle, for invented journeys, people and definitions."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.measure.funnel import Funnel
from tests.measure.test_against_oracle import CASES, agree, product
from tests.oracle.drawing import Drawing
from tests.oracle.funnel import funnel_rows
from tests.oracle.rule_strategies import rules
from tests.oracle.strategies import BYS, WHERES, Case, cases
from tests.oracle.world import World

NAMES = ("Page", "Compare", "Order", "Paid")
LENGTHS = ("1d", "6h", "2d", "20min", "3d", "30d")


@st.composite
def signals(draw: st.DrawFn, case: Case) -> Any:
    drawing = Drawing(case.journey)
    measured = [f"stage:{s.id}" for s in drawing.stages if s.measured]
    goal = ["goal"] * (drawing.goal is not None)
    kind = draw(st.sampled_from(("name", "name", "name", "stage", "rule")))
    if kind == "name":
        return draw(st.sampled_from(NAMES))
    if kind == "stage":
        return draw(st.sampled_from([*measured, *goal]))
    rule = draw(rules(draw(st.sampled_from(NAMES))))
    # a rule sees only the touchpoints of the map
    drawn = {each["id"] for each in case.journey.get("touchpoints", ())}
    return {"event": "Page"} if "touchpoint" in str(rule) and "site" not in drawn else rule


@st.composite
def funnels(draw: st.DrawFn, case: Case) -> dict[str, Any]:
    """The options of a funnel, most of them left out most of the time."""

    def seldom(strategy: st.SearchStrategy[Any], default: Any) -> Any:
        return draw(strategy) if draw(st.integers(0, 2)) == 2 else default

    steps = [draw(signals(case)) for _ in range(draw(st.sampled_from((2, 3, 3, 4, 1))))]
    n = len(steps)
    found: dict[str, Any] = {"steps": steps}
    found["order"] = draw(st.sampled_from(("ordered", "ordered", "strict_next", "any")))
    found["within"] = seldom(st.sampled_from(LENGTHS), None)
    found["start_at"] = draw(st.sampled_from(("any", "any", "first")))
    found["count"] = draw(st.sampled_from(("people", "people", "cycles", "attempts")))
    found["inside"] = seldom(st.booleans(), False)
    found["hold"] = seldom(st.sampled_from(("channel", "plan", "touchpoint")), None)
    if found["order"] != "any" and n > 2:
        found["optional"] = seldom(st.lists(st.integers(2, n), max_size=2, unique=True), [])
    if n > 1:
        step = st.integers(2, n)
        limit = st.builds(lambda k, w: f"{k}={w}", step, st.sampled_from(LENGTHS))
        found["step_within"] = seldom(st.lists(limit, max_size=2), [])
        found["exclude"] = seldom(st.lists(exclusions(n, found["order"]), max_size=2), [])
        found["exclusion"] = draw(st.sampled_from(("stop", "drop", "person")))
    return {k: v for k, v in found.items() if v not in (None, [])}


@st.composite
def exclusions(draw: st.DrawFn, steps: int, order: str) -> str:
    name = draw(st.sampled_from(("Help", "News", "Paid", "Page")))
    if order == "any" or draw(st.booleans()):
        return name
    first = draw(st.integers(1, steps - 1))
    return f"{first}-{draw(st.integers(first + 1, steps))}:{name}"


def groups() -> st.SearchStrategy[dict[str, Any]]:
    return st.one_of(
        st.just({}),
        st.sampled_from(WHERES).map(lambda where: {"where": where}),
        st.sampled_from(BYS).map(lambda by: {"by": by}),
        st.just({"where": "person.plan=pro", "compare": "person.plan=free"}),
    )


def disagreements(case: Case, options: dict[str, Any], group: dict[str, Any]) -> list[str]:
    world: World = case.oracle()
    wanted = funnel_rows(world, options, **group)
    found = product(case).measured.funnel(**options, **group).rows
    ours = {(str(r.get("segment")), r["step"]): r for r in found}
    split = bool({"by", "compare"} & group.keys())
    wanted = wanted if split else [{k: v for k, v in r.items() if k != "segment"} for r in wanted]
    theirs = {(str(r.pop("segment") if split else None), r["step"]): r for r in wanted}
    said = []
    for key, row in theirs.items():
        if key not in ours:
            said += [f"{key} is missing: {row}"] * bool(row["decided"] + row["undecided"])
            continue
        said += [
            f"{key} {name}: product {ours[key].get(name)!r}, oracle {value!r}"
            for name, value in row.items()
            if not agree(ours[key].get(name), value)
        ]
    return said + [f"{key} is only ours" for key in ours.keys() - theirs.keys()]


@CASES
@given(cases(), st.data())
def test_the_funnel_is_that_of_the_oracle(case: Case, data: st.DataObject) -> None:
    for _ in range(3):
        options, group = data.draw(funnels(case)), data.draw(groups())
        assert disagreements(case, options, group) == [], (options, group)


@settings(CASES, max_examples=60)
@given(cases(), st.data())
def test_the_funnel_keeps_its_laws(case: Case, data: st.DataObject) -> None:
    options = data.draw(funnels(case))
    measured = product(case).measured
    answer = Funnel(**options).answer(measured)
    whole = answer.rows
    for row, before in zip(whole[1:], whole, strict=False):
        if not before["optional"] and not row["optional"]:
            parts = row["reached"] + row["dropped"] + row["undecided_previous"]
            assert parts == before["reached"]
        assert row["reached"] <= whole[0]["reached"] == row["decided"] + row["undecided"]
    # groups of one field part the attempts among them
    split = measured.funnel(**options, by=data.draw(st.sampled_from(BYS))).rows
    for row in whole:
        parted = [each["reached"] for each in split if each["step"] == row["step"]]
        assert sum(parted) == row["reached"]
    last = answer.people(figure="reached")
    assert last.num_rows == whole[-1]["reached"]
    if answer.asked.definition.count == "people":
        assert len(set(last["person"].to_pylist())) == last.num_rows
