"""Workspaces: the ones I belong to, a new one, its settings."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter
from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from percorso.mark import N_
from percorso.server.access import Admin, Database, Signed, SignedBrowser, Viewer
from percorso.server.bodies import Body, Name
from percorso.server.errors import Refusal
from percorso.store import Role, teams
from percorso.store.people import clean_name, workspaces_of
from percorso.store.tables import Workspace

router = APIRouter(tags=["workspaces"])

Language = Literal["it", "en"]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
MOST_WORKSPACES = 200
T = TypeVar("T")


def _each_once(found: list[T]) -> list[T]:
    return list(dict.fromkeys(found))


Languages = Annotated[list[Language], Field(min_length=1, max_length=2), AfterValidator(_each_once)]
Words = Annotated[list[Word], Field(max_length=200), AfterValidator(_each_once)]


class WorkspaceShown(BaseModel):
    """A workspace and its settings.

    Attributes:
        languages: The languages in which its journeys are written, the first one first.
        lanes: The rows that a map shows unless somebody chooses others; empty: all with content.
        channels: The channels that are offered first; empty: the catalogue's.
    """

    id: str
    slug: str
    name: str
    role: Role
    languages: Languages
    lanes: Words
    channels: Words


class WorkspaceChange(Body):
    """What changes; what is left out stays."""

    name: Name | None = None
    languages: Languages | None = None
    lanes: Words | None = None
    channels: Words | None = None


class NewWorkspace(Body):
    """The name of a new workspace."""

    name: Name


@router.get("/workspaces")
def workspaces(account: Signed, database: Database) -> list[WorkspaceShown]:
    """The workspaces I belong to."""
    return [_shown(one, role) for one, role in workspaces_of(database, account)]


@router.post("/workspaces", status_code=201)
def make_workspace(
    body: NewWorkspace, account: SignedBrowser, database: Database
) -> WorkspaceShown:
    """Make a workspace and become its admin; who is admin nowhere may not."""
    mine = workspaces_of(database, account)
    if not any(role is Role.ADMIN for _, role in mine):
        raise Refusal(
            403,
            N_("Only admins of a workspace may make another one."),
            N_("Ask an admin to make it."),
        )
    if len(mine) >= MOST_WORKSPACES:
        raise Refusal(
            409,
            N_("You belong to {most} workspaces; there are no more."),
            N_("Leave one that you do not need any more."),
            most=MOST_WORKSPACES,
        )
    made = teams.make_workspace(database, clean_name(body.name) or body.name, account.id)
    return _shown(made, Role.ADMIN)


@router.get("/workspaces/{workspace}")
def see_workspace(access: Viewer) -> WorkspaceShown:
    """A workspace and its settings."""
    return _shown(access.workspace, access.role)


@router.patch("/workspaces/{workspace}")
def change_workspace(body: WorkspaceChange, access: Admin, database: Database) -> WorkspaceShown:
    """Change the name or the settings of a workspace."""
    found = database.get_one(Workspace, access.workspace.id, with_for_update=True)
    said = body.model_dump(exclude_none=True)
    if name := said.pop("name", None):
        found.name = clean_name(name) or found.name
    found.settings = {**found.settings, **said}
    database.flush()
    return _shown(found, access.role)


def _shown(one: Workspace, role: Role) -> WorkspaceShown:
    kept = {"languages": ["it", "en"], "lanes": [], "channels": [], **one.settings}
    settings = {key: kept[key] for key in ("languages", "lanes", "channels")}
    return WorkspaceShown(id=one.id, slug=one.slug, name=one.name, role=role, **settings)
