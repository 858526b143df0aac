"""Journeys as files: downloaded, taken in, saved back to the file they came from."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.responses import Response

from percorso.mark import N_
from percorso.server.access import Database, Editor, Lang, TheHub, Viewer
from percorso.server.bodies import Body, handing_out
from percorso.server.maps.changing import Asked, Changer
from percorso.server.maps.files import MEDIA, Form, read_text, save_back, written
from percorso.server.maps.journeys import TheJourney, locked
from percorso.server.maps.saying import both
from percorso.server.routes.operations import Done

router = APIRouter(tags=["files of journeys"], prefix="/workspaces/{workspace}/journeys/{journey}")


class TakenIn(Body):
    """A file that is to take a journey's place."""

    text: Annotated[str, Field(max_length=5_000_000)]
    name: Annotated[str, Field(max_length=255)] = "journey.yaml"
    client: Annotated[str, Field(max_length=64)] = ""


class SavedBack(Body):
    """How a journey is to be saved to its file."""

    overwrite: bool = False
    """Write over what was changed in the file meanwhile."""


class SourceFile(BaseModel):
    """The file that was written."""

    source_file: str


@router.get("/file", response_class=Response, responses=handing_out(*MEDIA.values()))
def journey_file(
    access: Viewer, stored: TheJourney, format: Annotated[Form, Query()] = "yaml"
) -> Response:
    """The journey as a file, YAML or JSON."""
    name = f"{stored.slug}.{format}"
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "cache-control": "no-store",
    }
    return Response(written(stored.document, format), 200, headers, MEDIA[format])


@router.post("/import")
def import_journey(
    journey: str, taken: TakenIn, access: Editor, database: Database, hub: TheHub, lang: Lang
) -> Done:
    """Let a file take the journey's place; one operation, which can be taken back."""
    stored = locked(database, access.workspace.id, journey)
    document = {**read_text(taken.text, taken.name).to_dict(), "id": stored.slug}
    operation = {"op": "replace", "document": document}
    sentence = both(N_("Took the journey from a file"))
    changer = Changer(database, hub, access.workspace.id, access.account, lang)
    done = changer.change(journey, Asked(stored.version, operation, taken.client, True, sentence))
    return Done(version=done.version, inverse=done.inverse)


@router.post("/file")
def save_journey_file(
    journey: str, access: Editor, database: Database, how: SavedBack | None = None
) -> SourceFile:
    """Save the journey to the file it came from; 409 when that changed meanwhile."""
    stored = locked(database, access.workspace.id, journey)
    save_back(stored, access.folder, how is not None and how.overwrite)
    return SourceFile(source_file=stored.source_file or "")
