"""The first answers of a page, given with it: who asks, and what the page shows first."""

from __future__ import annotations

import json
import re

from fastapi import Request
from sqlalchemy.orm import Session

from percorso.errors import PercorsoError
from percorso.server.access import the_settings, the_store, viewer
from percorso.server.maps.journeys import the_journey
from percorso.server.maps.rooms import the_rooms
from percorso.server.reader import reader_language
from percorso.server.routes.home import home
from percorso.server.routes.journeys import journey
from percorso.server.routes.me import me
from percorso.store import Account

_PLACE = re.compile(r"/w/([0-9a-f]{32})(?:/j/([0-9a-f]{32})(?:/.*)?)?")


def account_of(request: Request) -> Account | None:
    """Who opens a page in a browser."""
    settings, store = the_settings(request), the_store(request)
    token = request.cookies.get(settings.cookie)
    return store.accounts.account_of(session_token=token) if token else None


def language(request: Request, chosen: str | None) -> str:
    """The language that the page will speak: the address', the reader's own, the browser's."""
    asked = "lang" in request.query_params
    return reader_language(request) if asked or not chosen else chosen


def answers(request: Request, account: Account) -> dict[str, str]:
    """The address of each answer and its JSON, as the API would have given it."""
    settings = the_settings(request)
    with the_store(request).session(writes=False) as session:
        mine = me(account, session, settings)
        found = {"/api/me": mine.model_dump_json()}
        place = _PLACE.fullmatch(request.url.path.rstrip("/"))
        if place:
            lang = language(request, mine.user.lang)
            found |= _of_place(request, account, session, (place[1], place[2], lang))
    return found


def _of_place(
    request: Request, account: Account, session: Session, place: tuple[str, str | None, str]
) -> dict[str, str]:
    """What a page of a workspace or of a journey shows; nothing where the reader may not look."""
    workspace, named, lang = place
    try:
        access = viewer(workspace, account, the_store(request), the_settings(request))
        if named is None:
            address = f"/api/workspaces/{workspace}/home?lang={lang}"
            return {address: home(access, session, lang).model_dump_json()}
        stored = the_journey(workspace, named, session)
        opened = journey(access, stored, session, the_rooms(request))
        return {f"/api/workspaces/{workspace}/journeys/{named}": opened.model_dump_json()}
    except PercorsoError:
        return {}  # the page asks for itself, and says why it is refused


def as_data(found: dict[str, str]) -> str:
    r"""The answers as data inside HTML: never a script, and nothing in it ends the element.

    Example:
        >>> as_data({"/api/me": '{"name": "</script>"}'}).count("</script>")
        1
    """
    body = ",".join(f"{json.dumps(address)}:{said}" for address, said in found.items())
    safe = body.replace("<", "\\u003c")
    return f'<script type="application/json" id="first-answers">{{{safe}}}</script>'
