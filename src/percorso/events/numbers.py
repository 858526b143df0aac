"""Numbers and money as people write them; nothing is guessed where two readings are possible."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from functools import cache
from math import isfinite

import pyarrow as pa

from percorso.events.arrow import Array, pc
from percorso.events.batch import number_text, shown
from percorso.events.schema import MONEY

CENT = Decimal("0.0001")
LIMIT = Decimal(10) ** 14
DIGITS = 38
"""Digits of the largest decimal that Arrow computes with."""
_PLAIN = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d{1,3})?|[+-]?\.\d+", re.ASCII)
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?P<sign>[.,  ' ])\d{3}", re.ASCII)
_AMBIGUOUS = r"^\s*[+-]?[1-9]\d{0,2}[.,]\d{3}\s*$"
_SPACES = str.maketrans("", "", "    '")
TRUTH = {"true": True, "yes": True, "1": True, "t": True,
         "false": False, "no": False, "0": False, "f": False}  # fmt: skip


def number(text: str, decimal: str | None = None) -> Decimal:
    """A number from text.

    Args:
        text: The number as it stands in the file.
        decimal: The decimal sign, `.` or `,`, when the mapping gives it; None: both are understood
            where only one reading is possible.

    Raises:
        ValueError: It is no number, or two readings are possible; the message says what to do.

    Example:
        >>> number("1.234,50"), number("12.5")
        (Decimal('1234.50'), Decimal('12.5'))
    """
    stripped = text.strip()
    if decimal is None and (match := _GROUPED.fullmatch(stripped)) and match["sign"] in ".,":
        raise ValueError(
            f"{shown(text)} can mean two numbers, with thousands or with decimals. "
            'Say which sign is the decimal one: `decimal: "."` or `","` in a mapping, or --decimal.'
        )
    plain = _pointed(stripped.translate(_SPACES), decimal)
    if plain is None or not _PLAIN.fullmatch(plain):
        raise ValueError(
            f"{shown(text)} is not a number. Write it as 1234.50, without unit or symbol."
        )
    try:
        return Decimal(plain)
    except InvalidOperation as error:
        raise ValueError(f"{shown(text)} is not a number that can be kept.") from error


def _pointed(text: str, decimal: str | None) -> str | None:
    """The same number with a dot as its decimal sign and no other sign; None when it is none."""
    if decimal is None:
        decimal = _last_sign(text)
    thousands = "," if decimal == "." else "."
    head, sign, tail = text.partition(decimal)
    if thousands in tail or decimal in tail:
        return None
    groups = head.lstrip("+-").split(thousands)
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(g) != 3 for g in groups[1:])):
        return None
    return head.replace(thousands, "") + ("." if sign else "") + tail


def _last_sign(text: str) -> str:
    """The sign that must be the decimal one: the last of two kinds, never a repeated one."""
    dot, comma = text.rfind("."), text.rfind(",")
    if text.count(",") > 1 or (dot > comma and text.count(".") == 1):
        return "."
    if text.count(".") > 1 or comma >= 0:
        return ","
    return "."


def read_money(column: Array, decimal: str | None) -> tuple[Array, list[tuple[int, str]]]:
    """A column as decimals with four places; more places are rounded half to even."""
    if not pa.types.is_string(column.type):
        return _money_of(column)
    if decimal in (None, ".") and not (decimal is None and _any(column, _AMBIGUOUS)):
        try:
            return _fitting(column).cast(MONEY), []
        except pa.ArrowInvalid:
            pass
    return _each_money(column.to_pylist(), decimal)


def _fitting(column: Array) -> Array:
    """The column, when Arrow can read it: of more digits than a decimal has it keeps the last ones.

    Raises:
        pa.ArrowInvalid: A text is longer.
    """
    if (pc.max(pc.binary_length(column)).as_py() or 0) > DIGITS:
        raise pa.ArrowInvalid("too many digits")
    return column


def _any(column: Array, pattern: str) -> bool:
    return bool(pc.any(pc.match_substring_regex(column, pattern)).as_py())


def _money_of(column: Array) -> tuple[Array, list[tuple[int, str]]]:
    try:
        return column.cast(MONEY), []
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        texts = [None if value is None else _number_or_text(value) for value in column.to_pylist()]
        return _each_money(texts, ".")


def _number_or_text(value: object) -> str | None:
    """Text for one reading by one; NaN is how tables write "no value", an infinity is wrong."""
    return number_text(value) if isinstance(value, float) and isfinite(value) else _odd(value)


def _odd(value: object) -> str | None:
    return None if value != value else str(value)


def _each_money(
    texts: list[str | None], decimal: str | None
) -> tuple[Array, list[tuple[int, str]]]:
    values: list[Decimal | None] = []
    wrong: list[tuple[int, str]] = []
    for index, text in enumerate(texts):
        try:
            values.append(None if text is None else money(text, decimal))
        except ValueError as error:
            values.append(None)
            wrong.append((index, str(error)))
    return pa.array(values, MONEY), wrong


def money(text: str, decimal: str | None) -> Decimal:
    """An amount from text, with four places."""
    value = number(text, decimal)
    if not value.is_finite() or abs(value) >= LIMIT:
        raise ValueError(f"{shown(text)} is too large for an amount. Check the row.")
    return value.quantize(CENT, ROUND_HALF_EVEN)


def read_numbers(column: Array, decimal: str | None) -> tuple[Array, list[tuple[int, str]]]:
    """A column as numbers; infinite ones and text are refused one by one."""
    if not pa.types.is_string(column.type):
        floats = _float(column)
        endless = [i for i, odd in enumerate(pc.is_inf(floats).to_pylist()) if odd]
        wrong = [(i, f"{shown(floats[i])} is not a number that can be kept.") for i in endless]
        return pc.if_else(pc.is_finite(floats), floats, None), wrong
    if decimal in (None, ".") and not (decimal is None and _any(column, _AMBIGUOUS)):
        try:
            floats = column.cast(pa.float64())
            if pc.all(pc.is_finite(floats)).as_py() is not False:
                return floats, []
        except pa.ArrowInvalid:
            pass
    return _each_number(column.to_pylist(), decimal)


def _float(column: Array) -> Array:
    return column.cast(pa.float64(), safe=False)


def _each_number(
    texts: list[str | None], decimal: str | None
) -> tuple[Array, list[tuple[int, str]]]:
    values: list[float | None] = []
    wrong: list[tuple[int, str]] = []
    for index, text in enumerate(texts):
        try:
            values.append(None if text is None else _finite(text, decimal))
        except ValueError as error:
            values.append(None)
            wrong.append((index, str(error)))
    return pa.array(values, pa.float64()), wrong


def _finite(text: str, decimal: str | None) -> float:
    value = float(number(text, decimal))
    if not isfinite(value):
        raise ValueError(f"{shown(text)} is not a number that can be kept.")
    return value


@cache
def currencies() -> frozenset[str]:
    """The currency codes of ISO 4217, as Babel knows them."""
    from babel.core import get_global

    codes: Mapping[str, object] = get_global("all_currencies")
    return frozenset(codes)
