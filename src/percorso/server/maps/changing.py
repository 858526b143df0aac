"""A change of a journey: an operation on the newest version, its place in the log, the news."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from percorso.errors import PercorsoError
from percorso.journey.operations import (
    Applied,
    Change,
    Conflict,
    apply_checked,
    check,
    conflicts,
    element,
    sentence,
)
from percorso.mark import N_
from percorso.server.errors import Refusal
from percorso.server.live import Hub
from percorso.server.maps.journeys import locked, named
from percorso.server.maps.people import person
from percorso.server.maps.times import instant
from percorso.store import Account
from percorso.store.base import now
from percorso.store.tables import StoredJourney, StoredOperation

LOOKED_BACK = 100
"""So many operations back it is looked whether one takes another back."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A change that somebody asks for.

    Attributes:
        base: The version that they saw.
        client: The browser tab that asks.
        force: Whether it is to be written over what others wrote since.
        sentence: What the history says, by language, where the operation itself does not.
    """

    base: int
    operation: dict[str, Any]
    client: str = ""
    force: bool = False
    sentence: dict[str, str] | None = None


class InConflict(PercorsoError):
    """Others changed the same fields since; nothing was written."""

    def __init__(self, found: list[Conflict]) -> None:
        self.found = found
        super().__init__("Others changed the same fields since.")


@dataclass(frozen=True, slots=True)
class Changer:
    """Who changes journeys of a workspace.

    Attributes:
        session: A transaction that may write.
        hub: Where the change is told once it has been written.
        lang: The reader's language.
    """

    session: Session
    hub: Hub
    workspace: str
    account: Account
    lang: str

    def change(self, journey: str, asked: Asked) -> StoredOperation:
        """Carry out an operation on the newest version.

        Raises:
            InConflict: Others changed the same fields since, and it is not forced.
            OperationError: It cannot be carried out, or the journey would not be valid.
            Refusal: There is no such journey, or its version is older than the base.
        """
        check(asked.operation)
        stored = locked(self.session, self.workspace, journey)
        since = self._since(stored, asked.base)
        if (before := _sent_already(since, asked)) is not None:
            return before
        self._refuse_conflicts(stored, since, asked)
        applied = apply_checked(stored.document, asked.operation)
        return self._write(stored, asked, applied)

    def _since(self, stored: StoredJourney, base: int) -> list[StoredOperation]:
        if base > stored.version:
            raise Refusal(
                409,
                N_("This journey is at version {version}; the change was made for {base}."),
                N_("Load the page anew."),
                version=stored.version,
                base=base,
            )
        return operations_after(self.session, stored.id, base)

    def _refuse_conflicts(
        self, stored: StoredJourney, since: list[StoredOperation], asked: Asked
    ) -> None:
        changes = [self._as_change(one, asked.client) for one in since]
        if asked.force or all(one.own for one in changes):
            return
        if found := conflicts(asked.operation, changes, stored.document, self.lang):
            raise InConflict(found)

    def _as_change(self, one: StoredOperation, client: str) -> Change:
        """An operation of the log; one of this very tab cannot stand against it."""
        own = one.user_id == self.account.id and one.client == client
        by = one.user.name if one.user else "Percorso"
        return Change(one.operation, one.inverse, by, instant(one.at), own)

    def _write(self, stored: StoredJourney, asked: Asked, applied: Applied) -> StoredOperation:
        self._refuse_taken(stored, applied.document["id"])
        written = StoredOperation(
            journey_id=stored.id,
            version=stored.version + 1,
            at=now(),
            user_id=self.account.id,
            client=asked.client,
            operation=asked.operation,
            inverse=applied.inverse,
            element=element(asked.operation)[:255],
            sentence=asked.sentence or said(asked.operation, stored.document),
            undoes=self._undone_by(stored, asked.operation),
        )
        self.session.add(written)
        named(stored, applied.document)
        stored.version, stored.changed_at = written.version, written.at
        stored.changed_by = self.account.id
        self.session.flush()
        self._tell(written)
        return written

    def _refuse_taken(self, stored: StoredJourney, slug: str) -> None:
        query = select(StoredJourney.id).where(
            StoredJourney.workspace_id == self.workspace, StoredJourney.slug == slug
        )
        if slug != stored.slug and self.session.scalar(query) is not None:
            raise Refusal(
                422,
                N_("Another journey of this workspace has the id '{id}' already."),
                N_("Choose another id."),
                key="id",
                id=slug,
            )

    def _undone_by(self, stored: StoredJourney, operation: dict[str, Any]) -> int | None:
        """The version that an operation takes back, when it is the inverse of a recent own one."""
        recent = (
            StoredOperation.journey_id == stored.id,
            StoredOperation.version > stored.version - LOOKED_BACK,
        )
        mine = StoredOperation.user_id == self.account.id
        query = select(StoredOperation.version, StoredOperation.inverse).where(*recent, mine)
        newest = query.order_by(StoredOperation.version.desc())
        fits = [row.version for row in self.session.execute(newest) if row.inverse == operation]
        taken = set(self.session.scalars(select(StoredOperation.undoes).where(*recent)))
        return next((version for version in fits if version not in taken), None)

    def _tell(self, written: StoredOperation) -> None:
        by = person(self.account)
        self.hub.say_after(self.session, self.workspace, "operation", told(written, by))


def told(written: StoredOperation, by: Any) -> dict[str, Any]:
    """An operation of the log as the others hear of it."""
    return {
        "journey": written.journey_id,
        "version": written.version,
        "operation": written.operation,
        "by": by.model_dump() if by else None,
        "at": instant(written.at),
        "client": written.client,
    }


def said(operation: dict[str, Any], before: dict[str, Any]) -> dict[str, str]:
    """What the history says of an operation, in both languages."""
    return {lang: sentence(operation, before, lang) for lang in ("en", "it")}


def operations_after(session: Session, journey: str, version: int) -> list[StoredOperation]:
    """The operations after a version, oldest first."""
    query = (
        select(StoredOperation)
        .where(StoredOperation.journey_id == journey, StoredOperation.version > version)
        .options(joinedload(StoredOperation.user))
        .order_by(StoredOperation.version)
    )
    return list(session.scalars(query))


def _sent_already(since: list[StoredOperation], asked: Asked) -> StoredOperation | None:
    """The same operation of the same tab: its answer was lost, and it was sent again.

    A tab sends one after the other, so that only its last one can come twice.
    """
    own = [one for one in since if asked.client and one.client == asked.client]
    return own[-1] if own and own[-1].operation == asked.operation else None
