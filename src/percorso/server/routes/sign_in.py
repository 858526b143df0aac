"""Signing in by password or by a one-time link, and signing out."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from percorso.mark import N_
from percorso.server.access import MaybeSigned, SignedBrowser, TheHub, TheSettings, TheStore
from percorso.server.bodies import Body, Email, Password, Token
from percorso.server.errors import Refusal, not_there
from percorso.server.routes.me import check_passwords_are_on
from percorso.server.security.limits import guarded
from percorso.server.security.passwords import check_new, hash_password, is_old, matches
from percorso.server.security.sessions import close_session, open_session
from percorso.store import Store, links, people, signing
from percorso.store.tables import OneTimeLink, User

router = APIRouter(tags=["sign-in"])


class Methods(BaseModel):
    """The ways to sign in here."""

    password: bool
    oidc: bool
    setup: bool
    demo: bool
    signed_in: bool
    """Whether whoever asks is in already."""


class SignIn(Body):
    """E-mail and password."""

    email: Email
    password: Password


class LinkUse(Body):
    """The token of a link; the new password too, when the link is for one."""

    token: Token
    password: Password | None = None


class Linked(BaseModel):
    """What a link did: `needs` says what to send with it once more, if anything."""

    needs: Literal["password"] | None = None
    email: str | None = None


@router.get("/sign-in/methods")
def sign_in_methods(store: TheStore, settings: TheSettings, account: MaybeSigned) -> Methods:
    """Say how one can sign in, whether one is in, and whether the first admin is missing."""
    with store.session(writes=False) as session:
        nobody = not people.anybody(session)
    return Methods(
        password=not settings.oidc_only,
        oidc=settings.oidc is not None,
        setup=nobody,
        demo=settings.demo,
        signed_in=account is not None,
    )


@router.post("/sign-in", status_code=204)
def sign_in(
    body: SignIn, request: Request, response: Response, store: TheStore, settings: TheSettings
) -> None:
    """Sign in with e-mail and password; the answer to a wrong one is always the same."""
    check_passwords_are_on(settings.oidc_only)
    user = proven(store, request, body.email, body.password)
    open_session(request, response, store, settings, user.id)


@router.post("/sign-in/link")
def sign_in_by_link(
    body: LinkUse, request: Request, response: Response,
    store: TheStore, settings: TheSettings, hub: TheHub,
) -> Linked:  # fmt: skip
    """Sign in with a one-time link; a link for a new password wants that too."""
    link, user = _opened(store, body.token)
    if link.kind == "password":
        check_passwords_are_on(settings.oidc_only)
        if body.password is None:
            return Linked(needs="password", email=user.email)
    elif body.password is not None:
        raise _no_password_here()
    _use(store, link, user, body.password)
    if body.password is not None:
        hub.drop(user.id)
    open_session(request, response, store, settings, user.id)
    return Linked()


@router.post("/sign-out", status_code=204)
def sign_out(
    account: SignedBrowser, response: Response, store: TheStore, settings: TheSettings, hub: TheHub
) -> None:
    """Sign out: the session ends in the database, not only in the browser."""
    with store.session() as session:
        signing.end(session, account.session or "")
    hub.drop(account.id)
    close_session(response, settings)


def proven(store: Store, request: Request, email: str, password: str) -> User:
    """The person whose e-mail and password these are.

    Raises:
        Refusal: They are nobody's (401), or there were too many guesses (429).
    """
    with guarded(store, request, email) as guess:
        with store.session(writes=False) as session:
            user = people.by_email(session, email)
        kept = user.password_hash if user and user.disabled_at is None else None
        if not matches(kept, password) or user is None or kept is None:
            raise _wrong()
        guess.right()
    if is_old(kept):
        hashed = hash_password(password)
        with store.session() as session:
            session.get_one(User, user.id).password_hash = hashed
    return user


def _opened(store: Store, token: str) -> tuple[OneTimeLink, User]:
    """The link of a token and whose it is; the link stays unused."""
    with store.session(writes=False) as session:
        link = links.seen_link(session, token)
        user = session.get(User, link.user_id) if link and link.user_id else None
    if link is None or user is None or user.disabled_at is not None:
        raise not_there()
    return link, user


def _use(store: Store, link: OneTimeLink, user: User, password: str | None) -> None:
    hashed = None
    if password is not None:
        check_new(password, user.email, user.name)
        hashed = hash_password(password)
    with store.session() as session:
        if not links.use_link(session, link):
            raise not_there()
        if hashed is not None:
            session.get_one(User, user.id).password_hash = hashed
            signing.end_all(session, user.id)


def _wrong() -> Refusal:
    return Refusal(401, N_("E-mail or password is wrong."), N_("Write them again."))


def _no_password_here() -> Refusal:
    message, fix = N_("This link is not for a new password."), N_("Leave it out.")
    return Refusal(422, message, fix, key="password")
