"""What every request must hold, and what every answer says to browsers.

Names by which the server is called (no DNS rebinding), changes that come from our own pages only
(no cross-site request forgery), and a policy under which a page runs nothing but our own files.
"""

from __future__ import annotations

import ipaddress
import logging
import re
import time
from urllib.parse import urlsplit
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from percorso.mark import N_
from percorso.server.errors import Refusal, fault, refused
from percorso.server.security.bodies import judged
from percorso.server.settings import Settings

log = logging.getLogger("percorso.server")

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'; object-src 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
METHODS = SAFE | {"POST", "PUT", "PATCH", "DELETE"}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")


class Browser:
    """The outermost layer: refuses what is wrong before any route sees it.

    Args:
        app: What answers the request.
        settings: The names by which the server may be called, and whether it is called by https.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._names = LOOPBACK | set(map(str.casefold, (settings.host, *settings.allowed_hosts)))
        self._any_address = settings.host not in LOOPBACK
        self._https = settings.https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send, self._https, scope["path"].startswith("/api/"))
        try:
            self._check(scope)
            await self._app(scope, await judged(scope, receive), answer)
        except Refusal as refusal:
            await answer.instead(scope, receive, refusal)
        except Exception as error:  # a fault of ours: a number for the reader, the rest in the log
            number = uuid4().hex[:12]
            log.error("fault", exc_info=error, extra={"fault": number})
            await answer.instead(scope, receive, fault(number))
        finally:
            answer.log(scope)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        self._check_host(headers)
        if _CONTROL.search(scope["path"]):
            raise Refusal(404, N_("There is nothing here."), N_("Check the address."))
        if scope["method"] not in SAFE:
            check_origin(headers)

    def _check_host(self, headers: Headers) -> None:
        """The host that is asked for is one of ours; an address cannot be rebound, a name can."""
        host = _name(headers.get("host", ""))
        if host in self._names or (self._any_address and _is_address(host)):
            return
        raise Refusal(
            421,
            N_("This server does not answer by that name."),
            N_("Start it with --allowed-host and the name by which browsers reach it."),
        )


def check_origin(headers: Headers) -> None:
    """Refuse a change that another site's page asks for in the name of who is signed in.

    A browser says where a request comes from; what carries a cookie and does not say it is refused.
    A key for programs travels in a header that no other site can set, so it is let through.

    Raises:
        Refusal: It comes from elsewhere.
    """
    if headers.get("authorization", "").startswith("Bearer "):
        return
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site not in (None, "same-origin") or (origin and not _same(origin, headers.get("host"))):
        raise _foreign()
    if site is None and origin is None and "cookie" in headers:
        raise _foreign()


def _foreign() -> Refusal:
    return Refusal(
        403,
        N_("This change was asked for by another site."),
        N_("Open the page of this server and try again there."),
    )


def _same(origin: str, host: str | None) -> bool:
    """Whether an origin is the host that is called.

    Example:
        >>> _same("https://maps.example.com", "maps.example.com"), _same("null", "localhost:8765")
        (True, False)
    """
    return host is not None and urlsplit(origin).netloc.casefold() == host.casefold()


def _name(host: str) -> str:
    """A `Host` header without its port, in small letters.

    Example:
        >>> _name("LocalHost:8765"), _name("[::1]:8765"), _name("a@b:1")
        ('localhost', '::1', '')
    """
    found = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9_.-]+))(?::\d{1,5})?", host)
    return (found[1] or found[2]).casefold() if found else ""


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


class _Answer:
    """The way out: adds our headers to every answer, and knows whether one has begun."""

    def __init__(self, send: Send, https: bool, is_api: bool) -> None:
        self._send = send
        self._is_api = is_api
        self._https = https
        self._begun = False
        self._status = 0
        self._start = time.perf_counter()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._begun, self._status = True, message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if self._is_api:  # what a team writes is not for the disk of a shared machine
                headers.setdefault("cache-control", "no-store")
            if self._https:
                headers.setdefault("strict-transport-security", "max-age=31536000")
        await self._send(message)

    async def instead(self, scope: Scope, receive: Receive, refusal: Refusal) -> None:
        """Answer with a refusal, unless an answer is on its way already."""
        if not self._begun:
            await refused(Request(scope), refusal)(scope, receive, self)

    def log(self, scope: Scope) -> None:
        """One line: the name of the route, never the address, which may hold a token."""
        route = getattr(scope.get("route"), "name", None)
        log.info(
            "request",
            extra={
                "method": scope["method"] if scope["method"] in METHODS else "?",
                "route": route if scope["path"].startswith("/api/") else "page",
                "status": self._status,
                "ms": round((time.perf_counter() - self._start) * 1e3, 1),
            },
        )
