"""Invented colleagues. They have no password: nobody can sign in as one of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from percorso.store import Role, people
from percorso.store.tables import User, Workspace
from percorso.store.teams import join


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of an invented team."""

    name: str
    email: str
    role: Role


TEAM = (
    Colleague("Marta Colombo", "marta.colombo@example.com", Role.ADMIN),
    Colleague("Elena Riva", "elena.riva@example.com", Role.EDITOR),
    Colleague("Davide Moretti", "davide.moretti@example.com", Role.EDITOR),
    Colleague("Sara Bianchi", "sara.bianchi@example.com", Role.COMMENTER),
)
"""The first one is who the demo is shown to."""


def join_team(session: Session, workspace: Workspace, team: tuple[Colleague, ...]) -> None:
    """Make colleagues members of a workspace; who is not there yet is added."""
    for one in team:
        join(session, workspace.id, added(session, one).id, one.role)


def added(session: Session, one: Colleague) -> User:
    """The user of a colleague."""
    return people.by_email(session, one.email) or people.add_user(session, one.email, one.name)
