"""The hub: what one person changes is told at once to everybody else who looks.

Server-sent events, one stream per browser. Routes run in threads and tell the hub; the hub's loop
puts the event into the queue of every stream of that workspace. A stream that cannot keep up is
told to load anew rather than to hold memory. Ids are instants, so that a browser that comes back
gets from the operations log what it missed.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event as database_events
from sqlalchemy.orm import Session

PING_SECONDS = 15.0
MOST_WAITING = 500
RELOAD = "reload"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Attributes:
        kind: `operation`, `comment`, `presence`, `timer`, `job`, `measured` or `reload`.
        data: What is told about it.
        id: Microseconds since 1970.
    """

    kind: str
    data: dict[str, Any]
    id: int = field(default_factory=lambda: time.time_ns() // 1_000)

    def text(self) -> str:
        r"""The event as it goes over the line.

        Example:
            >>> Event("timer", {"seconds": 90}, 7).text()
            'id: 7\nevent: timer\ndata: {"seconds": 90}\n\n'
        """
        return f"id: {self.id}\nevent: {self.kind}\ndata: {json.dumps(self.data)}\n\n"


@dataclass(eq=False, slots=True)
class Stream:
    """One browser that listens.

    Attributes:
        workspace: Whose events it hears.
        user: Who listens.
    """

    workspace: str
    user: str
    _waiting: asyncio.Queue[Event | None] = field(
        default_factory=lambda: asyncio.Queue(MOST_WAITING + 2)
    )

    def put(self, event: Event) -> None:
        """Let it hear an event; when too many wait, it is told to load anew instead."""
        if self._waiting.qsize() < MOST_WAITING:
            self._waiting.put_nowait(event)
            return
        while not self._waiting.empty():
            self._waiting.get_nowait()
        self._waiting.put_nowait(Event(RELOAD, {}))

    def close(self) -> None:
        """End it."""
        while self._waiting.full():
            self._waiting.get_nowait()
        self._waiting.put_nowait(None)

    async def next(self, seconds: float) -> Event | None:
        """The next event, None at the end.

        Raises:
            TimeoutError: Nothing happened for so long.
        """
        return await asyncio.wait_for(self._waiting.get(), seconds)


class Hub:
    """Tells events to the streams of a workspace; may be called from any thread."""

    def __init__(self) -> None:
        self._streams: set[Stream] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.closing = False

    def start(self) -> None:
        """Work on the running loop from now on."""
        self._loop = asyncio.get_running_loop()

    def say(self, workspace: str, kind: str, data: dict[str, Any]) -> None:
        """Tell everybody in a workspace at once."""
        self._on_loop(self._say, workspace, Event(kind, data))

    def say_after(
        self, session: Session, workspace: str, kind: str, data: dict[str, Any]
    ) -> None:  # fmt: skip
        """Tell everybody in a workspace when what happened has been written for good."""

        def say(_: Session) -> None:
            self.say(workspace, kind, data)

        database_events.listen(session, "after_commit", say, once=True)

    def drop(self, user: str, workspace: str | None = None) -> None:
        """End the streams of a person who signed out or left a workspace."""
        self._on_loop(self._drop, user, workspace)

    def listening(self, user: str, workspace: str) -> bool:
        """Whether a person has a stream open in a workspace."""
        return any(one.user == user and one.workspace == workspace for one in list(self._streams))

    def open(self, workspace: str, user: str) -> Stream:
        """A new stream; on the loop only."""
        stream = Stream(workspace, user)
        self._streams.add(stream)
        if self.closing:
            stream.close()
        return stream

    def forget(self, stream: Stream) -> None:
        """A stream has ended; on the loop only."""
        self._streams.discard(stream)

    def close(self) -> None:
        """End every stream, and every one that is opened from now on."""
        self.closing = True
        self._on_loop(self._close)

    def _on_loop(self, do: Any, *arguments: Any) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(do, *arguments)

    def _say(self, workspace: str, event: Event) -> None:
        for stream in self._streams:
            if stream.workspace == workspace:
                stream.put(event)

    def _drop(self, user: str, workspace: str | None) -> None:
        for stream in self._streams:
            if stream.user == user and workspace in (None, stream.workspace):
                stream.close()

    def _close(self) -> None:
        for stream in self._streams:
            stream.close()


async def lines(
    stream: Stream, hub: Hub, missed: list[Event],
    still: Callable[[], Awaitable[bool]], left: Callable[[], None],
) -> AsyncIterator[str]:  # fmt: skip
    """What goes over the line: what was missed, then what happens, and a ping in quiet times.

    Args:
        stream: The stream.
        hub: Where it was opened.
        missed: What happened while the browser was away.
        still: Says whether the listener may still listen; asked at every ping.
        left: Called when the stream has ended.
    """
    try:
        yield "retry: 2000\n\n" + "".join(event.text() for event in missed)
        while True:
            try:
                event = await stream.next(PING_SECONDS)
            except TimeoutError:
                if not await still():
                    return
                yield ": ping\n\n"
                continue
            if event is None:
                return
            yield event.text()
    finally:
        hub.forget(stream)
        left()
