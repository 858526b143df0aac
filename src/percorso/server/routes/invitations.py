"""Invitations: made by admins, accepted by whoever holds the link."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from percorso.mark import N_
from percorso.server.access import (
    Access,
    Account,
    Admin,
    Database,
    MaybeSigned,
    TheSettings,
    TheStore,
)
from percorso.server.bodies import At, Body, Email, Name, Password
from percorso.server.errors import Refusal, not_there
from percorso.server.routes.me import check_passwords_are_on
from percorso.server.routes.sign_in import proven
from percorso.server.security.passwords import check_new, hash_password
from percorso.server.security.sessions import open_session
from percorso.server.settings import Settings
from percorso.store import Role, Store, inviting, people
from percorso.store.tables import Invitation, User

router = APIRouter(tags=["invitations"])


class Invited(Body):
    """Who is invited, and as what."""

    email: Email
    role: Role


class OpenInvitation(BaseModel):
    """An invitation that nobody has used yet."""

    id: str
    email: str
    role: Role
    expires_at: At


class NewInvitation(OpenInvitation):
    """A new invitation; its link is shown this once."""

    link: str


class Welcome(BaseModel):
    """What the holder of a link is invited to; `known`: there is an account to sign in to."""

    workspace: str
    email: str
    role: Role
    known: bool


class Acceptance(Body):
    """Name and password of a new account; the password alone where there is one."""

    name: Name | None = None
    password: Password | None = None


class Joined(BaseModel):
    """The workspace that somebody now belongs to."""

    workspace: str


@router.get("/workspaces/{workspace}/invitations")
def invitations(access: Admin, database: Database) -> list[OpenInvitation]:
    """The open invitations of a workspace."""
    found = inviting.open_invitations(database, access.workspace.id)
    return [OpenInvitation(**_shown(one)) for one in found]


@router.post("/workspaces/{workspace}/invitations", status_code=201)
def invite(
    body: Invited, access: Admin, database: Database, request: Request, settings: TheSettings
) -> NewInvitation:
    """Invite somebody: send them the link, it works once and for seven days."""
    check_browser(access)
    place, by = access.workspace.id, access.account.id
    made, token = inviting.invite(database, place, body.email, body.role, by)
    return NewInvitation(**_shown(made), link=page_link(request, settings, "invitation", token))


@router.delete("/workspaces/{workspace}/invitations/{invitation}", status_code=204)
def withdraw_invitation(invitation: str, access: Admin, database: Database) -> None:
    """Take an invitation back: its link opens nothing from now on."""
    check_browser(access)
    if not inviting.withdraw(database, access.workspace.id, invitation):
        raise not_there()


@router.get("/invitations/{token}")
def see_invitation(token: str, database: Database) -> Welcome:
    """Say what a link invites to."""
    found = _open(inviting.seen_invitation(database, token))
    known = people.by_email(database, found.email) is not None
    role = Role(found.role)
    return Welcome(workspace=found.workspace.name, email=found.email, role=role, known=known)


@router.post("/invitations/{token}")
def accept_invitation(
    token: str, body: Acceptance, account: MaybeSigned, request: Request, response: Response,
    store: TheStore, settings: TheSettings,
) -> Joined:  # fmt: skip
    """Join the workspace: with the account one is signed in to, another one, or a new one."""
    with store.session(writes=False) as session:
        found = _open(inviting.seen_invitation(session, token))
        user = people.by_email(session, found.email)
    hashed = None
    if _is_signed_in(account, found):
        pass  # they have proved who they are
    elif user is not None:
        check_passwords_are_on(settings.oidc_only)
        user = proven(store, request, found.email, body.password or "")
    else:
        hashed = _new_password(settings, body, found.email)
    joined = _join(store, token, user, body.name or "", hashed)
    if account is None or account.id != joined.id:
        open_session(request, response, store, settings, joined.id)
    return Joined(workspace=found.workspace_id)


def check_browser(access: Access) -> None:
    """Refuse programs: who may come in is decided by people.

    Raises:
        Refusal: An API token asks.
    """
    if access.account.session is None:
        raise Refusal(
            403,
            N_("A token of a program may not do this."),
            N_("Sign in with a browser."),
        )


def page_link(request: Request, settings: Settings, kind: str, token: str) -> str:
    """The address of a page that opens by a token, on the name by which the browser came."""
    scheme = "https" if settings.https else "http"
    return f"{scheme}://{request.url.netloc}/{kind}/{token}"


def _is_signed_in(account: Account | None, found: Invitation) -> bool:
    """Whether the invited person is the one who is signed in; another one is told so."""
    if account is None:
        return False
    if account.session is None:
        raise not_there()
    if account.email != found.email:
        raise Refusal(
            409,
            N_("This invitation is for somebody else: {email}."),
            N_("Sign out, then open the link again."),
            email=found.email,
        )
    return True


def _new_password(settings: Settings, body: Acceptance, email: str) -> str:
    check_passwords_are_on(settings.oidc_only)
    if not body.name or body.password is None:
        key = "password" if body.name else "name"
        raise Refusal(422, N_("This field is missing."), N_("Send it too."), key=key)
    check_new(body.password, email, body.name)
    return hash_password(body.password)


def _join(store: Store, token: str, user: User | None, name: str, hashed: str | None) -> User:
    with store.session() as session:
        found = _open(inviting.seen_invitation(session, token))
        if user is None:
            user = people.add_user(session, found.email, name, hashed)
        if not inviting.accept(session, found, user):
            raise not_there()
        return user


def _open(found: Invitation | None) -> Invitation:
    if found is None:
        raise Refusal(
            404,
            N_("This invitation does not open anything any more."),
            N_("Ask who sent it for a new one."),
        )
    return found


def _shown(one: Invitation) -> dict[str, Any]:
    return {"id": one.id, "email": one.email, "role": one.role, "expires_at": one.expires_at}
