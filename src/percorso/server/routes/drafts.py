"""`POST W/drafts`: a journey drafted from the workspace's events, as a job."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from percorso.mark import N_
from percorso.server.access import Editor, Lang, TheStore, Viewer
from percorso.server.bodies import Body
from percorso.server.drafting.work import KIND, Wanted, drafting
from percorso.server.errors import Refusal
from percorso.server.measuring.lakes import lake_of
from percorso.server.work.jobs import TheJobs, Wish
from percorso.server.work.record import Record

router = APIRouter(tags=["journeys"], prefix="/workspaces/{workspace}/drafts")


class DraftAsked(Body):
    """A draft that somebody wants."""

    title: Annotated[str, Field(max_length=200)] | None = None
    lang: Literal["en", "it"] | None = None
    """The language of its texts; else the reader's."""


class CanDraft(BaseModel):
    """Whether there are events to draft from."""

    events: bool


@router.get("")
def can_draft(access: Viewer) -> CanDraft:
    """Say whether the workspace has events to draft a journey from."""
    return CanDraft(events=lake_of(access.folder) is not None)


@router.post("", status_code=202)
def draft_journey(
    asked: DraftAsked, access: Editor, store: TheStore, jobs: TheJobs, lang: Lang
) -> Record:
    """Start to draft a journey; the job's result names it."""
    if lake_of(access.folder) is None:
        raise Refusal(
            404, N_("There are no events in this workspace yet."), N_("Bring some in first.")
        )
    title = (asked.title or "").strip() or None
    wanted = Wanted(
        access.workspace.id, access.folder, access.account, title, asked.lang or lang
    )  # fmt: skip
    wish = Wish(access.workspace.id, KIND, f"{access.account.id}", user=access.account.id)
    return jobs.start(wish, drafting(store, wanted))
