"""Asking the identity provider: JSON over https, briefly, without following redirects."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from percorso.errors import PercorsoError, Problem

SECONDS = 10.0
MOST = 1024 * 1024


def ask(
    method: str, address: str, *, form: dict[str, str] | None = None,
    basic: tuple[str, str] | None = None, bearer: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The JSON object that an address answers with.

    Raises:
        PercorsoError: It cannot be reached, refuses, redirects, or answers something else.
    """
    import httpx

    headers = {"accept": "application/json"}
    if bearer is not None:
        headers["authorization"] = f"Bearer {bearer}"
    auth = httpx.BasicAuth(*(quote(part, safe="") for part in basic)) if basic else None
    try:
        with (
            httpx.Client(timeout=SECONDS, follow_redirects=False) as client,
            client.stream(method, address, data=form, headers=headers, auth=auth) as answer,
        ):
            body = _bounded(answer.iter_bytes()) if answer.status_code == 200 else b""
    except httpx.HTTPError as error:
        raise _failed(type(error).__name__) from None
    try:
        found = json.loads(body)
    except ValueError:
        raise _failed(f"status {answer.status_code}") from None
    if not isinstance(found, dict):
        raise _failed("no JSON object")
    return found


def _bounded(parts: Any) -> bytes:
    body = b""
    for part in parts:
        body += part
        if len(body) > MOST:
            raise _failed("more than 1 MB")
    return body


def _failed(what: str) -> PercorsoError:
    fix = "See that the address in PERCORSO_OIDC_ISSUER is right and can be reached."
    return PercorsoError(
        Problem(f"The identity provider did not answer as it should ({what}).", fix)
    )
