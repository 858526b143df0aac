"""A journey with everything right has no finding, and all its wants are covered."""

from __future__ import annotations

from percorso.journey.audit import MARKS, audit, checks, examine
from tests.journey.audit.fine import TODAY, journey


def test_nothing_is_found() -> None:
    found = audit(journey(), TODAY)
    assert [(one.check, one.key, one.explanation("en")) for one in found] == []


def test_all_wants_are_covered() -> None:
    standings = examine(journey(), TODAY).wants
    assert len(standings) == 8
    assert {one.state for one in standings} == {"covered"}


def test_what_is_in_order_is_said() -> None:
    check = examine(journey(), TODAY)
    assert "owners" in check.order_in("clear_stages", "en")
    assert "responsabili" in check.order_in("clear_stages", "it")
    assert all(check.order_in(mark, "it") for mark in MARKS)
    assert set(check.asked) == set(checks())
