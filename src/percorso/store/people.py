"""People: found by e-mail or id, added, and the workspaces they belong to."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload

from percorso.errors import Problem, WorkspaceError
from percorso.mark import N_
from percorso.store.account import Account
from percorso.store.roles import Role
from percorso.store.tables import Membership, User, Workspace

_EMAIL = re.compile(r"[^\s@<>\"(),:;\\\[\]]+@[^\s@<>\"(),:;\\\[\]]+\.[^\s@<>\"(),:;\\\[\].]+")
LONGEST_EMAIL = 254


def normal_email(text: str) -> str | None:
    """An e-mail as it is kept and compared, or None when it is not one.

    Example:
        >>> normal_email(" Ann@Example.COM "), normal_email("ann")
        ('ann@example.com', None)
    """
    found = unicodedata.normalize("NFKC", text).strip().casefold()
    return found if len(found) <= LONGEST_EMAIL and _EMAIL.fullmatch(found) else None


def initials(name: str) -> str:
    """Two letters that stand for a person.

    Example:
        >>> initials("Ada Maria Bianchi"), initials("Ugo"), initials("")
        ('AB', 'UG', '?')
    """
    parts = [part for part in name.split() if part[0].isalnum()]
    if len(parts) > 1:
        return (parts[0][0] + parts[-1][0]).upper()
    return parts[0][:2].upper() if parts else "?"


def anybody(session: Session) -> bool:
    """Whether there is any user yet: before the first one, setup is open."""
    return session.scalar(select(User.id).limit(1)) is not None


def by_email(session: Session, email: str) -> User | None:
    """The person with an e-mail, however it is written."""
    found = normal_email(email)
    return session.scalar(select(User).where(User.email == found)) if found else None


def by_subject(session: Session, issuer: str, subject: str) -> User | None:
    """The person whom an identity provider knows by a subject."""
    mine = (User.oidc_issuer == issuer, User.oidc_subject == subject)
    return session.scalar(select(User).where(*mine))


def add_user(session: Session, email: str, name: str, password_hash: str | None = None) -> User:
    """A new person.

    Raises:
        WorkspaceError: The e-mail is not one, or is somebody's already.
    """
    found = normal_email(email)
    if found is None:
        message = N_("This is not an e-mail address.")
        raise WorkspaceError(Problem(message, N_("Write it like ann@example.com."), key="email"))
    if by_email(session, found):
        raise _taken()
    user = User(email=found, name=clean_name(name), password_hash=password_hash)
    try:
        with session.begin_nested():
            session.add(user)
    except IntegrityError:  # somebody else has just come with the same e-mail
        raise _taken() from None
    return user


def _taken() -> WorkspaceError:
    message = N_("There is an account with this e-mail already.")
    return WorkspaceError(Problem(message, N_("Sign in with it."), key="email"))


def clean_name(name: str) -> str:
    """A name on one line, without signs that cannot be seen."""
    seen = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in name)
    return " ".join(seen.split())


def workspaces_of(session: Session, account: Account) -> list[tuple[Workspace, Role]]:
    """The workspaces that an account reaches, the first one first, and what it may do there."""
    query = select(Membership).where(Membership.user_id == account.id)
    if account.workspace is not None:
        query = query.where(Membership.workspace_id == account.workspace)
    found = session.scalars(query.options(joinedload(Membership.workspace))).all()
    pairs = [(one.workspace, Role(one.role).capped(account.limit)) for one in found]
    return sorted(pairs, key=lambda pair: (pair[0].created_at, pair[0].id))
