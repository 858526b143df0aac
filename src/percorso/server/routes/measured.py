"""The measured layer of a journey: what is known, and measuring it anew by a job."""

from __future__ import annotations

from fastapi import APIRouter

from percorso.mark import N_
from percorso.server.access import Access, Lang, TheHub, Viewer
from percorso.server.errors import Refusal
from percorso.server.importing.anew import measuring_and_telling
from percorso.server.measuring.asked import TheAsked, key_of
from percorso.server.measuring.journey import Drawn, TheDrawn
from percorso.server.measuring.lakes import lake_of
from percorso.server.measuring.layer import KIND, Where, layer
from percorso.server.measuring.shapes import Layer
from percorso.server.routes.jobs import said
from percorso.server.work.jobs import TheJobs, Wish
from percorso.server.work.record import Record
from percorso.store import Role

router = APIRouter(tags=["measured"], prefix="/workspaces/{workspace}/journeys/{journey}/measured")


def where_of(access: Access, drawn: Drawn) -> Where:
    """Whose layer a request is about."""
    return Where(access.workspace.id, access.folder, drawn.stored.id, drawn.journey)


@router.get("")
def measured(access: Viewer, drawn: TheDrawn, wanted: TheAsked, jobs: TheJobs, lang: Lang) -> Layer:
    """What is known of the layer, for a period and a segment; nothing is measured here."""
    full = access.role.includes(Role.EDITOR)
    found = layer(where_of(access, drawn), wanted, jobs, lang, full)
    if found.job is not None:
        found.job = said(found.job, lang, access.role)
    return found


@router.post("", status_code=202)
def measure_anew(
    access: Viewer, drawn: TheDrawn, wanted: TheAsked, jobs: TheJobs, hub: TheHub, lang: Lang
) -> Record:
    """Measure it anew; a job that does so already is the answer."""
    lake = lake_of(access.folder)
    if lake is None:
        raise Refusal(409, N_("This workspace has no events yet."), N_("Import some first."))
    wanted.check(drawn.journey, lake)
    where = where_of(access, drawn)
    key = key_of(where.journey, wanted, lake)
    wish = Wish(where.workspace, KIND, key, where.id, access.account.id)
    record = jobs.start(wish, measuring_and_telling(where, wanted, hub))
    return said(record, lang, access.role)
