"""Links that open one door once: the first admin's setup, a sign-in, a new password."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from percorso.store.base import now
from percorso.store.secret import new_token, token_hash
from percorso.store.tables import OneTimeLink

Kind = Literal["setup", "sign_in", "password"]
LIVES: dict[str, timedelta] = {
    "setup": timedelta(days=1),
    "sign_in": timedelta(hours=1),
    "password": timedelta(days=1),
}


def make_link(session: Session, kind: Kind, user: str | None = None) -> str:
    """The token of a new link; earlier ones of its kind for the same person open nothing now."""
    session.execute(delete(OneTimeLink).where(OneTimeLink.expires_at < now()))
    mine = (OneTimeLink.kind == kind, OneTimeLink.user_id == user)
    session.execute(delete(OneTimeLink).where(*mine, OneTimeLink.used_at.is_(None)))
    token = new_token()
    end = now() + LIVES[kind]
    link = OneTimeLink(kind=kind, user_id=user, token_hash=token_hash(token), expires_at=end)
    session.add(link)
    session.flush()
    return token


def seen_link(session: Session, token: str) -> OneTimeLink | None:
    """The link of a token while it still opens; it stays unused."""
    mine = (OneTimeLink.token_hash == token_hash(token), OneTimeLink.used_at.is_(None))
    return session.scalar(select(OneTimeLink).where(*mine, OneTimeLink.expires_at > now()))


def use_link(session: Session, link: OneTimeLink) -> bool:
    """Use a link up; False when somebody else was quicker."""
    mine = (OneTimeLink.id == link.id, OneTimeLink.used_at.is_(None))
    used = update(OneTimeLink).where(*mine).values(used_at=now()).returning(OneTimeLink.id)
    return session.scalar(used) is not None
