"""Weeks, goals, value and spends are those of the naive oracle, in every group and window."""

from __future__ import annotations

from copy import copy
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measure.test_against_oracle import CASES, differences, product
from tests.oracle.mix import Cost, week_rows
from tests.oracle.strategies import BYS, WHERES, Case, cases
from tests.oracle.windows import local_day

SOME = settings(CASES, max_examples=60)
ASKED: list[dict[str, Any]] = [
    {},
    {},
    *({"where": where} for where in WHERES),
    *({"by": by} for by in BYS),
    {"where": "person.plan=pro", "compare": "person.plan=free"},
]
START = datetime(2026, 3, 1, tzinfo=UTC)
LAMPS = {
    "percorso": 1, "id": "lamps", "title": "Lamps", "time_zone": "Europe/Rome",
    "stages": [
        {"id": "see", "name": "See", "enter": {"event": "Page"}},
        {"id": "do", "name": "Do", "goal": True, "enter": {"event": "Order"}},
    ],
}  # fmt: skip


def _event(number: int, who: str, hours: int, name: str, value: int, order: str) -> dict[str, Any]:
    head = {"event": name, "user_id": who, "message_id": str(number), "properties": {}}
    at = (START + timedelta(hours=hours)).isoformat()
    sold = {"value": value, "currency": "EUR", "order_id": order} if name == "Order" else {}
    return {**head, "timestamp": at, "value": None, **sold}


@st.composite
def sales(draw: st.DrawFn) -> Case:
    """Orders over nine weeks around the change of the clock, some of them told twice."""
    told = st.tuples(
        st.sampled_from("abc"), st.integers(0, 24 * 63), st.sampled_from(("Page", "Order")),
        st.integers(1, 90), st.sampled_from(("o1", "o2", "o3", "o4")),
    )  # fmt: skip
    listed = draw(st.lists(told, min_size=4, max_size=25))
    return Case(LAMPS, [_event(n, *each) for n, each in enumerate(listed)], {})


costs = st.lists(
    st.builds(
        lambda n, channel, amount, currency: (n, channel, Decimal(amount) / 100, currency),
        st.integers(-20, 60), st.sampled_from(("search", "tv")), st.integers(1, 10_000),
        st.sampled_from(("EUR", "EUR", "CHF")),
    ),
    max_size=12,
)  # fmt: skip


@SOME
@given(cases() | sales() | sales(), costs, st.sampled_from(ASKED))
def test_every_week_is_that_of_the_oracle(
    case: Case, told: list[Any], asked: dict[str, Any]
) -> None:
    world = case.oracle()
    first = local_day(world.oldest, world.window.zone)
    given_ = [Cost(first + timedelta(days=n), *rest) for n, *rest in told]
    measured = copy(product(case).measured)
    measured._spend = None
    measured._given = (pa.Table.from_pylist([c.row for c in given_], schema=SCHEMA), None)
    if measured.journey.goal_index() is None:
        return
    ours = measured.mix(view="weeks", currency="EUR", **asked).rows
    named = bool(asked.get("by") or asked.get("compare"))
    segments = world.segments(asked.get("where"), asked.get("by"), asked.get("compare"))
    theirs = [
        {"segment": segment.name, **row} if named else row
        for segment in segments
        for row in week_rows(world, segment, given_, "EUR")
    ]
    if not any(key.startswith("spend_") for row in theirs for key in row):
        assert ours == []
        return
    said = differences(_plain(ours), _plain(theirs), ("segment", "week"))
    assert not said, said


_KINDS: dict[str, Any] = {
    "date": pa.date32(), "channel": pa.string(), "amount": pa.decimal128(38, 4),
    "currency": pa.string(), "campaign": pa.string(), "source": pa.string(),
}  # fmt: skip
SCHEMA = pa.schema(_KINDS)


def _plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the weeks and groups in which anything is; what is nothing is left out."""
    found = []
    for row in rows:
        kept = {k: v for k, v in row.items() if v or k in ("week", "segment", "goals")}
        if len(kept) > 2 + ("segment" in kept) or kept["goals"]:
            found.append({k: float(v) if k not in _NAMES else v for k, v in kept.items()})
    names = {name for row in found for name in row} - {"segment"}
    return [dict.fromkeys(names, 0.0) | row for row in found]


_NAMES = ("week", "segment")
