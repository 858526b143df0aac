"""Comments on the elements of a journey, with mentions, answers and an end."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field
from sqlalchemy.orm import Session

from percorso.mark import N_
from percorso.server.access import Access, Commenter, Database, TheHub, Viewer
from percorso.server.bodies import Body
from percorso.server.errors import Refusal
from percorso.server.live import Hub
from percorso.server.maps import comments as kept
from percorso.server.maps.comments import CommentShown, comment_in
from percorso.server.maps.journeys import TheJourney
from percorso.store import Role
from percorso.store.base import now
from percorso.store.tables import Comment

router = APIRouter(tags=["comments"], prefix="/workspaces/{workspace}/journeys/{journey}/comments")
Words = Annotated[str, Field(min_length=1, max_length=10_000)]


class NewComment(Body):
    """A comment that is to be written; mentions stand in the text as `@[name](user id)`."""

    element: Annotated[str, Field(max_length=255)] = ""
    text: Words
    parent: Annotated[str, Field(max_length=32)] | None = None


class EditedComment(Body):
    """The new text of a comment."""

    text: Words


class Resolved(Body):
    """Whether a comment is settled."""

    resolved: bool


@router.get("")
def comments(access: Viewer, stored: TheJourney, database: Database) -> list[CommentShown]:
    """The comments of a journey, oldest first."""
    return kept.comments_of(database, stored.id)


@router.post("", status_code=201)
def write_comment(
    asked: NewComment, access: Commenter, stored: TheJourney, database: Database, hub: TheHub
) -> CommentShown:
    """Write a comment, or answer one."""
    one = kept.written(
        database, access.workspace.id, stored.id, access.account,
        asked.element, asked.text, asked.parent,
    )  # fmt: skip
    return _told(database, hub, access, one)


@router.post("/seen", status_code=204)
def see_mentions(access: Viewer, stored: TheJourney, database: Database) -> None:
    """Note that one has seen where one is named."""
    kept.seen(database, stored.id, access.account.id)


@router.patch("/{comment}")
def edit_comment(
    comment: str, asked: EditedComment, access: Commenter, stored: TheJourney,
    database: Database, hub: TheHub,
) -> CommentShown:  # fmt: skip
    """Change the text of one's own comment."""
    one = _own(database, access, stored.id, comment)
    kept.put(database, access.workspace.id, one, asked.text)
    one.edited_at = now()
    return _told(database, hub, access, one)


@router.delete("/{comment}", status_code=204)
def delete_comment(
    comment: str, access: Commenter, stored: TheJourney, database: Database, hub: TheHub
) -> None:
    """Delete one's own comment with its answers; admins may delete any."""
    one = comment_in(database, stored.id, comment)
    if access.role is not Role.ADMIN:
        one = _own(database, access, stored.id, comment)
    data = {"journey": stored.id, "comment": None, "deleted": one.id}
    database.delete(one)
    hub.say_after(database, access.workspace.id, "comment", data)


@router.post("/{comment}/resolve")
def resolve_comment(
    comment: str, asked: Resolved, access: Commenter, stored: TheJourney,
    database: Database, hub: TheHub,
) -> CommentShown:  # fmt: skip
    """Settle a comment, or open it again."""
    one = comment_in(database, stored.id, comment)
    one.resolved_at = now() if asked.resolved else None
    one.resolved_by = access.account.id if asked.resolved else None
    return _told(database, hub, access, one)


def _own(database: Session, access: Access, journey: str, comment: str) -> Comment:
    one = comment_in(database, journey, comment)
    if one.user_id != access.account.id:
        raise Refusal(403, N_("This comment is somebody else's."), N_("Answer it instead."))
    return one


def _told(database: Session, hub: Hub, access: Access, one: Comment) -> CommentShown:
    database.flush()
    shown = kept.shown(database, [one])[0]
    data: dict[str, Any] = {"journey": one.journey_id, "comment": shown.model_dump(mode="json")}
    hub.say_after(database, access.workspace.id, "comment", {**data, "deleted": None})
    return shown
