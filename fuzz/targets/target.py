"""What a target is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


class Broken(AssertionError):
    """What a target exists to find: a promise that was not kept."""


@dataclass(frozen=True)
class Target:
    """One reader under test.

    Attributes:
        name: Its name on the command line.
        check: Reads bytes; raises when a promise is broken, else returns nothing.
        seeds: Makes the bytes to begin with.
        words: Pieces that the format is made of; they are put in, taken out and exchanged.
        instrumented: Packages whose code is watched for new paths.
    """

    name: str
    check: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    words: Callable[[], list[str]]
    instrumented: tuple[str, ...]


def promise(kept: bool, words: str) -> None:
    """Fail when a promise is broken; unlike `assert`, under `python -O` too."""
    if not kept:
        raise Broken(words)


def refused(error: Exception) -> None:
    """Check that a refusal says something, and not a megabyte of it."""
    problems = getattr(error, "problems", ())
    promise(bool(problems), "A refusal has no problem.")
    for problem in problems:
        promise(bool(problem.message.strip()), "A problem says nothing.")
        promise(len(str(problem)) < 3_000, f"A problem is {len(str(problem))} characters long.")
        promise(problem.line is None or problem.line >= 1, "A line below 1.")
        promise(problem.row is None or problem.row >= 1, "A row below 1.")
