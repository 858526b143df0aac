"""Who is asking: a person in a browser, or a program with one of their tokens."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from percorso.store.base import now
from percorso.store.roles import Role
from percorso.store.secret import token_hash
from percorso.store.tables import ApiToken, Membership, SignedIn, User

IDLE = timedelta(hours=12)
"""A session ends when it has not been used for so long."""
LONGEST = timedelta(days=30)
"""A session ends after so long, however often it is used."""
SEEN_EVERY = timedelta(minutes=5)
"""How often it is written down that a session or a token is in use."""

Sessions = Callable[..., AbstractContextManager[Session]]


@dataclass(frozen=True, slots=True)
class Account:
    """A person who has proved who they are.

    Attributes:
        id: The user's id.
        session: Id of the browser's session; None for a program.
        token: Id of the API token; None for a browser.
        workspace: The only workspace that a token reaches; None for a browser.
        limit: The most that a token may do; a person may do what their membership says.
    """

    id: str
    name: str
    email: str
    lang: str | None = None
    theme: str | None = None
    density: str | None = None
    session: str | None = None
    token: str | None = None
    workspace: str | None = None
    limit: Role = Role.ADMIN


@dataclass(frozen=True)
class Accounts:
    """Finds accounts and what they may do.

    Attributes:
        sessions: `Store.session`.
    """

    sessions: Sessions

    def account_of(
        self, session_token: str | None = None, bearer: str | None = None
    ) -> Account | None:
        """The account behind the cookie of a session, or behind an API token; None if neither."""
        if bearer is not None:
            return self._by_token(bearer)
        return self._by_session(session_token) if session_token else None

    def role_in(self, account: Account, workspace: str) -> Role | None:
        """What an account may do in a workspace; None when it does not belong there."""
        if account.workspace not in {None, workspace}:
            return None
        with self.sessions(writes=False) as session:
            found = session.get(Membership, (workspace, account.id))
        return Role(found.role).capped(account.limit) if found else None

    def _by_session(self, token: str) -> Account | None:
        with self.sessions(writes=False) as session:
            query = select(SignedIn).where(SignedIn.token_hash == token_hash(token))
            found = session.scalar(query.options(joinedload(SignedIn.user)))
        if found is None or not _lives(found.user, found.expires_at):
            return None
        if now() - found.seen_at > SEEN_EVERY:
            self._slide(found)
        return _account(found.user, session=found.id)

    def _slide(self, found: SignedIn) -> None:
        """A session in use goes on: its end moves, up to its longest life."""
        end = min(now() + IDLE, found.created_at + LONGEST)
        with self.sessions() as session:
            query = update(SignedIn).where(SignedIn.id == found.id)
            session.execute(query.values(seen_at=now(), expires_at=end))

    def _by_token(self, token: str) -> Account | None:
        with self.sessions(writes=False) as session:
            query = select(ApiToken).where(ApiToken.token_hash == token_hash(token))
            found = session.scalar(query.options(joinedload(ApiToken.user)))
        if found is None or not _lives(found.user, found.expires_at):
            return None
        if found.last_used_at is None or now() - found.last_used_at > SEEN_EVERY:
            with self.sessions() as session:
                used = update(ApiToken).where(ApiToken.id == found.id)
                session.execute(used.values(last_used_at=now()))
        role = Role(found.role)
        return _account(found.user, token=found.id, workspace=found.workspace_id, limit=role)


def _lives(user: User, end: datetime) -> bool:
    return user.disabled_at is None and end > now()


def _account(user: User, **by: object) -> Account:
    kept = {key: getattr(user, key) for key in ("id", "name", "email", "lang", "theme", "density")}
    return Account(**kept, **by)  # type: ignore[arg-type]
