"""Long work: how far it is, how it ended, and stopping it."""

from __future__ import annotations

from fastapi import APIRouter

from percorso.events.heard import heard
from percorso.server.access import Lang, Viewer
from percorso.server.errors import too_low
from percorso.server.work.jobs import Jobs, TheJobs
from percorso.server.work.record import Record, problem_in
from percorso.server.work.results import Imported, Result
from percorso.store import Role
from percorso.words import Words

router = APIRouter(tags=["jobs"], prefix="/workspaces/{workspace}/jobs")


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
    problems = [problem_in(one, lang) for one in record.kept]
    result = _result(record.result, lang) if role.includes(Role.EDITOR) else None
    return record.model_copy(update={"problems": problems, "result": result})


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
