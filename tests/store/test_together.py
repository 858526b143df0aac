"""Many at once, and a server that is killed: nothing that was answered is lost or mixed up."""

from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from percorso.store import Role, Store, account, open_store, people, signing, teams
from percorso.store.tables import StoredJourney, StoredOperation, User
from tests.store.conftest import Team

WRITER = """
import sys
from percorso.store import open_store, people
store = open_store(sys.argv[1])
for n in range(10_000):
    with store.session() as session:
        people.add_user(session, f"p{n}@example.com", f"P{n}")
    print(n, flush=True)
"""


def test_forty_people_change_one_journey(store: Store, team: Team) -> None:
    with store.session() as session:
        made = StoredJourney(
            workspace_id=team.workspace, slug="a", title="A", kind="current", document={}
        )
        session.add(made)

    def change(n: int) -> int:
        with store.session() as session:
            journey = session.get_one(StoredJourney, made.id, with_for_update=True)
            journey.version += 1
            journey.document = {**journey.document, f"f{n}": n}
            session.add(
                StoredOperation(
                    journey_id=made.id, version=journey.version, operation={}, inverse={}
                )
            )
            return journey.version

    with ThreadPoolExecutor(40) as pool:
        versions = sorted(pool.map(change, range(200)))
    assert versions == list(range(1, 201))
    with store.session(writes=False) as session:
        found = session.get_one(StoredJourney, made.id)
        assert found.version == len(found.document) == 200
        assert len(session.scalars(select(StoredOperation)).all()) == 200


def test_a_session_that_does_nothing_keeps_nobody_waiting(store: Store, team: Team) -> None:
    """A request looks up who asks while its own session is open already."""
    with store.session() as session:
        token = signing.begin(session, team.admin)

    def ask(_: int) -> Role | None:
        with store.session() as waiting:
            found = store.accounts.account_of(token)
            assert found is not None
            role = store.accounts.role_in(found, team.workspace)
            return role if _named(waiting, team) else None

    with ThreadPoolExecutor(60) as pool:
        assert set(pool.map(ask, range(120))) == {Role.ADMIN}


def _named(session: Session, team: Team) -> bool:
    return session.get_one(User, team.admin).name == "Ada Bianchi"


def test_a_reader_sees_one_moment(store: Store, team: Team) -> None:
    with store.session(writes=False) as reading:
        before = len(teams.members_of(reading, team.workspace))
        with store.session() as writing:
            teams.join(writing, team.workspace, team.other, Role.VIEWER)
        assert len(teams.members_of(reading, team.workspace)) in {before, before + 1}
    with store.session(writes=False) as reading:
        assert len(teams.members_of(reading, team.workspace)) == before + 1


def test_what_was_answered_survives_a_kill(tmp_path: Path) -> None:
    file = tmp_path / "percorso.db"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if int(line) == 40:
                child.send_signal(signal.SIGKILL)
                break
        answered = 40 + len(child.stdout.readlines())
    store = open_store(file)
    with store.session(writes=False) as session:
        there = {user.email for user in session.scalars(select(User))}
    store.close()
    assert {f"p{n}@example.com" for n in range(answered + 1)} <= there


def test_times_of_sessions_are_as_documented() -> None:
    """docs/web/accounts.md says them in words."""
    assert account.IDLE.total_seconds() == 12 * 3600
    assert account.LONGEST.days == 30
    assert people.LONGEST_EMAIL == 254
