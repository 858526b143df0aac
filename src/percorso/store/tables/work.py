"""Files that people brought, and long work that runs for them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from percorso.store.base import Base, ByUser, Id, WorkspaceId, now


class StoredFile(Base):
    """A document of the evidence library; its bytes lie in the workspace's folder under its id."""

    __tablename__ = "files"

    id: Mapped[Id]
    workspace_id: Mapped[WorkspaceId] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(120))
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    user_id: Mapped[ByUser]
    at: Mapped[datetime] = mapped_column(default=now)


class Job(Base):
    """Long work: what was asked, how far it is, what came out.

    Attributes:
        state: `waiting`, `running`, `done`, `failed` or `cancelled`.
        progress: From 0 to 1.
        step: What it is doing, as the worker says it: words and figures, no personal data.
    """

    __tablename__ = "jobs"

    id: Mapped[Id]
    workspace_id: Mapped[WorkspaceId] = mapped_column(index=True)
    journey_id: Mapped[str | None] = mapped_column(
        String(32), ForeignKey("journeys.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(32))
    key: Mapped[str | None] = mapped_column(String(64), index=True)
    state: Mapped[str] = mapped_column(String(16), default="waiting")
    progress: Mapped[float] = mapped_column(default=0.0)
    step: Mapped[dict[str, Any] | None]
    asked: Mapped[dict[str, Any]] = mapped_column(default=dict)
    result: Mapped[dict[str, Any] | None]
    problems: Mapped[Any | None]
    cancel_asked: Mapped[bool] = mapped_column(default=False)
    user_id: Mapped[ByUser]
    created_at: Mapped[datetime] = mapped_column(default=now)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
