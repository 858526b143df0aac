"""Pictures of a journey, and what differs between two."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from percorso.errors import DrawingError, Problem
from percorso.journey import Journey
from percorso.journey.differences import differences
from percorso.mark import N_
from percorso.server.access import Access, Database, Lang, Viewer
from percorso.server.bodies import handing_out
from percorso.server.errors import Refusal, not_there
from percorso.server.maps.history import document_at
from percorso.server.maps.journeys import TheJourney
from percorso.server.measuring.answers import Kept, kept_at
from percorso.server.measuring.asked import Asked, TheAsked, place_of
from percorso.server.painting.paint import MEDIA, Format, Gallery, Look, paint
from percorso.store import Role
from percorso.store.tables import StoredJourney

router = APIRouter(tags=["pictures"], prefix="/workspaces/{workspace}/journeys/{journey}")

HEADERS = {
    "cache-control": "private, no-cache",
    "content-security-policy": (
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox"
    ),
}
"""A picture never runs anything, also when it is opened by itself."""

Form = Literal["map", "strip", "storyboard", "table", "blueprint"]
Theme = Literal["light", "dark", "auto"]
Other = Annotated[str, Query(max_length=40)]


@router.get("/picture", response_class=Response, responses=handing_out(*MEDIA.values()))
def picture(
    request: Request, access: Viewer, stored: TheJourney, database: Database, lang: Lang,
    wanted: TheAsked, form: Form = "map", format: Format = "svg", theme: Theme = "light",
    width: Annotated[int, Query(ge=320, le=6_000)] | None = None,
    lanes: Annotated[str, Query(max_length=400)] | None = None,
    page: Literal["fit", "a4", "a3"] = "fit",
    beside: Other | None = None,
    version: Annotated[int, Query(ge=0)] | None = None,
    measured: bool = False, fonts: bool = True, title: bool = True, download: bool = False,
) -> Response:  # fmt: skip
    """The journey as a picture, as it is now or at a version; beside another, or measured."""
    look = Look(form, format, theme, lang, width, _rows(lanes), page, fonts, title)
    other = None if beside is None else _other(database, access, beside)
    kept = _kept(access, stored, wanted) if measured else None
    at = stored.version if version is None else version
    key = (access.workspace.id, stored.id, at, look, kept and (kept.key, kept.made_at),
           other and (other.id, other.version))  # fmt: skip
    tag = f'"{hashlib.sha256(repr(key).encode()).hexdigest()[:32]}"'
    headers = {**HEADERS, "etag": tag, **_attachment(stored, look, download)}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    gallery = _gallery(request)
    found = gallery.get(key)
    if found is None:
        document = stored.document if version is None else document_at(database, stored, version)
        journey = Journey.from_dict(document)
        figures = None if kept is None else kept.figures(journey)
        future = None if other is None else Journey.from_dict(other.document)
        if future is not None:
            journey, future = in_order(journey, future)
            figures = figures if figures and figures.journey.id == journey.id else None
        found = paint(look, journey, figures, future, request.app.state.converter)
        gallery.keep(key, found)
    return Response(found, headers=headers, media_type=MEDIA[format])


def in_order(one: Journey, other: Journey) -> tuple[Journey, Journey]:
    """Two journeys, the current one first; what was asked for together belongs together."""
    turned = one.based_on == other.id or (one.kind == "future" and other.kind != "future")
    now, then = (other, one) if turned else (one, other)
    return now, then.model_copy(update={"based_on": now.id})


def _rows(lanes: str | None) -> tuple[str, ...] | None:
    if lanes is None:
        return None
    return tuple(name.strip() for name in lanes.split(",") if name.strip()) or None


def _attachment(stored: StoredJourney, look: Look, download: bool) -> dict[str, str]:
    if not download:
        return {}
    return {"content-disposition": f'attachment; filename="{stored.slug}.{look.format}"'}


def _other(database: Database, access: Access, journey: str) -> StoredJourney:
    found = database.get(StoredJourney, journey)
    if found is None or found.workspace_id != access.workspace.id:
        raise not_there()
    return found


def _kept(access: Access, stored: StoredJourney, wanted: Asked) -> Kept:
    """The figures to draw with.

    Raises:
        Refusal: Nothing has been measured yet, or the reader may not see so few people.
    """
    kept = kept_at(access.folder, place_of(stored.id, wanted))
    if kept is None:
        raise Refusal(409, N_("This has not been measured yet."), N_("Measure it first."))
    if kept.content["small"] and not access.role.includes(Role.EDITOR):
        raise Refusal(403, N_("This segment has very few people."), N_("Choose a larger one."))
    return kept


def _gallery(request: Request) -> Gallery:
    state = request.app.state
    if not hasattr(state, "gallery"):
        state.gallery = Gallery()
    found: Gallery = state.gallery
    return found


class DifferenceCard(BaseModel):
    """One difference between two journeys."""

    kind: Literal["added", "removed", "changed", "moved"]
    what: str
    id: str
    stage: str
    field: str
    sentence: str


@router.get("/differences")
def journey_differences(
    access: Viewer, stored: TheJourney, database: Database, lang: Lang, beside: Other
) -> list[DifferenceCard]:
    """What another journey of the workspace has otherwise than this one."""
    other = _other(database, access, beside)
    if other.id == stored.id:
        raise DrawingError(
            Problem(N_("A journey does not differ from itself."), N_("Choose another one."),
                    key="beside")
        )  # fmt: skip
    now, then = in_order(Journey.from_dict(stored.document), Journey.from_dict(other.document))
    return [
        DifferenceCard(
            kind=one.kind, what=one.what, id=one.id, stage=one.stage, field=one.field,
            sentence=one.sentence(lang),
        )
        for one in differences(now, then)
    ]  # fmt: skip
