"""API tokens: keys for programs, each of one workspace, with a role and an end."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from percorso.mark import N_
from percorso.server.access import Access, Database, Viewer
from percorso.server.bodies import At, Body, Name
from percorso.server.errors import Refusal, not_there
from percorso.server.routes.invitations import check_browser
from percorso.store import Role, keys
from percorso.store.tables import ApiToken

router = APIRouter(tags=["tokens"])

LONGEST_DAYS = 366
MOST_KEYS = 100


class NewToken(Body):
    """What a new token is called, what it may do, and for how many days."""

    name: Name
    role: Role
    days: Annotated[int, Field(ge=1, le=LONGEST_DAYS, strict=True)]


class TokenShown(BaseModel):
    """A token as the settings show it, without what it reads like."""

    id: str
    name: str
    role: Role
    by: str
    created_at: At
    expires_at: At
    last_used_at: At | None


class TokenMade(TokenShown):
    """A new token: what it reads like is shown this once."""

    token: str


@router.get("/workspaces/{workspace}/tokens")
def tokens(access: Viewer, database: Database) -> list[TokenShown]:
    """My tokens in a workspace; an admin sees everybody's."""
    check_browser(access)
    found = keys.keys_of(database, access.workspace.id, _whose(access))
    return [TokenShown(**_shown(one)) for one in found]


@router.post("/workspaces/{workspace}/tokens", status_code=201)
def make_token(body: NewToken, access: Viewer, database: Database) -> TokenMade:
    """Make a token; it never may more than I, and less as soon as I may less."""
    check_browser(access)
    place, mine = access.workspace.id, access.account.id
    if not access.role.includes(body.role):
        raise Refusal(
            403,
            N_("A token may not do more than you: your role here is '{role}'."),
            N_("Choose a role that you have."),
            key="role",
            role=access.role.value,
        )
    if len(keys.keys_of(database, place, mine)) >= MOST_KEYS:
        message = N_("You have {most} tokens here; there are no more.")
        raise Refusal(409, message, N_("Revoke one that is not used any more."), most=MOST_KEYS)
    made, token = keys.make_key(database, place, mine, body.name, body.role, body.days)
    return TokenMade(**_shown(made), token=token)


@router.delete("/workspaces/{workspace}/tokens/{token}", status_code=204)
def revoke_token(token: str, access: Viewer, database: Database) -> None:
    """Revoke a token: it opens nothing from now on."""
    check_browser(access)
    if not keys.revoke(database, access.workspace.id, token, _whose(access)):
        raise not_there()


def _whose(access: Access) -> str | None:
    """Whose tokens somebody may see and revoke: an admin everybody's, others their own."""
    return None if access.role is Role.ADMIN else access.account.id


def _shown(one: ApiToken) -> dict[str, Any]:
    kept = ("id", "name", "role", "created_at", "expires_at", "last_used_at")
    return {key: getattr(one, key) for key in kept} | {"by": one.user.name}
