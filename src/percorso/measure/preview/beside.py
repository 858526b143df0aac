"""What stands beside a rule: how many people each of its parts has, and other stages' claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from percorso.engine.build import Columns
from percorso.engine.conditions import Node
from percorso.engine.rules import RESOLVED, Compiler
from percorso.journey import Rule
from percorso.measure.answer import Row
from percorso.measure.preview.people import in_period
from percorso.measure.run import Bucket, Run

Taker: TypeAlias = tuple[int, Node | None, Node | None]
MOST_PARTS = 40


def parts_of(rule: Rule, path: str = "") -> Iterator[tuple[str, Rule]]:
    """A rule and the rules inside it, by their paths: the empty path, `any.0`, `not.all.1`."""
    yield path, rule
    inner = [(f"all.{k}", one) for k, one in enumerate(rule.all)]
    inner += [(f"any.{k}", one) for k, one in enumerate(rule.any)]
    inner += [("not", rule.not_)] if rule.not_ is not None else []
    for name, one in inner:
        yield from parts_of(one, f"{path}.{name}" if path else name)


@dataclass(frozen=True)
class Beside:
    """What was counted of one rule.

    Attributes:
        events: How many events of the period match it.
        parts: For each part its path and the people with a matching event.
        overlaps: For each other stage with events in common their number, and which stage takes
            them.
    """

    events: int
    parts: tuple[Row, ...]
    overlaps: tuple[Row, ...]


def beside(run: Run, rule: Rule, stage: str | None) -> Beside:
    """Count a rule's events, the people of its parts, and what other stages claim of it."""
    compiler = Compiler(run.timeline.codes, [one.id for one in run.journey.touchpoints])
    parts = list(parts_of(rule))[:MOST_PARTS]
    nodes = [compiler.compile(part) for _, part in parts]
    others = [] if stage is None else [one for one in run.rules.stages if _id(run, one) != stage]
    claims = [tuple(node for node in one[1:] if node is not None) for one in others]
    every = [*nodes, *(node for claim in claims for node in claim)]
    columns: set[str] = set().union(*(node.columns() for node in every))
    counted = run.over(
        lambda bucket: _part(run, bucket, nodes, claims),
        columns - {RESOLVED},
        resolve=RESOLVED in columns,
    )
    total = sum(counted, np.zeros(1 + len(nodes) + len(claims), np.int64))
    people, shared = total[1 : 1 + len(nodes)].tolist(), total[1 + len(nodes) :].tolist()
    paths = (path for path, _ in parts)
    return Beside(
        int(total[0]),
        tuple({"path": path, "people": n} for path, n in zip(paths, people, strict=True)),
        tuple(_overlap(run, stage, one, n) for one, n in zip(others, shared, strict=True) if n),
    )


def _id(run: Run, one: Taker) -> str:
    return run.stages[one[0]].id


def _overlap(run: Run, stage: str | None, other: Taker, events: int) -> Row:
    order = [_id(run, one) for one in run.rules.stages]
    claims = [_id(run, other), *([stage] if stage in order else [])]
    return {"stage": claims[0], "events": events, "taken_by": min(claims, key=order.index)}


def _part(
    run: Run, bucket: Bucket, nodes: list[Node], claims: list[tuple[Node, ...]]
) -> NDArray[np.int64]:
    seen, inside = _seen(run, bucket), in_period(run, bucket)
    masks = [node.judge(seen) & inside for node in nodes]
    persons = bucket.columns["person"]
    people = [len(np.unique(persons[mask])) for mask in masks]
    shared = [int((masks[0] & _any(claim, seen)).sum()) for claim in claims]
    return np.array([int(masks[0].sum()), *people, *shared], np.int64)


def _any(nodes: tuple[Node, ...], seen: Columns) -> NDArray[np.bool_]:
    found = [node.judge(seen) for node in nodes]
    return np.logical_or.reduce(found) if found else np.zeros(len(seen["person"]), np.bool_)


def _seen(run: Run, bucket: Bucket) -> Columns:
    """The columns as rules see them: a touchpoint that the map does not hold is none."""
    if RESOLVED not in bucket.columns:
        return bucket.columns
    resolved = np.asarray(bucket.columns[RESOLVED])
    return {**bucket.columns, RESOLVED: np.where(resolved < run.touchpoints.drawn, resolved, -1)}
