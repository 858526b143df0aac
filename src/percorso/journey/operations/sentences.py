"""Operations as sentences for the history, by the names of things, in the reader's language."""

from __future__ import annotations

from typing import Any

from percorso.errors import OperationError
from percorso.journey.operations.apply import apply
from percorso.journey.operations.labels import called, field_name, name, noun, subject
from percorso.journey.operations.paths import MISSING, Document, Path, get, kind_of, name_of
from percorso.journey.operations.shape import Operation
from percorso.journey.operations.touch import PLACE
from percorso.journey.operations.values import RULES, words_of
from percorso.journey.operations.values import said as value_words
from percorso.words import N_, Words

_YES_OR_NO = {"goal", "optional", "inferred"}


def sentence(operation: Operation, before: Document, lang: str) -> str:
    """What an operation did, in one sentence.

    Args:
        operation: The operation.
        before: The journey before it.
        lang: `it` or `en`.

    Example:
        >>> before = {"stages": [{"id": "see", "name": "See"}]}
        >>> sentence({"op": "add", "path": ["stages"], "value": {"id": "b", "name": "Buy"}}, before, "en")
        'New stage: Buy.'
    """  # noqa: E501
    return _ended(_sentence(operation, before, Words.of(lang)))


def label(path: Path, document: Document, lang: str) -> str:
    """The name of a field for people: `Stage See: expected time`.

    Args:
        path: The field.
        document: The journey.
        lang: `it` or `en`.
    """
    words = Words.of(lang)
    if not path:
        return words("Whole journey")
    about, rest = subject(path, document, words)
    if not rest:
        return about
    field = words("place") if rest[-1] == PLACE else field_name(rest, words)
    return f"{about}: {field}"


def said(path: Path, value: Any, document: Document, lang: str) -> str:
    """A value as people read it."""
    return value_words(path, value, document, Words.of(lang))


def _sentence(operation: Operation, before: Document, words: Words) -> str:
    name_of_operation = operation["op"]
    if name_of_operation == "replace":
        return words("Journey replaced as a whole")
    if name_of_operation == "batch":
        return _batch(operation["operations"], before, words)
    path: Path = tuple(operation["path"])
    if name_of_operation == "edit":
        return _edit(path, operation["value"], before, words)
    if name_of_operation == "rename":
        about, _ = subject((*path, operation["id"]), before, words)
        return words("{subject}: new id {id}", subject=about, id=operation["to"])
    if name_of_operation == "move":
        return _move(operation, path, before, words)
    return _came_or_went(operation, path, before, words)


def _batch(operations: list[Operation], before: Document, words: Words) -> str:
    """The first of its sentences, and how many other changes there are."""
    said_first = _sentence(operations[0], before, words)
    more = len(operations) - 1
    if not more:
        return said_first
    return words.plural(
        "{first}, and {n} more change", "{first}, and {n} more changes", more, first=said_first
    )


def _came_or_went(operation: Operation, path: Path, before: Document, words: Words) -> str:
    came = operation["op"] == "add"
    item = operation["value"] if came else get(before, (*path, operation["id"]))
    forms = noun(path)
    if item is MISSING:
        item = operation["id"]
    if forms is not None and "{name}" in forms[0]:
        end: Path = (*path, name_of(item) or "")
        return words(forms[1 if came else 2], name=called(item, end, before, words))
    about, rest = subject(path, before, words)
    value = value_words(path, item, before, words)
    new = N_("{subject}: {field}, added: {value}")
    gone = N_("{subject}: {field}, removed: {value}")
    field = field_name(rest, words)
    if not value:
        return words("{subject}: {field}", subject=about, field=field)
    return words(new if came else gone, subject=about, field=field, value=value)


def _move(operation: Operation, path: Path, before: Document, words: Words) -> str:
    about, rest = subject((*path, operation["id"]), before, words)
    if rest or kind_of(path) is None:
        about, rest = subject(path, before, words)
        return words("{subject}: {field}, new order", subject=about, field=field_name(rest, words))
    other = operation["before"]
    if other is None or get(before, (*path, other)) is MISSING:
        return words("{subject}: new place, at the end", subject=about)
    there = name((*path, other), before, words)
    return words("{subject}: new place, before {other}", subject=about, other=there)


