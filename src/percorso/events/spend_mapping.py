"""Mappings of costs and media: what the columns of a table of totals mean."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, ValidationError, field_validator

from percorso.errors import EventsError, JourneyError, Problem
from percorso.events.batch import shown
from percorso.events.times import EPOCHS, holds_day
from percorso.journey.complaints import complaints
from percorso.journey.nodes import Node, wrong
from percorso.journey.tree import MOST_CHARACTERS
from percorso.journey.yaml_tree import read_yaml

Text = Annotated[str, Field(min_length=1, max_length=1_000)]
EXAMPLES = {
    "costs": "percorso-mapping: 1, costs: {date: COLUMN, channel: {constant: paid_search}, "
    "amount: COLUMN}",
    "media": "percorso-mapping: 1, media: {date: COLUMN, channel: COLUMN, impressions: COLUMN}",
}


class Constant(Node):
    """A text that all rows have."""

    called: ClassVar[str] = "a constant"
    constant: Text
    """The text."""


class Fields(Node):
    """The column of each field, or a constant."""

    called: ClassVar[str] = "the fields of a row"
    date: Text | Constant | None = None
    """The day; of a week its first day."""
    channel: Text | Constant | None = None
    """The channel, as events name it."""
    campaign: Text | Constant | None = None
    """The campaign (costs)."""
    title: Text | Constant | None = None
    """What ran (media)."""
    amount: Text | Constant | None = None
    """What it cost."""
    currency: Text | Constant | None = None
    """The currency of the amount."""
    impressions: Text | Constant | None = None
    """Contacts (media)."""
    grp: Text | Constant | None = None
    """Gross rating points (media)."""
    library: Text | Constant | None = None
    """The program that made the rows."""


class SpendMapping(Node):
    """A mapping of costs or media, read and checked.

    Example:
        >>> found = SpendMapping.parse('''
        ... percorso-mapping: 1
        ... currency: EUR
        ... costs: {date: Giorno, channel: {constant: paid_search}, amount: Spesa}
        ... ''')
        >>> found.columns, found.constants
        ({'date': 'Giorno', 'amount': 'Spesa'}, {'channel': 'paid_search'})
    """

    called: ClassVar[str] = "a mapping of costs or media"
    version: Literal[1] = Field(default=1, alias="percorso-mapping")
    """The version of the format: 1."""
    source: Text | None = None
    """The name of the source."""
    currency: str | None = None
    """The currency of amounts that have none."""
    decimal: Literal[".", ","] | None = None
    """The decimal sign of numbers in text."""
    delimiter: Literal[",", ";", "\t", "|"] | None = None
    """The sign between the columns of a text table."""
    time_format: Text | None = None
    """A strptime pattern of the days."""
    costs: Fields | None = None
    """The fields of a row of costs."""
    media: Fields | None = None
    """The fields of a row of media."""

    @field_validator("currency")
    @classmethod
    def _code(cls, value: str | None) -> str | None:
        from percorso.events.numbers import currencies

        if value is not None and value not in currencies():
            raise wrong(f"{shown(value)} is no currency code.", "Write three letters, e.g. EUR.")
        return value

    @field_validator("time_format")
    @classmethod
    def _format(cls, value: str | None) -> str | None:
        if value is not None and (value in EPOCHS or not holds_day(value)):
            raise wrong(f"{shown(value)} is no pattern of a day.", "Write one such as '%d/%m/%Y'.")
        return value

    @classmethod
    def of(cls, mapping: str | Path | SpendMapping | None, kind: str) -> SpendMapping:
        """A mapping from its file; without one, one that names nothing.

        Raises:
            EventsError: It cannot be read, or is one of the other kind.
        """
        if isinstance(mapping, SpendMapping):
            return mapping
        found = cls() if mapping is None else cls.load(mapping)
        if mapping is not None and getattr(found, kind) is None:
            raise EventsError(
                Problem(f"The mapping does not say the columns of {kind}.",
                        f"Write {EXAMPLES[kind]}", file=str(mapping))
            )  # fmt: skip
        return found

    @classmethod
    def load(cls, path: str | Path) -> SpendMapping:
        """Read a mapping file.

        Raises:
            EventsError: With all that is wrong.
        """
        try:
            text = Path(path).read_text("utf-8-sig")[: MOST_CHARACTERS + 1]
        except (OSError, UnicodeDecodeError) as error:
            raise EventsError(
                Problem("The mapping cannot be read as text.", "Check the name; save it as UTF-8.",
                        file=str(path))
            ) from error  # fmt: skip
        return cls.parse(text, str(path))

    @classmethod
    def parse(cls, text: str, file: str = "<mapping>") -> SpendMapping:
        """Read a mapping from a text; `file` is its name in messages."""
        tree = read_yaml(text, file)
        try:
            tree.refuse()
        except JourneyError as error:
            raise EventsError(error.problems) from None
        if not isinstance(tree.value, dict):
            raise EventsError(
                Problem("The file holds no mapping.", EXAMPLES["costs"], file=file, line=1)
            )
        try:
            return cls.model_validate(tree.value, by_name=False)
        except ValidationError as error:
            raise EventsError(complaints(error, cls, tree)) from None

    @property
    def _named(self) -> dict[str, Any]:
        found = self.costs or self.media
        return {} if found is None else {k: v for k, v in dict(found).items() if v is not None}

    @property
    def columns(self) -> dict[str, str]:
        """The column of each field that has one."""
        return {name: value for name, value in self._named.items() if isinstance(value, str)}

    @property
    def constants(self) -> dict[str, str]:
        """The text of each field that is the same in all rows."""
        found = self._named.items()
        return {name: value.constant for name, value in found if isinstance(value, Constant)}

    @staticmethod
    def example(kind: str) -> str:
        """The shortest mapping of a kind."""
        return EXAMPLES[kind]
