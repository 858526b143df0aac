"""Signals: what a person writes for some of the events, and which events it picks."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given

from percorso.errors import QuestionError
from percorso.journey import Journey, Rule
from percorso.measure import Stages, measure
from percorso.measure.run import Bucket
from percorso.measure.selectors import compile_selectors, selector

JOURNEY = Journey.parse("""
percorso: 1
id: lamp
title: Buying a lamp
touchpoints:
  - {id: site, name: Website, stages: [see], rule: {event: Page}}
  - {id: shop, name: Shop, stages: [do]}
stages:
  - {id: see, name: {en: See, it: Scopre}, enter: {event: Page}}
  - {id: do, name: Do, goal: true, enter: {event: Checkout}, completes: {event: Order}}
  - {id: drawn, name: Drawn}
""")
EVENTS = pa.table({
    "user_id": ["ann"] * 5 + ["bob"],
    "event": ["Page", "Checkout", "Order", "Page", "Page", "Other"],
    "timestamp": [f"2026-03-0{day}T10:00Z" for day in (1, 2, 3, 4, 9, 5)],
    "touchpoint": ["", "shop", "shop", "", "", "kiosk"],
    "plan": ["pro", "pro", "free", "pro", "pro", ""],
})  # fmt: skip


def picked(wanted: Any, as_of: str | None = "2026-03-08") -> list[str]:
    """The days of the events that a signal picks."""
    measured = measure(JOURNEY, EVENTS, as_of=as_of)
    one = selector(JOURNEY, wanted)
    measured.timeline(one.fields())
    run = measured.run(Stages())
    compiled = compile_selectors(run, [one])

    def of(bucket: Bucket) -> list[str]:
        days = np.asarray(bucket.columns["t"])[compiled.masks(bucket)[0]]
        return [str(day)[:10] for day in days.astype("datetime64[us]")]

    parts = run.over(of, compiled.columns(), resolve=compiled.resolve)
    return sorted(day[-1] for part in parts for day in part)


@pytest.mark.parametrize(("wanted", "days"), [
    ("see", "14"), ("stage:do", "23"), ("goal", "3"), ("site", "14"), ("touchpoint:shop", "23"),
    ("Other", "5"), ("event:Page", "14"), ("nothing", ""),
    ("{event: Page, where: {plan: pro}}", "14"), ("{touchpoint: shop, where: {plan: free}}", "3"),
    ({"any": [{"event": "Order"}, {"event": "Other"}]}, "35"),
    (Rule(event=("Page",)), "14"),
    ("{at_least: 2, within: 3d, of: {event: Page}}", "4"),
])  # fmt: skip
def test_a_signal_picks_its_events_up_to_as_of(wanted: Any, days: str) -> None:
    assert picked(wanted) == list(days)


def test_later_events_come_with_a_later_as_of() -> None:
    assert picked("see", None) == list("149")


def test_the_label_is_in_the_readers_language() -> None:
    assert selector(JOURNEY, "see", "it").label == "Scopre"
    assert selector(JOURNEY, "goal").label == "Do"
    assert "Page" in selector(JOURNEY, "{event: Page}").label


@pytest.mark.parametrize(("wanted", "said"), [
    ("", "empty"), ("stage:sea", "There is no stage 'sea'. Did you mean 'see'"),
    ("touchpoint:sit", "There is no touchpoint 'sit' on the map. Did you mean 'site'"),
    ("drawn", "has no rule"), ("{event: [}", "cannot be read"), ("{event: Page", "cannot be read"),
    ("{evnt: Page}", "cannot be used"), ({"event": 3}, "cannot be used"),
    ("{" * 5000, "cannot be read"), ("{a: &x [1], b: *x}", "cannot be"),
])  # fmt: skip
def test_a_mistake_is_explained(wanted: Any, said: str) -> None:
    with pytest.raises(QuestionError, match=said.replace("(", ".")):
        selector(JOURNEY, wanted)


def test_a_journey_without_a_goal_says_so() -> None:
    bare = Journey.parse("{percorso: 1, id: a, title: A, stages: [{id: s, name: See}]}")
    with pytest.raises(QuestionError, match="has no goal"):
        selector(bare, "goal")


@given(...)
def test_no_text_ends_in_a_traceback(text: str) -> None:
    with suppress(QuestionError):
        assert selector(JOURNEY, text).text == text.strip()
