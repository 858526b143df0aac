"""Operations on a journey, made at random: anything that can be walked to is changed somehow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from percorso.journey.operations import Document, Operation, Path
from percorso.journey.operations.paths import get, kind_of, name_of

VALUES = st.one_of(
    st.none(), st.text(max_size=5), st.integers(-3, 3), st.booleans(),
    st.lists(st.text(max_size=3), max_size=3), st.just({"text": "a", "evidence": ["evidence-0"]}),
    st.just({"value": 1, "note": None}),
)  # fmt: skip


def walked(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value of a document with its path."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walked(inner, (*path, key))
    if isinstance(value, list):
        named = kind_of(path) is not None
        for at, inner in enumerate(value):
            yield from walked(inner, (*path, (name_of(inner) if named else None) or at))


def edits(document: Document) -> st.SearchStrategy[Operation]:
    """A field gets another value, or goes, or one that was not there comes."""
    paths = [path for path, _ in walked(document) if path and path[-1] != "id"]
    new = [(*path, "new") for path, value in walked(document) if isinstance(value, dict)]
    deep = [("board", "new"), ("a", "b", "c")]

    def edit(path: Path, value: Any) -> Operation:
        inside = isinstance(get(document, path[:-1]), list)
        value = "x" if value is None and inside else value
        return {"op": "edit", "path": [*path], "value": value}

    return st.builds(edit, st.sampled_from([*paths, *new, *deep]), VALUES)


def lists(document: Document) -> list[tuple[Path, list[Any]]]:
    """Every list with something in it."""
    return [(path, value) for path, value in walked(document) if isinstance(value, list) and value]


def _fields(item: Any) -> dict[str, Any]:
    return item if isinstance(item, dict) else {}


def _keys(path: Path, items: list[Any]) -> list[str | int]:
    return [(name_of(item) if kind_of(path) else None) or at for at, item in enumerate(items)]


@st.composite
def of_lists(draw: st.DrawFn, document: Document, kinds: tuple[str, ...]) -> Operation:
    """Something comes, goes, moves or gets another id."""
    path, items = draw(st.sampled_from(lists(document)))
    keys, kind = _keys(path, items), kind_of(path)
    one, other = draw(st.sampled_from(keys)), draw(st.sampled_from([*keys, None]))
    name = draw(st.sampled_from([each for each in kinds if kind or each != "rename"]))
    operation: Operation = {"op": name, "path": [*path]}
    if name == "add":
        copy = items[0] if kind is None else {**_fields(items[0]), "id": "new-one"}
        return operation | {"value": copy, "before": other}
    if name == "rename":
        return operation | {"id": one, "to": "new-one"}
    return operation | {"id": one} | ({"before": other} if name == "move" else {})


def operations(document: Document) -> st.SearchStrategy[Operation]:
    """Any operation."""
    some = of_lists(document, ("add", "remove", "move", "rename"))
    return st.one_of(edits(document), some)
