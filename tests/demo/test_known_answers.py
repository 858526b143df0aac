"""Published answers about 595 households of the panel, computed elsewhere with plain SQL.

A household belongs to them when the first eight hex digits of the md5 of its number, read as an
integer, are a multiple of four.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pytest

import percorso as pc
from percorso.engine.lake import Workspace
from percorso.measure import Measured

HEAD = "percorso: 1\nid: x\ntitle: X\n"
YEAR = "{id: shop, name: S, goal: true, enter: {event: Basket Paid}}"
MONTHS = [
    ("2017-01", 486, 2991, "91074.42"),
    ("2017-02", 473, 2656, "82236.43"),
    ("2017-03", 490, 2973, "91341.66"),
    ("2017-04", 482, 2852, "83737.05"),
    ("2017-05", 496, 3274, "97106.50"),
    ("2017-06", 494, 3084, "91867.87"),
    ("2017-07", 502, 3220, "94540.93"),
    ("2017-08", 495, 3063, "89050.28"),
    ("2017-09", 490, 2978, "88681.68"),
    ("2017-10", 498, 3056, "92179.77"),
    ("2017-11", 490, 2903, "91607.86"),
    ("2017-12", 489, 2958, "99068.09"),
    ("2018-01", 13, 17, "556.74"),
]


def _measured(lake: Workspace, stages: str, rest: str = "", quiet: str = "500d") -> Measured:
    journey = pc.Journey.parse(f"{HEAD}expires_after: {quiet}\nstages: [{stages}]\n{rest}")
    return pc.measure(journey, lake, time_zone="UTC")


def _summary(measured: Measured, **options: Any) -> dict[str, Any]:
    return dict(measured.summary(**options).rows[0])


def test_households_baskets_and_sales(lake: Workspace) -> None:
    row = _summary(_measured(lake, YEAR))
    assert row["people"] == 595
    assert row["goal_people"] == 595
    assert row["hits"] == 36_025
    assert row["value"] == {"USD": Decimal("1093049.28")}
    assert row["last_event"].isoformat() == "2018-01-01T03:44:38+00:00"


def test_baskets_of_a_household(lake: Workspace) -> None:
    """One long stay a household holds all its baskets."""
    baskets = _measured(lake, YEAR).stays().table()["hits"].to_numpy()
    assert np.quantile(baskets, [0.25, 0.5, 0.75, 1]).tolist() == [21.5, 44.0, 79.5, 612.0]


@pytest.mark.parametrize(("month", "households", "baskets", "sales"), MONTHS)
def test_a_month(lake: Workspace, month: str, households: int, baskets: int, sales: str) -> None:
    year, number = (int(part) for part in month.split("-"))
    period = {"start": f"{month}-01", "end": f"{year + number // 12}-{number % 12 + 1:02d}-01"}
    measured = _measured(lake, YEAR, quiet="1ms")
    row = _summary(measured, **period)
    assert measured.stages(**period).rows[0]["people"] == households
    assert row["hits"] == baskets
    assert row["value"] == {"USD": Decimal(sales)}


def test_contacts_and_redemptions(lake: Workspace) -> None:
    touchpoints = (
        "touchpoints: [{id: mail, name: M, kind: traditional, rule: {event: Mailing Received}},"
        " {id: coupon, name: C, kind: traditional, rule: {event: Coupon Redeemed}}]"
    )
    stages = "{id: any, name: A, enter: {event: [Mailing Received, Coupon Redeemed]}}"
    rows = _measured(lake, stages, touchpoints).touchpoints().rows
    found = {r["touchpoint"]: (r["events"], r["people"]) for r in rows if r["stage"] is None}
    assert found["mail"] == (1_610, 380)
    assert found["coupon"] == (567, 104)


def test_every_redemption_follows_its_mailing(lake: Workspace) -> None:
    """Also on the very day on which a campaign begins."""
    stages = (
        "{id: got, name: G, enter: {event: Mailing Received}},"
        "{id: used, name: U, enter: {event: Coupon Redeemed}}"
    )
    row = _summary(_measured(lake, stages, "progression: sequential"))
    assert row["out_of_order"] == 0


def test_demographics(lake: Workspace) -> None:
    stages = "{id: known, name: K, enter: {event: Household Described}}"
    assert _measured(lake, stages).stages().rows[0]["people"] == 189
