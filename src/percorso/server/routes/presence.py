"""Who is where now, and the timer that runs for everybody."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from percorso.server.access import Editor, Viewer
from percorso.server.bodies import Body
from percorso.server.maps.journeys import TheJourney
from percorso.server.maps.people import person
from percorso.server.maps.rooms import Place, Present, TheRooms, Timer

router = APIRouter(tags=["presence"], prefix="/workspaces/{workspace}/journeys/{journey}")
LONGEST_SECONDS = 4 * 3600


class Where(Body):
    """Where somebody is."""

    element: Annotated[str, Field(max_length=255)] = ""
    editing: bool = False
    here: bool = True
    """False: they leave."""


class People(BaseModel):
    """Who looks at the journey now."""

    people: list[Present]


class TimerAsked(Body):
    """A timer that is to run; none: it stops."""

    seconds: Annotated[int, Field(ge=1, le=LONGEST_SECONDS)] | None


class TimerState(BaseModel):
    """The timer of a journey, if one runs."""

    timer: Timer | None


@router.post("/presence")
def say_presence(where: Where, access: Viewer, stored: TheJourney, rooms: TheRooms) -> People:
    """Say where one is; the others see it. The answer says who else is there."""
    account, workspace = access.account, access.workspace.id
    if not where.here:
        rooms.leave(workspace, account.id)
        return People(people=rooms.people(workspace, stored.id))
    place = Place(person(account), where.element, where.editing)
    return People(people=rooms.enter(workspace, stored.id, place))


@router.post("/timer")
def set_timer(asked: TimerAsked, access: Editor, stored: TheJourney, rooms: TheRooms) -> TimerState:
    """Start the timer of a journey for everybody, or stop it."""
    me = person(access.account)
    timer = rooms.set_timer(access.workspace.id, stored.id, asked.seconds, me)
    return TimerState(timer=timer)
