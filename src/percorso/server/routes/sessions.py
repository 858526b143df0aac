"""My sessions: the browsers in which I am signed in, and signing out from here."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from percorso.server.access import Database, SignedBrowser, TheHub, TheStore
from percorso.server.bodies import At
from percorso.server.errors import not_there
from percorso.store import signing

router = APIRouter(tags=["me"], prefix="/me/sessions")


class MySession(BaseModel):
    """A browser in which I am signed in."""

    id: str
    browser: str | None
    system: str | None
    started_at: At
    seen_at: At
    """When it was last in use, to within five minutes."""
    here: bool
    """Whether it is the one that asks."""


@router.get("")
def my_sessions(account: SignedBrowser, database: Database) -> list[MySession]:
    """The browsers in which I am signed in, the one used last first."""
    return [
        MySession(
            id=one.id,
            browser=one.browser,
            system=one.system,
            started_at=one.created_at,
            seen_at=one.seen_at,
            here=one.id == account.session,
        )
        for one in signing.of_user(database, account.id)
    ]


@router.delete("", status_code=204)
def end_other_sessions(account: SignedBrowser, store: TheStore, hub: TheHub) -> None:
    """Sign out everywhere but here."""
    with store.session() as session:
        signing.end_others(session, account.id, account.session or "")
    hub.drop(account.id)


@router.delete("/{session}", status_code=204)
def end_session(session: str, account: SignedBrowser, store: TheStore, hub: TheHub) -> None:
    """Sign out one browser; that of somebody else is not there."""
    with store.session() as writing:
        if not signing.end_own(writing, account.id, session):
            raise not_there()
    hub.drop(account.id)
