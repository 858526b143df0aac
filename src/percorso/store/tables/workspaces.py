"""Workspaces, who belongs to them, and who has been asked to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from percorso.store.base import Base, ByUser, Id, TokenHash, UserId, WorkspaceId, now
from percorso.store.tables.accounts import User


class Workspace(Base):
    """A team's place: journeys, events, files and members.

    Attributes:
        served: Whether it keeps its events in the served folder itself (the first one);
            the others have a folder of their own inside it.
        settings: `languages`, `lanes` and `channels`, as the settings page writes them.
    """

    __tablename__ = "workspaces"

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    served: Mapped[bool] = mapped_column(default=False)
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime] = mapped_column(default=now)


class Membership(Base):
    """That a person belongs to a workspace, and as what."""

    __tablename__ = "memberships"

    workspace_id: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    user_id: Mapped[UserId] = mapped_column(primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(16))
    joined_at: Mapped[datetime] = mapped_column(default=now)
    user: Mapped[User] = relationship()
    workspace: Mapped[Workspace] = relationship()


class Invitation(Base):
    """A link by which one person may join a workspace, once."""

    __tablename__ = "invitations"

    id: Mapped[Id]
    workspace_id: Mapped[WorkspaceId] = mapped_column(index=True)
    email: Mapped[str] = mapped_column(String(254))
    role: Mapped[str] = mapped_column(String(16))
    token_hash: Mapped[TokenHash]
    invited_by: Mapped[ByUser]
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    workspace: Mapped[Workspace] = relationship()
