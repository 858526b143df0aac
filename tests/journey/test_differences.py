"""Differences of two journeys: what is found, how it is said, and the laws they keep."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from percorso.errors import PercorsoError
from percorso.journey import Journey
from percorso.journey.differences import Difference, differences
from percorso.journey.differences.compare import COLLECTIONS
from percorso.journey.differences.labels import NOUNS
from tests.journey.strategies import JOURNEYS
from tests.share.fixtures import lamp
from tests.share.fixtures.future import lamp_future

SLOW = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None, max_examples=40,
)  # fmt: skip


def journey(drawn: dict[str, Any]) -> Journey | None:
    try:
        return Journey.from_dict(drawn)
    except PercorsoError:
        return None


def changed(**fields: Any) -> list[Difference]:
    return differences(lamp(), Journey.from_dict(lamp().to_dict() | fields))


def said(found: list[Difference], lang: str = "en") -> list[str]:
    return [each.sentence(lang) for each in found]


@SLOW
@given(JOURNEYS)
def test_a_journey_has_no_difference_from_itself(drawn: dict[str, Any]) -> None:
    if (found := journey(drawn)) is not None:
        assert differences(found, Journey.from_dict(found.to_dict())) == []


@SLOW
@given(JOURNEYS, JOURNEYS)
def test_seen_from_the_other_side_each_is_reversed(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    a, b = journey(first), journey(second)
    if a is None or b is None:
        return
    there = Counter(map(repr, differences(a, b)))
    back = Counter(repr(each.reversed()) for each in differences(b, a))
    assert there == back


@SLOW
@given(JOURNEYS, JOURNEYS, st.sampled_from(["it", "en"]))
def test_every_difference_is_a_sentence(
    first: dict[str, Any], second: dict[str, Any], lang: str
) -> None:
    a, b = journey(first), journey(second)
    if a is None or b is None:
        return
    for sentence in said(differences(a, b), lang):
        assert sentence.strip()
        assert not {"{subject}", "{field}", "{name}", "{before}"} & set(sentence.split())


@given(st.permutations(["discover", "compare", "buy", "help", "share"]))
def test_as_few_stages_as_possible_have_moved(order: list[str]) -> None:
    stages = {stage["id"]: stage for stage in lamp().to_dict()["stages"]}
    found = changed(stages=[stages[each] for each in order])
    assert {(d.kind, d.field) for d in found} <= {("moved", "place")}
    kept = [each for each in order if each not in {d.id for d in found}]
    assert kept == [s for s in stages if s in kept]
    if order == list(stages):
        assert not found


def test_the_lamp_and_its_future() -> None:
    found = said(differences(lamp(), lamp_future()))
    for sentence in (
        "New stage: Home trial.",
        "Stage gone: Support.",
        "Stage Compare: emotion from +0.9 to +1.5.",
        "Stage Compare: expected time now 5 d.",
        "KPI Goes on to buy: target value from 38.0% to 45.0%.",
        "Touchpoint Friends programme: state from planned to covered.",
        "Pain point solved: “Shop stock cannot be found”.",
        "Touchpoint Till: stages from Buy to Buy and Home trial.",
        "Stage Buy: enters when from “The event is Order Completed” to "
        "“The event is Order Completed or Order Paid”.",
        "Question gone: “Can I try it near home?”",
        "New in the frontstage: “A handwritten thank-you”.",
    ):
        assert sentence in found
    italian = said(differences(lamp(), lamp_future()), "it")
    assert "Nuova fase: Prova a casa." in italian
    assert "Difficoltà risolta: «Disponibilità in negozio introvabile»." in italian


def test_what_tells_the_files_apart_is_no_difference() -> None:
    assert not changed(id="other", kind="future", based_on="lamp")
    assert said(changed(title="Lamps")) == [
        "Journey: title from “Buying a design lamp” to “Lamps”."
    ]


def test_a_value_may_come_or_go() -> None:
    assert said(changed(owner="Ann")) == ["Journey: owner now Ann."]
    owned = Journey.from_dict(lamp().to_dict() | {"owner": "Ann"})
    assert said(differences(owned, lamp())) == ["Journey: owner gone (it was Ann)."]


def test_amounts_keep_their_units_and_what_they_pay() -> None:
    def drawn(target: int, amount: int, per: str) -> Journey:
        kpi = {"id": "calls", "name": "Calls", "unit": "n/month", "target": target}
        cost = {"amount": amount, "currency": "EUR", "per": per}
        return Journey.from_dict({
            "percorso": 1, "id": "a", "title": "A",
            "stages": [{"id": "see", "name": "See", "kpis": [kpi]}],
            "touchpoints": [{"id": "tv", "name": "TV", "cost": cost}],
        })  # fmt: skip

    found = " ".join(said(differences(drawn(2400, 900, "month"), drawn(1800, 4, "click"))))
    assert "from 2,400/month to 1,800/month" in found
    assert "from €900.00 a month to €4.00 a click" in found


def test_a_claim_that_is_only_better_supported_says_so() -> None:
    drawn = lamp().to_dict()
    mindset = drawn["stages"][0]["mindset"]
    drawn["stages"][0]["mindset"] = {
        "text": mindset,
        "grade": "reported",
        "evidence": ["interviews"],
    }
    assert said(differences(lamp(), Journey.from_dict(drawn))) == ["Stage Discover: other details."]


NEW: dict[str, dict[str, Any]] = {
    "touchpoints": {"name": "Nova"}, "personas": {"name": "Nova"},
    "segments": {"name": "Nova", "where": {"value": 1}}, "objectives": {"text": "Nova"},
    "pains": {"text": "Nova"}, "delights": {"text": "Nova"}, "opportunities": {"text": "Nova"},
    "actions": {"text": "Nova"}, "tactics": {"text": "Nova"}, "competitors": {"name": "Nova"},
    "evidence": {"kind": "survey", "title": "Nova"},
}  # fmt: skip


@pytest.mark.parametrize("field", COLLECTIONS)
def test_every_kind_of_part_has_its_words(field: str) -> None:
    assert COLLECTIONS[field] in NOUNS
    drawn = lamp().to_dict()
    parts = [*drawn.get(field, []), {"id": "new-one", **NEW[field]}]
    found = differences(lamp(), Journey.from_dict({**drawn, field: parts}))
    assert [(d.kind, d.what, d.id) for d in found] == [("added", COLLECTIONS[field], "new-one")]
    for lang, new, gone in (("en", "New", "gone"), ("it", "Nuov", "eliminat")):
        assert "Nova" in found[0].sentence(lang)
        assert found[0].sentence(lang).startswith(new)
        assert gone in found[0].reversed().sentence(lang)
