"""Long work: how far it is, how it ended, and stopping it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from percorso.events.heard import heard
from percorso.mark import N_
from percorso.server.access import Lang, Viewer
from percorso.server.errors import too_low
from percorso.server.importing.work import KIND
from percorso.server.work.jobs import Jobs, TheJobs
from percorso.server.work.record import Record, problem_in
from percorso.server.work.results import Imported, Result
from percorso.store import Role
from percorso.words import Words

router = APIRouter(tags=["jobs"], prefix="/workspaces/{workspace}/jobs")

_FAILED = {
    "message": N_("The import failed."),
    "fix": N_("Those who may import see why."),
}


@router.get("")
def list_jobs(access: Viewer, jobs: TheJobs, lang: Lang) -> list[Record]:
    """The jobs of a workspace, newest first."""
    return [said(record, lang, access.role) for record in jobs.records.listed(access.workspace.id)]


@router.get("/{job}")
def get_job(job: str, access: Viewer, jobs: TheJobs, lang: Lang) -> Record:
    """One job."""
    return said(jobs.records.get(access.workspace.id, job), lang, access.role)


@router.delete("/{job}")
def stop_job(job: str, access: Viewer, jobs: TheJobs, lang: Lang) -> Record:
    """Stop a job; who may only read stops none but those that measure."""
    _check(jobs, access.workspace.id, job, access.role)
    return said(jobs.cancel(access.workspace.id, job), lang, access.role)


def _check(jobs: Jobs, workspace: str, job: str, role: Role) -> None:
    kind = jobs.records.get(workspace, job).kind
    if kind != "measure" and not role.includes(Role.EDITOR):
        raise too_low(Role.EDITOR.value)


def said(record: Record, lang: str, role: Role) -> Record:
    """A job in the reader's language; what an import found is for those who may import."""
    full = role.includes(Role.EDITOR)
    kept = record.kept if full or record.kind != KIND else _without_words(record)
    problems = [problem_in(one, lang) for one in kept]
    result = _result(record.result, lang) if full else None
    return record.model_copy(update={"problems": problems, "result": result})


def _without_words(record: Record) -> list[dict[str, Any]]:
    """Why an import ended, without words of the file: its header may be a row with a person."""
    if record.state == "cancelled":
        return record.kept  # those are our own words
    return [_FAILED] if record.kept else []


def _result(found: Result | None, lang: str) -> Result | None:
    """What a job found; what a reader of files said is said in the language."""
    if not isinstance(found, Imported):
        return found
    words = Words.of(lang)
    errors = [
        one.model_copy(update={"message": words.said(heard(one.message))}) for one in found.errors
    ]
    notes = [words.said(heard(one)) for one in found.notes]
    return found.model_copy(update={"errors": errors, "notes": notes})
