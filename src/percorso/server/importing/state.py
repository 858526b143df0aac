"""What a workspace holds: events, people, days, sources, and the rows that were kept aside."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from threading import Lock

from pydantic import BaseModel

from percorso.engine import kept
from percorso.engine.contents import contents
from percorso.server.bodies import At
from percorso.server.measuring.lakes import Lake, lake_of

MOST_GROUPS = 50


class Source(BaseModel):
    """A source of events."""

    name: str
    events: int
    first: At
    last: At


class Aside(BaseModel):
    """Rows that were kept aside for one reason."""

    file: str
    column: str | None
    reason: str
    rows: int
    first_row: int


class Held(BaseModel):
    """The events of a workspace; empty without any."""

    events: int = 0
    people: int | None = None
    """None: too many events to count them for a page."""
    first: At | None = None
    last: At | None = None
    simulated: int = 0
    sources: list[Source] = []
    changed_at: At | None = None
    """When events came last."""
    rows_aside: int = 0
    aside: list[Aside] = []


def held(folder: Path) -> Held:
    """What a workspace holds.

    Raises:
        WorkspaceError: Its events are damaged or of a newer format.
    """
    lake = lake_of(folder)
    if lake is None:
        return Held()
    with _one_at_a_time(folder):  # who comes meanwhile finds what the first one has counted
        return _held(_Key(lake))


@lru_cache(maxsize=256)
def _one_at_a_time(folder: Path) -> Lock:
    return Lock()


class _Key:
    """The events of a folder in one version: what was counted of them holds as long as they."""

    def __init__(self, lake: Lake) -> None:
        self.lake = lake
        newest = max((_mtime(one) for one in (lake.workspace.path / "quarantine").glob("*")),
                     default=0.0)  # fmt: skip
        self.is_of = (lake.workspace.path, lake.covers, newest)

    def __hash__(self) -> int:
        return hash(self.is_of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.is_of == self.is_of


def _mtime(file: Path) -> float:
    return file.stat().st_mtime


@lru_cache(maxsize=32)
def _held(key: _Key) -> Held:
    workspace = key.lake.workspace
    found = contents(workspace)
    return Held(
        events=found.events,
        people=found.people,
        first=min(one.first for one in found.sources),
        last=max(one.last for one in found.sources),
        simulated=sum(one.simulated for one in found.sources),
        sources=[Source.model_validate(asdict(one)) for one in found.sources],
        changed_at=found.imported_at,
        rows_aside=kept.count_waiting(workspace),
        aside=[Aside.model_validate(one) for one in kept.groups(workspace, MOST_GROUPS)],
    )
