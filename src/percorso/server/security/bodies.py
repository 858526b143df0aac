"""Bodies of requests: their kind, their size, and JSON that is what it seems.

A body is JSON, or a form with files where a route takes one. JSON is read once here, so that every
route can rely on it: UTF-8, no NaN or infinity, no halves of characters, no NUL, not too deep.
"""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any, NoReturn

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from percorso.mark import N_
from percorso.server.errors import Refusal

MOST_JSON = 8 * 1024 * 1024
MOST_FILE = 20_999_000
"""A document and the form around it."""
MOST_EVENTS = 500_900_000
"""A file of events and the form around it."""
DEEPEST = 80
SECONDS = 30
"""So long a body of JSON may take to arrive."""
QUICK = 64 * 1024
"""Bytes that are judged at once; more are judged beside the loop."""
_FORMS = (
    (re.compile(r"/api/workspaces/[^/]+/files/?"), MOST_FILE),
    (re.compile(r"/api/workspaces/[^/]+/import/?"), MOST_EVENTS),
)
_NEVER = re.compile("[\x00\ud800-\udfff]")
BODYLESS = frozenset({"GET", "HEAD", "OPTIONS"})


async def judged(scope: Scope, receive: Receive) -> Receive:
    """The body of a request, once it has been judged; nothing is read for requests without one.

    Raises:
        Refusal: It is of another kind, too large, or not JSON as we take it.
    """
    headers = Headers(scope=scope)
    if not _has_body(headers) or scope["method"] in BODYLESS:
        return receive
    kind = headers.get("content-type", "").partition(";")[0].strip().casefold()
    most = next((size for path, size in _FORMS if path.fullmatch(scope["path"])), 0)
    if kind == "multipart/form-data" and most:
        _check_length(headers, most)
        return _counted(receive, most)
    if kind != "application/json":
        raise Refusal(
            415,
            N_("A body of this kind is not taken here."),
            N_("Send JSON, with the content type application/json."),
        )
    _check_length(headers, MOST_JSON)
    body = await _in_time(receive)
    if len(body) <= QUICK:
        check_json(body)
    else:
        await asyncio.to_thread(check_json, body)
    return _again(body, receive)


def _has_body(headers: Headers) -> bool:
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers


def _check_length(headers: Headers, most: int) -> None:
    told = headers.get("content-length", "0")
    if not told.isdigit():
        raise Refusal(400, N_("The request cannot be read."), N_("Send it anew."))
    if int(told) > most:
        raise _too_large(most)


def _too_large(most: int) -> Refusal:
    return Refusal(
        413,
        N_("The body is too large; at most {size} MB are taken here."),
        N_("Send less at once."),
        size=most // 1_000_000,
    )


async def _in_time(receive: Receive) -> bytes:
    """The whole body of a request; who sends it drop by drop is not waited for."""
    try:
        async with asyncio.timeout(SECONDS):
            return await _whole(receive, MOST_JSON)
    except TimeoutError:
        raise Refusal(
            408, N_("The request took too long to arrive."), N_("Send it anew.")
        ) from None


async def _whole(receive: Receive, most: int) -> bytes:
    """The whole body; who sends more than is allowed is stopped, whatever they announced."""
    counted = _counted(receive, most)
    parts = []
    while True:
        message = await counted()
        if message["type"] != "http.request":
            raise Refusal(400, N_("The request cannot be read."), N_("Send it anew."))
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _counted(receive: Receive, most: int) -> Receive:
    seen = 0

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _too_large(most)
        return message

    return counting


def _again(body: bytes, receive: Receive) -> Receive:
    """Hand a body that has been read to whoever asks for it; then what comes after it."""
    waiting = [body]

    async def handing() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return handing


def check_json(body: bytes) -> None:
    """Judge a body of JSON.

    Raises:
        Refusal: It is not UTF-8, not JSON, too deep, or holds what no database takes.

    Example:
        >>> check_json(b'{"seconds": 90}')
    """
    try:
        tree = json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _no_json() from None
    _walk(tree)


def _walk(tree: Any) -> None:
    level = [tree]
    for _ in range(DEEPEST):
        level = [inner for part in level for inner in _inside(part)]
        if not level:
            return
    raise _no_json()


def _inside(part: Any) -> list[Any]:
    if isinstance(part, str) and _NEVER.search(part):
        raise Refusal(
            422,
            N_("A text holds a sign that cannot be kept (NUL, or half a character)."),
            N_("Remove it."),
        )
    if isinstance(part, dict):
        return [*part, *part.values()]
    return part if isinstance(part, list) else []


def _no_number(found: str) -> NoReturn:
    raise ValueError(found)


def _no_json() -> Refusal:
    return Refusal(422, N_("The body is not valid JSON."), N_("Send JSON."))
