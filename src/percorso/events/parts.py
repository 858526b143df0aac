"""The parts of a mapping: look-up tables, groups, and what one event is made from."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from percorso.errors import did_you_mean
from percorso.events.batch import shown
from percorso.events.expressions import Check, Expression, as_constant, as_expression, checked_when
from percorso.events.schema import FIELDS
from percorso.journey.nodes import Node, OneOrMany, wrong

NOT_HERE = frozenset({"name", "occurred_at"})
"""Fields that a mapping calls `event` and `time`."""

Name = Annotated[str, Field(min_length=1, max_length=200)]
Renamed = Annotated[dict[Name, Name], BeforeValidator(lambda v: _renamed(v))]


def _renamed(value: Any) -> Any:
    """A list of columns that keep their names, or new name: column."""
    if isinstance(value, str):
        return {value: value}
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return {item: item for item in value}
    return value


class Summary(Node):
    """How the values of several rows become one."""

    called: ClassVar[str] = "a group"

    sum: Renamed = Field(default_factory=dict)
    """Added up."""
    first: Renamed = Field(default_factory=dict)
    """The first value that is there, in the order of the file."""
    last: Renamed = Field(default_factory=dict)
    """The last value that is there."""
    min: Renamed = Field(default_factory=dict)
    """The smallest."""
    max: Renamed = Field(default_factory=dict)
    """The largest."""
    list: Renamed = Field(default_factory=dict)
    """All values, as a list."""
    count: Name | None = None
    """A name for the number of rows."""


class Group(Summary):
    """Rows that together are one event, such as the lines of a receipt."""

    by: OneOrMany[Name] = Field(min_length=1)
    """The columns that are equal in the rows of one event."""


class Join(Node):
    """A look-up table beside the file."""

    called: ClassVar[str] = "a join"

    file: Name
    """The table, in the folder of the mapping or of the data."""
    on: dict[Name, Name] = Field(min_length=1)
    """Column of the data: column of the table; the second holds each value once."""
    columns: Renamed | None = None
    """The columns to take, or new name: column; default all."""
    group: Summary | None = None
    """How several rows with the same key become one."""

    @field_validator("file")
    @classmethod
    def _inside(cls, value: str) -> str:
        path = Path(value)
        if path.is_absolute() or ".." in path.parts or "\\" in value or "\0" in value:
            raise wrong(
                f"{shown(value)} leaves the folder of the mapping.",
                "Put the table beside the mapping or beside the data, and give its name alone.",
            )
        return value


class EventRule(Node):
    """What one event is made from."""

    called: ClassVar[str] = "an event"

    event: Expression
    """The name of the event: a text, or one with columns in it such as '{action} clicked'."""
    time: Expression
    """The column with the time."""
    when: dict[Name, Check] = Field(default_factory=dict)
    """Only rows in which all of this holds."""
    fields: dict[str, Expression] = Field(default_factory=dict)
    """The other fields; in the file they stand beside `event`."""
    properties: Literal["all", "none"] | dict[Name, Expression] = "all"
    """Which columns become properties: all that are not used otherwise, none, or these."""

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: Any) -> Any:
        return _gathered(value) if isinstance(value, dict) else value

    @cached_property
    def columns(self) -> frozenset[str]:
        """The columns that the fields use."""
        used = {c for one in self.expressions.values() for c in one.columns}
        return frozenset(used)

    @cached_property
    def expressions(self) -> dict[str, Expression]:
        """All fields in Percorso's words."""
        return {"name": self.event, "occurred_at": self.time, **self.fields}


def _gathered(value: dict[str, Any]) -> dict[str, Any]:
    """Fields stand beside `event` in the file, and inside `fields` in the model."""
    own = {"event", "time", "when", "properties"}
    allowed = [*sorted(own), *(name for name in FIELDS if name not in NOT_HERE)]
    made: dict[str, Any] = {"fields": {}}
    for key, inner in value.items():
        if key in own:
            made[key] = inner
        elif key in allowed:
            made["fields"][key] = as_expression(inner) if key != "type" else as_constant(inner)
        else:
            raise wrong(f"{shown(key)} is no field of an event.", did_you_mean(key, allowed, 60),
                        about="key")  # fmt: skip
    if not {"user_id", "anonymous_id"} & made["fields"].keys():
        raise wrong("The event has nobody: no user_id and no anonymous_id.",
                    "Add user_id: COLUMN, the column that says who it was.")  # fmt: skip
    for key, read in (("event", as_constant), ("time", as_expression)):
        if key in made:
            made[key] = read(made[key])
    if "when" in made:
        made["when"] = checked_when(made["when"])
    if "properties" in made:
        made["properties"] = _properties(made["properties"])
    return made


def _properties(value: Any) -> Any:
    if isinstance(value, list):
        return {str(name): as_expression(str(name)) for name in value}
    if isinstance(value, dict):
        return {name: as_expression(inner) for name, inner in value.items()}
    return value
