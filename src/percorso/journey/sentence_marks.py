"""Which part of a rule says which words of its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from percorso.journey.rules import Rule

Names: TypeAlias = Mapping[str, str]


@dataclass(frozen=True)
class SentencePart:
    """A piece of a rule's sentence.

    Attributes:
        text: What is said.
        path: The part of the rule that says it, such as `any.0.where.value`; None for what joins.
    """

    text: str
    path: str | None = None


class Marked(dict[str, str]):
    """Names of touchpoints; clauses that are made with them are marked by what says them."""


# A clause with its mark: start, number of the rule in memory, key, a separator, the text, end.
# No text of a journey holds these signs: `texts.clean` refuses them.
_START, _THEN, _END = "\x01", "\x02", "\x03"


def mark(text: str, rule: Rule, key: str, names: Names) -> str:
    """A clause, marked with the rule and the key that say it, when marks are wanted."""
    return f"{_START}{id(rule)}.{key}{_THEN}{text}{_END}" if isinstance(names, Marked) else text


def paths_of(rule: Rule, path: str = "") -> dict[int, str]:
    """For each rule, by its place in memory, the path that leads to it."""
    lead = f"{path}." if path else ""
    found = {id(rule): path}
    for key, inner in (("all", rule.all), ("any", rule.any)):
        for number, one in enumerate(inner):
            found |= paths_of(one, f"{lead}{key}.{number}")
    for key, only in (("not", rule.not_), ("of", rule.of)):
        if only is not None:
            found |= paths_of(only, f"{lead}{key}")
    return found


def split(marked: str, paths: Mapping[int, str]) -> Iterator[SentencePart]:
    """The pieces of a marked sentence; of marks inside marks the outermost counts."""
    text, path, depth, rest = "", None, 0, marked
    while rest:
        sign, rest = rest[0], rest[1:]
        if sign == _START:
            head, _, rest = rest.partition(_THEN)
            if depth == 0:
                yield SentencePart(text)
                number, _, key = head.partition(".")
                lead = paths[int(number)]
                text, path = "", f"{lead}.{key}" if lead else key
            depth += 1
        elif sign == _END:
            depth -= 1
            if depth == 0:
                yield SentencePart(text, path)
                text, path = "", None
        else:
            text += sign
    yield SentencePart(text)
