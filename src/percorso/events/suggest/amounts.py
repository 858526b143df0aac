"""How numbers are written in a column: which sign is the decimal one, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from percorso.events.numbers import number

_UNSURE = re.compile(r"[+-]?[1-9]\d{0,2}(?P<sign>[.,])\d{3}")
_COMMA = re.compile(r"[+-]?[\d.' ]*\d,(\d{1,2}|\d{4,})|[+-]?\d{1,3}(\.\d{3}){2,}")
_DOT = re.compile(r"[+-]?[\d,' ]*\d\.(\d{1,2}|\d{4,})|[+-]?\d{1,3}(,\d{3}){2,}")
ENOUGH, FEW = 0.98, 4
"""The share of values that must be numbers; among four and more one may be something else."""


@dataclass(frozen=True)
class NumberForm:
    """How numbers are written.

    Attributes:
        decimal: The decimal sign that the clear values show; None when none shows one.
        proofs: How many different values show it.
        unsure: Different values that can be read in two ways, such as 1.234.
        sign: The sign in those.
        lowest: The smallest number.
        highest: The largest.
        whole: Whether all are whole numbers.
    """

    decimal: str | None
    proofs: int
    unsure: int
    sign: str
    lowest: float
    highest: float
    whole: bool


def number_form(kind: pa.DataType, values: Sequence[str]) -> NumberForm | None:
    """How numbers are written in a column; None when its values are not numbers.

    Example:
        >>> form = number_form(pa.string(), ["12,50", "1.250", "7"])
        >>> form.decimal, form.proofs, form.unsure, form.highest
        (',', 1, 1, 1250.0)
    """
    if not values or _is_other(kind):
        return None
    commas = sum(_COMMA.fullmatch(value) is not None for value in values)
    dots = sum(_DOT.fullmatch(value) is not None for value in values)
    unsure = [match["sign"] for value in values if (match := _UNSURE.fullmatch(value))]
    if not _is_text(kind):
        commas, unsure = 0, []
    decimal = None if not commas and not dots else ("," if commas > dots else ".")
    sign = unsure[0] if unsure else ""
    read = _read(values, decimal or ({".": ",", ",": "."}.get(sign)))
    if not read or len(values) - len(read) > max(len(values) >= FEW, (1 - ENOUGH) * len(values)):
        return None
    whole = all(value == int(value) for value in read)
    return NumberForm(decimal, max(commas, dots), len(unsure), sign, min(read), max(read), whole)


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _is_other(kind: pa.DataType) -> bool:
    return bool(pa.types.is_boolean(kind) or pa.types.is_temporal(kind) or pa.types.is_nested(kind))


def _read(values: Sequence[str], decimal: str | None) -> list[float]:
    read = []
    for value in values:
        try:
            read.append(float(number(value, decimal)))
        except (ValueError, OverflowError):
            continue
    return read
