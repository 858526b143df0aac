"""A document as plain values, with the place of every key and value in the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeAlias

from percorso.errors import JourneyError, Problem
from percorso.mark import N_, Said, phrase

MOST_CHARACTERS = 5_000_000
MOST_NODES = 200_000
DEEPEST = 40
LONGEST_KEY = 1_000
MOST_DIGITS = 40
MOST_PROBLEMS = 200
LONGEST_MESSAGE = 400

Path: TypeAlias = tuple[str | int, ...]


class Place(NamedTuple):
    """Line and column, both from 1."""

    line: int
    column: int


class Fatal(Exception):
    """Reading cannot go on; the problem is already noted."""


def dotted(path: Path) -> str | None:
    """A path as people write it.

    Example:
        >>> dotted(("stages", 2, "enter"))
        'stages[2].enter'
    """
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".") or None


@dataclass
class Tree:
    """What a document holds and where.

    Attributes:
        file: The name of the file, for messages.
        value: Dictionaries, lists, strings, numbers, booleans and None.
        values: Where each value begins, by its path.
        keys: Where each key begins, by the path of its value.
        problems: What was wrong with the document itself.
        broken: Paths whose value could not be read, so that nobody complains twice.
    """

    file: str
    value: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[Path] = field(default_factory=set)
    nodes: int = 0

    def complain(self, place: Place, path: Path, message: str, fix: str = "") -> None:
        """Note a problem of the document at a place."""
        key = dotted(path)
        self.problems.append(Problem(message, fix, self.file, place.line, place.column, None, key))
        if len(self.problems) >= MOST_PROBLEMS:
            raise Fatal

    def stop(self, place: Place, path: Path, message: str, fix: str = "") -> Fatal:
        """Note a problem after which reading cannot go on; the caller raises the result."""
        self.complain(place, path, message, fix)
        return Fatal()

    def arrive(self, place: Place, path: Path) -> None:
        """Note that a value begins here; refuse documents of an absurd size."""
        self.values[path] = place
        self.nodes += 1
        if self.nodes > MOST_NODES:
            fix = N_("A journey is drawn by people: split the file.")
            raise self.stop(
                place,
                (),
                phrase("The file holds more than {most:,} values.", most=MOST_NODES),
                fix,
            )
        if len(path) > DEEPEST:
            fix = N_("Check the brackets and the indentation.")
            raise self.stop(
                place,
                path[:3],
                phrase("The values are nested over {deepest} deep.", deepest=DEEPEST),
                fix,
            )

    def enter_key(self, place: Place, path: Path, seen: dict[str, Any]) -> bool:
        """Note a key; False when it was there before and its value is to be ignored."""
        key = str(path[-1])
        if len(key) > LONGEST_KEY:
            raise self.stop(
                place,
                path[:-1],
                phrase("A key has over {most:,} characters.", most=LONGEST_KEY),
            )
        if key in seen:
            first = self.keys[path].line
            self.complain(
                place, path,
                phrase("The key '{key}' stands twice, first in line {n}.", key=key, n=str(first)),
                N_("Keep one of the two."),
            )  # fmt: skip
            return False
        self.keys[path] = place
        return True

    def number(self, text: str, place: Place, path: Path) -> int | float | None:
        """The number that a text writes; absurd ones are refused."""
        digits = sum(character.isdigit() for character in text)
        if digits > MOST_DIGITS:
            self.complain(
                place,
                path,
                phrase("The number has {digits} digits.", digits=digits),
                N_("Put it in quotes."),
            )
            self.broken.add(path)
            return None
        return _number(text)

    def locate(self, path: Path, key: bool = False) -> Place:
        """Where a value (or its key) stands; the nearest part around it when it is not there."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(1, 1))

    def refuse(self) -> None:
        """Raise the problems noted so far, if there are any."""
        if self.problems:
            raise JourneyError([brief(one) for one in sorted(self.problems, key=_by_place)])


def brief(problem: Problem) -> Problem:
    """The same problem without the middle of what is too long to read: a value of a megabyte.

    Example:
        >>> len(brief(Problem("The anchor &" + "x" * 9_999 + " is not allowed.")).message)
        400
    """
    return replace(
        problem, message=_cut(problem.message), fix=_cut(problem.fix),
        key=None if problem.key is None else _cut(problem.key),
    )  # fmt: skip


def _cut(text: str) -> str:
    half = LONGEST_MESSAGE // 2
    if len(text) <= LONGEST_MESSAGE:
        return text
    short = f"{text[: half - 1]}…{text[-half:]}"
    if not isinstance(text, Said):
        return short
    values = {k: _cut(v) if isinstance(v, str) else v for k, v in text.values.items()}
    return Said(short, text.key, values)


def _number(text: str) -> int | float:
    bare = text.lstrip("+-").lower()
    if bare.startswith(("0o", "0x")):
        return int(text, 0)
    return int(text) if bare.isdigit() else float(text)


def _by_place(problem: Problem) -> tuple[int, int]:
    column = problem.column if isinstance(problem.column, int) else 0
    return problem.line or 0, column
