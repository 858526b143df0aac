"""Invitations: a link for one person, one workspace, one role, seven days and one use."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, joinedload

from percorso.errors import Problem, WorkspaceError
from percorso.mark import N_
from percorso.store import people, teams
from percorso.store.base import now
from percorso.store.roles import Role
from percorso.store.secret import new_token, token_hash
from percorso.store.tables import Invitation, Membership, User

LIFE = timedelta(days=7)


def invite(
    session: Session, workspace: str, email: str, role: Role, by: str | None
) -> tuple[Invitation, str]:
    """Invite somebody; the token of their link is given once. An earlier invitation ends.

    Raises:
        WorkspaceError: The e-mail is not one, or is a member's already.
    """
    found = people.normal_email(email)
    if found is None:
        message = N_("This is not an e-mail address.")
        raise WorkspaceError(Problem(message, N_("Write it like ann@example.com."), key="email"))
    user = people.by_email(session, found)
    if user and session.get(Membership, (workspace, user.id)):
        message = N_("This person is a member of the workspace already.")
        raise WorkspaceError(Problem(message, N_("Change their role instead."), key="email"))
    mine = (Invitation.workspace_id == workspace, Invitation.email == found)
    session.execute(delete(Invitation).where(*mine, Invitation.used_at.is_(None)))
    token = new_token()
    made = Invitation(
        workspace_id=workspace, email=found, role=role.value, token_hash=token_hash(token),
        invited_by=by, expires_at=now() + LIFE,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made, token


def open_invitations(session: Session, workspace: str) -> list[Invitation]:
    """The invitations of a workspace that nobody has used yet, the newest first."""
    mine = (Invitation.workspace_id == workspace, Invitation.used_at.is_(None))
    query = select(Invitation).where(*mine, Invitation.expires_at > now())
    return list(session.scalars(query.order_by(Invitation.created_at.desc(), Invitation.id)))


def seen_invitation(session: Session, token: str) -> Invitation | None:
    """The invitation of a link while it still opens; it stays unused."""
    mine = (Invitation.token_hash == token_hash(token), Invitation.used_at.is_(None))
    query = select(Invitation).where(*mine, Invitation.expires_at > now())
    return session.scalar(query.options(joinedload(Invitation.workspace)))


def invited(session: Session, email: str) -> list[Invitation]:
    """The open invitations of an e-mail that somebody else has vouched for."""
    found = people.normal_email(email)
    mine = (Invitation.email == found, Invitation.used_at.is_(None))
    return list(session.scalars(select(Invitation).where(*mine, Invitation.expires_at > now())))


def accept(session: Session, invitation: Invitation, user: User) -> bool:
    """Use an invitation up and make the person a member; False when it was used meanwhile."""
    mine = (Invitation.id == invitation.id, Invitation.used_at.is_(None))
    used = update(Invitation).where(*mine).values(used_at=now()).returning(Invitation.id)
    if session.scalar(used) is None:
        return False
    teams.join(session, invitation.workspace_id, user.id, Role(invitation.role))
    return True


def withdraw(session: Session, workspace: str, id_: str) -> bool:
    """Take an invitation back; False when the workspace has no such one."""
    mine = (Invitation.workspace_id == workspace, Invitation.id == id_)
    gone = delete(Invitation).where(*mine, Invitation.used_at.is_(None)).returning(Invitation.id)
    return session.scalar(gone) is not None
