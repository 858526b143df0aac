"""Mapping files: what the columns of any table mean, so that its rows become events."""

from __future__ import annotations

import codecs
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, ValidationError, field_validator, model_validator

from percorso.errors import EventsError, JourneyError, Problem, did_you_mean
from percorso.events.batch import Batch, Draft, shown
from percorso.events.expressions import Check, checked_when
from percorso.events.numbers import currencies
from percorso.events.parts import EventRule, Group, Join, Name
from percorso.events.times import EPOCHS, holds_day
from percorso.journey.complaints import complaints
from percorso.journey.nodes import Many, Node, wrong
from percorso.journey.tree import MOST_CHARACTERS, Tree
from percorso.journey.yaml_tree import read_yaml

MOST_EVENTS = 50
SHORTEST = (
    "A mapping begins with: percorso-mapping: 1, events: [{event: Order Completed, "
    "time: COLUMN, user_id: COLUMN}]."
)


class Mapping(Node):
    """A mapping file, read and checked.

    Example:
        >>> mapping = Mapping.parse('''
        ... percorso-mapping: 1
        ... time_zone: Europe/Rome
        ... events:
        ...   - {event: Order Completed, time: paid_at, user_id: customer, value: total}
        ... ''')
        >>> mapping.events[0].columns == {"paid_at", "customer", "total"}
        True
    """

    called: ClassVar[str] = "a mapping"

    version: Literal[1] = Field(alias="percorso-mapping")
    """The version of the format: 1."""
    source: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    """The name of the source."""
    time_zone: str | None = None
    """The IANA zone of times without an offset."""
    time_format: Name | None = None
    """A strptime pattern, or unix_s, unix_ms, unix_us."""
    currency: str | None = None
    """The currency of amounts that have none."""
    decimal: Literal[".", ","] | None = None
    """The decimal sign of numbers in text."""
    delimiter: Literal[",", ";", "\t", "|"] | None = None
    """The sign between the columns of a text table."""
    encoding: str | None = None
    """The encoding of a text table."""
    join: Many[Join] = ()
    """Look-up tables."""
    group: Group | None = None
    """Several rows, one event."""
    when: dict[Name, Check] = Field(default_factory=dict)
    """Only rows in which all of this holds."""
    events: Many[EventRule]
    """The events of a row."""

    text: str = Field(default="", exclude=True, alias=" text")
    file: str = Field(default="<mapping>", exclude=True, alias=" file")

    @model_validator(mode="before")
    @classmethod
    def _prepare(cls, value: Any) -> Any:
        if isinstance(value, dict) and "when" in value:
            value = {**value, "when": checked_when(value["when"])}
        return value

    @field_validator("events")
    @classmethod
    def _some(cls, value: tuple[EventRule, ...]) -> tuple[EventRule, ...]:
        if not 1 <= len(value) <= MOST_EVENTS:
            raise wrong(f"A mapping has at least one and at most {MOST_EVENTS} events.",
                        "Say what one row is: {event: …, time: …, user_id: …}.")  # fmt: skip
        return value

    @field_validator("source")
    @classmethod
    def _named(cls, value: str | None) -> str | None:
        if value is not None and not (value.strip() and value.isprintable()):
            raise wrong(f"{shown(value)} is no name for a source.",
                        "Use 1 to 100 printable characters.")  # fmt: skip
        return value

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, value: str | None) -> str | None:
        from percorso.events.zones import wrong_zone

        if value is not None and (why := wrong_zone(value)):
            raise wrong(why)
        return value

    @field_validator("time_format")
    @classmethod
    def _format(cls, value: str | None) -> str | None:
        if value is not None and "%" not in value and value not in EPOCHS:
            raise wrong(f"{shown(value)} is no time format.",
                        f"Write a pattern such as '%d/%m/%Y', or {', '.join(EPOCHS)}.")  # fmt: skip
        if value is not None and "%" in value and not holds_day(value):
            raise wrong(f"The time format {shown(value)} holds no whole day.",
                        "Write one with day, month and year, such as '%d/%m/%Y'.")  # fmt: skip
        return value

    @field_validator("currency")
    @classmethod
    def _code(cls, value: str | None) -> str | None:
        if value is not None and value not in currencies():
            raise wrong(f"{shown(value)} is no currency code.", "Write three letters, e.g. EUR.")
        return value

    @field_validator("encoding")
    @classmethod
    def _codec(cls, value: str | None) -> str | None:
        try:
            if value is None or codecs.lookup(value)._is_text_encoding:
                return value
        except (LookupError, ValueError):  # a name with a NUL byte
            pass
        raise wrong(f"{shown(value)} is no encoding.", "Write utf-8, cp1252 or utf-16.")

    @classmethod
    def load(cls, path: str | Path) -> Mapping:
        """Read a mapping file.

        Raises:
            EventsError: With all that is wrong, each with its line and column.
        """
        path = Path(path)
        try:
            if path.stat().st_size > MOST_CHARACTERS:
                raise EventsError(Problem("The file is too large for a mapping.", file=str(path)))
            text = path.read_text("utf-8-sig")
        except FileNotFoundError as error:
            raise EventsError(
                Problem("There is no such mapping file.", "Check the name.", file=str(path))
            ) from error
        except (OSError, UnicodeDecodeError) as error:
            raise EventsError(
                Problem("The mapping cannot be read as text.", "Save it as UTF-8.", file=str(path))
            ) from error
        return cls.parse(text, str(path))

    @classmethod
    def parse(cls, text: str, file: str = "<mapping>") -> Mapping:
        """Read a mapping from a text; `file` is its name in messages."""
        tree = read_yaml(text, file)
        try:
            tree.refuse()
        except JourneyError as error:
            raise EventsError(error.problems) from None
        if not isinstance(tree.value, dict):
            raise EventsError(Problem("The file holds no mapping.", SHORTEST, file=file, line=1))
        try:
            return cls.model_validate(tree.value | {" text": text, " file": file}, by_name=False)
        except ValidationError as error:
            raise EventsError(_problems(error, cls, tree)) from None

    @property
    def reshapes(self) -> bool:
        """Whether rows are joined or grouped first."""
        return bool(self.join or self.group)

    @cached_property
    def columns(self) -> frozenset[str]:
        """All columns that the mapping names."""
        used = set(self.when)
        for event in self.events:
            used |= event.columns | set(event.when)
            if isinstance(event.properties, dict):
                used |= {c for one in event.properties.values() for c in one.columns}
        return frozenset(used)

    def missing(self, columns: list[str]) -> list[Problem]:
        """The columns that the mapping names and the table does not have."""
        return [
            Problem(
                f"The table has no column {shown(name)}, which the mapping {self.file} names.",
                did_you_mean(name, columns) + " For a fixed text write {constant: …}.",
            )
            for name in sorted(self.columns - set(columns))
        ]

    def drafts(self, batch: Batch) -> list[Draft]:
        """The events of a batch, one draft for each event of the mapping."""
        from percorso.events.drafting import drafts

        return drafts(self, batch)


def _problems(error: ValidationError, model: type[Node], tree: Tree) -> list[Problem]:
    found = complaints(error, model, tree)
    return sorted(
        dict.fromkeys(found),
        key=lambda p: (p.line or 0, p.column if isinstance(p.column, int) else 0),
    )
