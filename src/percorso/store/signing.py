"""Sessions: begun at sign-in with a token of their own, ended for good at once."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from percorso.store.account import IDLE
from percorso.store.base import now
from percorso.store.secret import new_token, token_hash
from percorso.store.tables import SignedIn


def begin(
    session: Session, user: str, old: str | None = None,
    seen: tuple[str | None, str | None] = (None, None),
) -> str:  # fmt: skip
    """Begin a session and return its token; the browser's old one ends.

    Args:
        session: The database.
        user: Who signed in.
        old: The token that the browser showed until now. It is never used on.
        seen: The browser and the system that it says it is, each in a word.
    """
    if old:
        session.execute(delete(SignedIn).where(SignedIn.token_hash == token_hash(old)))
    session.execute(delete(SignedIn).where(SignedIn.expires_at < now()))
    token = new_token()
    browser, system = seen
    session.add(
        SignedIn(user_id=user, token_hash=token_hash(token), expires_at=now() + IDLE,
                 browser=browser, system=system)
    )  # fmt: skip
    session.flush()
    return token


def end(session: Session, id_: str) -> None:
    """End a session: its token opens nothing from now on."""
    session.execute(delete(SignedIn).where(SignedIn.id == id_))


def end_all(session: Session, user: str) -> None:
    """End every session of a person, for example because the password has changed."""
    session.execute(delete(SignedIn).where(SignedIn.user_id == user))


def of_user(session: Session, user: str) -> list[SignedIn]:
    """The sessions of a person that still open something, the one used last first."""
    query = select(SignedIn).where(SignedIn.user_id == user, SignedIn.expires_at > now())
    return list(session.scalars(query.order_by(SignedIn.seen_at.desc(), SignedIn.id)))


def end_own(session: Session, user: str, id_: str) -> bool:
    """End one of a person's sessions; says whether there was one."""
    found = session.get(SignedIn, id_)
    if found is None or found.user_id != user:
        return False
    session.delete(found)
    return True


def end_others(session: Session, user: str, kept: str) -> None:
    """End all sessions of a person but one."""
    session.execute(delete(SignedIn).where(SignedIn.user_id == user, SignedIn.id != kept))
