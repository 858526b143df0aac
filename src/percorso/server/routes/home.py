"""`GET W/home`: one sentence of what matters, the journeys, what changed, what waits for me."""

from __future__ import annotations

import datetime as dt
from functools import partial

from fastapi import APIRouter

from percorso.server.access import Database, Lang, Viewer
from percorso.server.home.measured import figures_of
from percorso.server.home.page import home as the_home
from percorso.server.home.shapes import Home
from percorso.server.home.waiting import Reader

router = APIRouter(tags=["home"])


@router.get("/workspaces/{workspace}/home")
def home(access: Viewer, database: Database, lang: Lang) -> Home:
    """The home page of a workspace for the reader."""
    reader = Reader(
        access.account.id, access.account.name, access.workspace.id, access.role, lang,
        dt.date.today(),
    )  # fmt: skip
    return the_home(database, reader, partial(figures_of, access.folder))
