"""KPIs against their targets: whether they are met, and how their values are written."""

from __future__ import annotations

from typing import Any

import pytest

from percorso.journey import Kpi
from percorso.measure.targets import Amount, judge
from percorso.words import Words


def kpi(**more: Any) -> Kpi:
    return Kpi.model_validate({"id": "a", "name": "A", **more})


@pytest.mark.parametrize(
    ("unit", "value", "english", "italian"),
    [
        ("%", 32, "32.0%", "32,0%"),
        ("€", 1184, "€1,184", "1.184 €"),
        ("d", 2.5, "2 d 12 h", "2 g 12 h"),
        ("n/month", 1900, "1,900/month", "1.900/month"),
        ("n", 3, "3", "3"),
        ("1–5", 4.4, "4.4 (1–5)", "4,4 (1–5)"),
        ({"it": "da −100 a +100", "en": "−100 to +100"}, 42, "42 (−100 to +100)",
         "42 (da −100 a +100)"),
        ({"it": "giorni", "en": "days"}, 5.9981, "6 days", "6 giorni"),
        (None, 12, "12", "12"),
    ],
)  # fmt: skip
def test_values_with_their_units(unit: Any, value: float, english: str, italian: str) -> None:
    amount = Amount(value, kpi(unit=unit))
    assert amount.said(Words.of("en"), None).replace("\xa0", " ") == english
    assert amount.said(Words.of("it"), None).replace("\xa0", " ") == italian


@pytest.mark.parametrize(
    ("better", "value", "met"),
    [("higher", 10, True), ("higher", 9, False), ("lower", 10, True), ("lower", 11, False)],
)
def test_the_direction_counts(better: str, value: float, met: bool) -> None:
    assert judge(kpi(better=better, target=10, value=value), {}).met is met


def test_without_value_or_target_nothing_is_judged() -> None:
    assert judge(kpi(target=10), {}).met is None
    assert judge(kpi(value=10), {}).met is None


def test_a_measured_value_wins_and_says_its_base() -> None:
    share = kpi(figure="conversion", unit="%", target=40, value=50)
    found = judge(share, {"conversion": 0.25, "decided": 12})
    assert (found.value, found.met, found.base, found.few, found.measured) == (
        25,
        False,
        12,
        True,
        True,
    )
