"""Attribution against the naive oracle, on generated journeys and histories."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measure.test_against_oracle import CASES, agree, product
from tests.oracle.attribution import attribution_rows, journeys
from tests.oracle.strategies import Case, cases
from tests.oracle.windows import Segment

MODELS = (
    *("first", "last", "last_non_direct", "linear", "position", "time_decay", "markov"),
    *("shapley_sum", "shapley_rate", "shapley_ordered"),
)
SPLITS: list[dict[str, Any]] = [
    {},
    {},
    {"where": "person.plan=pro"},
    {"by": "event.device"},
    {"by": "cycle.channel"},
    {"by": "person.plan"},
    {"where": "person.plan=pro", "compare": "event.device=phone"},
]
SHAPES: list[dict[str, Any]] = [
    {},
    {"look_back": "1d"},
    {"look_back": None, "dedup": None},
    {"dedup": "1d", "half_life": "6h"},
]
KEYS = ("segment", "model", "order", "channel")


def _found(case: Case, asked: dict[str, Any]) -> dict[tuple[str, ...], dict[str, Any]]:
    """The product's rows by their keys; the places of the ordered game are added up."""
    options = {name: "none" if value is None else value for name, value in asked.items()}
    answer = product(case).measured.attribution(
        model=MODELS, resamples=0, currency="EUR", least=0, **options
    )
    rows: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in answer.rows:
        key = tuple(str(row.get(name)) for name in KEYS)
        if key not in rows or row["credit"] is None:
            rows[key] = dict(row)
            continue
        for name in ("credit", "value", "share"):
            if row[name] is not None:
                rows[key][name] += row[name]
    return rows


def _said(case: Case, asked: dict[str, Any], of: str) -> list[str]:
    found = _found(case, asked | {"of": of})
    segments = {name: asked.get(name) for name in ("where", "by", "compare")}
    shape = {name: value for name, value in asked.items() if name not in segments}
    where, by, compare = segments.values()
    wanted = case.oracle().each(
        where, by, compare, lambda s: attribution_rows(case.oracle(), s, of, **shape)
    )
    said, met = [], set()
    for row in wanted:
        key = tuple(str(row.get(name)) for name in KEYS)
        met.add(key)
        ours = found.get(key)
        if ours is None:
            said.append(f"{key} is missing: {row}")
        elif ours["credit"] is not None:
            said += [
                f"{key} {name}: product {ours[name]!r}, oracle {row[name]!r}"
                for name in ("credit", "value", "share", "removal_effect", "n")
                if not (name == "value" and ours[name] is None) and not agree(ours[name], row[name])
            ]
        elif not _may_refuse(wanted, row):
            said.append(f"{key} is refused: {row}")
    told = (key for key, row in found.items() if row["credit"] is not None)
    return said + [f"{key} is only in the product" for key in told if key not in met]


def _may_refuse(rows: list[dict[str, Any]], row: dict[str, Any]) -> bool:
    """Data-driven models may say nothing; rules divide whatever there is."""
    return row["model"] in ("markov", "shapley_rate", "shapley_sum", "shapley_ordered")


def _targets(case: Case) -> list[str]:
    drawing = case.oracle().drawing
    stages = [stage.id for stage in drawing.stages if stage.measured]
    return [*stages, *(["goal", "goal", "goal"] if drawing.goal is not None else [])]


def _dense(case: Case, data: st.DataObject) -> Case:
    """The same history, its events without a channel given one, so that paths are longer."""
    names = data.draw(st.lists(st.sampled_from(("email", "search", "direct")), min_size=3))
    events = [
        event | {"channel": event["channel"] or names[place % len(names)]}
        for place, event in enumerate(case.events)
    ]
    late: dict[str, Any] = {"event": "Late", "user_id": "late", "timestamp": "2025-12-31T00:00:00+00:00",
            "message_id": "late", "value": None, "properties": {}}  # fmt: skip
    return Case(case.journey, [*events, late], case.options)


@settings(CASES, max_examples=200)
@given(cases(), st.data())
def test_the_paths_are_those_of_the_oracle(case: Case, data: st.DataObject) -> None:
    case = _dense(case, data)
    of = data.draw(st.sampled_from(_targets(case)))
    asked = data.draw(st.sampled_from(SHAPES))
    options = {name: "none" if value is None else value for name, value in asked.items()}
    rows = product(case).measured.attribution(
        view="paths", of=of, top=10_000, currency="EUR", resamples=0, **options
    ).rows  # fmt: skip
    found = {tuple(row["path"]): (row["conversions"], row["nulls"], row["value"]) for row in rows}
    wanted: dict[tuple[str, ...], list[Any]] = defaultdict(lambda: [0, 0, 0.0])
    limits = {"look_back": "30d", "dedup": "30min"} | asked
    limits.pop("half_life", None)
    for one in journeys(case.oracle(), Segment(None), of, currency="EUR", **limits):
        told = wanted[one.path or ("no touch",)]
        told[0] += one.converted
        told[1] += not one.converted
        told[2] += float(one.value)
    assert found.keys() == wanted.keys()
    for path, (conversions, nulls, value) in found.items():
        assert [conversions, nulls] == wanted[path][:2]
        assert value is None or agree(value, wanted[path][2])


@settings(CASES, max_examples=200)
@given(cases(), st.data())
def test_the_product_attributes_as_the_oracle(case: Case, data: st.DataObject) -> None:
    case = _dense(case, data) if data.draw(st.booleans()) else case
    of = data.draw(st.sampled_from(_targets(case)))
    asked = data.draw(st.sampled_from(SPLITS)) | data.draw(st.sampled_from(SHAPES))
    said = _said(case, asked, of)
    assert not said, f"{of} {asked}\n" + "\n".join(said[:20])


@settings(CASES, max_examples=100)
@given(cases(), st.data())
def test_credits_add_up_to_conversions_and_value(case: Case, data: st.DataObject) -> None:
    of = data.draw(st.sampled_from(_targets(case)))
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for (_, model, order, _), row in _found(case, {"of": of}).items():
        if row["credit"] is not None:
            for place, name in enumerate(("credit", "value", "share")):
                sums[model, order][place] += row[name] or 0.0
    wholes = list(sums.values())
    assert all(agree(one[0], wholes[0][0]) for one in wholes)
    assert all(abs(one[1] - wholes[0][1]) < 1e-9 * max(1, abs(one[1])) for one in wholes)
    assert all(agree(one[2], 1.0) for one in wholes)
