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
        seen = browser_of(request.headers.get("user-agent", ""))
        token = signing.begin(session, user, request.cookies.get(settings.cookie), seen)
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


_BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "Chrome/": "Chrome",
    "CriOS/": "Chrome",
    "Safari/": "Safari",
}
"""What stands in the header and what the browser is called; the first that fits."""
_SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "ChromeOS",
    "Windows": "Windows",
    "Macintosh": "macOS",
    "Linux": "Linux",
}


def browser_of(agent: str) -> tuple[str | None, str | None]:
    """A browser and its system in a word each, as it says; None: it says nothing that is known.

    Example:
        >>> browser_of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
        ('Firefox', 'Linux')
        >>> browser_of("curl/8.1")
        (None, None)
    """
    return _named(agent, _BROWSERS), _named(agent, _SYSTEMS)


def _named(agent: str, names: dict[str, str]) -> str | None:
    return next((name for sign, name in names.items() if sign in agent[:1_000]), None)
