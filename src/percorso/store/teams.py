"""Workspaces and their members. A workspace always keeps an admin."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, joinedload

from percorso.errors import Problem, WorkspaceError
from percorso.mark import N_
from percorso.store.roles import Role
from percorso.store.tables import ApiToken, Membership, User, Workspace

LONGEST_SLUG = 60


def make_workspace(
    session: Session, name: str, admin: str | None = None, settings: dict[str, Any] | None = None
) -> Workspace:
    """A new workspace; the first one of all has its events in the served folder itself."""
    first = session.scalar(select(Workspace.id).limit(1)) is None
    slug = _free_slug(session, name)
    made = Workspace(slug=slug, name=name, served=first, settings=settings or {})
    session.add(made)
    session.flush()
    if admin is not None:
        join(session, made.id, admin, Role.ADMIN)
    return made


def join(session: Session, workspace: str, user: str, role: Role) -> Membership:
    """Make somebody a member; who is one already keeps the greater role of the two."""
    found = session.get(Membership, (workspace, user))
    if found is None:
        found = Membership(workspace_id=workspace, user_id=user, role=role.value)
        session.add(found)
    elif not Role(found.role).includes(role):
        found.role = role.value
    session.flush()
    return found


def members_of(session: Session, workspace: str) -> list[Membership]:
    """The members of a workspace by name."""
    query = select(Membership).join(User).where(Membership.workspace_id == workspace)
    order = (func.lower(User.name), User.id)
    return list(session.scalars(query.options(joinedload(Membership.user)).order_by(*order)))


def change_role(session: Session, workspace: str, user: str, role: Role) -> Membership | None:
    """Give a member another role; None when they are not a member.

    Raises:
        WorkspaceError: They are the last admin.
    """
    found = _locked(session, workspace, user)
    if found is None:
        return None
    if role is not Role.ADMIN:
        _keep_an_admin(session, found)
    found.role = role.value
    session.flush()
    return found


def leave(session: Session, workspace: str, user: str) -> bool:
    """Take a member out of a workspace, and their tokens with them; False when they are not in it.

    Raises:
        WorkspaceError: They are the last admin.
    """
    found = _locked(session, workspace, user)
    if found is None:
        return False
    _keep_an_admin(session, found)
    mine = (ApiToken.workspace_id == workspace, ApiToken.user_id == user)
    session.execute(delete(ApiToken).where(*mine))
    session.delete(found)
    session.flush()
    return True


def rules_all_of(session: Session, admin: str, user: str) -> bool:
    """Whether an admin is admin in every workspace that a person belongs to."""
    ruled = select(Membership.workspace_id).where(
        Membership.user_id == admin, Membership.role == Role.ADMIN.value
    )
    theirs = select(Membership.workspace_id).where(Membership.user_id == user)
    return session.scalar(theirs.where(Membership.workspace_id.not_in(ruled)).limit(1)) is None


def _locked(session: Session, workspace: str, user: str) -> Membership | None:
    """A membership, with the workspace locked: two admins cannot demote each other at once."""
    session.get(Workspace, workspace, with_for_update=True, populate_existing=True)
    return session.get(Membership, (workspace, user), populate_existing=True)


def _keep_an_admin(session: Session, leaving: Membership) -> None:
    if leaving.role != Role.ADMIN.value:
        return
    others = select(Membership.user_id).where(
        Membership.workspace_id == leaving.workspace_id,
        Membership.role == Role.ADMIN.value,
        Membership.user_id != leaving.user_id,
    )
    if session.scalar(others.limit(1)) is None:
        message = N_("This is the last admin of the workspace.")
        raise WorkspaceError(Problem(message, N_("Make somebody else an admin first."), key="role"))


def _free_slug(session: Session, name: str) -> str:
    wanted = slug_of(name)
    near = Workspace.slug.startswith(wanted, autoescape=True)
    taken = set(session.scalars(select(Workspace.slug).where(near)))
    numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def slug_of(name: str) -> str:
    """A name as it can stand in an address.

    Example:
        >>> slug_of("Caffè & Co."), slug_of("日本")
        ('caffe-co', 'team')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST_SLUG].strip("-")
    return slug or "team"
