"""The charts of the process: the commonest transitions as bars."""

from __future__ import annotations

from typing import Any

import pytest

from percorso.measure.charts import chart
from percorso.measure.process import Process
from tests.measure.test_against_oracle import Product
from tests.oracle import example


def answered(**options: Any) -> Any:
    events = [{"value": None, "properties": {}} | e for e in example.EVENTS]
    return Product(example.JOURNEY, events).measured.ask(Process(coverage=1.0, **options))


@pytest.mark.parametrize("lang", ["en", "it"])
def test_transitions_as_bars(lang: str) -> None:
    found = answered()
    found.measured.lang = lang
    spec = chart(found).spec
    bars = spec["data"]["values"]
    assert (bars[0]["name"], bars[0]["n"]) == ("Page (1 See) › Compare (2 Think)", 2)
    assert bars[0]["label"] == ("2 · 3 d" if lang == "en" else "2 · 3 g")
    assert len(bars) == 6
    assert chart(found).to_svg().startswith("<svg")


def test_nodes_as_bars_when_the_rows_are_nodes() -> None:
    spec = chart(answered(view="nodes")).spec
    assert spec["title"]["text"] == "Contacts at touchpoints"
    assert {bar["name"]: bar["n"] for bar in spec["data"]["values"]}["Page (1 See)"] == 5


def test_two_groups_side_by_side() -> None:
    spec = chart(answered(compare="event.channel missing")).spec
    assert spec["encoding"]["yOffset"]["sort"][0] == "Everyone"
