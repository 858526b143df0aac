"""Journeys: listed, started, opened, put away and brought back."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field, JsonValue

from percorso.server.access import Admin, Database, Editor, Lang, TheHub, Viewer
from percorso.server.bodies import Body
from percorso.server.documents import JourneyKind
from percorso.server.errors import not_there
from percorso.server.maps.journeys import (
    JourneyCard,
    OpenedJourney,
    TheJourney,
    card,
    cards,
)
from percorso.server.maps.people import known, person
from percorso.server.maps.rooms import TheRooms
from percorso.server.maps.starting import Start, started
from percorso.store.base import now

router = APIRouter(tags=["journeys"], prefix="/workspaces/{workspace}/journeys")


class Blank(Body):
    """Start from three empty stages."""

    blank: Literal[True]


class FromTemplate(Body):
    """Start from a template."""

    template: Annotated[str, Field(max_length=80)]


class FromJourney(Body):
    """Start from a journey of this workspace."""

    journey: Annotated[str, Field(max_length=80)]


class FromText(Body):
    """Start from a file, YAML or JSON."""

    text: Annotated[str, Field(max_length=5_000_000)]
    name: Annotated[str, Field(max_length=255)] = "journey.yaml"


class NewJourney(Body):
    """A journey that is to be started."""

    title: Annotated[str, Field(max_length=200)] | None = None
    start: Blank | FromTemplate | FromJourney | FromText
    kind: JourneyKind | None = None
    lang: Literal["en", "it"] | None = None
    """The language of its texts; else the reader's."""


@router.get("")
def journeys(access: Viewer, database: Database) -> list[JourneyCard]:
    """The journeys of a workspace, the one changed last first; those put away are marked."""
    return cards(database, access.workspace.id)


@router.post("", status_code=201)
def start_journey(
    asked: NewJourney, access: Editor, database: Database, lang: Lang, hub: TheHub
) -> JourneyCard:
    """Start a journey: blank, from a template, from another journey or from a file."""
    source: dict[str, JsonValue] = asked.start.model_dump()
    start = Start(source, asked.title, asked.kind, asked.lang or lang)
    stored = started(database, access.workspace.id, access.account, start)
    database.flush()
    hub.say_after(database, access.workspace.id, "reload", {"journey": stored.id})
    return card(stored, person(access.account))


@router.get("/{journey}")
def journey(
    access: Viewer, stored: TheJourney, database: Database, rooms: TheRooms
) -> OpenedJourney:
    """A journey: its document, its version, and who looks at it."""
    by = known(database, [stored.changed_by]).get(stored.changed_by)
    room = rooms.room(access.workspace.id, stored.id)
    return OpenedJourney(
        **card(stored, by).model_dump(exclude={"slug", "title", "kind"}),
        document=stored.document,
        role=access.role,
        people=room.people(),
        timer=room.timer(),
    )


@router.delete("/{journey}", status_code=204)
def archive_journey(access: Admin, stored: TheJourney, database: Database, hub: TheHub) -> None:
    """Put a journey away; it can be brought back."""
    stored.archived_at = stored.archived_at or now()
    hub.say_after(database, access.workspace.id, "reload", {"journey": stored.id})


@router.post("/{journey}/unarchive", status_code=204)
def unarchive_journey(access: Admin, stored: TheJourney, database: Database, hub: TheHub) -> None:
    """Bring a journey back that was put away."""
    if stored.archived_at is None:
        raise not_there()
    stored.archived_at = None
    hub.say_after(database, access.workspace.id, "reload", {"journey": stored.id})
