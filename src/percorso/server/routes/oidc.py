"""Signing in by the organisation (OpenID Connect): there and back."""

from __future__ import annotations

import hmac
import logging
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from percorso.errors import PercorsoError
from percorso.server.access import TheSettings, TheStore
from percorso.server.errors import not_there
from percorso.server.routes.invitations import page_link
from percorso.server.security.oidc import WAITS, Flow, Person, flow_of
from percorso.server.security.sessions import open_session
from percorso.server.settings import Settings
from percorso.store import inviting, people
from percorso.store.tables import User

log = logging.getLogger("percorso.server")
router = APIRouter(tags=["sign-in"])

Short = Annotated[str, Query(max_length=4096)]


@router.get("/sign-in/oidc", status_code=303, response_class=RedirectResponse)
def sign_in_by_oidc(request: Request, settings: TheSettings) -> Response:
    """Send the browser to the identity provider."""
    flow = _flow(settings)
    try:
        target, state = flow.begin(_back(request, settings))
    except PercorsoError as error:
        log.warning("oidc", extra={"reason": error.problems[0].message})
        return _to("/sign-in?failed=provider")
    answer = _to(target)
    answer.set_cookie(
        _cookie(settings), state, max_age=int(WAITS), path="/",
        secure=settings.https, httponly=True, samesite="lax",
    )  # fmt: skip
    return answer


@router.get("/sign-in/oidc/back", status_code=303, response_class=RedirectResponse)
def oidc_back(
    request: Request, store: TheStore, settings: TheSettings, state: Short = "", code: Short = ""
) -> Response:
    """Take the browser back from the identity provider, and sign its person in."""
    flow, kept = _flow(settings), request.cookies.get(_cookie(settings), "")
    if not state or not hmac.compare_digest(kept.encode(), state.encode()):
        return _ended(settings, "/sign-in?failed=state")
    try:
        person = flow.finish(state, code)
    except PercorsoError as error:
        log.warning("oidc", extra={"reason": error.problems[0].message})
        return _ended(settings, "/sign-in?failed=provider")
    with store.session() as session:
        user = _user(session, settings.oidc.issuer if settings.oidc else "", person)
    if user is None:
        return _ended(settings, "/sign-in?failed=not_invited")
    answer = _ended(settings, "/")
    open_session(request, answer, store, settings, user.id)
    return answer


def _user(session: Session, issuer: str, person: Person) -> User | None:
    """Who the person is here: known already, known by a verified e-mail, or invited; else None."""
    user = people.by_subject(session, issuer, person.subject)
    if user is None and person.verified:
        user = _by_email(session, person)
        if user is not None:
            user.oidc_issuer, user.oidc_subject = issuer, person.subject
    return user if user is not None and user.disabled_at is None else None


def _by_email(session: Session, person: Person) -> User | None:
    found = people.by_email(session, person.email)
    if found is not None:
        return found if found.oidc_subject is None else None
    invitations = inviting.invited(session, person.email)
    if not invitations:
        return None
    made = people.add_user(session, person.email, person.name or person.email)
    for invitation in invitations:
        inviting.accept(session, invitation, made)
    return made


def _flow(settings: Settings) -> Flow:
    if settings.oidc is None:
        raise not_there()
    return flow_of(settings.oidc)


def _back(request: Request, settings: Settings) -> str:
    return page_link(request, settings, "api/sign-in/oidc", "back")


def _cookie(settings: Settings) -> str:
    return f"{settings.cookie}-oidc"


def _to(target: str) -> RedirectResponse:
    return RedirectResponse(target, 303, {"cache-control": "no-store"})


def _ended(settings: Settings, target: str) -> RedirectResponse:
    answer = _to(target)
    answer.delete_cookie(_cookie(settings), path="/", secure=settings.https, httponly=True)
    return answer
