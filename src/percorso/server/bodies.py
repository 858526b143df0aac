"""What the bodies of requests and answers are made of: closed, bounded, in one form."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainSerializer, StringConstraints

MOST_PASSWORD = 256
MOST_TOKEN = 200


class Body(BaseModel):
    """What a request may send: a key that is not known is refused."""

    model_config = ConfigDict(extra="forbid")


class ProblemShown(BaseModel):
    """One thing that is wrong, in the reader's language."""

    message: str
    fix: str = ""
    key: str | None = None
    """The field that it is about."""


class Problems(BaseModel):
    """Why a request was refused: the answer of every route that does not do what is asked."""

    problems: list[ProblemShown]


def handing_out(*media: str) -> dict[int | str, dict[str, Any]]:
    """What a route answers that hands out files of these types, for the schema.

    Example:
        >>> handing_out("image/png")[200]["content"]["image/png"]["schema"]["format"]
        'binary'
    """
    kinds = {one: {"type": "string", "format": "binary"} for one in media}
    kinds |= {one: {"type": "string"} for one in media if one in _READ}
    return {200: {"content": {one: {"schema": kind} for one, kind in kinds.items()}}}


_READ = ("image/svg+xml", "application/yaml", "application/json")


def _zulu(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


At = Annotated[datetime, PlainSerializer(_zulu, return_type=str)]
"""An instant in UTC, as ISO 8601 with Z."""
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Email = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=254)]
Password = Annotated[str, StringConstraints(max_length=MOST_PASSWORD)]
Token = Annotated[str, StringConstraints(min_length=1, max_length=MOST_TOKEN)]
