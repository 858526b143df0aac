"""What the home page asks of the database: journeys, their changes, and what waits for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from percorso.store.base import now
from percorso.store.tables import (
    Comment,
    Guide,
    Invitation,
    Mention,
    StoredJourney,
    StoredOperation,
    User,
)


def journeys_of(session: Session, workspace: str) -> list[StoredJourney]:
    """The journeys of a workspace, last changed first, put away or not."""
    query = select(StoredJourney).where(StoredJourney.workspace_id == workspace)
    order = (StoredJourney.changed_at.desc(), StoredJourney.id)
    return list(session.scalars(query.order_by(*order)))


def names_of(session: Session, users: Sequence[str | None]) -> dict[str, str]:
    """The names of people by their ids."""
    wanted = {one for one in users if one}
    found = session.scalars(select(User).where(User.id.in_(wanted)))
    return {one.id: one.name for one in found}


def changes_since(
    session: Session, journey: str, since: datetime | None, most: int
) -> list[StoredOperation]:
    """The last changes of a journey, newest first."""
    query = select(StoredOperation).where(StoredOperation.journey_id == journey)
    if since is not None:
        query = query.where(StoredOperation.at >= since)
    query = query.options(joinedload(StoredOperation.user))
    return list(session.scalars(query.order_by(StoredOperation.version.desc()).limit(most)))


def changes_count(session: Session, journey: str, since: datetime | None) -> int:
    """How often a journey was changed."""
    query = select(func.count()).where(StoredOperation.journey_id == journey)
    if since is not None:
        query = query.where(StoredOperation.at >= since)
    return int(session.scalar(query) or 0)


def threads_of(session: Session, journeys: Sequence[str]) -> list[Comment]:
    """The comments of journeys that are not resolved, oldest first, with their replies apart."""
    resolved = select(Comment.id).where(Comment.resolved_at.is_not(None))
    query = (
        select(Comment)
        .where(Comment.journey_id.in_(journeys), Comment.resolved_at.is_(None))
        .where(Comment.parent_id.is_(None) | Comment.parent_id.not_in(resolved))
        .options(joinedload(Comment.user), selectinload(Comment.mentions))
        .order_by(Comment.at, Comment.id)
    )
    return list(session.scalars(query))


def unseen_mentions(session: Session, user: str) -> set[str]:
    """Ids of the comments that name somebody who has not seen them yet."""
    query = select(Mention.comment_id).where(Mention.user_id == user, Mention.seen_at.is_(None))
    return set(session.scalars(query))


def guides_of(session: Session, user: str, journeys: Sequence[str]) -> dict[str, Guide]:
    """Where somebody was in the guides of journeys."""
    query = select(Guide).where(Guide.user_id == user, Guide.journey_id.in_(journeys))
    return {one.journey_id: one for one in session.scalars(query)}


def open_invitations(session: Session, workspace: str) -> list[Invitation]:
    """Invitations that nobody has accepted yet and that still hold, oldest first."""
    query = select(Invitation).where(
        Invitation.workspace_id == workspace,
        Invitation.used_at.is_(None),
        Invitation.expires_at > now(),
    )
    return list(session.scalars(query.order_by(Invitation.created_at)))
