"""What the model refuses, in plain words and with the place in the file."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from percorso.errors import Problem, did_you_mean, nearest
from percorso.journey.english import ENGLISH
from percorso.journey.nodes import Node
from percorso.journey.rules import Rule
from percorso.journey.stages import Question
from percorso.journey.texts import found, quoted
from percorso.journey.tree import Path, Tree, dotted
from percorso.journey.values import slug_of
from percorso.mark import N_, Said, phrase

_EXPECTED = {
    "string_type": (N_("a text"), N_("Write a text.")),
    "int_type": (N_("a whole number"), N_("Write it without quotes and without a unit.")),
    "int_from_float": (N_("a whole number"), N_("Write it without decimals.")),
    "bool_type": (N_("true or false"), N_("Write true or false.")),
    "tuple_type": (
        N_("a list"),
        N_("Write it as a list: [a, b], or one item a line, each after a dash."),
    ),
    "dict_type": (N_("a mapping"), N_("Write it as 'key: value' lines, or as {key: value}.")),
    "model_type": (N_("a mapping"), N_("Write it as 'key: value' lines, or as {key: value}.")),
}
_NAMES = (("event",), ("touchpoint",), ("channel",))


def complaints(
    error: ValidationError, model: type[Node], tree: Tree, most: int | None = None
) -> list[Problem]:
    """The errors of a validation as problems, each with its place and what to do.

    Args:
        error: What pydantic found.
        model: The class that was asked to read the tree.
        tree: The document, for the places.
        most: Only so many of the errors are put into words; None: all.
    """
    details = error.errors(include_url=False)[:most]
    made = (_complaint(detail, model, tree) for detail in details)
    return [problem for problem in made if problem is not None]


def _complaint(detail: Any, model: type[Node], tree: Tree) -> Problem | None:
    path = _inside(tuple(part for part in detail["loc"] if part != "[key]"), tree.value)
    missing = detail["type"] == "missing"
    kept = path[:-1] if missing else path
    if any(kept[: len(one)] == one for one in tree.broken):
        return None
    message, fix = _words(detail, path, model)
    about_key = (
        detail["type"] == "extra_forbidden"
        or detail["loc"][-1:] == ("[key]",)
        or (detail.get("ctx", {}).get("about") == "key" and path != ("language",))
    )
    place = tree.locate(kept, key=about_key)
    return Problem(message, fix, tree.file, place.line, place.column, None, dotted(path))


def _inside(path: Path, value: Any) -> Path:
    """The path without parts that normalising added, such as `eq` around a bare value."""
    for i, part in enumerate(path[:-1]):
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return path[:i]
        if not isinstance(value, (dict, list)):
            return path[: i + 1]
    return path


def _words(detail: Any, path: Path, model: type[Node]) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "percorso":
        return context["message"], context["fix"]
    if kind == "missing":
        return _missing(path, model)
    if kind == "extra_forbidden":
        owner = _owner(model, path[:-1])
        allowed = _keys(owner) if owner else []
        called = owner.called if owner else N_("this part")
        return _unknown(str(path[-1]), detail["input"], phrase(called), allowed)
    if kind == "literal_error":
        return _choice(detail, path, model)
    if kind in _EXPECTED:
        return _wrong_type(detail, path, model)
    return _limits(kind, context, detail["input"])


def _missing(path: Path, model: type[Node]) -> tuple[str, str]:
    owner = _owner(model, path[:-1])
    called = owner.called if owner else N_("this part")
    fields = owner.model_fields if owner else {}
    meaning = next(
        (f.description for name, f in fields.items() if (f.alias or name) == path[-1]), None
    )
    hint = Said(f": {meaning[0].lower()}{meaning[1:]}" if meaning else ".", ".")
    return (
        phrase("'{key}' is missing; {called} needs it.", key=str(path[-1]), called=phrase(called)),
        phrase("Add {key}{hint}", key=str(path[-1]), hint=hint),
    )


def _choice(detail: Any, path: Path, model: type[Node]) -> tuple[str, str]:
    owner = _owner(model, path[:-1])
    name = str(path[-1]) if path else ""
    choices = [str(choice) for choice in _choices(owner, path)] if owner else []
    if not choices:
        return phrase("Found {found}.", found=found(detail["input"])), phrase(
            "Allowed: {expected}.", expected=detail["ctx"]["expected"]
        )
    value = detail["input"]
    fix = _meant(value, choices, 60) if isinstance(value, str) else ""
    shown = quoted(value) if isinstance(value, str) else found(value)
    return phrase("'{name}' cannot be {shown}.", name=name, shown=shown), fix or phrase(
        "Allowed: {listed}.", listed=", ".join(choices)
    )


def _choices(owner: type[Node], path: Path) -> list[Any]:
    names = [part for part in path if isinstance(part, str)]
    fields = {field.alias or name: field for name, field in owner.model_fields.items()}
    return list(_literals(fields[names[-1]].annotation)) if names and names[-1] in fields else []


def _literals(annotation: Any) -> Iterator[Any]:
    if typing.get_origin(annotation) is typing.Literal:
        yield from typing.get_args(annotation)
        return
    for inner in typing.get_args(annotation):
        yield from _literals(inner)


def _unknown(key: str, value: object, called: str, allowed: list[str]) -> tuple[str, str]:
    name, colon, rest = key.partition(":")
    if value is None and colon and name in allowed:
        return phrase("'{key}' has no space after its colon.", key=key), phrase(
            "Write {name}: {rest}.", name=name, rest=rest
        )
    if value is None and nearest(key, allowed) is None and key.casefold() not in ENGLISH:
        fix = N_("Put several values in brackets, [a, b], and a text that holds a comma in quotes.")
        return phrase(
            "'{key}' stands alone here and is not a key of {called}.", key=key, called=called
        ), fix
    return phrase("'{key}' is not a key of {called}.", key=key, called=called), _meant(
        key, allowed, 40
    )


def _meant(word: str, allowed: list[str], limit: int) -> str:
    """What was meant; the words of the file are English, whatever its texts are."""
    english = ENGLISH.get(word.casefold())
    if english not in allowed:
        return did_you_mean(word, allowed, limit)
    return phrase(
        "Write {english}: the file's own words are English, only your texts are not.",
        english=english,
    )


def _wrong_type(detail: Any, path: Path, model: type[Node]) -> tuple[str, str]:
    expected, fix = _EXPECTED[detail["type"]]
    value = detail["input"]
    if isinstance(value, str):
        fix = _with_keys(value, detail["type"], path, model) or fix
    if _names_rule(path, model) and isinstance(value, (int, float)):
        fix = phrase('Put it in quotes: "{lower}".', lower=str(value).lower())
    if detail["type"] == "bool_type" and isinstance(value, str):
        says = {"yes": "true", "on": "true", "no": "false", "off": "false"}
        meant = says.get(value.lower())
        fix = phrase("Write {meant}.", meant=meant) if meant else fix
    if detail["type"] == "tuple_type" and isinstance(value, dict):
        fix = N_("Begin each item with a dash.")
    if value is None:
        fix = phrase("{fix} To leave it out, remove the key.", fix=fix)
    return phrase(
        "Expected {expected}, found {found}.", expected=phrase(expected), found=found(value)
    ), fix


def _names_rule(path: Path, model: type[Node]) -> bool:
    """Whether a path leads to the events, touchpoints or channels that a rule names."""
    return path[-1:] in _NAMES and _owner(model, path[:-1]) is Rule


def _with_keys(value: str, kind: str, path: Path, model: type[Node]) -> str:
    """What to write instead of a bare text where a part with keys, or a list, is meant."""
    listed = kind == "tuple_type"
    if not listed and kind != "model_type":
        return ""
    owner = _owner(model, (*path, 0) if listed else path)
    shown = value[:40]
    if owner is Rule:
        shown = f"{{event: {shown}}}"
    elif owner and {"id", "name"} <= set(owner.model_fields):
        shown = f"{{id: {slug_of(value) or 'a'}, name: {shown}, …}}"
    elif owner and owner is not Question:
        return ""
    return (
        phrase("Write it as a list: [{shown}].", shown=shown)
        if listed
        else phrase("Write {shown}.", shown=shown)
    )


def _limits(kind: str, context: Any, value: object) -> tuple[str, str]:
    if kind == "too_short":
        return N_("There is nothing here; at least one is needed."), N_("Add one.")
    if kind == "too_long":
        return (
            phrase(
                "There are too many items; at most {max_length} are allowed.",
                max_length=context["max_length"],
            ),
            N_("Keep fewer."),
        )
    if kind == "greater_than_equal":
        return phrase(
            "{value} is too small; the least is {ge}.", value=value, ge=context["ge"]
        ), N_("Write a larger number.")
    if kind == "less_than_equal":
        return phrase("{value} is too large; the most is {le}.", value=value, le=context["le"]), N_(
            "Write a smaller number."
        )
    return phrase("Found {found}, which is not allowed here.", found=found(value)), N_(
        "See the documentation of the file."
    )


def _keys(owner: type[Node]) -> list[str]:
    return [f.alias or name for name, f in owner.model_fields.items() if not f.exclude]


def _owner(model: type[Node], path: Path) -> type[Node] | None:
    """The class that reads the mapping at a path."""
    return next(_classes(model, path), None)


def _classes(annotation: Any, path: Path) -> Iterator[type[Node]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _into(annotation, path)
        return
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple and path and isinstance(path[0], int):
        yield from _classes(arguments[0], path[1:])
    elif origin is dict and path:
        yield from _classes(arguments[1], path[1:])
    elif origin not in (tuple, dict, typing.Literal):
        for inner in arguments[:1] if origin is typing.Annotated else arguments:
            yield from _classes(inner, path)


def _into(model: type[Any], path: Path) -> Iterator[type[Node]]:
    if not path:
        yield model
        return
    for name, field in model.model_fields.items():
        if (field.alias or name) == path[0]:
            yield from _classes(field.annotation, path[1:])
