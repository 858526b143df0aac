"""Journeys and the log of the operations that made them what they are."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from percorso.store.base import Base, ByUser, Id, JourneyId, WorkspaceId, now
from percorso.store.tables.accounts import User


class StoredJourney(Base):
    """A journey as it is now.

    Attributes:
        document: The file form, `Journey.to_dict()`.
        version: How many operations made it: 0 when it has just been started.
        source_file: The YAML file it was opened from, relative to the workspace's folder.
        source_hash: SHA-256 of that file when it was last read or saved.
    """

    __tablename__ = "journeys"
    __table_args__ = (UniqueConstraint("workspace_id", "slug"),)

    id: Mapped[Id]
    workspace_id: Mapped[WorkspaceId] = mapped_column(index=True)
    slug: Mapped[str] = mapped_column(String(120))
    title: Mapped[Any]
    kind: Mapped[str] = mapped_column(String(32))
    document: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(default=0)
    source_file: Mapped[str | None] = mapped_column(String(1024))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by: Mapped[ByUser]
    changed_at: Mapped[datetime] = mapped_column(default=now)
    changed_by: Mapped[ByUser]
    archived_at: Mapped[datetime | None]


class StoredOperation(Base):
    """One change of a journey: it led to `version`, and `inverse` leads back.

    Attributes:
        client: The browser tab that made it, so that it is not sent back there.
        element: What it changed, for example `stages/see`; empty for the journey itself.
        sentence: What its sentence is made of: the sentence by language, or its parts.
        undoes: The version of the operation that this one takes back.
    """

    __tablename__ = "operations"

    journey_id: Mapped[JourneyId] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    user_id: Mapped[ByUser]
    client: Mapped[str] = mapped_column(String(64), default="")
    operation: Mapped[dict[str, Any]]
    inverse: Mapped[dict[str, Any]]
    element: Mapped[str] = mapped_column(String(255), default="")
    sentence: Mapped[dict[str, Any]] = mapped_column(default=dict)
    undoes: Mapped[int | None]
    user: Mapped[User | None] = relationship()
