"""People as the others see them: a name and its initials, never an address."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from percorso.store import Account
from percorso.store.people import initials
from percorso.store.tables import User


class Person(BaseModel):
    """Somebody of the team."""

    id: str
    name: str
    initials: str


def person(one: User | Account) -> Person:
    """A person as the others see them."""
    return Person(id=one.id, name=one.name, initials=initials(one.name))


def maybe_person(one: User | None) -> Person | None:
    """A person; None for the program itself."""
    return person(one) if one else None


def known(session: Session, ids: Iterable[str | None]) -> dict[str | None, Person]:
    """People by their ids."""
    wanted = {one for one in ids if one}
    if not wanted:
        return {}
    found = session.scalars(select(User).where(User.id.in_(wanted)))
    return {user.id: person(user) for user in found}
