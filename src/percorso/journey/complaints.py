"""What the model refuses, in plain words and with the place in the file."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from percorso.errors import Problem, did_you_mean, nearest
from percorso.journey.nodes import Node
from percorso.journey.rules import Rule
from percorso.journey.stages import Question
from percorso.journey.texts import found
from percorso.journey.tree import Path, Tree, dotted
from percorso.journey.values import slug_of

_EXPECTED = {
    "string_type": ("a text", "Write a text."),
    "int_type": ("a whole number", "Write it without quotes and without a unit."),
    "int_from_float": ("a whole number", "Write it without decimals."),
    "bool_type": ("true or false", "Write true or false."),
    "tuple_type": ("a list", "Write it as a list: [a, b], or one item a line, each after a dash."),
    "dict_type": ("a mapping", "Write it as 'key: value' lines, or as {key: value}."),
    "model_type": ("a mapping", "Write it as 'key: value' lines, or as {key: value}."),
}
_NAMES = (("event",), ("touchpoint",), ("channel",))
# What people write who translate the file's keys and values with its texts: no letters tell.
_ITALIAN = {
    "titolo": "title",
    "lingua": "language",
    "fasi": "stages",
    "fase": "stage",
    "nome": "name",
    "punti di contatto": "touchpoints",
    "punto di contatto": "touchpoint",
    "evento": "event",
    "eventi": "event",
    "canale": "channel",
    "mentalità": "mindset",
    "domande": "questions",
    "traguardo": "goal",
    "facoltativa": "optional",
    "regola": "rule",
    "tipo": "kind",
    "stato": "state",
    "difficoltà": "pains",
    "opportunità": "opportunities",
    "azioni": "actions",
    "tattiche": "tactics",
    "obiettivi": "objectives",
    "obiettivo": "target",
    "testo": "text",
    "responsabile": "owner",
    "costo": "cost",
    "entra": "enter",
    "messaggio": "message",
    "evidenze": "evidence",
    "segmenti": "segments",
    "scadenza": "due",
    "nota": "note",
    "presidiato": "covered",
    "non presidiato": "missing",
    "pianificato": "planned",
    "dismesso": "retired",
    "misurato": "measured",
    "riferito": "reported",
    "ipotesi": "hypothesis",
    "proprio": "owned",
    "a pagamento": "paid",
    "guadagnato": "earned",
}


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
        called = owner.called if owner else "this part"
        return _unknown(str(path[-1]), detail["input"], called, allowed)
    if kind == "literal_error":
        return _choice(detail, path, model)
    if kind in _EXPECTED:
        return _wrong_type(detail, path, model)
    return _limits(kind, context, detail["input"])


def _missing(path: Path, model: type[Node]) -> tuple[str, str]:
    owner = _owner(model, path[:-1])
    called = owner.called if owner else "this part"
    fields = owner.model_fields if owner else {}
    meaning = next(
        (f.description for name, f in fields.items() if (f.alias or name) == path[-1]), None
    )
    hint = f": {meaning[0].lower()}{meaning[1:]}" if meaning else "."
    return f"'{path[-1]}' is missing; {called} needs it.", f"Add {path[-1]}{hint}"


def _choice(detail: Any, path: Path, model: type[Node]) -> tuple[str, str]:
    owner = _owner(model, path[:-1])
    name = str(path[-1]) if path else ""
    choices = [str(choice) for choice in _choices(owner, path)] if owner else []
    if not choices:
        return f"Found {found(detail['input'])}.", f"Allowed: {detail['ctx']['expected']}."
    value = detail["input"]
    fix = _meant(value, choices, 60) if isinstance(value, str) else ""
    shown = found(value).removeprefix("the text ")
    return f"'{name}' cannot be {shown}.", fix or f"Allowed: {', '.join(choices)}."


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
        return f"'{key}' has no space after its colon.", f"Write {name}: {rest}."
    if value is None and nearest(key, allowed) is None and key.casefold() not in _ITALIAN:
        fix = "Put several values in brackets, [a, b], and a text that holds a comma in quotes."
        return f"'{key}' stands alone here and is not a key of {called}.", fix
    return f"'{key}' is not a key of {called}.", _meant(key, allowed, 40)


def _meant(word: str, allowed: list[str], limit: int) -> str:
    """What was meant; the words of the file are English, whatever its texts are."""
    english = _ITALIAN.get(word.casefold())
    if english not in allowed:
        return did_you_mean(word, allowed, limit)
    return f"Write {english}: the file's own words are English, only your texts are not."


def _wrong_type(detail: Any, path: Path, model: type[Node]) -> tuple[str, str]:
    expected, fix = _EXPECTED[detail["type"]]
    value = detail["input"]
    if isinstance(value, str):
        fix = _with_keys(value, detail["type"], path, model) or fix
    if _names_rule(path, model) and isinstance(value, (int, float)):
        fix = f'Put it in quotes: "{str(value).lower()}".'
    if detail["type"] == "bool_type" and isinstance(value, str):
        says = {"yes": "true", "on": "true", "no": "false", "off": "false"}
        fix = f"Write {says.get(value.lower(), 'true or false')}."
    if detail["type"] == "tuple_type" and isinstance(value, dict):
        fix = "Begin each item with a dash."
    if value is None:
        fix = f"{fix} To leave it out, remove the key."
    return f"Expected {expected}, found {found(value)}.", fix


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
    return f"Write it as a list: [{shown}]." if listed else f"Write {shown}."


def _limits(kind: str, context: Any, value: object) -> tuple[str, str]:
    if kind == "too_short":
        return "There is nothing here; at least one is needed.", "Add one."
    if kind == "too_long":
        return (
            f"There are too many items; at most {context['max_length']} are allowed.",
            "Keep fewer.",
        )
    if kind == "greater_than_equal":
        return f"{value} is too small; the least is {context['ge']}.", "Write a larger number."
    if kind == "less_than_equal":
        return f"{value} is too large; the most is {context['le']}.", "Write a smaller number."
    return f"Found {found(value)}, which is not allowed here.", "See the documentation of the file."


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
