"""Sessions, API tokens and roles: what opens, what ends, and when."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from percorso.store import Role, Store, account, keys, signing, teams
from percorso.store.base import now
from percorso.store.tables import ApiToken, SignedIn, User
from tests.store.conftest import Team


def _at(monkeypatch: pytest.MonkeyPatch, later: timedelta) -> None:
    """Let the accounts believe that it is later."""
    start = now()

    def then() -> datetime:
        return start + later

    monkeypatch.setattr(account, "now", then)


def _begin(store: Store, user: str, old: str | None = None) -> str:
    with store.session() as session:
        return signing.begin(session, user, old)


def _key(store: Store, team: Team, role: Role, days: int = 30) -> str:
    with store.session() as session:
        return keys.make_key(session, team.workspace, team.admin, "notebook", role, days)[1]


def test_a_session_says_who_it_is(store: Store, team: Team) -> None:
    found = store.accounts.account_of(_begin(store, team.admin))
    assert found is not None
    assert (found.id, found.name, found.token) == (team.admin, "Ada Bianchi", None)
    assert store.accounts.role_in(found, team.workspace) is Role.ADMIN


def test_tokens_are_kept_as_hashes_alone(store: Store, team: Team) -> None:
    session_token, key = _begin(store, team.admin), _key(store, team, Role.VIEWER)
    with store.session(writes=False) as session:
        kept = [
            session.scalars(select(SignedIn.token_hash)).one(),
            session.scalars(select(ApiToken.token_hash)).one(),
        ]
    assert all(len(one) == 64 for one in kept)
    assert not {session_token, key} & set(kept)
    assert all(store.accounts.account_of(session_token=one) is None for one in kept)
    assert all(store.accounts.account_of(bearer=one) is None for one in kept)


@pytest.mark.parametrize("wrong", ["", "x", "\udcff", "%00", "percorso_", "'; DROP TABLE users"])
def test_what_nobody_was_given_opens_nothing(store: Store, team: Team, wrong: str) -> None:
    assert store.accounts.account_of(session_token=wrong) is None
    assert store.accounts.account_of(bearer=wrong) is None


def test_a_session_is_no_key_and_a_key_no_session(store: Store, team: Team) -> None:
    assert store.accounts.account_of(bearer=_begin(store, team.admin)) is None
    assert store.accounts.account_of(session_token=_key(store, team, Role.ADMIN)) is None


def test_a_sign_in_ends_the_browsers_old_session(store: Store, team: Team) -> None:
    planted = _begin(store, team.other)
    fresh = _begin(store, team.admin, old=planted)
    assert planted != fresh
    assert store.accounts.account_of(planted) is None


def test_an_idle_session_ends(store: Store, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    token = _begin(store, team.admin)
    _at(monkeypatch, timedelta(hours=12, seconds=1))
    assert store.accounts.account_of(token) is None


def test_a_session_in_use_goes_on(
    store: Store, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = _begin(store, team.admin)
    for hours in range(11, 100, 11):
        _at(monkeypatch, timedelta(hours=hours))
        assert store.accounts.account_of(token) is not None


def test_no_session_goes_on_for_ever(
    store: Store, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = _begin(store, team.admin)
    hours = 0
    while hours < 30 * 24:
        _at(monkeypatch, timedelta(hours=hours))
        assert store.accounts.account_of(token) is not None
        hours += 11
    _at(monkeypatch, timedelta(days=30, seconds=1))
    assert store.accounts.account_of(token) is None


def test_ended_sessions_open_nothing(store: Store, team: Team) -> None:
    one, two = _begin(store, team.admin), _begin(store, team.admin)
    found = store.accounts.account_of(one)
    assert found is not None
    with store.session() as session:
        signing.end(session, found.session or "")
    assert store.accounts.account_of(one) is None
    assert store.accounts.account_of(two) is not None
    with store.session() as session:
        signing.end_all(session, team.admin)
    assert store.accounts.account_of(two) is None


def test_who_was_switched_off_comes_in_no_way(store: Store, team: Team) -> None:
    token, key = _begin(store, team.admin), _key(store, team, Role.ADMIN)
    with store.session() as session:
        session.get_one(User, team.admin).disabled_at = now()
    assert store.accounts.account_of(token) is None
    assert store.accounts.account_of(bearer=key) is None


def test_a_key_is_capped_by_its_role(store: Store, team: Team) -> None:
    found = store.accounts.account_of(bearer=_key(store, team, Role.VIEWER))
    assert found is not None
    assert found.session is None
    assert store.accounts.role_in(found, team.workspace) is Role.VIEWER


def test_a_key_is_capped_by_what_its_maker_may_now(store: Store, team: Team) -> None:
    found = store.accounts.account_of(bearer=_key(store, team, Role.ADMIN))
    assert found is not None
    with store.session() as session:
        teams.join(session, team.workspace, team.other, Role.ADMIN)
        teams.change_role(session, team.workspace, team.admin, Role.COMMENTER)
    assert store.accounts.role_in(found, team.workspace) is Role.COMMENTER


def test_a_key_opens_its_own_workspace_only(store: Store, team: Team) -> None:
    with store.session() as session:
        second = teams.make_workspace(session, "Second", team.admin).id
    found = store.accounts.account_of(bearer=_key(store, team, Role.ADMIN))
    assert found is not None
    assert store.accounts.role_in(found, second) is None


def test_a_key_ends_on_its_day(store: Store, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    key = _key(store, team, Role.VIEWER, days=2)
    _at(monkeypatch, timedelta(days=1))
    assert store.accounts.account_of(bearer=key) is not None
    _at(monkeypatch, timedelta(days=2, seconds=1))
    assert store.accounts.account_of(bearer=key) is None


def test_it_is_written_when_a_key_was_last_used(store: Store, team: Team) -> None:
    store.accounts.account_of(bearer=_key(store, team, Role.VIEWER))
    with store.session(writes=False) as session:
        used = session.scalars(select(ApiToken.last_used_at)).one()
    assert used is not None
    assert now() - used < timedelta(minutes=1)


def test_leaving_takes_the_keys_along(store: Store, team: Team) -> None:
    key = _key(store, team, Role.ADMIN)
    with store.session() as session:
        teams.join(session, team.workspace, team.other, Role.ADMIN)
        teams.leave(session, team.workspace, team.admin)
    assert store.accounts.account_of(bearer=key) is None


def test_keys_are_revoked_by_their_owner_or_an_admin(store: Store, team: Team) -> None:
    _key(store, team, Role.VIEWER)
    with store.session() as session:
        made = keys.keys_of(session, team.workspace)[0]
        assert not keys.revoke(session, team.workspace, made.id, team.other)
        assert not keys.revoke(session, "elsewhere", made.id)
        assert keys.revoke(session, team.workspace, made.id)
        assert keys.keys_of(session, team.workspace) == []
