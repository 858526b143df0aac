"""Back-off: who fails often waits, also when all come at once; nobody is locked out for good."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from percorso.store import Store, attempts
from percorso.store.attempts import Counted
from percorso.store.base import now
from percorso.store.tables import Attempt

EMAIL = Counted("email", "ada@example.com", 5)
ADDRESS = Counted("address", "192.0.2.7", 20)
OTHER = Counted("address", "192.0.2.8", 20)


def _fail(store: Store, *counted: Counted) -> int:
    with store.session() as session:
        return attempts.count(session, counted)


def test_the_first_failures_are_free(store: Store) -> None:
    assert [_fail(store, EMAIL, ADDRESS) for _ in range(6)] == [0] * 6
    assert _fail(store, EMAIL, ADDRESS) > 0


def test_an_email_waits_from_every_address(store: Store) -> None:
    for _ in range(6):
        _fail(store, EMAIL, ADDRESS)
    assert _fail(store, EMAIL, OTHER) > 0
    assert _fail(store, Counted("email", "ugo@example.com", 5), OTHER) == 0


def test_an_address_waits_with_every_email(store: Store) -> None:
    tried = [_fail(store, Counted("email", f"{n}@example.com", 5), ADDRESS) for n in range(30)]
    assert tried[:21] == [0] * 21
    assert all(tried[21:])
    assert _fail(store, EMAIL, OTHER) == 0


def test_waiting_is_not_made_longer_by_trying(store: Store) -> None:
    for _ in range(6):
        _fail(store, EMAIL)
    assert max(_fail(store, EMAIL) for _ in range(50)) <= 2


def test_a_hundred_at_once_count_as_a_hundred(store: Store) -> None:
    with ThreadPoolExecutor(16) as pool:
        waits = list(pool.map(lambda _: _fail(store, EMAIL, ADDRESS), range(100)))
    assert 6 <= waits.count(0) <= 8


def test_being_right_starts_the_email_anew(store: Store) -> None:
    for _ in range(5):
        _fail(store, EMAIL, ADDRESS)
    with store.session() as session:
        attempts.forgive(session, [EMAIL, ADDRESS])
        failures = {one.key: one.failures for one in session.scalars(select(Attempt))}
    assert failures == {EMAIL.key: 0, ADDRESS.key: 4}


def test_failures_are_forgotten(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(6):
        _fail(store, EMAIL)
    later = now() + attempts.FORGOTTEN + timedelta(seconds=1)

    def then() -> datetime:
        return later

    monkeypatch.setattr(attempts, "now", then)
    assert [_fail(store, EMAIL) for _ in range(5)] == [0] * 5


def test_neither_email_nor_address_is_kept(store: Store) -> None:
    _fail(store, EMAIL, ADDRESS)
    with store.session(writes=False) as session:
        kept = str([vars(one) for one in session.scalars(select(Attempt))])
    assert "ada" not in kept
    assert "192.0" not in kept
