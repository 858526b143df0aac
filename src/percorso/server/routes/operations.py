"""Changes of a journey: operations in, operations out."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, cast

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field, JsonValue
from starlette.responses import Response

from percorso.errors import Problem
from percorso.mark import N_
from percorso.server.access import Database, Editor, Lang, TheHub, Viewer
from percorso.server.bodies import Body, Problems
from percorso.server.documents import Operation
from percorso.server.errors import answer
from percorso.server.maps.changing import Asked, Changer, InConflict, operations_after
from percorso.server.maps.journeys import TheJourney
from percorso.server.maps.people import Person, maybe_person
from percorso.server.reader import reader_language
from percorso.words import Words

router = APIRouter(tags=["operations"], prefix="/workspaces/{workspace}/journeys/{journey}")
MOST = 500


class AskedOperation(Body):
    """A change that is asked for."""

    base: Annotated[int, Field(ge=0)]
    """The version that the browser had."""
    client: Annotated[str, Field(max_length=64)] = ""
    """The browser tab, so that it knows its own changes again."""
    operation: Operation
    force: bool = False
    """Write over what others wrote since."""


class Done(BaseModel):
    """What a change made."""

    version: int
    inverse: Operation


class ConflictWords(BaseModel):
    """The three values of a field as people read them."""

    base: str
    mine: str
    theirs: str


class FieldConflict(BaseModel):
    """A field that two people changed."""

    path: list[str | int]
    label: str
    base: JsonValue
    mine: JsonValue
    theirs: JsonValue
    by: str
    at: str
    can_force: bool
    """Whether it can be written all the same; not when what it needs is gone."""
    words: ConflictWords


class Conflicts(Problems):
    """Why a change was not made."""

    conflicts: list[FieldConflict]


class LoggedOperation(BaseModel):
    """An operation of the log."""

    version: int
    operation: Operation
    inverse: Operation
    by: Person | None
    at: datetime
    client: str


@router.post("/operations", responses={409: {"model": Conflicts}})
def change_journey(
    journey: str, asked: AskedOperation, access: Editor, database: Database, hub: TheHub, lang: Lang
) -> Done:
    """Carry out an operation; 409 with the fields when others changed the same ones since."""
    changer = Changer(database, hub, access.workspace.id, access.account, lang)
    done = changer.change(journey, Asked(asked.base, asked.operation, asked.client, asked.force))
    return Done(version=done.version, inverse=done.inverse)


@router.get("/operations")
def operations(
    stored: TheJourney, access: Viewer, database: Database, after: Annotated[int, Query(ge=0)] = 0
) -> list[LoggedOperation]:
    """The operations after a version, oldest first, at most 500."""
    return [
        LoggedOperation(
            version=one.version, operation=one.operation, inverse=one.inverse,
            by=maybe_person(one.user), at=one.at, client=one.client,
        )
        for one in operations_after(database, stored.id, after)[:MOST]
    ]  # fmt: skip


def in_conflict(request: Request, error: Exception) -> Response:
    """The answer when others changed the same fields since."""
    error = cast(InConflict, error)
    words = Words.of(reader_language(request))
    problem = Problem(
        words(N_("Somebody else changed the same field since.")),
        words(N_("Choose for each field whose words stay.")),
    )
    return answer(409, [problem], conflicts=[one.to_dict() for one in error.found])
