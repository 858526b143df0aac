"""Workspaces, members, invitations and one-time links."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from percorso.errors import WorkspaceError
from percorso.store import Role, Store, inviting, links, people, teams
from percorso.store.base import now
from percorso.store.tables import Invitation, Membership, OneTimeLink, User
from tests.store.conftest import Team


def test_the_first_workspace_has_the_served_folder(store: Store, team: Team) -> None:
    with store.session() as session:
        first = teams.members_of(session, team.workspace)[0].workspace
        second = teams.make_workspace(session, "Caffè")
        assert (first.served, first.slug) == (True, "caffe")
        assert (second.served, second.slug) == (False, "caffe-2")


@pytest.mark.parametrize("leaving", ["demote", "leave"])
def test_the_last_admin_stays(store: Store, team: Team, leaving: str) -> None:
    with store.session() as session:
        teams.join(session, team.workspace, team.other, Role.EDITOR)
    with pytest.raises(WorkspaceError, match="last admin"), store.session() as session:
        _lose(session, team.workspace, team.admin, leaving)
    with store.session() as session:
        teams.change_role(session, team.workspace, team.other, Role.ADMIN)
        _lose(session, team.workspace, team.admin, leaving)


@pytest.mark.parametrize("leaving", ["demote", "leave"])
def test_two_admins_do_not_throw_each_other_out_at_once(
    store: Store, team: Team, leaving: str
) -> None:
    def lose(user: str) -> bool:
        try:
            with store.session() as session:
                _lose(session, team.workspace, user, leaving)
        except WorkspaceError:
            return False
        return True

    for _ in range(10):
        with store.session() as session:
            teams.join(session, team.workspace, team.admin, Role.ADMIN)
            teams.join(session, team.workspace, team.other, Role.ADMIN)
        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(lose, [team.admin, team.other])) == [False, True]


def _lose(session: Session, workspace: str, user: str, leaving: str) -> None:
    if leaving == "leave":
        teams.leave(session, workspace, user)
    else:
        teams.change_role(session, workspace, user, Role.VIEWER)


def test_only_members_change_and_leave(store: Store, team: Team) -> None:
    with store.session() as session:
        assert teams.change_role(session, team.workspace, team.other, Role.ADMIN) is None
        assert not teams.leave(session, team.workspace, team.other)
        assert teams.change_role(session, "nowhere", team.admin, Role.VIEWER) is None


def test_joining_again_never_lowers_a_role(store: Store, team: Team) -> None:
    with store.session() as session:
        assert teams.join(session, team.workspace, team.admin, Role.VIEWER).role == "admin"
        assert teams.join(session, team.workspace, team.other, Role.VIEWER).role == "viewer"
        assert teams.join(session, team.workspace, team.other, Role.EDITOR).role == "editor"


def test_an_admin_of_one_place_does_not_rule_people_of_others(store: Store, team: Team) -> None:
    with store.session() as session:
        teams.join(session, team.workspace, team.other, Role.VIEWER)
        assert teams.rules_all_of(session, team.admin, team.other)
        teams.make_workspace(session, "Theirs", team.other)
        assert not teams.rules_all_of(session, team.admin, team.other)


def test_an_invitation_works_once(store: Store, team: Team) -> None:
    with store.session() as session:
        _, token = inviting.invite(
            session, team.workspace, " Ugo@Example.com", Role.EDITOR, team.admin
        )
    with store.session() as session:
        found = inviting.seen_invitation(session, token)
        assert found is not None
        assert inviting.accept(session, found, session.get_one(User, team.other))
    with store.session() as session:
        assert inviting.seen_invitation(session, token) is None
        assert session.get_one(Membership, (team.workspace, team.other)).role == "editor"


def test_of_two_who_use_a_link_at_once_one_comes_in(store: Store, team: Team) -> None:
    with store.session() as session:
        _, token = inviting.invite(session, team.workspace, "new@example.com", Role.ADMIN, None)

    def use(user: str) -> bool:
        with store.session(writes=False) as session:
            found = inviting.seen_invitation(session, token)
        assert found is not None
        with store.session() as session:
            return inviting.accept(session, found, session.get_one(User, user))

    with ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(use, user) for user in (team.admin, team.other)]
    came = [one.exception() or one.result() for one in waiting]
    assert came.count(True) == 1


def test_invitations_end(store: Store, team: Team) -> None:
    with store.session() as session:
        made, old = inviting.invite(session, team.workspace, "a@example.com", Role.VIEWER, None)
        made.expires_at = now() - timedelta(seconds=1)
        other, withdrawn = inviting.invite(
            session, team.workspace, "b@example.com", Role.VIEWER, None
        )
        assert not inviting.withdraw(session, "elsewhere", other.id)
        assert inviting.withdraw(session, team.workspace, other.id)
    with store.session() as session:
        assert inviting.seen_invitation(session, old) is None
        assert inviting.seen_invitation(session, withdrawn) is None
        assert inviting.open_invitations(session, team.workspace) == []


def test_a_second_invitation_ends_the_first(store: Store, team: Team) -> None:
    with store.session() as session:
        _, first = inviting.invite(session, team.workspace, "a@example.com", Role.ADMIN, None)
        _, second = inviting.invite(session, team.workspace, "A@example.com", Role.VIEWER, None)
        assert inviting.seen_invitation(session, first) is None
        found = inviting.seen_invitation(session, second)
        assert isinstance(found, Invitation)
        assert found.role == "viewer"


@pytest.mark.parametrize(
    "wrong", ["", "ann", "a@b", "a b@c.de", "<a@b.de>", "a@b.de\n", "x" * 250 + "@b.de"]
)
def test_what_is_no_email_is_refused(store: Store, team: Team, wrong: str) -> None:
    if wrong.strip() == "a@b.de":
        assert people.normal_email(wrong) == "a@b.de"
        return
    with pytest.raises(WorkspaceError, match="not an e-mail"), store.session() as session:
        inviting.invite(session, team.workspace, wrong, Role.VIEWER, None)


def test_an_email_is_one_persons(store: Store, team: Team) -> None:
    with pytest.raises(WorkspaceError, match="already"), store.session() as session:
        people.add_user(session, "ADA@example.com", "Another")


def test_two_with_one_email_at_once(store: Store, team: Team) -> None:
    def add(name: str) -> bool:
        try:
            with store.session() as session:
                people.add_user(session, "same@example.com", name)
        except WorkspaceError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(add, "abcd")) == 1


@pytest.mark.parametrize("kind", ["setup", "sign_in", "password"])
def test_a_link_works_once(store: Store, team: Team, kind: links.Kind) -> None:
    with store.session() as session:
        token = links.make_link(session, kind, None if kind == "setup" else team.admin)
    with store.session() as session:
        found = links.seen_link(session, token)
        assert found is not None
        assert links.use_link(session, found)
        assert not links.use_link(session, found)
        assert links.seen_link(session, token) is None


def test_a_new_link_ends_the_one_before(store: Store, team: Team) -> None:
    with store.session() as session:
        first = links.make_link(session, "setup")
        second = links.make_link(session, "setup")
        other = links.make_link(session, "sign_in", team.admin)
        assert links.seen_link(session, first) is None
        assert links.seen_link(session, second) is not None
        assert links.seen_link(session, other) is not None


def test_a_link_ends_with_time(store: Store, team: Team) -> None:
    with store.session() as session:
        token = links.make_link(session, "password", team.admin)
        found = links.seen_link(session, token)
        assert isinstance(found, OneTimeLink)
        found.expires_at = now() - timedelta(seconds=1)
        session.flush()
        assert links.seen_link(session, token) is None


def test_names_lose_what_cannot_be_seen() -> None:
    assert people.clean_name(" Ada\u202e\x1b[31m\n  Bianchi\u200b ") == "Ada [31m Bianchi"
