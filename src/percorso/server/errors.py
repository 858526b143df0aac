"""Errors on their way out: problems in the reader's language, with the status that fits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from percorso.errors import PercorsoError, Problem, WorkspaceError
from percorso.mark import N_
from percorso.server.reader import reader_language
from percorso.words import Words


class Refusal(PercorsoError):
    """A request that is refused, with the status of its answer.

    Args:
        status: The HTTP status.
        message: What was found and what is allowed, marked by `N_`; may hold `{places}`.
        fix: What to do, marked likewise.
        key: The field that it is about.
        headers: Headers of the answer, such as `Retry-After`.
        values: What fills the places, after translation; a `role` is translated too.

    Example:
        >>> Refusal(404, "There is no journey '{id}'.", id="x").problems[0].message
        "There is no journey 'x'."
    """

    def __init__(
        self, status: int, message: str, fix: str = "", *, key: str | None = None,
        headers: dict[str, str] | None = None, **values: object,
    ) -> None:  # fmt: skip
        self.status = status
        self.headers = headers
        self._parts = (message, fix, key, values)
        super().__init__(self._said(Words.of("en")))

    def said(self, lang: str) -> list[Problem]:
        """Its problems in a language."""
        return [self._said(Words.of(lang))]

    def _said(self, words: Words) -> Problem:
        message, fix, key, given = self._parts
        values = {name: words(str(v)) if name == "role" else v for name, v in given.items()}
        return Problem(words(message, **values), words(fix, **values) if fix else "", key=key)


def not_there() -> Refusal:
    """What is answered for things that are not there, and for those of others, alike."""
    return Refusal(404, N_("There is nothing here."), N_("Check the address, or ask who sent it."))


def not_signed_in() -> Refusal:
    """What is answered to people who did not sign in."""
    return Refusal(401, N_("You are not signed in."), N_("Sign in first."))


ROLES = {
    "viewer": N_("Can view"),
    "commenter": N_("Can comment"),
    "editor": N_("Can edit"),
    "admin": N_("Admin"),
}
"""The roles as people read them."""


def too_low(role: str) -> Refusal:
    """What is answered to members whose role does not allow it."""
    return Refusal(
        403,
        N_("Your role in this workspace does not allow this."),
        N_("Ask an admin for the role '{role}'."),
        role=ROLES[role],
    )


def answer(
    status: int, problems: Sequence[Problem], headers: dict[str, str] | None = None, **more: Any
) -> Response:
    """An answer that says what is wrong: `{"problems": [{"message", "fix", "key"}]}`."""
    said = [_plain(one) for one in problems]
    body = json.dumps({"problems": said, **more}, ensure_ascii=True)
    return Response(body, status, headers, "application/json")


def _plain(one: Problem) -> dict[str, Any]:
    line = {} if one.line is None else {"line": one.line}
    return {"message": one.message, "fix": one.fix, "key": one.key, **line}


def install(app: FastAPI) -> None:
    """Make the app answer every error this way."""
    app.add_exception_handler(PercorsoError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def _ours(request: Request, error: Exception) -> Response:
    if isinstance(error, Refusal):
        return refused(request, error)
    error = cast(PercorsoError, error)
    status = 409 if isinstance(error, WorkspaceError) else getattr(error, "status", 422)
    words = Words.of(reader_language(request))
    return answer(status, [_in(words, problem) for problem in error.problems])


def _in(words: Words, problem: Problem) -> Problem:
    message, fix = words.said(problem.message), words.said(problem.fix)
    return Problem(message, fix, line=problem.line, key=problem.key)


_KINDS = {
    "missing": (N_("This field is missing."), N_("Send it too.")),
    "extra_forbidden": (N_("This field is not known here."), N_("Leave it out.")),
    "json_invalid": (N_("The body is not valid JSON."), N_("Send JSON.")),
    "string_too_long": (N_("This text is too long."), N_("Shorten it.")),
    "string_too_short": (N_("This text is too short."), N_("Write a little more.")),
}
_OTHER = (N_("This value is not allowed here."), N_("Look up what the route takes."))


def _invalid(request: Request, error: Exception) -> Response:
    error = cast(RequestValidationError, error)
    words = Words.of(reader_language(request))
    return answer(422, [_problem(words, one) for one in error.errors()[:20]])


def _problem(words: Words, found: Any) -> Problem:
    message, fix = _KINDS.get(found["type"], _OTHER)
    place = [str(part) for part in found["loc"] if part != "body"]
    limit = f" ({found['msg']})" if found["type"] not in _KINDS and words.lang == "en" else ""
    return Problem(words(message) + limit, words(fix), key=".".join(place) or None)


_STATUS = {
    404: (N_("There is nothing here."), N_("Check the address, or ask who sent it.")),
    405: (N_("This address does not take that method."), N_("Use one that it takes.")),
    400: (N_("The request cannot be read."), N_("Send it anew.")),
}


def _http(request: Request, error: Exception) -> Response:
    error = cast(HTTPException, error)
    words = Words.of(reader_language(request))
    message, fix = _STATUS.get(error.status_code, _STATUS[400])
    headers = dict(error.headers) if error.headers else None
    return answer(error.status_code, [Problem(words(message), words(fix))], headers)


def refused(request: Request, refusal: Refusal) -> Response:
    """The answer of a refusal, in the reader's language."""
    return answer(refusal.status, refusal.said(reader_language(request)), refusal.headers)


def fault(number: str) -> Refusal:
    """What is answered when the fault is ours: the log has it all under a number."""
    return Refusal(
        500,
        N_("Something went wrong on our side."),
        N_("Try again; if it stays, give your admin the number {number}."),
        number=number,
    )
