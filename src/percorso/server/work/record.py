"""What is written of jobs: begun, how far, how they ended; and told to who looks."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from percorso.events.heard import heard
from percorso.mark import of_parts
from percorso.server.bodies import ProblemShown
from percorso.server.errors import not_there
from percorso.server.live import Hub
from percorso.server.work.results import Result, result_of
from percorso.store import Store
from percorso.store.base import now
from percorso.store.tables import Job
from percorso.words import Words

MOST_LISTED = 50
MOST_KEPT = 200
_ENDED = ("done", "failed", "cancelled")
JobState = Literal["waiting", "running", "done", "failed", "cancelled"]


class Record(BaseModel):
    """A job as people see it."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    journey_id: str | None
    key: str | None = Field(default=None, exclude=True)
    kind: str
    """`measure`, `timeline` or `import`."""
    state: JobState
    progress: float
    """From 0 to 1."""
    step: str | None
    """`timeline`, `questions` or `reading`."""
    result: Result | None
    problems: list[ProblemShown]
    kept: list[dict[str, Any]] = Field(default=[], exclude=True)
    """Its problems as they are kept: with their parts, to be said in any language."""
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class Records:
    """The table of jobs; every change is told to the workspace."""

    def __init__(self, store: Store, hub: Hub) -> None:
        self._store = store
        self._hub = hub

    def new(
        self, workspace: str, kind: str, key: str, journey: str | None, user: str | None
    ) -> Record:
        """Write a job that waits."""
        job = Job(workspace_id=workspace, kind=kind, key=key[:64], journey_id=journey, user_id=user)
        with self._store.session() as session:
            session.add(job)
            session.flush()
            self._tidy(session, workspace)
            record = _record(job)
        return self._told(workspace, record)

    def get(self, workspace: str, job: str) -> Record:
        """A job of a workspace.

        Raises:
            Refusal: It is not there (404).
        """
        with self._store.session(writes=False) as session:
            found = session.get(Job, job)
            if found is None or found.workspace_id != workspace:
                raise not_there()
            return _record(found)

    def listed(self, workspace: str) -> list[Record]:
        """The jobs of a workspace, newest first."""
        query = select(Job).where(Job.workspace_id == workspace)
        query = query.order_by(Job.created_at.desc(), Job.id).limit(MOST_LISTED)
        with self._store.session(writes=False) as session:
            return [_record(job) for job in session.scalars(query)]

    def last(self, workspace: str, kind: str, key: str) -> Record | None:
        """The newest job that was to find this."""
        query = select(Job).where(Job.workspace_id == workspace, Job.kind == kind, Job.key == key)
        with self._store.session(writes=False) as session:
            found = session.scalar(query.order_by(Job.created_at.desc(), Job.id).limit(1))
            return None if found is None else _record(found)

    def newest(self, workspace: str, kind: str) -> Record | None:
        """The newest job of a kind."""
        query = select(Job).where(Job.workspace_id == workspace, Job.kind == kind)
        with self._store.session(writes=False) as session:
            found = session.scalar(query.order_by(Job.created_at.desc(), Job.id).limit(1))
            return None if found is None else _record(found)

    def at_work(self, kind: str) -> frozenset[str]:
        """The keys of the jobs of a kind that wait or run, in every workspace."""
        query = select(Job.key).where(Job.kind == kind, Job.state.not_in(_ENDED))
        with self._store.session(writes=False) as session:
            return frozenset(key for key in session.scalars(query) if key is not None)

    def begin(self, workspace: str, job: str) -> None:
        """It runs."""
        self._change(workspace, job, state="running", started_at=now())

    def far(self, workspace: str, job: str, share: float, step: str) -> None:
        """How far it is."""
        self._change(workspace, job, progress=share, step={"name": step})

    def end(
        self, workspace: str, job: str, state: str, *, result: dict[str, Any] | None = None,
        problems: list[dict[str, Any]] | None = None,
    ) -> None:  # fmt: skip
        """How it ended."""
        share = {"progress": 1.0} if state == "done" else {}
        self._change(
            workspace, job, state=state, finished_at=now(), result=result, problems=problems,
            **share,
        )  # fmt: skip

    def clear_away(self, problems: list[dict[str, Any]]) -> None:
        """Call those cancelled that waited or ran when the server ended without a word."""
        query = select(Job).where(Job.state.not_in(_ENDED))
        with self._store.session() as session:
            for job in session.scalars(query):
                job.state, job.finished_at, job.problems = "cancelled", now(), problems

    def _change(self, workspace: str, job: str, **values: Any) -> None:
        with self._store.session() as session:
            found = session.get(Job, job)
            if found is None:
                return
            for name, value in values.items():
                setattr(found, name, value)
            record = _record(found)
        self._told(workspace, record)

    def _told(self, workspace: str, record: Record) -> Record:
        """Tell everybody how far it is; what it found or met depends on who asks for it."""
        told = record.model_dump(mode="json") | {"result": None, "problems": []}
        self._hub.say(workspace, "job", told)
        return record

    def _tidy(self, session: Any, workspace: str) -> None:
        """Forget jobs that ended long ago."""
        query = select(Job).where(Job.workspace_id == workspace, Job.state.in_(_ENDED))
        query = query.order_by(Job.created_at.desc()).offset(MOST_KEPT)
        for job in session.scalars(query):
            session.delete(job)


def _record(job: Job) -> Record:
    return Record(
        id=job.id,
        journey_id=job.journey_id,
        key=job.key,
        kind=job.kind,
        state=job.state,
        progress=job.progress or 0.0,
        step=(job.step or {}).get("name"),
        result=result_of(job.result),
        problems=[problem_in(one, "en") for one in job.problems or []],
        kept=list(job.problems or []),
        created_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
    )


def problem_in(kept: dict[str, Any], lang: str) -> ProblemShown:
    """A problem that was kept, in a language."""
    words = Words.of(lang)
    message, fix = (
        words.said(heard(of_parts(kept.get(name) or ""))) for name in ("message", "fix")
    )
    return ProblemShown(message=message, fix=fix)