def _edit(path: Path, value: Any, before: Document, words: Words) -> str:
    then = _after(before, path, value)
    if path[-1] == "stages" and (moved := _moved(path, before, then, words)):
        return moved
    about, rest = subject(path, before, words)
    if not rest:
        return _item(path, about, before, then, words)
    field, shown = field_name(rest, words), _shown(path, rest)
    pair = [_value(document, shown, words) for document in (before, then)]
    if pair[0] == pair[1]:
        return words("{subject}: {field}", subject=about, field=field)
    if rest[0] in RULES:
        return _rule(about, field, pair[1], words)
    return _changed(about, field, pair[0], pair[1], words)


def _rule(about: str, field: str, rule: str, words: Words) -> str:
    if not rule:
        return words("{subject}: {field}, rule removed", subject=about, field=field)
    return words("{subject}: {field} {value}", subject=about, field=field, value=rule)


def _item(path: Path, about: str, before: Document, then: Document, words: Words) -> str:
    """A whole thing of a list, written anew: a question that is answered now, other words."""
    old, new = (get(document, path) for document in (before, then))
    answers = [item.get("answered") if isinstance(item, dict) else None for item in (old, new)]
    if path[-2] == "questions" and answers[0] is not answers[1]:
        answered = N_("Question answered: {name}"), N_("Question no longer answered: {name}")
        return words(answered[not answers[1]], name=name(path, then, words))
    pair = [words_of(item, document, words) for item, document in ((old, before), (new, then))]
    if pair[0] == pair[1]:
        return words("{subject}: other details", subject=about)
    return _changed(about, words("text"), words.quoted(pair[0]), words.quoted(pair[1]), words)


def _shown(path: Path, rest: Path) -> Path:
    """What is shown of a change deep inside a field: its grade or box, else the whole field."""
    alone = rest[-1] == "grade" or (rest[0] == "empathy" and len(rest) > 2)
    return path if alone else path[: len(path) - len(rest) + 1]


def _value(document: Document, path: Path, words: Words) -> str:
    """The value of a field in words; what says yes or no says no when it is not there."""
    value = get(document, path)
    if value is MISSING:
        value = False if path[-1] in _YES_OR_NO else None
    return value_words(path, value, document, words)


def _changed(about: str, field: str, first: str, second: str, words: Words) -> str:
    if not first:
        return words("{subject}: {field} now {after}", subject=about, field=field, after=second)
    if not second:
        return words(
            "{subject}: {field} gone (it was {before})", subject=about, field=field, before=first
        )
    return words(
        "{subject}: {field} from {before} to {after}",
        subject=about, field=field, before=first, after=second,
    )  # fmt: skip


def _after(before: Document, path: Path, value: Any) -> Document:
    """The journey after an edit, for units and names that it changes."""
    try:
        return apply(before, {"op": "edit", "path": [*path], "value": value}).document
    except OperationError:
        return before


def _moved(path: Path, before: Document, then: Document, words: Words) -> str:
    """A card that left one stage for another; empty when it is anything else."""
    old, new = (get(document, path) for document in (before, then))
    if not isinstance(old, list) or not isinstance(new, list):
        return ""
    left, entered = ([one for one in a if one not in b] for a, b in ((old, new), (new, old)))
    if len(left) != 1 or len(entered) != 1 or kind_of(path[:-2]) is None:
        return ""
    card = words.quoted(name(path[:-1], before, words).strip("«»“”"))
    start, to = (name(("stages", one), before, words) for one in (left[0], entered[0]))
    moved = words("Moved {name} from {before} to {after}", name=card, before=start, after=to)
    return _euphonic(moved, to) if words.lang == "it" else moved


def _euphonic(line: str, last: str) -> str:
    """In Italian `a` becomes `ad` before an a: “ad Acquisto”."""
    if last[:1] not in {"a", "A"} or not line.endswith(f" a {last}"):
        return line
    return f"{line[: -len(last) - 3]} ad {last}"


def _ended(line: str) -> str:
    """A sentence with its full stop, unless a quote at its end has one."""
    return line if line.rstrip("»”")[-1:] in {".", "?", "!", "…"} else f"{line}."
