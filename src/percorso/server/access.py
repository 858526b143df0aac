"""Who may do what: the dependencies of every route.

```python
@router.get("/workspaces/{workspace}/journeys")
def journeys(access: Viewer, database: Database, lang: Lang) -> list[JourneyCard]: ...
```

`Signed` is anybody who signed in. `Viewer`, `Commenter`, `Editor` and `Admin` are members of the
workspace in the path with at least that role; to others the workspace is not there (404). A browser
shows a cookie, a program `Authorization: Bearer …`; where both come, the cookie is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeAlias

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from percorso.server.errors import not_signed_in, not_there, too_low
from percorso.server.live import Hub
from percorso.server.reader import Lang
from percorso.server.settings import Settings
from percorso.store import Account, Role, Store
from percorso.store.tables import Workspace

_BEARER = "Bearer "
_READS = frozenset({"GET", "HEAD", "OPTIONS"})


def the_settings(request: Request) -> Settings:
    """What the server was started with."""
    settings: Settings = request.app.state.settings
    return settings


def the_store(request: Request) -> Store:
    """The workspace database."""
    store: Store = request.app.state.store
    return store


def the_hub(request: Request) -> Hub:
    """Where changes are told to everybody who looks."""
    hub: Hub = request.app.state.hub
    return hub


TheSettings = Annotated[Settings, Depends(the_settings)]
TheStore = Annotated[Store, Depends(the_store)]
TheHub = Annotated[Hub, Depends(the_hub)]


def maybe_signed_in(request: Request, store: TheStore, settings: TheSettings) -> Account | None:
    """Who asks, or None."""
    header = request.headers.get("authorization")
    if header is not None:
        bearer = header.removeprefix(_BEARER) if header.startswith(_BEARER) else ""
        return store.accounts.account_of(bearer=bearer)
    return store.accounts.account_of(session_token=request.cookies.get(settings.cookie))


MaybeSigned = Annotated[Account | None, Depends(maybe_signed_in)]


def database(request: Request, store: TheStore) -> Iterator[Session]:
    """One transaction per request, committed before the answer leaves; a GET may not write.

    It begins with the route's first statement: looking up who asks never waits for it.
    """
    with store.session(writes=request.method not in _READS) as session:
        yield session


Database = Annotated[Session, Depends(database, scope="function")]


def signed_in(account: MaybeSigned) -> Account:
    """Who asks; 401 when they did not sign in."""
    if account is None:
        raise not_signed_in()
    return account


Signed = Annotated[Account, Depends(signed_in)]


def signed_in_browser(account: Signed) -> Account:
    """Who asks, in a browser: what concerns the person is not for programs."""
    if account.session is None:
        raise not_there()
    return account


SignedBrowser = Annotated[Account, Depends(signed_in_browser)]


@dataclass(frozen=True, slots=True)
class Access:
    """A member in a workspace.

    Attributes:
        account: Who asks.
        workspace: The workspace of the path.
        role: What they may do in it.
        folder: Where the workspace keeps its events and files.
    """

    account: Account
    workspace: Workspace
    role: Role
    folder: Path


def folder_of(workspace: Workspace, settings: Settings) -> Path:
    """The folder of a workspace: the served one for the first, one of its own for the others."""
    folder = settings.folder.absolute()
    return folder if workspace.served else folder / "workspaces" / workspace.id


def at_least(role: Role) -> Callable[..., Access]:
    """A dependency: a member of the workspace in the path who has at least that role."""

    def access(workspace: str, account: Signed, store: TheStore, settings: TheSettings) -> Access:
        held = store.accounts.role_in(account, workspace)
        if held is None:
            raise not_there()
        if not held.includes(role):
            raise too_low(role.value)
        with store.session(writes=False) as session:
            found = session.get(Workspace, workspace)
        if found is None:
            raise not_there()
        return Access(account, found, held, folder_of(found, settings))

    access.__name__ = role.value
    return access


viewer = at_least(Role.VIEWER)
commenter = at_least(Role.COMMENTER)
editor = at_least(Role.EDITOR)
admin = at_least(Role.ADMIN)

Viewer: TypeAlias = Annotated[Access, Depends(viewer)]
Commenter: TypeAlias = Annotated[Access, Depends(commenter)]
Editor: TypeAlias = Annotated[Access, Depends(editor)]
Admin: TypeAlias = Annotated[Access, Depends(admin)]

__all__ = [
    "Access",
    "Account",
    "Admin",
    "Commenter",
    "Database",
    "Editor",
    "Lang",
    "MaybeSigned",
    "Signed",
    "SignedBrowser",
    "TheHub",
    "TheSettings",
    "TheStore",
    "Viewer",
    "admin",
    "commenter",
    "editor",
    "folder_of",
    "signed_in",
    "viewer",
]
