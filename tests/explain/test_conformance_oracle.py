"""The departures are those of the naive oracle, for invented journeys, drawings and people."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.measure.test_against_oracle import CASES, Product, differences
from tests.oracle.conformance_rows import conformance_rows, evidence
from tests.oracle.strategies import BYS, WHERES, Case, cases
from tests.oracle.windows import Segment
from tests.oracle.world import World

KEYS: dict[str, tuple[str, ...]] = {
    "summary": ("segment",),
    "stages": ("segment", "stage"),
    "departures": ("segment", "departure", "stage", "touchpoint", "channel"),
    "people": ("segment", "person", "cycle"),
    "variants": ("segment", "stages", "drawn"),
}
EVIDENCE = ("person", "cycle", "departure", "stage", "touchpoint", "channel")
KINDS = ("skipped", "repeated", "out_of_order", "late", "added", "other_channel")


@st.composite
def drawings(draw: st.DrawFn) -> Case:
    """A case whose touchpoints stand in stages and have channels, some of them."""
    case = draw(cases())
    stages = [stage["id"] for stage in case.journey["stages"]]
    for touchpoint in case.journey.get("touchpoints", ()):
        if draw(st.integers(0, 3)):
            some = draw(st.lists(st.sampled_from(stages), min_size=1, max_size=2, unique=True))
            touchpoint["stages"] = some
        if draw(st.booleans()):
            touchpoint["channel"] = draw(st.sampled_from(("email", "search", "store")))
    return Case(case.journey, case.events, case.options)


@st.composite
def options(draw: st.DrawFn) -> dict[str, Any]:
    """How conformance is asked."""
    some = st.sampled_from(((), (), (), ("skipped", "added"), ("late",), ("repeated", "late")))
    return {"entry": draw(st.sampled_from(("any", "any", "first"))), "kinds": draw(some)}


SPLITS: tuple[dict[str, Any], ...] = (
    {}, {}, *({"where": where} for where in WHERES), *({"by": by} for by in BYS),
    {"where": "person.plan=pro", "compare": "person.plan=free"},
)  # fmt: skip


def _text(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()} for row in rows
    ]  # fmt: skip


@CASES
@given(drawings(), options(), st.sampled_from(SPLITS))
def test_conformance_is_that_of_the_oracle(
    case: Case, asked: dict[str, Any], split: dict[str, Any]
) -> None:
    product = Product(case.journey, case.events, **case.options).measured
    world = World(case.journey, case.events, **case.options)
    said = []
    for view, keys in KEYS.items():
        found = product.conformance(view=view, top=10_000, **asked, **split).rows
        wanted = world.each(
            split.get("where"), split.get("by"), split.get("compare"),
            lambda s, view=view: conformance_rows(world, s, view, **asked),  # type: ignore[misc]
        )  # fmt: skip
        said += [
            f"{view} {asked} {split}: {x}" for x in differences(_text(found), _text(wanted), keys)
        ]
    assert not said, "\n".join(said)


@CASES
@given(drawings())
def test_the_evidence_is_that_of_the_oracle(case: Case) -> None:
    product = Product(case.journey, case.events, **case.options).measured
    world = World(case.journey, case.events, **case.options)
    found = product.conformance().people().to_pylist()
    for row in found:
        row["at"] = round(row["at"].timestamp() * 1e6)
    wanted = evidence(world, Segment(None))
    assert sorted(map(_key, found)) == sorted(map(_key, wanted))


def _key(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in (*EVIDENCE, "at", "event", "n"))


@CASES
@given(drawings(), options())
def test_what_must_add_up_adds_up(case: Case, asked: dict[str, Any]) -> None:
    measured = Product(case.journey, case.events, **case.options).measured
    (row,) = measured.conformance(**asked).rows
    cycles = measured.cycles().rows
    assert row["cycles"] == len(cycles) == row["decided"] + row["undecided"]
    assert row["decided"] == row["departed"] + row["followed"]
    people = measured.conformance(view="people", **asked).rows
    assert sum(each["state"] == "departed" for each in people) == row["departed"]
    for each in people:
        order = sum(each[f"stages_{kind}"] for kind in KINDS[:3])
        assert each["cost"] <= each["stays"]
        if not asked["kinds"]:
            assert (each["cost"] == 0) == (order == 0)
    variants = measured.conformance(view="variants", top=2, **asked).rows
    assert sum(each["cycles"] for each in variants) == row["cycles"]
    for kind in KINDS:
        if row[f"cycles_{kind}"] is not None:
            found = measured.conformance(**asked).people(departure=kind)
            who = {(each["person"], each["cycle"]) for each in found.to_pylist()}
            assert len(who) == row[f"cycles_{kind}"]
