"""The jobs of a server: one at a time per workspace, with progress, stop and a lasting record."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request

from percorso.engine.stopping import Stop, Stopped
from percorso.errors import PercorsoError
from percorso.mark import N_, parts
from percorso.server.errors import Refusal
from percorso.server.live import Hub
from percorso.server.work.handle import Handle, Work
from percorso.server.work.record import Record, Records
from percorso.store import Store

THREADS = 2
PATIENCE_SECONDS = 2.5
"""So long a job is waited for when the server stops."""
MOST_WAITING = 20
"""So many jobs of one workspace may wait."""
_log = logging.getLogger("percorso.jobs")
_FAULT = {
    "message": N_("Something went wrong on our side."),
    "fix": N_("Start it anew; if it stays, look into the server’s log."),
}
_STOPPED_WITH_SERVER = {
    "message": N_("The server was stopped meanwhile."),
    "fix": N_("Start it anew."),
}


@dataclass(frozen=True)
class Wish:
    """A job that somebody wants.

    Attributes:
        workspace: Whose it is.
        kind: `measure`, `timeline` or `import`.
        key: What it would find: a job with the same key is not started twice.
        journey: The journey that it is about, if any.
        user: Who asked.
    """

    workspace: str
    kind: str
    key: str
    journey: str | None = None
    user: str | None = None


@dataclass
class _Lane:
    """The jobs of one workspace, one after the other."""

    waiting: deque[tuple[str, Wish, Work]] = field(default_factory=deque)
    running: str | None = None


class Jobs:
    """Runs the jobs of every workspace, in threads; each workspace has one at a time."""

    def __init__(self, store: Store, hub: Hub) -> None:
        self.records = Records(store, hub)
        self._lanes: dict[str, _Lane] = {}
        self._wishes: dict[Wish, str] = {}
        self._stops: dict[str, Stop] = {}
        self._lock = threading.RLock()
        self._pool = ThreadPoolExecutor(THREADS, "percorso-job")
        self._closing = False
        self._futures: set[Future[None]] = set()
        self.left: list[tuple[str, str]] = []
        """Jobs that ran on when the server had stopped: workspace and id."""

    def start(self, wish: Wish, work: Work) -> Record:
        """Start a job, or find the one that does the same already.

        Raises:
            Refusal: Too many jobs of this workspace wait (429), or the server stops (503).
        """
        alike = Wish(wish.workspace, wish.kind, wish.key, wish.journey)
        with self._lock:
            if self._closing:
                raise Refusal(503, N_("The server is stopping."), N_("Try again in a moment."))
            if alike in self._wishes:
                return self.records.get(wish.workspace, self._wishes[alike])
            lane = self._lanes.setdefault(wish.workspace, _Lane())
            if len(lane.waiting) >= MOST_WAITING:
                raise _too_many()
            record = self.records.new(wish.workspace, wish.kind, wish.key, wish.journey, wish.user)
            self._wishes[alike] = record.id
            self._stops[record.id] = Stop()
            lane.waiting.append((record.id, alike, work))
            self._next(wish.workspace)
        return record

    def cancel(self, workspace: str, job: str) -> Record:
        """Ask a job to stop; one that has ended stays as it is.

        Raises:
            Refusal: There is no such job in this workspace (404).
        """
        record = self.records.get(workspace, job)
        with self._lock:
            stop = self._stops.get(job)
            if stop is not None:
                stop.ask()
            lane = self._lanes.get(workspace, _Lane())
            for entry in [one for one in lane.waiting if one[0] == job]:
                lane.waiting.remove(entry)
                self._forget(job, entry[1])
                self.records.end(workspace, job, "cancelled")
        return self.records.get(workspace, job) if stop is not None else record

    def running(self, workspace: str, kind: str, key: str, journey: str | None) -> str | None:
        """The id of the job that does this already, waiting or running."""
        with self._lock:
            return self._wishes.get(Wish(workspace, kind, key, journey))

    def busy(self, workspace: str) -> str | None:
        """The id of the job that runs in a workspace now."""
        with self._lock:
            lane = self._lanes.get(workspace)
            return lane.running if lane else None

    def close(self) -> None:
        """Stop every job and wait a little until all have; what waited is cancelled."""
        with self._lock:
            self._closing = True
            for stop in self._stops.values():
                stop.ask()
            left = [(w, entry) for w, lane in self._lanes.items() for entry in lane.waiting]
            for lane in self._lanes.values():
                lane.waiting.clear()
        for workspace, (job, _, _) in left:
            self.records.end(workspace, job, "cancelled", problems=[_STOPPED_WITH_SERVER])
        self._pool.shutdown(wait=False)
        self._wait()

    def _wait(self) -> None:
        """Wait for what still runs, but not for ever; what does not let go is left behind."""
        wait(self._futures, PATIENCE_SECONDS)
        with self._lock:
            self.left = [
                (workspace, lane.running) for workspace, lane in self._lanes.items() if lane.running
            ]
        for workspace, job in self.left:
            self.records.end(workspace, job, "cancelled", problems=[_STOPPED_WITH_SERVER])

    def _next(self, workspace: str) -> None:
        """Begin the next job of a workspace, when none of it runs; the lock is held."""
        lane = self._lanes[workspace]
        if lane.running is None and lane.waiting and not self._closing:
            job, wish, work = lane.waiting.popleft()
            lane.running = job
            self._futures = {one for one in self._futures if not one.done()}
            self._futures.add(self._pool.submit(self._run, workspace, job, wish, work))

    def _run(self, workspace: str, job: str, wish: Wish, work: Work) -> None:
        try:
            self._work(workspace, job, work)
        except Exception:
            _log.exception("The end of job %s could not be written.", job)
        finally:
            with self._lock:
                self._forget(job, wish)
                self._lanes[workspace].running = None
                self._next(workspace)

    def _forget(self, job: str, wish: Wish) -> None:
        self._stops.pop(job, None)
        self._wishes.pop(wish, None)

    def _work(self, workspace: str, job: str, work: Work) -> None:
        """Do it and write how it ended."""
        records = self.records
        handle = Handle(
            self._stops[job], lambda share, step: records.far(workspace, job, share, step)
        )
        records.begin(workspace, job)
        try:
            handle.stop.check()
            result = work(handle)
        except Stopped:
            why = [_STOPPED_WITH_SERVER] if self._closing else []
            records.end(workspace, job, "cancelled", problems=why)
        except PercorsoError as error:
            kept = [{"message": parts(p.message), "fix": parts(p.fix)} for p in error.problems]
            records.end(workspace, job, "failed", problems=kept)
        except Exception:
            _log.exception("Job %s failed.", job)
            records.end(workspace, job, "failed", problems=[_FAULT])
        else:
            records.end(workspace, job, "done", result=result)


def _too_many() -> Refusal:
    return Refusal(
        429,
        N_("Too much work waits in this workspace."),
        N_("Wait until some of it is done, or stop it."),
        headers={"retry-after": "30"},
    )


@contextmanager
def jobs(app: FastAPI) -> Iterator[Jobs]:
    """The jobs of an app, from its start to its stop; those that a crash left are cancelled."""
    runner = Jobs(app.state.store, app.state.hub)
    runner.records.clear_away([_STOPPED_WITH_SERVER])
    app.state.jobs = runner
    try:
        yield runner
    finally:
        runner.close()


def the_jobs(request: Request) -> Jobs:
    """The jobs of the app."""
    found: Jobs = request.app.state.jobs
    return found


TheJobs = Annotated[Jobs, Depends(the_jobs)]
Result = dict[str, Any]
