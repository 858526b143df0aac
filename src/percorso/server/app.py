"""The application: its routers, its layers, and what it opens and closes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from percorso import __version__
from percorso.server import errors, pages
from percorso.server.bodies import Problems
from percorso.server.importing.tidying import shelves
from percorso.server.live import Hub
from percorso.server.maps.changing import InConflict
from percorso.server.maps.rooms import Rooms
from percorso.server.painting.converting import converting
from percorso.server.routes import (
    agenda,
    audit,
    comments,
    data,
    drafts,
    files,
    guide,
    health,
    history,
    home,
    invitations,
    jobs,
    journey_files,
    journeys,
    live,
    me,
    measured,
    members,
    oidc,
    operations,
    pictures,
    presence,
    rules,
    seen,
    sessions,
    setup,
    sign_in,
    suggestions,
    templates,
    tokens,
    votes,
    workspaces,
)
from percorso.server.security.browser import Browser
from percorso.server.settings import Settings
from percorso.server.work.jobs import jobs as jobs_of
from percorso.store import Store, open_store

ROUTERS: list[APIRouter] = [
    agenda.router,
    audit.router,
    comments.router,
    data.router,
    drafts.router,
    files.router,
    guide.router,
    health.router,
    history.router,
    home.router,
    invitations.router,
    jobs.router,
    journey_files.router,
    journeys.router,
    live.router,
    me.router,
    measured.router,
    members.router,
    oidc.router,
    operations.router,
    pictures.router,
    presence.router,
    rules.router,
    seen.router,
    sessions.router,
    setup.router,
    sign_in.router,
    suggestions.router,
    templates.router,
    tokens.router,
    votes.router,
    workspaces.router,
]
"""Every router of the API; all stand under `/api`. One line each, in the order of the alphabet."""

PARTS: list[Callable[[FastAPI], AbstractContextManager[object]]] = [shelves, jobs_of, converting]
"""What runs beside the routes, such as the jobs: entered at the start, left at the stop."""


def routed() -> FastAPI:
    """The routes alone, over nothing: what the schema of the API is written from."""
    app = FastAPI(
        title="Percorso",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        responses={"default": {"model": Problems, "description": "What was wrong."}},
        generate_unique_id_function=_name,
        lifespan=_life,
    )
    for router in ROUTERS:
        app.include_router(router, prefix="/api")
    app.include_router(pages.router)
    errors.install(app)
    app.add_exception_handler(InConflict, operations.in_conflict)
    return app


def create_app(settings: Settings, store: Store | None = None) -> FastAPI:
    """The application over a workspace folder.

    Args:
        settings: What it is started with.
        store: The database when it is open already; else it is opened, and closed at the end.

    Raises:
        WorkspaceError: The database cannot be opened.
    """
    app = routed()
    app.state.settings = settings
    app.state.store = store or open_store(settings.database_address)
    app.state.hub = Hub()
    app.state.rooms = Rooms(app.state.hub)
    app.add_middleware(Browser, settings=settings)
    return app


def _name(route: APIRoute) -> str:
    return route.name


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    app.state.hub.start()
    async with AsyncExitStack() as stack:
        stack.callback(app.state.store.close)
        for part in PARTS:
            stack.enter_context(part(app))
        stack.callback(app.state.hub.close)
        yield
