"""Drafts of journeys: the choices, their reasons, and events that are hard to draw from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import percorso as pc
from percorso.errors import QuestionError
from percorso.explain.discovery import Draft, discover, kernels
from percorso.explain.discovery.annotate import comment
from percorso.explain.discovery.lexicon import goal_rank, is_generic
from percorso.explain.discovery.order import leads, line
from percorso.measure import Measured

START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
SHOP = ("Page Viewed", "Product Viewed", "Product Added", "Checkout Started", "Order Completed",
        "Order Shipped", "Order Delivered", "Review Written")  # fmt: skip


def walked(names: Sequence[str], people: int = 40, **columns: Any) -> pa.Table:
    """Everybody does all of it in this order, one an hour."""
    rows = [(f"p{i}", name, START + dt.timedelta(days=i % 9, hours=k))
            for i in range(people) for k, name in enumerate(names)]  # fmt: skip
    user, event, time = map(list, zip(*rows, strict=True))
    made = {key: value * people for key, value in columns.items()}
    return pa.table({"user_id": user, "event": event, "timestamp": time, **made})


@pytest.fixture(scope="module")
def shop() -> Draft:
    return discover(walked(SHOP))


def test_the_goal_is_the_order_and_what_follows_is_care(shop: Draft) -> None:
    stages = shop.journey.stages
    goal = shop.journey.goal_index()
    assert goal is not None
    assert stages[goal].id == "purchase"
    assert all(stage.phase == "care" for stage in stages[goal + 1 :])
    assert 3 <= len(stages) <= 7
    done = stages[goal].completes or stages[goal].enter
    assert done is not None
    assert done.event == ("Order Completed",)


def test_every_rule_matches_and_no_event_has_two_stages(shop: Draft) -> None:
    rows = Measured(shop.journey, pc.measure(shop.journey, walked(SHOP)).events).stages().rows
    assert all(row["entries"] == 40 for row in rows)
    check = pc.measure(shop.journey, walked(SHOP))
    names = [n for s in shop.journey.stages for r in (s.enter, s.completes) if r for n in r.event]
    assert sorted(names) == sorted(SHOP)
    assert check.summary().rows


def test_the_file_says_why_and_reads_back(shop: Draft) -> None:
    assert pc.Journey.parse(shop.yaml) == shop.journey
    assert "# “Order Completed” is the goal: its name says it" in shop.yaml
    assert "expires_after" in shop.reasons
    assert {f"stages.{stage.id}" for stage in shop.journey.stages} <= set(shop.reasons)


def test_it_speaks_italian() -> None:
    draft = discover(walked(SHOP), lang="it", title="Comprare una lampada")
    assert draft.journey.id == "comprare-una-lampada"
    assert draft.journey.stage_index("purchase") is not None
    assert "Acquisto" in draft.yaml
    assert "è il traguardo" in draft.yaml


@pytest.mark.parametrize("stages", [2, 4, 8])
def test_as_many_stages_as_asked(stages: int) -> None:
    assert len(discover(walked(SHOP), stages=stages).journey.stages) == stages


def test_one_to_nine_stages_only() -> None:
    with pytest.raises(QuestionError, match="2 to 9 stages; found 1"):
        discover(walked(SHOP), stages=1)


def test_money_makes_a_goal_where_no_name_does() -> None:
    value = [None, None, "20.00"]
    currency = [None, None, "EUR"]
    draft = discover(walked(["Alpha", "Beta", "Gamma"], value=value, currency=currency))
    assert draft.journey.stages[draft.journey.goal_index() or 0].enter.event == ("Gamma",)  # type: ignore[union-attr]
    assert "100% of its events carry money" in draft.yaml


def test_without_a_goal_the_order_is_drawn_and_the_goal_is_asked() -> None:
    draft = discover(walked(["Alpha", "Beta", "Gamma", "Delta"]))
    assert [stage.id for stage in draft.journey.stages] == ["alpha", "beta", "gamma", "delta"]
    assert draft.journey.goal_index() is None
    assert draft.questions[0].startswith("Which event is the goal?")


def test_a_page_is_taken_apart_by_its_section() -> None:
    path = ["/it/journal/a", "/it/pricing", "/thanks", None]
    draft = discover(walked(["Page Viewed"] * 3 + ["Order Completed"], page_path=path))
    rules = [stage.enter.where["page_path"].matches for stage in draft.journey.stages[:3]
             if stage.enter and stage.enter.where]  # fmt: skip
    assert [next(s for s in ("journal", "pricing", "thanks") if s in str(r)) for r in rules] == [
        "journal", "pricing", "thanks"]  # fmt: skip
    assert {one.id for one in draft.journey.touchpoints} == {
        "page-journal", "page-pricing", "page-thanks"}  # fmt: skip
    rows = pc.measure(draft.journey, walked(["Page Viewed"] * 3 + ["Order Completed"],
                                            page_path=path)).stages().rows  # fmt: skip
    assert [row["people"] for row in rows] == [40] * len(rows)


def test_touchpoints_take_kind_and_media_from_the_catalogue() -> None:
    places = ["newsletter", "product_page", "basket"]
    draft = discover(walked(["Page Viewed", "Product Added", "Order Completed"], touchpoint=places,
                            channel=["email", "website", "website"]))  # fmt: skip
    newsletter = next(one for one in draft.journey.touchpoints if one.id == "newsletter")
    assert (newsletter.kind, newsletter.media, newsletter.channel) == ("digital", "owned", "email")
    assert newsletter.grade == "measured"
    assert newsletter.stages


def test_hostile_names_stay_text() -> None:
    names = ["<script>alert(1)</script>", "b\nstages:\n  - id: x\u202e", 'Order # {x}: "y"\\',
             "a\x1b[31mred", "Order Completed"]  # fmt: skip
    draft = discover(walked(names))
    assert pc.Journey.parse(draft.yaml) == draft.journey
    assert "\x1b" not in draft.yaml
    comments = [one for one in draft.yaml.splitlines() if one.lstrip().startswith("#")]
    assert all(one.isprintable() for one in comments)
    assert [(one.n, one.why) for one in draft.left_out] == [
        (40, "its name holds signs that no rule can hold")]  # fmt: skip


@pytest.mark.parametrize("people", [1, 4])
def test_few_people_are_no_journey(people: int) -> None:
    with pytest.raises(QuestionError, match="No event happens often enough"):
        discover(walked(SHOP, people))


def test_no_events() -> None:
    with pytest.raises(QuestionError, match="There are no events"):
        discover(walked(SHOP).slice(0, 0))


def test_what_happens_at_one_instant_has_no_order() -> None:
    table = walked(["Alpha", "Beta", "Gamma"])
    at = table.schema.get_field_index("timestamp")
    same = table.set_column(at, "timestamp", pa.array([START] * len(table)))
    with pytest.raises(QuestionError, match="No order is visible"):
        discover(same)


def _leads(rows: list[tuple[int, int, int]], size: int, goal: int = -1, way: int = 0) -> Any:
    person, t, signal = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    sums = np.zeros((3, size, size))
    ends = np.arange(size) == goal
    kernels.precede(person, t, signal, ends, 100, 0, way, sums)
    return sums


def test_a_lead_by_hand() -> None:
    """a a b a: of the three pairs (a, b) two have a first, so the lead is 2/3 − 1/2."""
    sums = _leads([(1, 0, 0), (1, 1, 0), (1, 2, 1), (1, 3, 0)], 2)
    assert sums[0, 0, 1] == 1
    assert sums[1, 0, 1] == pytest.approx(2 / 3 - 1 / 2)


def test_a_tie_counts_half_and_silence_parts_stretches() -> None:
    assert _leads([(1, 0, 0), (1, 0, 1)], 2)[1, 0, 1] == 0.0
    assert _leads([(1, 0, 0), (1, 101, 1)], 2)[0].sum() == 0
    assert _leads([(1, 0, 0), (2, 1, 1)], 2)[0].sum() == 0
    assert _leads([(1, 0, 0), (1, 100, 1)], 2)[0, 0, 1] == 1


def test_a_goal_closes_a_stretch_or_opens_the_next() -> None:
    rows = [(1, 0, 0), (1, 1, 1), (1, 2, 2)]
    closed = _leads(rows, 3, goal=1, way=kernels.CLOSES)[0]
    opened = _leads(rows, 3, goal=1, way=kernels.OPENS)[0]
    assert (closed[0, 1], closed[1, 2], closed[0, 2]) == (1, 0, 0)
    assert (opened[0, 1], opened[1, 2], opened[0, 2]) == (0, 1, 0)


def test_the_line_puts_what_leads_first() -> None:
    rows = [(p, k, s) for p in range(30) for k, s in enumerate((2, 0, 1))]
    places = line(leads(_leads(rows, 3)), np.arange(3))
    assert places[2] < places[0] < places[1]


def test_words() -> None:
    assert goal_rank("Ordine completato") > goal_rank("Iscrizione") > 0 > goal_rank("Reso")
    assert is_generic("Pagina vista")
    assert comment(["a\x1bb"]) == ["# a�b"]
