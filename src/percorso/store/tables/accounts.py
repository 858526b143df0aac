"""People, and the ways in which they prove who they are. Secrets are kept as hashes alone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from percorso.store.base import Base, Id, TokenHash, UserId, WorkspaceId, now


class User(Base):
    """A person of the team.

    Who leaves a workspace loses the membership; the user stays, because the history names them.
    """

    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("oidc_issuer", "oidc_subject"),)

    id: Mapped[Id]
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str | None] = mapped_column(String(255))
    oidc_issuer: Mapped[str | None] = mapped_column(String(255))
    oidc_subject: Mapped[str | None] = mapped_column(String(255))
    lang: Mapped[str | None] = mapped_column(String(8))
    theme: Mapped[str | None] = mapped_column(String(16))
    density: Mapped[str | None] = mapped_column(String(16))
    created_at: Mapped[datetime] = mapped_column(default=now)
    disabled_at: Mapped[datetime | None]


class SignedIn(Base):
    """A session: a browser in which a person is signed in.

    Attributes:
        browser: What it calls itself, in one word such as `Firefox`; nothing finer is kept.
        system: The system that it runs on, such as `Windows`.
    """

    __tablename__ = "sessions"

    id: Mapped[Id]
    user_id: Mapped[UserId] = mapped_column(index=True)
    token_hash: Mapped[TokenHash]
    created_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    browser: Mapped[str | None] = mapped_column(String(40))
    system: Mapped[str | None] = mapped_column(String(40))
    user: Mapped[User] = relationship()


class OneTimeLink(Base):
    """A link that opens one door once: `setup`, `sign_in` or `password`."""

    __tablename__ = "one_time_links"

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(16))
    user_id: Mapped[str | None] = mapped_column(
        String(32), ForeignKey("users.id", ondelete="CASCADE")
    )
    token_hash: Mapped[TokenHash]
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ApiToken(Base):
    """A key for programs: one workspace, never more than its role or its maker's."""

    __tablename__ = "api_tokens"

    id: Mapped[Id]
    workspace_id: Mapped[WorkspaceId] = mapped_column(index=True)
    user_id: Mapped[UserId]
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(16))
    token_hash: Mapped[TokenHash]
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    user: Mapped[User] = relationship()


class Attempt(Base):
    """Failed attempts to sign in, by the hash of an address or of an e-mail."""

    __tablename__ = "attempts"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime] = mapped_column(default=now)
    blocked_until: Mapped[datetime | None]
