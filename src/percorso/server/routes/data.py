"""The events of a workspace: what it holds, and files of events on their way in."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from percorso.engine.kept import waiting
from percorso.errors import EventsError
from percorso.events.detect import refuse_named
from percorso.events.heard import heard
from percorso.mark import N_
from percorso.safe import csv_cell
from percorso.server.access import Access, Editor, Lang, TheHub, TheStore, Viewer
from percorso.server.errors import Refusal, not_there
from percorso.server.importing import looking, state
from percorso.server.importing.anew import measure_all
from percorso.server.importing.asked import ImportAsked
from percorso.server.importing.shelf import MOST_BYTES, Shelf, Upload
from percorso.server.importing.work import KIND, Incoming, importing
from percorso.server.measuring.lakes import lake_of
from percorso.server.routes.files import DOWNLOAD, FORM
from percorso.server.routes.jobs import said
from percorso.server.uploads.naming import disposition
from percorso.server.uploads.receiving import Limit, Received, receive
from percorso.server.work.jobs import TheJobs, Wish
from percorso.server.work.record import Record
from percorso.store import Role
from percorso.words import Words

router = APIRouter(tags=["data"], prefix="/workspaces/{workspace}")

MOST_ROWS = 100_000
"""Rows of the quarantine in one download."""
LIMIT = Limit(
    MOST_BYTES,
    1_800.0,
    N_("The file did not arrive within half an hour."),
    N_("Split it, pack it with gzip, or import it with “percorso import”."),
)


class Data(state.Held):
    """The events of a workspace, and what may be brought in."""

    most_bytes: int = MOST_BYTES
    job: Record | None = None
    """The import that waits or runs, or the last one."""


class UploadCard(BaseModel):
    """A file that waits for its import."""

    id: str
    name: str
    size: int


async def received(request: Request, access: Editor) -> AsyncIterator[Received]:
    """The file of a request, read only after its sender has been let in."""
    file = await receive(request, LIMIT)
    try:
        yield file
    finally:
        file.file.close()


def the_upload(upload: str, access: Editor, jobs: TheJobs) -> Upload:
    """The file of the path; each is its sender's alone."""
    found = Shelf(access.folder, jobs.records.at_work(KIND)).get(upload)
    if found.user != access.account.id:
        raise not_there()
    return found


File = Annotated[Received, Depends(received)]
Waiting = Annotated[Upload, Depends(the_upload)]


@router.get("/data")
def data(access: Viewer, jobs: TheJobs, lang: Lang) -> Data:
    """What the workspace holds; why rows were kept aside is for those who may import."""
    held = state.held(access.folder)
    full = access.role.includes(Role.EDITOR)
    aside = [one.model_copy(update={"reason": _said(one.reason, lang)}) for one in held.aside]
    held = held.model_copy(update={"aside": aside if full else []})
    newest = jobs.records.newest(access.workspace.id, KIND)
    job = said(newest, lang, access.role) if newest is not None else None
    return Data(**held.model_dump(), job=job)


@router.get("/data/quarantine", response_class=Response)
def quarantine(access: Editor) -> Response:
    """The rows that were kept aside, with the reason of each, as CSV."""
    lake = lake_of(access.folder)
    if lake is None:
        raise not_there()
    out = io.StringIO()
    table = csv.writer(out)
    names = ("file", "row", "column", "reason", "raw")
    table.writerow(names)
    for rows in waiting(lake.workspace, columns=names, most=MOST_ROWS).to_batches(1_000):
        for row in rows.to_pylist():
            table.writerow([csv_cell(row[name]) for name in names])
    headers = {**DOWNLOAD, "content-disposition": disposition("quarantine.csv")}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


@router.post("/import", status_code=201, openapi_extra=FORM)
def upload_events(access: Editor, file: File, jobs: TheJobs) -> UploadCard:
    """Take in a file of events; it waits until it is imported, taken away, or a day old."""
    shelf = Shelf(access.folder, jobs.records.at_work(KIND))
    made = shelf.put(file.file, file.name, file.size, access.account.id)
    try:
        with hearing():
            refuse_named(shelf.file(made))
    except EventsError:
        shelf.take_away(made.id)
        raise
    return UploadCard(id=made.id, name=made.name, size=made.size)


@router.get("/import/{upload}")
def look_at_events(access: Editor, upload: Waiting, lang: Lang) -> looking.Look:
    """What the columns of a file seem to mean, with the reasons."""
    with hearing():
        found = looking.look(Shelf(access.folder).file(upload), lang)
    return found.model_copy(update={"notes": [_said(one, lang) for one in found.notes]})


@router.post("/import/{upload}/preview")
def preview_events(
    asked: ImportAsked, access: Editor, upload: Waiting, lang: Lang
) -> looking.Preview:  # fmt: skip
    """What the first rows of a file become; nothing is kept."""
    with hearing():
        found = looking.preview(Shelf(access.folder).file(upload), asked.plan())
    flaws = [one.model_copy(update={"message": _said(one.message, lang)}) for one in found.flaws]
    return found.model_copy(update={"flaws": flaws})


@router.post("/import/{upload}", status_code=202)
def import_events(
    asked: ImportAsked, access: Editor, upload: Waiting, jobs: TheJobs, store: TheStore,
    hub: TheHub, lang: Lang,
) -> Record:  # fmt: skip
    """Start to import a file; one at a time in a workspace."""
    with hearing():
        asked.plan()
    workspace = access.workspace.id
    _check_free(access, jobs.records.newest(workspace, KIND), upload)
    anew = partial(measure_all, store, hub, jobs, workspace, access.folder)
    wish = Wish(workspace, KIND, upload.id, user=access.account.id)
    record = jobs.start(wish, importing(Incoming(access.folder, upload, asked), anew))
    return said(record, lang, access.role)


@router.delete("/import/{upload}", status_code=204)
def forget_events(access: Editor, upload: Waiting, jobs: TheJobs) -> Response:
    """Take away a file that waits; not while it is imported."""
    if upload.id in jobs.records.at_work(KIND):
        raise Refusal(
            409, N_("This file is being imported."), N_("Stop the import first, or let it end.")
        )
    Shelf(access.folder).take_away(upload.id)
    return Response(status_code=204)


@contextmanager
def hearing() -> Iterator[None]:
    """What readers refuse, in parts that the answer says in the reader's language."""
    try:
        yield
    except EventsError as error:
        found = [replace(p, message=heard(p.message), fix=heard(p.fix)) for p in error.problems]
        raise EventsError(found) from None


def _said(text: str, lang: str) -> str:
    return Words.of(lang).said(heard(text))


def _check_free(access: Access, newest: Record | None, upload: Upload) -> None:
    if newest is not None and newest.state in {"waiting", "running"} and newest.key != upload.id:
        raise Refusal(
            409,
            N_("Another import of this workspace is running."),
            N_("Wait until it has ended, then start this one."),
        )
