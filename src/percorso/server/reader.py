"""The language of whoever reads the answer: `?lang=`, else what the browser prefers."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request
from pydantic import WithJsonSchema

LANGUAGES = ("en", "it")


def reader_language(request: Request) -> str:
    """The language asked for by `?lang=`, else the first that is spoken in `Accept-Language`."""
    asked = request.query_params.get("lang", "")
    wanted = [asked, *_preferred(request.headers.get("accept-language", "")[:200])]
    spoken = (tag.split("-")[0].strip().casefold() for tag in wanted)
    return next((lang for lang in spoken if lang in LANGUAGES), "en")


def _preferred(header: str) -> list[str]:
    """The tags of an `Accept-Language` header, the most wanted first.

    Example:
        >>> _preferred("en;q=0.5, it-IT, fr;q=0.9")
        ['it-IT', 'fr', 'en']
    """
    parts = [part.strip().partition(";q=") for part in header.split(",") if part.strip()]
    weighed = [(_weight(weight), tag.strip()) for tag, _, weight in parts]
    return [tag for _, tag in sorted(weighed, key=lambda one: -one[0])]


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


_Asked = Annotated[
    str | None, WithJsonSchema({"type": "string", "enum": list(LANGUAGES)}), Query(alias="lang")
]


def _language(request: Request, asked: _Asked = None) -> str:  # named for the schema alone
    return reader_language(request)


Lang = Annotated[str, Depends(_language)]
"""The reader's language, `en` or `it`."""
