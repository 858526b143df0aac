"""The values of a mapping: a column, a constant, or a text with columns in it. No code."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from percorso.events.batch import shown
from percorso.journey.nodes import Node, OneOrMany, wrong

Scalar = str | int | float | bool
_HOLE = re.compile(r"\{([^{}]*)\}")


class Expression(Node):
    """Where a value comes from; exactly one of column, constant and template."""

    called: ClassVar[str] = "a value"

    column: OneOrMany[str] = ()
    """The column, or several: the first value that is there."""
    constant: Scalar | None = None
    """The same value for every row."""
    template: str | None = None
    """A text with columns in braces."""
    values: dict[str, Scalar] = Field(default_factory=dict)
    """Other words for some values: found: wanted."""
    format: str | None = None
    """The time format of this column alone."""
    time_zone: str | None = None
    """The time zone of this column alone."""
    decimal: Literal[".", ","] | None = None
    """The decimal sign of this column alone."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that are used."""
        return self.column or tuple(name for _, name in self.pieces if name)

    @cached_property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """A template as pairs of text and the column after it; the last column may be empty."""
        pieces, last = [], 0
        for hole in _HOLE.finditer(self.template or ""):
            pieces.append(((self.template or "")[last : hole.start()], hole[1].strip()))
            last = hole.end()
        return (*pieces, ((self.template or "")[last:], ""))


def as_expression(value: Any) -> Any:
    """A bare word is a column; with braces it is a template; a number is a constant."""
    if isinstance(value, str):
        return _template(value) if "{" in value or "}" in value else {"column": (value,)}
    return as_constant(value)


def as_constant(value: Any) -> Any:
    """A bare text is itself; with braces it is a template."""
    if isinstance(value, str):
        return _template(value) if "{" in value or "}" in value else {"constant": value}
    if isinstance(value, bool | int | float):
        return {"constant": value}
    if isinstance(value, dict):
        return _complete(value)
    raise wrong("A value is a column, a {constant: …} or a text with {column} in it.",
                "Write the name of a column.")  # fmt: skip


def _template(text: str) -> dict[str, Any]:
    holes = [hole.strip() for hole in _HOLE.findall(text)]
    if not holes or not all(holes) or "{" in _HOLE.sub("", text) or "}" in _HOLE.sub("", text):
        raise wrong(
            f"The braces in {shown(text)} do not hold the name of a column.",
            "Write a column in braces, such as '{campaign_type} mail'; nothing else is filled in.",
        )
    return {"template": text}


def _complete(value: dict[str, Any]) -> dict[str, Any]:
    ways = [key for key in ("column", "constant", "template") if value.get(key) is not None]
    known = set(Expression.model_fields)
    if len(ways) != 1 and not set(value) - known:
        raise wrong("A value needs exactly one of column, constant and template.",
                    "Write {column: NAME} or {constant: TEXT}.")  # fmt: skip
    if value.get("column") in ("", [], ()):
        raise wrong("No column is named.", "Write {column: NAME}.")
    if isinstance(value.get("template"), str):
        _template(value["template"])
    if isinstance(value.get("time_zone"), str):
        from percorso.events.zones import wrong_zone

        if why := wrong_zone(value["time_zone"]):
            raise wrong(why)
    return value


class Check(Node):
    """A condition on one column; all that is given must hold."""

    called: ClassVar[str] = "a condition"

    in_: OneOrMany[Scalar] | None = Field(default=None, alias="in")
    """One of these values."""
    not_: Annotated[tuple[Scalar, ...] | None, BeforeValidator(lambda v: _several(v))] = Field(
        default=None, alias="not"
    )
    """None of these values."""
    exists: bool | None = None
    """Whether there is a value at all."""
    gt: int | float | None = None
    """More than."""
    gte: int | float | None = None
    """At least."""
    lt: int | float | None = None
    """Less than."""
    lte: int | float | None = None
    """At most."""


def _several(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(value)
    return value if value is None else (value,)


def checked_when(value: Any) -> Any:
    """Conditions with a bare value or a list mean: one of these."""
    if not isinstance(value, dict):
        return value
    return {
        key: inner if isinstance(inner, dict) else {"in": _several(inner)}
        for key, inner in value.items()
    }
