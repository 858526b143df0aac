"""The first admin: by a token that is printed where the server was started, once."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from percorso.server.access import TheSettings, TheStore
from percorso.server.bodies import Body, Email, Name, Password, Token
from percorso.server.errors import not_there
from percorso.server.security.passwords import check_new, hash_password
from percorso.server.security.sessions import open_session
from percorso.server.settings import Settings
from percorso.store import Role, Store, links, people, teams
from percorso.store.tables import User, Workspace

router = APIRouter(tags=["setup"])


class Setup(BaseModel):
    """Setup is open: nobody has an account yet."""

    open: bool = True


class FirstAdmin(Body):
    """The printed token and who the first admin is; the workspace may be named too."""

    token: Token
    email: Email
    name: Name
    password: Password
    workspace: Name | None = None


@router.get("/setup")
def setup_open(store: TheStore) -> Setup:
    """Say that setup is open; it is not there any more once somebody has an account."""
    with store.session(writes=False) as session:
        if people.anybody(session):
            raise not_there()
    return Setup()


@router.post("/setup", status_code=204)
def set_up(
    body: FirstAdmin, request: Request, response: Response, store: TheStore, settings: TheSettings
) -> None:
    """Make the first admin and sign them in."""
    _check(store, body.token)
    check_new(body.password, body.email, body.name)
    hashed = hash_password(body.password)
    with store.session() as session:
        link = links.seen_link(session, body.token)
        if link is None or not links.use_link(session, link) or people.anybody(session):
            raise not_there()
        user = people.add_user(session, body.email, body.name, hashed)
        _give_all(session, user, body.workspace or _folder_name(settings))
    open_session(request, response, store, settings, user.id)


def _check(store: Store, token: str) -> None:
    """Look at the token before the costly hash; all of it is looked at again with the lock."""
    with store.session(writes=False) as session:
        link = links.seen_link(session, token)
        if link is None or link.kind != "setup" or people.anybody(session):
            raise not_there()


def _give_all(session: Session, user: User, name: str) -> None:
    """The first admin gets every workspace that is there already, or else a first one."""
    there = session.scalars(select(Workspace.id)).all()
    for workspace in there:
        teams.join(session, workspace, user.id, Role.ADMIN)
    if not there:
        teams.make_workspace(session, name, user.id)


def _folder_name(settings: Settings) -> str:
    return settings.folder.absolute().name[:120] or "Percorso"
