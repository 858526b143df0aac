"""What people say around a journey: comments, mentions, votes, and how far the guide got."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from percorso.store.base import Base, ByUser, Id, JourneyId, UserId, now
from percorso.store.tables.accounts import User


class Comment(Base):
    """What somebody said about an element: `""`, `stages/see`, `touchpoints/cart` and so on."""

    __tablename__ = "comments"

    id: Mapped[Id]
    journey_id: Mapped[JourneyId] = mapped_column(index=True)
    element: Mapped[str] = mapped_column(String(255), default="")
    parent_id: Mapped[str | None] = mapped_column(
        String(32), ForeignKey("comments.id", ondelete="CASCADE")
    )
    user_id: Mapped[UserId]
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)
    edited_at: Mapped[datetime | None]
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[ByUser]
    user: Mapped[User] = relationship(foreign_keys="Comment.user_id")
    mentions: Mapped[list[Mention]] = relationship(cascade="all, delete-orphan")


class Mention(Base):
    """That a comment names a person."""

    __tablename__ = "mentions"

    comment_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("comments.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[UserId] = mapped_column(primary_key=True, index=True)
    seen_at: Mapped[datetime | None]


class Vote(Base):
    """One person's one vote for an item of the board."""

    __tablename__ = "votes"

    journey_id: Mapped[JourneyId] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(String(255), primary_key=True)
    user_id: Mapped[UserId] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)


class Guide(Base):
    """Where a person was in the guide of a journey."""

    __tablename__ = "guides"

    journey_id: Mapped[JourneyId] = mapped_column(primary_key=True)
    user_id: Mapped[UserId] = mapped_column(primary_key=True)
    state: Mapped[dict[str, Any]] = mapped_column(default=dict)
    changed_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
