"""Who looks at which journey now, and the timer that runs for everybody; in memory only."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from fastapi import Depends, Request

from percorso.server.live import Hub
from percorso.server.maps.people import Person
from percorso.server.maps.times import instant

FORGOTTEN_SECONDS = 60.0
"""Who has no stream open is forgotten so long after they last said where they are."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is."""

    person: Person
    element: str
    editing: bool
    said: float = field(default_factory=time.monotonic)

    def to_dict(self) -> dict[str, Any]:
        """The place as the others see it."""
        who = {"user": self.person.id, "name": self.person.name, "initials": self.person.initials}
        return {**who, "element": self.element, "editing": self.editing}


@dataclass(frozen=True, slots=True)
class Room:
    """A journey and who is in it."""

    rooms: Rooms
    workspace: str
    journey: str

    def people(self) -> list[dict[str, Any]]:
        """Who looks at it now."""
        return self.rooms.people(self.workspace, self.journey)

    def timer(self) -> dict[str, Any] | None:
        """The timer that runs, or None."""
        return self.rooms.timers.get(self.journey)


class Rooms:
    """All journeys that somebody looks at. A person is in one place of a workspace at a time."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._lock = threading.Lock()
        self._places: dict[tuple[str, str], tuple[str, Place]] = {}
        self.timers: dict[str, dict[str, Any]] = {}

    def room(self, workspace: str, journey: str) -> Room:
        """A journey and who is in it."""
        return Room(self, workspace, journey)

    def enter(self, workspace: str, journey: str, place: Place) -> list[dict[str, Any]]:
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

    def people(self, workspace: str, journey: str) -> list[dict[str, Any]]:
        """Who looks at a journey now, by name."""
        with self._lock:
            there = [
                place
                for (where, user), (which, place) in self._places.items()
                if where == workspace and which == journey and self._is_there(where, user, place)
            ]
        return [place.to_dict() for place in sorted(there, key=lambda one: one.person.name)]

    def _is_there(self, workspace: str, user: str, place: Place) -> bool:
        fresh = time.monotonic() - place.said < FORGOTTEN_SECONDS
        return fresh or self._hub.listening(user, workspace)

    def set_timer(
        self, workspace: str, journey: str, seconds: int | None, by: Person | None
    ) -> dict[str, Any] | None:
        """Start the timer of a journey for everybody, or stop it."""
        timer = _timer(seconds, by) if seconds else None
        if timer is None:
            self.timers.pop(journey, None)
        else:
            self.timers[journey] = timer
        self._hub.say(workspace, "timer", {"journey": journey, "timer": timer})
        return timer

    def _tell(self, workspace: str, journey: str) -> list[dict[str, Any]]:
        people = self.people(workspace, journey)
        self._hub.say(workspace, "presence", {"journey": journey, "people": people})
        return people


def _timer(seconds: int, by: Person | None) -> dict[str, Any]:
    ends = datetime.now(UTC) + timedelta(seconds=seconds)
    return {"seconds": seconds, "ends_at": instant(ends), "by": by.name if by else None}


def the_rooms(request: Request) -> Rooms:
    """Who looks at which journey now."""
    rooms: Rooms = request.app.state.rooms
    return rooms


TheRooms = Annotated[Rooms, Depends(the_rooms)]
