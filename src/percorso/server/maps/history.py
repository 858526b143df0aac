"""The history of a journey: who changed what when, what was taken back, how it was then."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Integer, select
from sqlalchemy.orm import Session, joinedload

from percorso.journey.operations import Change, rewound
from percorso.mark import N_
from percorso.server.errors import Refusal
from percorso.server.maps.people import Person, maybe_person
from percorso.store.tables import StoredJourney, StoredOperation

MOST = 100


class HistoryEntry(BaseModel):
    """A change, as the history shows it."""

    version: int
    by: Person | None
    at: datetime
    sentence: str
    element: str
    undone: bool
    """Whether a later change took it back."""
    undoes: int | None
    """The version that it takes back itself."""


def history_of(
    session: Session, stored: StoredJourney, lang: str, before: int | None, element: str | None
) -> list[HistoryEntry]:
    """The changes of a journey, newest first, a hundred at a time."""
    query = select(StoredOperation).where(StoredOperation.journey_id == stored.id)
    if before is not None:
        query = query.where(StoredOperation.version < before)
    if element is not None:
        inside = StoredOperation.element.startswith(f"{element}/", autoescape=True)
        query = query.where((StoredOperation.element == element) | inside)
    query = query.options(joinedload(StoredOperation.user))
    found = session.scalars(query.order_by(StoredOperation.version.desc()).limit(MOST))
    gone = undone(session, stored.id)
    return [_entry(one, lang, gone) for one in found]


def _entry(one: StoredOperation, lang: str, gone: set[int]) -> HistoryEntry:
    sentence = one.sentence.get(lang) or one.sentence.get("en", "")
    return HistoryEntry(
        version=one.version, by=maybe_person(one.user), at=one.at, sentence=sentence,
        element=one.element, undone=one.version in gone, undoes=one.undoes,
    )  # fmt: skip


def undone(session: Session, journey: str) -> set[int]:
    """The versions that were taken back, and not brought back again."""
    columns = (StoredOperation.version, StoredOperation.undoes.cast(Integer))
    query = select(*columns).where(StoredOperation.undoes.is_not(None))
    pairs = session.execute(query.where(StoredOperation.journey_id == journey)).all()
    gone: set[int] = set()
    for version, undoes in sorted(pairs, key=lambda pair: -pair[0]):
        if version not in gone:
            gone.add(undoes)
    return gone


def document_at(session: Session, stored: StoredJourney, version: int) -> dict[str, Any]:
    """A journey's document as it was at a version.

    Raises:
        Refusal: There is no such version.
    """
    if not 0 <= version <= stored.version:
        raise Refusal(
            404,
            N_("There is no version {version}; the newest is {newest}."),
            N_("Choose one from the history."),
            version=version,
            newest=stored.version,
        )
    since = StoredOperation.version > version
    query = select(StoredOperation.inverse).where(StoredOperation.journey_id == stored.id, since)
    found = session.scalars(query.order_by(StoredOperation.version))
    changes = [Change({}, inverse) for inverse in found]  # that alone: there may be thousands
    document: dict[str, Any] = rewound(stored.document, changes)
    return document
