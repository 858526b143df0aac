"""Sessions: begun at sign-in with a token of their own, ended for good at once."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.orm import Session

from percorso.store.account import IDLE
from percorso.store.base import now
from percorso.store.secret import new_token, token_hash
from percorso.store.tables import SignedIn


def begin(session: Session, user: str, old: str | None = None) -> str:
    """Begin a session and return its token; the browser's old one ends.

    Args:
        session: The database.
        user: Who signed in.
        old: The token that the browser showed until now. It is never used on.
    """
    if old:
        session.execute(delete(SignedIn).where(SignedIn.token_hash == token_hash(old)))
    session.execute(delete(SignedIn).where(SignedIn.expires_at < now()))
    token = new_token()
    session.add(SignedIn(user_id=user, token_hash=token_hash(token), expires_at=now() + IDLE))
    session.flush()
    return token


def end(session: Session, id_: str) -> None:
    """End a session: its token opens nothing from now on."""
    session.execute(delete(SignedIn).where(SignedIn.id == id_))


def end_all(session: Session, user: str) -> None:
    """End every session of a person, for example because the password has changed."""
    session.execute(delete(SignedIn).where(SignedIn.user_id == user))
