"""Documents of the evidence library: taken in by content, handed out as downloads only."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel

from percorso.mark import N_
from percorso.server.access import Access, Database, Editor, Viewer
from percorso.server.errors import Refusal, not_there
from percorso.server.uploads.keeping import forget, keep, place_of
from percorso.server.uploads.kinds import ALLOWED, Kind, kind_of
from percorso.server.uploads.naming import disposition, shown_name
from percorso.server.uploads.receiving import Received, receive
from percorso.store.files import file_of, files_of, journeys_citing, used
from percorso.store.tables import StoredFile

router = APIRouter(tags=["files"])

MOST_FILES = 5_000
MOST_BYTES = 2 * 1024**3
DOWNLOAD = {
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=0, must-revalidate",
}
"""No script of a document ever runs on our pages, whatever a browser takes it for."""
FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            }
        },
    }
}


class FileCard(BaseModel):
    """What is known of a document; evidence names it as `file:<id>`."""

    id: str
    name: str
    media_type: str
    size: int
    at: datetime
    by: str | None


async def received(request: Request, access: Editor) -> AsyncIterator[Received]:
    """The document of a request, read only after its sender has been let in."""
    document = await receive(request)
    try:
        yield document
    finally:
        document.file.close()


Document = Annotated[Received, Depends(received)]


@router.get("/workspaces/{workspace}/files")
def list_files(access: Viewer, database: Database) -> list[FileCard]:
    """The documents of a workspace, newest first."""
    return [_card(file, by) for file, by in files_of(database, access.workspace.id)]


@router.post("/workspaces/{workspace}/files", status_code=201, openapi_extra=FORM)
def upload_file(access: Editor, document: Document, database: Database) -> FileCard:
    """Take in a document of at most 20 MB; its type is told by its content."""
    kind = kind_of(document.file)
    if kind is None:
        raise _unknown()
    _check_room(used(database, access.workspace.id), document.size)
    file = _keep(access, document, kind)
    database.add(file)
    database.flush()
    return _card(file, access.account.name)


@router.get("/workspaces/{workspace}/files/{file}", response_class=FileResponse)
def download_file(file: str, access: Viewer, database: Database) -> FileResponse:
    """A document as a download; it is never shown inside our pages."""
    found = _found(file, access, database)
    place = place_of(access.folder, found.id)
    if not place.is_file():
        raise not_there()
    headers = {**DOWNLOAD, "content-disposition": disposition(found.name)}
    return FileResponse(place, media_type=found.media_type, headers=headers)


@router.delete("/workspaces/{workspace}/files/{file}", status_code=204)
def delete_file(file: str, access: Editor, database: Database) -> Response:
    """Take a document away that no journey's evidence names any more."""
    found = _found(file, access, database)
    if journeys_citing(database, access.workspace.id, found.id):
        message = N_("A journey still has this file as evidence.")
        raise Refusal(409, message, N_("Take it from the evidence first."), key="file")
    database.delete(found)
    database.flush()
    forget(access.folder, found.id)
    return Response(status_code=204)


def _keep(access: Access, document: Received, kind: Kind) -> StoredFile:
    file = uuid4().hex
    return StoredFile(
        id=file,
        workspace_id=access.workspace.id,
        name=shown_name(document.name, kind),
        media_type=kind.media_type,
        size=document.size,
        sha256=keep(access.folder, file, document.file),
        user_id=access.account.id,
    )


def _found(file: str, access: Access, database: Database) -> StoredFile:
    found = file_of(database, access.workspace.id, file)
    if found is None:
        raise not_there()
    return found


def _card(file: StoredFile, by: str | None) -> FileCard:
    return FileCard(
        id=file.id, name=file.name, media_type=file.media_type, size=file.size, at=file.at, by=by
    )


def _unknown() -> Refusal:
    return Refusal(
        415,
        N_("Files of this kind are not taken in. Allowed: {allowed}."),
        N_("Save it as PDF or PNG; unpack archives; save documents without macros."),
        key="file",
        allowed=ALLOWED,
    )


def _check_room(found: tuple[int, int], size: int) -> None:
    count, held = found
    if count >= MOST_FILES or held + size > MOST_BYTES:
        raise Refusal(
            413,
            N_("The space for documents of this workspace is used up ({files} files, {size} GB)."),
            N_("Delete documents that are not needed, or add a link instead."),
            key="file",
            files=MOST_FILES,
            size=MOST_BYTES // 1024**3,
        )
