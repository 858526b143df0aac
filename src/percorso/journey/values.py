"""Small values: ids, durations, days, numbers, money, emotions."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field, PlainValidator
from pydantic_core import CoreSchema, core_schema

from percorso.durations import microseconds
from percorso.journey.nodes import Many, Node, wrong
from percorso.journey.texts import LONGEST_NAME, Grade, Text, clean, found
from percorso.mark import N_, phrase

SLUG = r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$"
LENGTH = r"^\s*\d+(\.\d+)?\s*(ms|min|s|h|d|w)"
_SLUG = re.compile(SLUG)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}")


def slug_of(words: str) -> str:
    """The id that is nearest to some words.

    Example:
        >>> slug_of("Città & Casa")
        'citta-casa'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:64].strip("-")


def _read_slug(value: Any) -> str:
    if isinstance(value, str) and len(value) <= 64 and _SLUG.fullmatch(value):
        return value
    near = slug_of(str(value)) if isinstance(value, (str, int)) else ""
    fix = (
        phrase('Write "{near}".', near=near)
        if near.isdigit()
        else phrase("Write {near}.", near=near)
        if near
        else N_("Write see or see_2.")
    )
    raise wrong(
        phrase(
            "An id has only small letters, digits, '-' and '_' (at most 64); found {found}.",
            found=found(value),
        ),
        fix,
    )


Slug = Annotated[
    str,
    PlainValidator(_read_slug, json_schema_input_type=Annotated[str, Field(pattern=SLUG)]),
]
"""An id: small letters and digits, parted by `-` or `_`."""

Name = Annotated[
    str,
    PlainValidator(lambda value: clean(value, LONGEST_NAME), json_schema_input_type=str),
]
"""A short text that is the same in every language."""


class Duration(str):
    """A length of time as it is written in the file: `7d`, `30min`, `1d 12h`.

    Example:
        >>> Duration("30min").us
        1800000000
    """

    @cached_property
    def us(self) -> int:
        """The duration in microseconds."""
        return microseconds(str(self))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        """How the model reads and writes a duration."""
        return core_schema.no_info_plain_validator_function(
            _read_duration, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, source: Any, handler: Any) -> dict[str, Any]:
        """What an editor knows of a duration."""
        return {"type": "string", "pattern": LENGTH, "examples": ["7d", "30min", "1d 12h"]}


def _read_duration(value: Any) -> Duration:
    if not isinstance(value, str):
        unit = (
            phrase("{n}d, {n}h or {n}min", n=str(value))
            if isinstance(value, int)
            else phrase("7d or 30min")
        )
        raise wrong(
            phrase("Expected a duration with its unit, found {found}.", found=found(value)),
            phrase("Write {unit}.", unit=unit),
        )
    try:
        microseconds(value)
    except ValueError as error:
        raise wrong(error.args[0]) from None
    return Duration(value)


Length: TypeAlias = Duration
"""A duration with its unit."""


def _read_number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        fix = N_("Write it without quotes and without unit, with a dot for decimals.")
        raise wrong(phrase("Expected a number, found {found}.", found=found(value)), fix)
    if math.isnan(value):
        raise wrong(N_("'nan' is no number."), N_("Write a number."))
    if abs(value) > 1e15:
        raise wrong(
            phrase("The number {value} is too large.", value=value),
            N_("Write a number up to 1e15."),
        )
    return value


Number = Annotated[int | float, PlainValidator(_read_number, json_schema_input_type=int | float)]


def _read_percent(value: Any) -> int | float:
    number = _read_number(value)
    if not 0 <= number <= 100:
        raise wrong(
            phrase("A percentage lies between 0 and 100; found {number}.", number=number),
            N_("Write 23 for 23%."),
        )
    return number


Percent = Annotated[
    int | float,
    PlainValidator(_read_percent, json_schema_input_type=Annotated[float, Field(ge=0, le=100)]),
]


def _read_day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise wrong(phrase("'{value}' is not a day of the calendar.", value=value)) from None
    raise wrong(
        phrase("Expected a day, found {found}.", found=found(value)), N_("Write it as 2026-03-31.")
    )


Day = Annotated[
    date,
    PlainValidator(
        _read_day, json_schema_input_type=Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    ),
]


def _read_amount(value: Any) -> Decimal:
    if not isinstance(value, Decimal):
        value = Decimal(repr(_read_number(value)))
    if not value.is_finite() or not 0 <= value < 10**11 or value != round(value, 4):
        raise wrong(
            phrase(
                "An amount of money lies between 0 and 100,000,000,000; found {value}.", value=value
            ),
            N_("Write at most four decimals."),
        )
    amount: Decimal = value
    return amount


Amount = Annotated[
    Decimal, PlainValidator(_read_amount, json_schema_input_type=Annotated[float, Field(ge=0)])
]


def _read_currency(value: Any) -> str:
    if isinstance(value, str) and _CURRENCY.fullmatch(value):
        return value
    raise wrong(
        phrase("A currency has three capital letters; found {found}.", found=found(value)),
        N_("Write EUR."),
    )


Currency = Annotated[
    str,
    PlainValidator(
        _read_currency, json_schema_input_type=Annotated[str, Field(pattern="^[A-Z]{3}$")]
    ),
]

Per: TypeAlias = Literal[
    "once", "day", "week", "month", "quarter", "year",
    "person", "contact", "click", "thousand_views", "order", "event",
]  # fmt: skip


class Cost(Node):
    """Money spent, with its currency and what it is spent on."""

    called = N_("a cost")

    amount: Amount
    """How much, up to four decimals."""
    currency: Currency
    """ISO 4217 code: EUR, CHF, USD, …"""
    per: Per | None = None
    """What the amount pays: once, a month, a person reached, a click, an order, …"""


class Emotion(Node):
    """How people feel, from −2 (very bad) to +2 (very good)."""

    called = N_("an emotion")

    value: Annotated[int | float, PlainValidator(lambda value: _read_emotion(value))]
    """From −2 to 2."""
    grade: Grade = "hypothesis"
    """How well it is supported."""
    note: Text | None = None
    """Why people feel so."""
    evidence: Many[Slug] = ()
    """Ids of the evidence behind it."""


def _read_emotion(value: Any) -> int | float:
    number = _read_number(value)
    if not -2 <= number <= 2:
        raise wrong(
            phrase("An emotion lies between -2 and 2; found {number}.", number=number),
            N_("Write -2, -1, 0, 1 or 2."),
        )
    return number


def _bare_emotion(value: Any) -> Any:
    return value if isinstance(value, (dict, Emotion)) else {"value": value}


Feeling = Annotated[
    Emotion,
    BeforeValidator(
        _bare_emotion, json_schema_input_type=Annotated[float, Field(ge=-2, le=2)] | Emotion
    ),
]
"""A number from −2 to 2, or a mapping with `value`, `grade`, `note` and `evidence`."""
