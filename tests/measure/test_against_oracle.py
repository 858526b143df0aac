"""The product's figures are those of the naive oracle, on generated journeys and timelines."""

from __future__ import annotations

import json
import math
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import percorso as pc
from tests.oracle import Oracle, example
from tests.oracle.comparisons import comparison_cases
from tests.oracle.drawing import Drawing
from tests.oracle.laws import broken_laws
from tests.oracle.rules import EPOCH
from tests.oracle.stories import STORIES, Story
from tests.oracle.strategies import BYS, WHERES, Case, cases, journeys

Rows = list[dict[str, Any]]
# No shrinking: a case is small as it is drawn, and shrinking one takes minutes.
CASES = settings(
    phases=(Phase.explicit, Phase.generate),
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TEXTS = ("event", "user_id", "timestamp", "message_id", "channel", "touchpoint", "currency")


# --- the product, asked as the oracle is asked ---------------------------------------------------


def table(events: Rows) -> pa.Table:
    """Plain events as an Arrow table with the usual names."""
    columns: dict[str, Any] = {
        name: pa.array([e.get(name) for e in events], pa.string()) for name in (*TEXTS, "order_id")
    }
    columns["device_class"] = pa.array([e.get("device") for e in events], pa.string())
    columns["value"] = pa.array(
        [None if e["value"] is None else Decimal(e["value"]) for e in events],
        pa.decimal128(18, 4),
    )
    columns["sequence"] = pa.array(
        [e.get("sequence", place) for place, e in enumerate(events)], pa.int64()
    )
    columns["properties"] = pa.array([json.dumps(e["properties"]) for e in events], pa.string())
    return pa.table(columns)


class Product:
    """The public interface with the oracle's manners: rows, and times in microseconds."""

    def __init__(self, journey: dict[str, Any], events: Rows, **options: Any) -> None:
        self.measured = pc.measure(pc.Journey.parse(json.dumps(journey)), table(events), **options)

    def stays(self, **asked: Any) -> Rows:
        return _plain(self.measured.stays(**asked).rows)

    def cycles(self, **asked: Any) -> Rows:
        return _plain(self.measured.cycles(**asked).rows)

    def stages(self, **asked: Any) -> Rows:
        return _plain(self.measured.stages(**asked).rows)

    def population(self, **asked: Any) -> Rows:
        return _plain(self.measured.population(**asked).rows)

    def flow(self, **asked: Any) -> Rows:
        return _plain(self.measured.flow(**asked).rows)

    def touchpoints(self, **asked: Any) -> Rows:
        return _plain(self.measured.touchpoints(**asked).rows)

    def summary(self) -> dict[str, Any]:
        return _plain(self.measured.summary().rows)[0]


def _plain(rows: Rows) -> Rows:
    return [{key: _value(value) for key, value in row.items()} for row in rows]


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return (value - EPOCH) // timedelta(microseconds=1)
    if isinstance(value, date):
        return value.isoformat()
    return value


@lru_cache(maxsize=64)
def _product(text: str) -> Product:
    journey, events, options = json.loads(text)
    return Product(journey, events, **options)


def product(case: Case, **options: str | None) -> Product:
    """The product's answers to a case, measured once for all tests."""
    return _product(json.dumps([case.journey, case.events, options or case.options]))


# --- agreement -----------------------------------------------------------------------------------


def agree(found: Any, wanted: Any) -> bool:
    """Equal, numbers up to rounding."""
    if isinstance(wanted, dict):
        return {k: v for k, v in found.items() if v} == {k: v for k, v in wanted.items() if v}
    if isinstance(wanted, float) and isinstance(found, int | float):
        return math.isclose(found, wanted, rel_tol=1e-9, abs_tol=1e-12)
    return bool(found == wanted)


def differences(found: Rows, wanted: Rows, keys: tuple[str, ...]) -> list[str]:
    """Rows and cells that differ; rows with nothing in them may be missing."""
    ours = {tuple(str(r.get(k)) for k in keys): r for r in found}
    theirs = {tuple(str(r.get(k)) for k in keys): r for r in wanted}
    said = [f"{len(found) - len(ours)} rows come twice"] if len(ours) != len(found) else []
    for key in sorted(ours.keys() | theirs.keys()):
        if key not in ours or key not in theirs:
            row = ours.get(key) or theirs[key]
            if not _empty(row, keys):
                said.append(f"{key} is only in the {'product' if key in ours else 'oracle'}: {row}")
            continue
        said += [
            f"{key} {cell}: product {ours[key].get(cell)!r}, oracle {value!r}"
            for cell, value in theirs[key].items()
            if not agree(ours[key].get(cell), value)
        ]
    return said


def _empty(row: dict[str, Any], keys: tuple[str, ...]) -> bool:
    return not any(row.get(k) for k in ("entries", "n", "people", "population", "cycles"))


ONCE: list[dict[str, Any]] = []
SOME: list[dict[str, Any]] = [
    *({"where": where} for where in WHERES),
    *({"by": by} for by in BYS),
    {"where": "person.plan=pro", "compare": "person.plan=free"},
    {"where": "event.device=phone", "by": "cycle.channel"},
]
QUESTIONS: dict[str, tuple[tuple[str, ...], dict[str, Any], list[dict[str, Any]]]] = {
    "stays": (("person", "cycle", "number"), {}, ONCE),
    "cycles": (("person", "cycle"), {}, ONCE),
    "stages": (("segment", "stage"), {}, SOME),
    "population": (("segment", "day", "stage"), {}, ONCE),
    "flow": (("segment", "from", "to", "kind"), {}, SOME),
    "flow between touchpoints": (
        ("segment", "from", "to", "kind"),
        {"between": "touchpoints"},
        SOME,
    ),
    "touchpoints": (("segment", "touchpoint", "stage"), {}, SOME),
}


def disagreements(question: str, case: Case, asked: dict[str, Any]) -> list[str]:
    """How the product's answer differs from the oracle's."""
    keys, always, _ = QUESTIONS[question]
    found, wanted = (
        getattr(who, question.split()[0])(**always, **asked)
        for who in (product(case), case.oracle())
    )
    return [f"{question} {asked}: {said}" for said in differences(found, wanted, keys)]


@CASES
@given(cases(), st.data())
def test_the_product_says_what_the_oracle_says(case: Case, data: st.DataObject) -> None:
    said = []
    for question, (_, _, some) in QUESTIONS.items():
        said += disagreements(question, case, {})
        said += disagreements(question, case, data.draw(st.sampled_from(some))) if some else []
    if not {"start", "end"} & case.options.keys():
        found, wanted = product(case).summary(), case.oracle().summary()
        said += [
            f"summary {k}: {found.get(k)}, {v}"
            for k, v in wanted.items()
            if not agree(found.get(k), v)
        ]
    assert not said, "\n".join(said)


def test_the_product_compares_properties_as_the_oracle_does() -> None:
    said = []
    for case in comparison_cases():
        found, wanted = (
            {stay["person"] for stay in who.stays()} for who in (product(case), case.oracle())
        )
        said += [f"only the product: {who}" for who in sorted(found - wanted)]
        said += [f"only the oracle: {who}" for who in sorted(wanted - found)]
    assert not said, "\n".join(said)


@pytest.mark.parametrize("story", STORIES, ids=str)
def test_the_product_tells_the_stories(story: Story) -> None:
    case = Case(story.journey, story.events, {"as_of": story.as_of})
    assert story.told(product(case)) == story.end


@pytest.mark.parametrize("progression", ["latest", "furthest", "sequential"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_product_tells_the_worked_example(question: str, progression: str) -> None:
    journey = example.JOURNEY | {"progression": progression}
    case = Case(journey, [{"value": None, "properties": {}} | e for e in example.EVENTS])
    assert disagreements(question, case, {}) == []


@given(journeys())
def test_the_journey_file_has_the_goal_and_the_restart_of_the_oracle(
    journey: dict[str, Any],
) -> None:
    read, drawing = pc.Journey.parse(json.dumps(journey)), Drawing(journey)
    assert (read.goal_index(), read.restart_index()) == (drawing.goal, drawing.restart)


@settings(CASES, max_examples=25)
@given(cases())
def test_the_product_keeps_the_laws(case: Case) -> None:
    whole = {k: v for k, v in case.options.items() if k not in ("start", "end")}
    assert broken_laws(product(case), case, product(case, **whole)) == []


@settings(CASES, max_examples=40)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(case: Case, random: Any) -> None:
    numbered = [e | {"sequence": place} for place, e in enumerate(case.events)]
    # some events arrive twice, the second time with a later number
    again = [e | {"sequence": e["sequence"] + 1000} for e in numbered if random.random() < 0.2]
    arrived = [*numbered, *again]
    random.shuffle(arrived)
    shuffled = Product(case.journey, arrived, **case.options)
    keys = ("person", "cycle", "number")
    assert differences(shuffled.stays(), product(case).stays(), keys) == []
    assert (
        differences(
            Oracle(case.journey, arrived, **case.options).stays(), case.oracle().stays(), keys
        )
        == []
    )
    assert differences(shuffled.stages(), product(case).stages(), ("stage",)) == []
