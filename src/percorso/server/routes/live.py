"""The stream of what happens in a workspace: one per browser."""

from __future__ import annotations

from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Header, Request
from starlette.responses import StreamingResponse

from percorso.server.access import TheHub, TheSettings, TheStore, Viewer, maybe_signed_in
from percorso.server.live import lines
from percorso.server.maps.missed import missed_since
from percorso.server.maps.rooms import TheRooms

router = APIRouter(tags=["live"], prefix="/workspaces/{workspace}")


@router.get("/events", response_class=StreamingResponse)
async def events(
    request: Request, access: Viewer, store: TheStore, hub: TheHub, settings: TheSettings,
    rooms: TheRooms, last_event_id: Annotated[str | None, Header(max_length=20)] = None,
) -> StreamingResponse:  # fmt: skip
    """What happens in the workspace, as server-sent events; `Last-Event-ID` brings what was missed.

    Kinds: `operation`, `comment`, `presence`, `timer`, `job`, `measured`, `reload`.
    """
    workspace, user = access.workspace.id, access.account.id
    stream = hub.open(workspace, user)
    missed = await to_thread.run_sync(missed_since, store, workspace, last_event_id)

    def allowed() -> bool:
        account = maybe_signed_in(request, store, settings)
        return account is not None and store.accounts.role_in(account, workspace) is not None

    async def still() -> bool:
        return await to_thread.run_sync(allowed)

    def left() -> None:
        if not hub.listening(user, workspace):
            rooms.leave(workspace, user)

    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    told = lines(stream, hub, missed, still, left)
    return StreamingResponse(told, headers=headers, media_type="text/event-stream")
