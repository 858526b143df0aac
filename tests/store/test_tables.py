"""What goes into the database comes out the same, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.orm import Session

from percorso.store import Store
from percorso.store.base import now
from percorso.store.tables import (
    Comment,
    Mention,
    SignedIn,
    StoredJourney,
    StoredOperation,
    Vote,
    Workspace,
)
from tests.store.conftest import Team

DOCUMENT = {
    "title": {"it": "Caffè ☕ \U0001f600", "en": "Coffee"},
    "z": [1, 2.5, None, True, {"b": "", "a": " "}],
    "a": "'; DROP TABLE journeys; --",
}


def _journey(session: Session, team: Team) -> StoredJourney:
    made = StoredJourney(
        workspace_id=team.workspace, slug="coffee", title="Coffee", kind="current",
        document=DOCUMENT, created_by=team.admin,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def test_a_document_comes_back_with_its_order(store: Store, team: Team) -> None:
    with store.session() as session:
        id_ = _journey(session, team).id
    with store.session(writes=False) as session:
        found = session.get_one(StoredJourney, id_)
    assert found.document == DOCUMENT
    assert list(found.document) == ["title", "z", "a"]
    assert (found.version, found.archived_at) == (0, None)


def test_instants_come_back_in_utc(store: Store, team: Team) -> None:
    rome = datetime(2026, 7, 1, 14, 30, 15, 123456, tzinfo=timezone(timedelta(hours=2)))
    with store.session() as session:
        _journey(session, team).changed_at = rome
    with store.session(writes=False) as session:
        found = session.scalars(select(StoredJourney)).one().changed_at
    assert found == rome
    assert found.tzinfo is UTC


def test_an_instant_without_a_zone_is_refused(store: Store, team: Team) -> None:
    with store.session() as session:
        made = _journey(session, team)
    made.changed_at = datetime(2026, 7, 1)
    with pytest.raises(StatementError, match="has no zone"), store.session() as session:
        session.merge(made)


def test_a_version_is_taken_once(store: Store, team: Team) -> None:
    with store.session() as session:
        id_ = _journey(session, team).id
        session.add(StoredOperation(journey_id=id_, version=1, operation={}, inverse={}))
    with pytest.raises(IntegrityError), store.session() as session:
        session.add(StoredOperation(journey_id=id_, version=1, operation={}, inverse={}))


def test_what_belongs_to_a_journey_goes_with_it(store: Store, team: Team) -> None:
    with store.session() as session:
        id_ = _journey(session, team).id
        said = Comment(journey_id=id_, user_id=team.admin, text="@Ugo?")
        said.mentions = [Mention(user_id=team.other)]
        session.add_all([said, Vote(journey_id=id_, item="i1", user_id=team.other)])
        session.add(StoredOperation(journey_id=id_, version=1, operation={}, inverse={}))
    with store.session() as session:
        session.delete(session.get_one(Workspace, team.workspace))
    with store.session(writes=False) as session:
        for table in (StoredJourney, Comment, Mention, Vote, StoredOperation):
            assert session.scalars(select(table)).all() == []


def test_what_refers_to_nothing_is_refused(store: Store, team: Team) -> None:
    with pytest.raises(DBAPIError), store.session() as session:  # pg8000 has no class for these
        session.add(SignedIn(user_id="nobody", token_hash="x" * 64, expires_at=now()))


def test_an_error_leaves_nothing_behind(store: Store, team: Team) -> None:
    def fail(session: Session) -> None:
        _journey(session, team)
        raise KeyError

    with pytest.raises(KeyError), store.session() as session:
        fail(session)
    with store.session(writes=False) as session:
        assert session.scalars(select(StoredJourney)).all() == []


def test_reading_goes_on_while_somebody_writes(store: Store, team: Team) -> None:
    with store.session() as writing:
        _journey(writing, team)
        with store.session(writes=False) as reading:
            assert reading.scalars(select(StoredJourney)).all() == []


def test_errors_do_not_say_what_was_written(store: Store, team: Team) -> None:
    with pytest.raises(DBAPIError) as failed, store.session() as session:
        session.add(SignedIn(user_id="nobody", token_hash="canary" * 10, expires_at=now()))
    assert "canary" not in str(failed.value)
