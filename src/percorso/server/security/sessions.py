"""The cookie of a session: what the browser keeps, and how it is taken back."""

from __future__ import annotations

from fastapi import Request, Response

from percorso.server.settings import Settings
from percorso.store import Store, signing
from percorso.store.account import LONGEST


def open_session(
    request: Request, response: Response, store: Store, settings: Settings, user: str
) -> None:
    """Sign a person in: a new token, whatever the browser showed before (no fixation)."""
    with store.session() as session:
        token = signing.begin(session, user, request.cookies.get(settings.cookie))
    response.set_cookie(
        settings.cookie,
        token,
        max_age=int(LONGEST.total_seconds()),
        path="/",
        secure=settings.https,
        httponly=True,
        samesite="lax",
    )


def close_session(response: Response, settings: Settings) -> None:
    """Take the cookie back; the session itself ends in the database."""
    response.delete_cookie(
        settings.cookie, path="/", secure=settings.https, httponly=True, samesite="lax"
    )
