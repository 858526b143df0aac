"""Who I am: name, language, look, password."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from percorso import __version__
from percorso.mark import N_
from percorso.server.access import Database, Signed, SignedBrowser, TheHub, TheSettings, TheStore
from percorso.server.bodies import Body, Name, Password
from percorso.server.errors import Refusal
from percorso.server.security.limits import guarded
from percorso.server.security.passwords import check_new, hash_password, matches
from percorso.server.security.sessions import open_session
from percorso.store import Account, Role, signing
from percorso.store.people import clean_name, initials, workspaces_of
from percorso.store.tables import User

router = APIRouter(tags=["me"])

Language = Literal["it", "en"]
Theme = Literal["light", "dark", "system"]
Density = Literal["comfortable", "compact"]


class Myself(BaseModel):
    """A person, as they see themselves."""

    id: str
    name: str
    email: str
    initials: str
    lang: Language | None
    theme: Theme | None
    density: Density | None


class MyWorkspace(BaseModel):
    """A workspace that I belong to."""

    id: str
    slug: str
    name: str
    role: Role


class Me(BaseModel):
    """Who asks, where they belong, and what answers them."""

    user: Myself
    workspaces: list[MyWorkspace]
    demo: bool
    version: str


class MyChange(Body):
    """What a person changes about themselves; what is left out stays."""

    name: Name | None = None
    lang: Language | None = None
    theme: Theme | None = None
    density: Density | None = None


class NewPassword(Body):
    """The password until now, and the next one."""

    old: Password
    new: Password


@router.get("/me")
def me(account: Signed, database: Database, settings: TheSettings) -> Me:
    """Say who is signed in."""
    return _me(database, account, settings.demo)


@router.patch("/me")
def change_me(
    body: MyChange, account: SignedBrowser, database: Database, settings: TheSettings
) -> Me:
    """Change name, language or look."""
    user = database.get_one(User, account.id)
    for key, value in body.model_dump(exclude_unset=True).items():
        if key != "name":
            setattr(user, key, value)
        elif value is not None:
            user.name = clean_name(value) or user.name
    database.flush()
    return _me(database, account, settings.demo)


@router.post("/me/password", status_code=204)
def change_password(
    body: NewPassword, account: SignedBrowser, request: Request, response: Response,
    store: TheStore, settings: TheSettings, hub: TheHub,
) -> None:  # fmt: skip
    """Change the password; every other browser is signed out at once."""
    check_passwords_are_on(settings.oidc_only)
    check_new(body.new, account.email, account.name, key="new")
    with store.session(writes=False) as session:
        kept = session.get_one(User, account.id).password_hash
    with guarded(store, request, account.email) as guess:
        if not matches(kept, body.old):
            raise _wrong_password()
        guess.right()
    hashed = hash_password(body.new)
    with store.session() as session:
        session.get_one(User, account.id).password_hash = hashed
        signing.end_all(session, account.id)
    hub.drop(account.id)
    open_session(request, response, store, settings, account.id)


def check_passwords_are_on(oidc_only: bool) -> None:
    """Refuse what concerns passwords where everybody signs in by the organisation.

    Raises:
        Refusal: They are off.
    """
    if oidc_only:
        raise Refusal(
            409,
            N_("Passwords are switched off here."),
            N_("Sign in with the account of your organisation."),
        )


def _wrong_password() -> Refusal:
    return Refusal(
        422, N_("This is not your password until now."), N_("Write it again."), key="old"
    )


def _me(database: Database, account: Account, demo: bool) -> Me:
    user = database.get_one(User, account.id)
    kept = {key: getattr(user, key) for key in ("id", "name", "email", "lang", "theme", "density")}
    places = [
        MyWorkspace(id=one.id, slug=one.slug, name=one.name, role=role)
        for one, role in workspaces_of(database, account)
    ]
    mine = Myself(**kept, initials=initials(user.name))
    return Me(user=mine, workspaces=places, demo=demo, version=__version__)
