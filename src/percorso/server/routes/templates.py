"""What there is to start from: the templates and the catalogues, in one language."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from percorso.journey import catalogue as catalogues
from percorso.journey import shelf, text
from percorso.server.access import Lang, Signed

router = APIRouter(tags=["templates"])


class TemplateStage(BaseModel):
    """A stage of a template."""

    id: str
    name: str


class Template(BaseModel):
    """A template to start from."""

    name: str
    title: str
    audience: str
    """For whom it was written."""
    stages: list[TemplateStage]
    counts: dict[str, int]


class CatalogueTouchpoint(BaseModel):
    """A touchpoint that journeys commonly have."""

    id: str
    name: str
    kind: str
    media: str
    channel: str
    phases: list[str]
    moment: str | None


class Named(BaseModel):
    """Something with a name."""

    id: str
    name: str


class CatalogueKpi(Named):
    """A figure by which stages are judged."""

    unit: str
    figure: str | None
    better: str
    per: str | None
    sources: list[str]


class CatalogueWant(Named):
    """What customers want."""

    asked: str
    signal: str


class CatalogueMark(Named):
    """A mark of a good journey."""

    looks_at: str


class CatalogueTeam(Named):
    """A team that usually governs stages."""

    governs: str
    hands_over_to: str
    handover: str


class Catalogue(BaseModel):
    """Everything that maps commonly hold."""

    touchpoints: list[CatalogueTouchpoint]
    channels: list[Named]
    kpis: list[CatalogueKpi]
    wants: list[CatalogueWant]
    marks: list[CatalogueMark]
    teams: list[CatalogueTeam]


@router.get("/templates")
def templates(account: Signed, lang: Lang) -> list[Template]:
    """The templates, with their stages and what they hold."""
    return [Template.model_validate(one) for one in _templates(lang)]


@router.get("/catalogue")
def catalogue(account: Signed, lang: Lang) -> Catalogue:
    """Touchpoints, channels, KPIs, wants, marks and teams that maps commonly hold."""
    return _catalogue(lang)


@lru_cache
def _templates(lang: str) -> list[dict[str, Any]]:
    return shelf.overview(lang)


@lru_cache
def _catalogue(lang: str) -> Catalogue:
    found = {
        name: [_in(one, lang) for one in catalogues.catalogue(name)]
        for name in catalogues.CATALOGUES
    }
    return Catalogue.model_validate(found)


def _in(entry: Any, lang: str) -> dict[str, Any]:
    """An entry with every text in one language."""
    values = {name: getattr(entry, name) for name in type(entry).model_fields}
    return {name: _said(name, value, lang) for name, value in values.items()}


_TEXTS = {"name", "unit", "asked", "signal", "looks_at", "governs", "hands_over_to", "handover"}


def _said(name: str, value: Any, lang: str) -> Any:
    if name in _TEXTS:
        return text(value, lang)
    return list(value) if isinstance(value, tuple) else value
