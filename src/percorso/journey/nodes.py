"""What every part of a journey has in common: frozen, strict, and errors in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from percorso.mark import N_

T = TypeVar("T")


class Node(BaseModel):
    """A part of a journey: immutable, without unknown keys, without silent conversions.

    Attributes:
        called: What people call such a part, with its article; used in messages.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        validate_by_name=True,
        validate_by_alias=True,
        use_attribute_docstrings=True,
    )

    called: ClassVar[str] = N_("this part")

    def __hash__(self) -> int:
        return hash((type(self), *map(_frozen, self.__dict__.values())))


def _frozen(value: Any) -> Any:
    """A value that can be hashed and is equal for equal values."""
    if isinstance(value, Mapping):
        return frozenset((key, _frozen(inner)) for key, inner in value.items())
    return tuple(map(_frozen, value)) if isinstance(value, tuple) else value


def wrong(message: str, fix: str = "", about: str = "value") -> PydanticCustomError:
    """An error whose words are ours; the reader adds the place.

    Args:
        message: What was found and what is allowed.
        fix: What to do.
        about: `key` when the key is wrong, not its value.

    Example:
        >>> wrong("'x' is not a colour.", "Write red.").type
        'percorso'
    """
    return PydanticCustomError(
        "percorso", "{message}", {"message": message, "fix": fix, "about": about}
    )


def wrong_inside(
    faults: Sequence[tuple[tuple[str | int, ...], PydanticCustomError]], found: object
) -> ValidationError:
    """Several errors inside one value, each with its place in it."""
    details = [InitErrorDetails(type=fault, loc=loc, input=found) for loc, fault in faults]
    return ValidationError.from_exception_data("journey", details)


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else _as_tuple(value)


Many = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]
"""A list in the file, a tuple in the model."""

OneOrMany = Annotated[
    tuple[T, ...], BeforeValidator(_one_or_many, json_schema_input_type=T | list[T])
]
"""One value or a list of them in the file, always a tuple in the model."""
