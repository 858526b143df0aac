"""A text that holds a match of a regular expression, written from the expression itself."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from percorso.simulate.judge import holds_pattern

_LIKED = "aeionrtls0123456789-_/ bcdfghjkmpquvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,:;@+"
_CLASSES = {"DIGIT": "7", "NOT_DIGIT": "a", "SPACE": " ", "NOT_SPACE": "a",
            "WORD": "a", "NOT_WORD": "-"}  # fmt: skip


def samples(pattern: str) -> list[str]:
    """Texts that a pattern matches, the likeliest first; empty when none was found.

    Every text is tried with the engine's own matcher before it is given back.

    Example:
        >>> samples("^/(it|en)/lamps?$")[:2]
        ['/it/lamps', '/en/lamps']
    """
    found = (text for turn in range(4) for text in _written(pattern, turn))
    return [text for text in dict.fromkeys(found) if text and holds_pattern(pattern, text)]


def _written(pattern: str, turn: int) -> Iterator[str]:
    try:
        tree = import_module("re._parser").parse(pattern)
    except (ImportError, ValueError, RecursionError):  # the module is private to Python
        return
    text = _sequence(tree, turn)
    yield text
    yield f"/{text}"
    yield f"{text}/simulated"


def _sequence(tree: Any, turn: int) -> str:
    return "".join(_part(str(kind), value, turn) for kind, value in tree)


def _part(kind: str, value: Any, turn: int) -> str:
    if kind in ("LITERAL", "NOT_LITERAL"):
        return chr(int(value)) if kind == "LITERAL" else _other({chr(int(value))}, turn)
    if kind == "ANY":
        return _LIKED[turn]
    if kind == "IN":
        return _one_of(value, turn)
    if kind == "BRANCH":
        return _sequence(value[1][turn % len(value[1])], turn)
    if kind == "SUBPATTERN":
        return _sequence(value[-1], turn)
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, inner = value
        times = min(max(int(least), 1), int(most))
        return _sequence(inner, turn) * times
    return ""


def _one_of(parts: Any, turn: int) -> str:
    if str(parts[0][0]) == "NEGATE":
        return next((sign for sign in _LIKED[turn:] if not _among(sign, parts[1:])), "~")
    kind, value = parts[turn % len(parts)]
    if str(kind) == "RANGE":
        return chr(min(int(value[0]) + turn, int(value[1])))
    if str(kind) == "CATEGORY":
        return _CLASSES.get(str(value).removeprefix("CATEGORY_"), "a")
    return chr(int(value))


def _among(sign: str, parts: Any) -> bool:
    for kind, value in parts:
        if str(kind) == "LITERAL" and ord(sign) == value:
            return True
        if str(kind) == "RANGE" and value[0] <= ord(sign) <= value[1]:
            return True
        if str(kind) == "CATEGORY" and _of_class(sign, str(value).removeprefix("CATEGORY_")):
            return True
    return False


def _of_class(sign: str, name: str) -> bool:
    tests = {"DIGIT": sign.isdigit(), "SPACE": sign.isspace(),
             "WORD": sign.isalnum() or sign == "_"}  # fmt: skip
    return not tests[name[4:]] if name.startswith("NOT_") else tests[name]


def _other(signs: set[str], turn: int) -> str:
    return next(sign for sign in _LIKED[turn:] if sign not in signs)
