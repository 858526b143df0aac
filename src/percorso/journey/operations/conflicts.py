"""Two people, one field: what somebody else changed since, set beside what is to be changed now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from percorso.errors import OperationError
from percorso.journey.operations.apply import apply, apply_checked
from percorso.journey.operations.paths import MISSING, Document, Path, get, name_of
from percorso.journey.operations.sentences import label, said
from percorso.journey.operations.shape import Operation
from percorso.journey.operations.touch import PLACE, touched


@dataclass(frozen=True, slots=True)
class Change:
    """An operation that was carried out, as the log has it.

    Attributes:
        operation: The operation.
        inverse: What takes it back.
        by: Who made it, for the reader.
        at: When, for the reader.
        own: Whether it was made from the same window; such a one is in no conflict.
    """

    operation: Operation
    inverse: Operation
    by: str = ""
    at: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both changed.

    Attributes:
        path: The field.
        label: Its name for people: “Stage Compare: expected time”.
        base: Its value before both, None when there was none.
        mine: The value that is to be written.
        theirs: The value somebody else wrote since.
        by: Who wrote it.
        at: When.
        can_force: Whether mine can be written all the same; not when its thing is gone.
        words: `base`, `mine` and `theirs` as people read them.
    """

    path: Path
    label: str
    base: Any
    mine: Any
    theirs: Any
    by: str
    at: str
    can_force: bool
    words: dict[str, str]

    def to_dict(self) -> dict[str, Any]:
        """The conflict as JSON has it."""
        return {name: getattr(self, name) for name in self.__slots__} | {"path": [*self.path]}


def conflicts(
    mine: Operation, since: Sequence[Change], document: Document, lang: str = "en"
) -> list[Conflict]:
    """The fields that an operation touches and somebody else has changed since its base.

    Args:
        mine: The operation that is to be carried out.
        since: What was carried out after the version it was made for, all of it, oldest first.
        document: The journey as it is now.
        lang: `it` or `en`, for the labels.

    Returns:
        One conflict for each field; none when the changes can stand side by side, and none where
        both wrote the same value; none either for an operation that was wrong from the start.
    """
    found = [(path, change) for path in touched(mine) if (change := _last(path, since))]
    if not found:
        return []
    base = rewound(document, since)
    after = _tried(document, mine)
    meant = after or _tried(base, mine)
    if meant is None:
        return []
    each = (_conflict(*one, (base, meant, document), after is not None, lang) for one in found)
    return [one for one in each if _matters(one)]


def _matters(conflict: Conflict) -> bool:
    """Whether the values differ: from each other, and theirs from what was there before."""
    if not conflict.path or not conflict.can_force:
        return True
    return bool(conflict.mine != conflict.theirs and conflict.base != conflict.theirs)


def rewound(document: Document, since: Sequence[Change]) -> Document:
    """The document before some changes, by their inverses, newest first."""
    for change in reversed(since):
        document = apply(document, change.inverse).document
    return document


def _last(path: Path, since: Sequence[Change]) -> Change | None:
    """The last change by somebody else that meets a path."""
    for change in reversed(since):
        if not change.own and any(_meet(path, other) for other in _touched(change)):
            return change
    return None


def _touched(change: Change) -> list[Path]:
    """What a change touched, with the references that it took away."""
    return [*touched(change.operation), *touched(change.inverse)]


def _meet(one: Path, other: Path) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _tried(document: Document, operation: Operation) -> Document | None:
    """The document after an operation, None when it cannot be or leaves no valid journey."""
    try:
        return apply_checked(document, operation).document
    except OperationError:
        return None


def _conflict(
    path: Path,
    change: Change,
    documents: tuple[Document, Document, Document],
    can_force: bool,
    lang: str,
) -> Conflict:
    base, mine, theirs = (_value(document, path) for document in documents)
    pairs = zip((base, mine, theirs), documents, strict=True)
    words = [said(path, value, each, lang) for value, each in pairs]
    name = label(path, documents[0], lang) or label(path, documents[2], lang)
    return Conflict(
        path, name, base, mine, theirs, change.by, change.at, can_force,
        dict(zip(("base", "mine", "theirs"), words, strict=True)),
    )  # fmt: skip


def _value(document: Document, path: Path) -> Any:
    """The value at a path, None when there is none or when it is the whole journey."""
    if not path:
        return None
    if path[-1] == PLACE:
        items = get(document, path[:-2])
        names = [name_of(item) for item in items] if isinstance(items, list) else []
        return names.index(str(path[-2])) + 1 if path[-2] in names else None
    found = get(document, path)
    return None if found is MISSING else found
