"""What jobs find, as the browser gets it; a job that measures keeps what it found elsewhere."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError


class Drafted(BaseModel):
    """The journey that was drafted from the events."""

    model_config = ConfigDict(extra="ignore")

    journey: str
    told: list[str]
    """What was found, in sentences."""
    to_answer: list[str]
    """What only a person can answer."""


class RowWrong(BaseModel):
    """A flaw in a row of a file."""

    row: int | None
    column: str | None
    message: str


class Imported(BaseModel):
    """What became of a file: its rows are ok, bad, duplicate or skipped."""

    model_config = ConfigDict(extra="ignore")

    file: str
    rows_ok: int
    rows_bad: int
    rows_duplicate: int
    rows_skipped: int
    errors: list[RowWrong]
    """The first flaws."""
    more_errors: int
    notes: list[str]
    """What the reader decided by itself."""
    without_currency: int
    simulated: int
    nobodies: dict[str, int]
    """For each user id that looks like "nobody", such as `undefined`, its events."""


Result = Drafted | Imported
_READ: TypeAdapter[Result] = TypeAdapter(Result)


def result_of(kept: dict[str, Any] | None) -> Result | None:
    """The result that was kept; None also for one of an older form, which says nothing any more.

    Example:
        >>> result_of({"journey": "j", "told": [], "to_answer": []}).journey
        'j'
        >>> result_of({"rows": 3}) is None
        True
    """
    try:
        return None if kept is None else _READ.validate_python(kept)
    except ValidationError:
        return None
