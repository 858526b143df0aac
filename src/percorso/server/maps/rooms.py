"""Who looks at which journey now, and the timer that runs for everybody; in memory only."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import Depends, Request
from pydantic import BaseModel

from percorso.server.live import Hub
from percorso.server.maps.people import Person
from percorso.server.maps.times import instant

FORGOTTEN_SECONDS = 60.0
"""Who has no stream open is forgotten so long after they last said where they are."""


class Present(BaseModel):
    """Somebody who looks at the journey."""

    user: str
    name: str
    initials: str
    element: str
    editing: bool


class Timer(BaseModel):
    """The timer that runs."""

    seconds: int
    ends_at: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is."""

    person: Person
    element: str
    editing: bool
    said: float = field(default_factory=time.monotonic)

    def shown(self) -> Present:
        """The place as the others see it."""
        who = self.person
        return Present(
            user=who.id, name=who.name, initials=who.initials,
            element=self.element, editing=self.editing,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Room:
    """A journey and who is in it."""

    rooms: Rooms
    workspace: str
    journey: str

    def people(self) -> list[Present]:
        """Who looks at it now."""
        return self.rooms.people(self.workspace, self.journey)

    def timer(self) -> Timer | None:
        """The timer that runs, or None."""
        return self.rooms.timers.get(self.journey)


class Rooms:
    """All journeys that somebody looks at. A person is in one place of a workspace at a time."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._lock = threading.Lock()
        self._telling = threading.Lock()
        self._places: dict[tuple[str, str], tuple[str, Place]] = {}
        self.timers: dict[str, Timer] = {}

    def room(self, workspace: str, journey: str) -> Room:
        """A journey and who is in it."""
        return Room(self, workspace, journey)

    def enter(self, workspace: str, journey: str, place: Place) -> list[Present]:
        """Somebody says where they are; everybody hears it, in the journey they left as well."""
        with self._lock:
            left = self._places.get((workspace, place.person.id), ("", place))[0]
            self._places[workspace, place.person.id] = (journey, place)
        if left not in {"", journey}:
            self._tell(workspace, left)
        return self._tell(workspace, journey)

    def leave(self, workspace: str, user: str) -> None:
        """Somebody is not there any more."""
        with self._lock:
            left = self._places.pop((workspace, user), None)
        if left is not None:
            self._tell(workspace, left[0])

    def people(self, workspace: str, journey: str) -> list[Present]:
        """Who looks at a journey now, by name."""
        with self._lock:
            there = [
                place
                for (where, user), (which, place) in self._places.items()
                if where == workspace and which == journey and self._is_there(where, user, place)
            ]
        return [place.shown() for place in sorted(there, key=lambda one: one.person.name)]

    def _is_there(self, workspace: str, user: str, place: Place) -> bool:
        fresh = time.monotonic() - place.said < FORGOTTEN_SECONDS
        return fresh or self._hub.listening(user, workspace)

    def set_timer(
        self, workspace: str, journey: str, seconds: int | None, by: Person | None
    ) -> Timer | None:
        """Start the timer of a journey for everybody, or stop it."""
        timer = _timer(seconds, by) if seconds else None
        if timer is None:
            self.timers.pop(journey, None)
        else:
            self.timers[journey] = timer
        told = timer and timer.model_dump()
        self._hub.say(workspace, "timer", {"journey": journey, "timer": told})
        return timer

    def _tell(self, workspace: str, journey: str) -> list[Present]:
        with self._telling:  # what is told last is what is so: two who come at once do not cross
            people = self.people(workspace, journey)
            told = [one.model_dump() for one in people]
            self._hub.say(workspace, "presence", {"journey": journey, "people": told})
        return people


def _timer(seconds: int, by: Person | None) -> Timer:
    ends = datetime.now(UTC) + timedelta(seconds=seconds)
    return Timer(seconds=seconds, ends_at=instant(ends), by=by.name if by else None)


def the_rooms(request: Request) -> Rooms:
    """Who looks at which journey now."""
    rooms: Rooms = request.app.state.rooms
    return rooms


TheRooms = Annotated[Rooms, Depends(the_rooms)]
