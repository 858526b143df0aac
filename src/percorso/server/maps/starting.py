"""Starting a journey: blank, from a template, from another journey, or from a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from percorso.journey import Journey, template
from percorso.journey.values import slug_of
from percorso.mark import N_
from percorso.server.errors import not_there
from percorso.server.maps.files import read_text
from percorso.server.maps.journeys import free_slug, named
from percorso.store import Account
from percorso.store.base import now
from percorso.store.tables import StoredJourney
from percorso.words import Words

_BLANK = (("before", N_("Before")), ("during", N_("During")), ("after", N_("After")))


@dataclass(frozen=True, slots=True)
class Start:
    """What a journey is started from.

    Attributes:
        source: `{blank}`, `{template}`, `{journey}` or `{text, name}`.
        title: Its title; else that of the source.
        kind: Its kind; else that of the source.
        lang: The language of its texts.
    """

    source: dict[str, Any]
    title: str | None
    kind: str | None
    lang: str


def started(session: Session, workspace: str, by: Account | None, start: Start) -> StoredJourney:
    """Start a journey.

    Raises:
        JourneyError: There is no such template, or the text is no journey.
        Refusal: There is no such journey to start from.
    """
    document = _renamed(_document(session, workspace, start), start)
    document["id"] = free_slug(session, workspace, document["id"])
    return kept(session, workspace, by, Journey.from_dict(document).to_dict())


def kept(
    session: Session, workspace: str, by: Account | None, document: dict[str, Any]
) -> StoredJourney:  # fmt: skip
    """Keep a document as a new journey."""
    who = by.id if by else None
    at = now()
    stored = StoredJourney(
        id=uuid4().hex, workspace_id=workspace, version=0,
        created_at=at, created_by=who, changed_at=at, changed_by=who,
    )  # fmt: skip
    named(stored, document)
    session.add(stored)
    return stored


def _document(session: Session, workspace: str, start: Start) -> dict[str, Any]:
    source = start.source
    if "template" in source:
        drawn = template.start(source["template"], start.lang).to_dict()
        drawn.pop("audience", None)  # of a template: whom it suits, not whose journey it will be
        return drawn
    if "journey" in source:
        return _copied(session, workspace, source["journey"], start)
    if "text" in source:
        return read_text(source["text"], source["name"]).to_dict()
    return _blank(start.lang)


def _copied(session: Session, workspace: str, journey: str, start: Start) -> dict[str, Any]:
    """Another journey's document; a future state says which one it changes."""
    query = select(StoredJourney).where(
        StoredJourney.id == journey, StoredJourney.workspace_id == workspace
    )
    found = session.scalar(query)
    if found is None:
        raise not_there()
    copied = {key: value for key, value in found.document.items() if key != "checkins"}
    return {**copied, "based_on": found.slug} if start.kind == "future" else copied


def _blank(lang: str) -> dict[str, Any]:
    words = Words.of(lang)
    stages = [{"id": id, "name": words(name)} for id, name in _BLANK]
    title = words(N_("New journey"))
    return {"percorso": 1, "id": slug_of(title), "title": title, "language": lang, "stages": stages}


def _renamed(document: dict[str, Any], start: Start) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if start.title and start.title.strip():
        given = {"title": start.title.strip(), "id": slug_of(start.title) or document["id"]}
    if start.kind:
        given["kind"] = start.kind
    order = dict.fromkeys(("percorso", "id", "title", "kind"))
    whole = {**document, **given}
    return {key: whole[key] for key in [*order, *whole] if key in whole}
