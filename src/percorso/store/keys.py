"""API tokens: keys for programs, of one workspace and one person, capped by a role, with an end."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from percorso.store.base import now
from percorso.store.roles import Role
from percorso.store.secret import API, new_token, token_hash
from percorso.store.tables import ApiToken


def make_key(
    session: Session, workspace: str, user: str, name: str, role: Role, days: int
) -> tuple[ApiToken, str]:
    """A new token; what it reads like is given once and never kept."""
    token = new_token(API)
    made = ApiToken(
        workspace_id=workspace, user_id=user, name=name, role=role.value,
        token_hash=token_hash(token), expires_at=now() + timedelta(days=days),
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made, token


def keys_of(session: Session, workspace: str, user: str | None = None) -> list[ApiToken]:
    """The tokens of a workspace, or of one person in it, the newest first."""
    query = select(ApiToken).where(ApiToken.workspace_id == workspace)
    if user is not None:
        query = query.where(ApiToken.user_id == user)
    order = (ApiToken.created_at.desc(), ApiToken.id)
    return list(session.scalars(query.options(joinedload(ApiToken.user)).order_by(*order)))


def revoke(session: Session, workspace: str, id_: str, user: str | None = None) -> bool:
    """Revoke a token at once; False when there is no such one, or it is somebody else's."""
    gone = delete(ApiToken).where(ApiToken.workspace_id == workspace, ApiToken.id == id_)
    if user is not None:
        gone = gone.where(ApiToken.user_id == user)
    return session.scalar(gone.returning(ApiToken.id)) is not None
