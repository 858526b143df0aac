"""Passwords as the server hashes them: argon2id, 64 MiB, three rounds; two at once at most."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from threading import Event

import pytest
from argon2 import PasswordHasher, Type, extract_parameters

from percorso.server.errors import Refusal
from percorso.server.security import passwords
from percorso.server.security.passwords import check_new, hash_password, is_old, matches
from percorso.store.tables import User
from tests.server.accounts.browsing import PASSWORD
from tests.server.accounts.conftest import Place


def test_a_password_is_hashed_as_said() -> None:
    kept = hash_password(PASSWORD)
    found = extract_parameters(kept)
    assert (found.type, found.memory_cost, found.time_cost, found.parallelism) == (
        Type.ID, 65_536, 3, 1,
    )  # fmt: skip
    assert PASSWORD not in kept
    assert hash_password(PASSWORD) != kept
    assert matches(kept, PASSWORD)
    assert not matches(kept, PASSWORD + " ")


@pytest.mark.parametrize("kept", [None, "", "plain", "$argon2id$v=19$broken"])
def test_what_is_no_hash_matches_nothing(kept: str | None) -> None:
    assert not matches(kept, "nobody")
    assert not matches(kept, "")


def test_nobody_takes_as_long_as_somebody() -> None:
    kept = hash_password(PASSWORD)
    matches(None, PASSWORD)  # the hash of nobody is made at the first time
    known, unknown = ([_seconds(one) for _ in range(7)] for one in (kept, None))
    assert 0.5 < median(unknown) / median(known) < 2.0


def _seconds(kept: str | None) -> float:
    start = time.perf_counter()
    matches(kept, "wrong wrong wrong")
    return time.perf_counter() - start


def test_a_crowd_is_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    go, now, most = Event(), [0], [0]

    class Slow:
        def hash(self, password: str) -> str:
            now[0] += 1
            most[0] = max(most[0], now[0])
            go.wait(10)
            now[0] -= 1
            return password

    def enter(_: int) -> str:
        try:
            return hash_password("x")
        except Refusal as refusal:
            go.set()
            return f"{refusal.status} {refusal.headers}"

    monkeypatch.setattr(passwords, "_hasher", Slow())
    with ThreadPoolExecutor(30) as pool:
        came = list(pool.map(enter, range(30)))
    assert came.count("429 {'Retry-After': '2'}") >= 1
    assert came.count("x") >= passwords.AT_ONCE + passwords.WAITING
    assert most[0] == passwords.AT_ONCE
    assert hash_password("x") == "x"


def test_an_old_hash_is_made_anew_at_the_next_sign_in(place: Place) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    assert is_old(old)
    with place.store.session() as session:
        session.get_one(User, place.ids["ada"]).password_hash = old
    assert place.browser().sign_in("ada@example.com").status_code == 204
    with place.store.session() as session:
        kept = session.get_one(User, place.ids["ada"]).password_hash or ""
    assert not is_old(kept)
    assert place.browser().sign_in("ada@example.com").status_code == 204


@pytest.mark.parametrize("good", ["correct horse battery", "ﬁve ☕ e più", "1234567890"])
def test_passwords_may_be_of_any_signs(good: str) -> None:
    check_new(good, "ada@example.com", "Ada")


@pytest.mark.parametrize(
    "poor", ["", "short", "x" * 300, "ababababab", "ADA@example.com", " Ada Bianchi "]
)
def test_passwords_that_are_too_easy(poor: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_new(poor, "ada@example.com", "Ada Bianchi")
    assert refused.value.status == 422
