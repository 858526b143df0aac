"""Whether the server is up, and whether it can work."""

from __future__ import annotations

import os
from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from percorso.server.access import TheHub, TheSettings, TheStore

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The process is up."""

    status: Literal["up"] = "up"


class Ready(BaseModel):
    """Whether the server can work, and what keeps it from it."""

    ready: bool
    database: bool
    folder: bool
    stopping: bool


@router.get("/health")
def health() -> Health:
    """Say that the process is up."""
    return Health()


@router.get("/ready", responses={503: {"model": Ready}})
def ready(response: Response, store: TheStore, settings: TheSettings, hub: TheHub) -> Ready:
    """Say whether the database can be written, the folder be read, and the server goes on."""
    database, folder = store.is_writable(), os.access(settings.folder, os.R_OK | os.X_OK)
    able = database and folder and not hub.closing
    response.status_code = 200 if able else 503
    return Ready(ready=able, database=database, folder=folder, stopping=hub.closing)
