"""What the events of a workspace really hold: names, properties and values, with counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel

from percorso.engine.timeline import open_timeline
from percorso.measure import seen as looking
from percorso.server.access import Editor
from percorso.server.measuring.lakes import Lake, lake_of

router = APIRouter(tags=["rules"])


class Count(BaseModel):
    """A name or value, and how many events hold it."""

    value: str
    count: int


class SeenProperty(BaseModel):
    """A property of events."""

    name: str
    kind: Literal["text", "number", "bool"]
    count: int


class SeenValues(BaseModel):
    """The values of one property."""

    values: list[Count]
    distinct: int
    hidden: bool
    """They would name people, and are kept back."""
    low: float | None
    high: float | None


class Seen(BaseModel):
    """What was seen."""

    state: Literal["none", "ready"]
    events: list[Count] = []
    channels: list[Count] = []
    properties: list[SeenProperty] = []
    values: SeenValues | None = None
    sample: int | None = None
    """Properties and values are counted on at most so many of the newest events."""


Names = Annotated[list[Annotated[str, Query(max_length=200)]], Query(max_length=50)]


@router.get("/workspaces/{workspace}/seen")
def seen(
    access: Editor,
    event: Names = [],  # noqa: B006 FastAPI copies it
    field: Annotated[str, Query(max_length=128)] | None = None,
    search: Annotated[str, Query(max_length=100)] = "",
) -> Seen:
    """Names of events and channels; properties, of some events only; the values of one property.

    With `field` its values alone are told; `search` keeps those that hold a text.
    """
    lake = lake_of(access.folder)
    if lake is None:
        return Seen(state="none")
    if field is not None:
        values = _values(_Key(lake), field, tuple(event), search)
        return Seen(state="ready", values=values, sample=looking.MOST_EVENTS)
    names = _names(_Key(lake))
    return Seen(
        state="ready",
        **names,
        properties=_properties(_Key(lake), tuple(event)),
        sample=looking.MOST_EVENTS,
    )


class _Key:
    """The events of a folder in one version: what was counted of them holds as long as they."""

    def __init__(self, lake: Lake) -> None:
        self.lake = lake
        self.is_of: tuple[Path, tuple[int, ...]] = (lake.workspace.path, lake.covers)

    def __hash__(self) -> int:
        return hash(self.is_of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.is_of == self.is_of


@lru_cache(maxsize=32)
def _names(key: _Key) -> dict[str, list[Count]]:
    timeline = open_timeline(key.lake.workspace)
    told: Callable[[str], list[Count]] = lambda column: [  # noqa: E731 one line less
        _count(one) for one in looking.names(timeline, column)
    ]
    return {"events": told("name"), "channels": told("channel")}


def _count(one: looking.Counted) -> Count:
    return Count(value=one.value, count=one.count)


@lru_cache(maxsize=128)
def _properties(key: _Key, events: tuple[str, ...]) -> list[SeenProperty]:
    found = looking.properties(key.lake.workspace, events)
    return [SeenProperty(name=p.name, kind=_kind(p.kind), count=p.count) for p in found]


def _kind(kind: str) -> Any:
    return kind


@lru_cache(maxsize=256)
def _values(key: _Key, field: str, events: tuple[str, ...], search: str) -> SeenValues:
    found = looking.values(key.lake.workspace, field, events, search)
    return SeenValues(
        values=[_count(one) for one in found.values],
        distinct=found.distinct,
        hidden=found.hidden,
        low=found.low,
        high=found.high,
    )
