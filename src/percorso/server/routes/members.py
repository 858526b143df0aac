"""Members of a workspace: who they are, what they may do, and how they leave."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy import event
from sqlalchemy.orm import Session

from percorso.mark import N_
from percorso.server.access import Admin, Database, TheHub, TheSettings, Viewer
from percorso.server.bodies import At, Body
from percorso.server.errors import Refusal, not_there, too_low
from percorso.server.live import Hub
from percorso.server.routes.invitations import check_browser, page_link
from percorso.server.routes.me import check_passwords_are_on
from percorso.store import Role, links, teams
from percorso.store.people import initials
from percorso.store.tables import Membership

router = APIRouter(tags=["members"])


class Member(BaseModel):
    """A member of a workspace; e-mails are shown to admins, and to oneself, only."""

    id: str
    name: str
    initials: str
    email: str | None
    role: Role
    joined_at: At
    me: bool


class NewRole(Body):
    """The role that a member gets."""

    role: Role


class PasswordLink(BaseModel):
    """A link by which a member sets a new password, once, within a day."""

    link: str


@router.get("/workspaces/{workspace}/members")
def members(access: Viewer, database: Database) -> list[Member]:
    """The members of a workspace, by name."""
    found = teams.members_of(database, access.workspace.id)
    return [_shown(one, access.account.id, access.role) for one in found]


@router.patch("/workspaces/{workspace}/members/{user}")
def change_member(
    user: str, body: NewRole, access: Admin, database: Database, hub: TheHub
) -> Member:
    """Give a member another role; the last admin stays one."""
    check_browser(access)
    found = teams.change_role(database, access.workspace.id, user, body.role)
    if found is None:
        raise not_there()
    _drop_after(database, hub, user, access.workspace.id)
    return _shown(found, access.account.id, access.role)


@router.delete("/workspaces/{workspace}/members/{user}", status_code=204)
def remove_member(user: str, access: Viewer, database: Database, hub: TheHub) -> None:
    """Take a member out, or leave; the last admin stays."""
    check_browser(access)
    if user != access.account.id and not access.role.includes(Role.ADMIN):
        raise too_low(Role.ADMIN.value)
    if not teams.leave(database, access.workspace.id, user):
        raise not_there()
    _drop_after(database, hub, user, access.workspace.id)


@router.post("/workspaces/{workspace}/members/{user}/password-link", status_code=201)
def member_password_link(
    user: str, access: Admin, database: Database, request: Request, settings: TheSettings
) -> PasswordLink:
    """Make a link by which a member sets a new password."""
    check_browser(access)
    check_passwords_are_on(settings.oidc_only)
    if database.get(Membership, (access.workspace.id, user)) is None:
        raise not_there()
    if not teams.rules_all_of(database, access.account.id, user):
        raise Refusal(
            403,
            N_("This person also belongs to workspaces of which you are not an admin."),
            N_("Whoever runs the server can make the link."),
        )
    token = links.make_link(database, "password", user)
    return PasswordLink(link=page_link(request, settings, "link", token))


def _drop_after(database: Session, hub: Hub, user: str, workspace: str) -> None:
    """End the live streams of a person once their change of role is written for good."""

    def drop(_: Session) -> None:
        hub.drop(user, workspace)

    event.listen(database, "after_commit", drop, once=True)


def _shown(one: Membership, me: str, role: Role) -> Member:
    sees = role is Role.ADMIN or one.user_id == me
    return Member(
        id=one.user_id,
        name=one.user.name,
        initials=initials(one.user.name),
        email=one.user.email if sees else None,
        role=Role(one.role),
        joined_at=one.joined_at,
        me=one.user_id == me,
    )
