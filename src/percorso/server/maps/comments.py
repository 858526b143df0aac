"""Comments on the elements of a journey, and whom they name."""

from __future__ import annotations

import re
from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from percorso.mark import N_
from percorso.server.errors import Refusal, not_there
from percorso.server.maps.people import Person, known, person
from percorso.store import Account
from percorso.store.base import now
from percorso.store.tables import Comment, Membership, Mention

MENTION = re.compile(r"@\[[^\[\]]{1,120}\]\(([0-9a-f]{32})\)")
"""`@[name](user id)` inside a text."""


class CommentShown(BaseModel):
    """A comment."""

    id: str
    element: str
    """`stages/see`, `touchpoints/cart`, …; empty: the journey itself."""
    text: str
    parent: str | None
    by: Person | None
    at: datetime
    edited_at: datetime | None
    resolved_at: datetime | None
    resolved_by: Person | None
    mentions: list[Person]


def comments_of(session: Session, journey: str) -> list[CommentShown]:
    """The comments of a journey, oldest first."""
    query = select(Comment).where(Comment.journey_id == journey)
    query = query.options(joinedload(Comment.user), selectinload(Comment.mentions))
    return shown(session, list(session.scalars(query.order_by(Comment.at, Comment.id))))


def shown(session: Session, found: list[Comment]) -> list[CommentShown]:
    """Comments as the others see them."""
    named = [one.user_id for comment in found for one in comment.mentions]
    people = known(session, [*named, *(one.resolved_by for one in found)])
    return [_shown(one, people) for one in found]


def _shown(one: Comment, people: dict[str | None, Person]) -> CommentShown:
    return CommentShown(
        id=one.id, element=one.element, text=one.text, parent=one.parent_id,
        by=person(one.user), at=one.at, edited_at=one.edited_at,
        resolved_at=one.resolved_at, resolved_by=people.get(one.resolved_by),
        mentions=[people[each.user_id] for each in one.mentions if each.user_id in people],
    )  # fmt: skip


def comment_in(session: Session, journey: str, comment: str) -> Comment:
    """A comment of a journey.

    Raises:
        Refusal: It is not there.
    """
    found = session.get(Comment, comment)
    if found is None or found.journey_id != journey:
        raise not_there()
    return found


def written(
    session: Session, workspace: str, journey: str, by: Account, element: str, text: str,
    parent: str | None,
) -> Comment:  # fmt: skip
    """Keep a new comment; an answer stands under the first comment of its thread."""
    above = comment_in(session, journey, parent) if parent else None
    one = Comment(journey_id=journey, element=above.element if above else element, user_id=by.id)
    one.parent_id = (above.parent_id or above.id) if above else None
    session.add(one)
    put(session, workspace, one, text)
    session.flush()
    session.refresh(one, ["user"])
    return one


def put(session: Session, workspace: str, one: Comment, text: str) -> None:
    """Give a comment its text, and note the members that it names.

    Raises:
        Refusal: The text is empty.
    """
    if not text.strip():
        raise Refusal(422, N_("The comment is empty."), N_("Write something."), key="text")
    one.text = text.strip()
    named = set(MENTION.findall(text))
    query = select(Membership.user_id).where(
        Membership.workspace_id == workspace, Membership.user_id.in_(named)
    )
    members = set(session.scalars(query)) if named else set()
    kept = [each for each in one.mentions if each.user_id in members]
    new = members - {each.user_id for each in kept}
    one.mentions = [*kept, *(Mention(user_id=user) for user in sorted(new))]


def seen(session: Session, journey: str, user: str) -> None:
    """Note that somebody has seen where they are named in a journey."""
    query = select(Mention).join(Comment, Comment.id == Mention.comment_id)
    named = query.where(Comment.journey_id == journey, Mention.user_id == user)
    for mention in session.scalars(named.where(Mention.seen_at.is_(None))):
        mention.seen_at = now()
