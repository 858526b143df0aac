"""Two journeys side by side: parts are matched by their ids, texts without ids by their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from percorso.journey.differences.difference import Difference
from percorso.journey.model import Journey
from percorso.journey.nodes import Node
from percorso.journey.stages import Stage
from percorso.journey.write import plain

COLLECTIONS: Mapping[str, str] = {
    "touchpoints": "touchpoint", "personas": "persona", "segments": "segment",
    "objectives": "objective", "pains": "pain", "delights": "delight",
    "opportunities": "opportunity", "actions": "action", "tactics": "tactic",
    "evidence": "evidence", "competitors": "competitor",
}  # fmt: skip
"""Field of a journey with parts that have ids → what each of them is."""
WORK: Mapping[str, str] = {
    "questions": "question", "frontstage": "frontstage", "backstage": "backstage",
    "support": "support",
}  # fmt: skip
"""Field of a stage with texts that have no ids → what each of them is."""
_NOT_THE_JOURNEY = {
    "percorso", "id", "kind", "based_on", "stages", "board", "checkins", "notes", *COLLECTIONS,
}  # fmt: skip
_NOT_A_FIELD = {"id", "kpis", *WORK}
_Made = Callable[..., Difference]


def differences(current: Journey, future: Journey) -> list[Difference]:
    """What changes from one journey to another.

    Stages, KPIs and everything with an id are matched by it, questions and pieces of work by their
    words. The board, the check-ins, the dated notes and what tells the two files apart (id, kind,
    `based_on`) are not compared.

    Args:
        current: The journey as it is.
        future: The journey as it should become.

    Returns:
        The differences: of the whole, then stage by stage, then of all other parts, each in the
        order of the journeys. A journey has none from itself; seen from the other side each is its
        `reversed()`.

    Example:
        >>> now = Journey.parse("{percorso: 1, id: a, title: A, stages: [{id: s, name: S}]}")
        >>> then = now.model_copy(update={"title": "B"})
        >>> [each.sentence("en") for each in differences(now, then)]
        ['Journey: title from “A” to “B”.']
    """
    made = partial(Difference, journeys=(current, future))
    return [
        *_fields(current, future, "journey", current.id, made, _NOT_THE_JOURNEY),
        *_stages(current, future, made),
        *(
            each
            for field, what in COLLECTIONS.items()
            for each in _parts(getattr(current, field), getattr(future, field), what, made)
        ),
    ]


def _fields(
    before: Node, after: Node, what: str, part: str, made: _Made, left_out: set[str], **more: str
) -> Iterator[Difference]:
    """Fields with another value; the stages a part belongs to are its place."""
    for name in type(before).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if name not in left_out and old != new:
            kind = "moved" if name == "stages" else "changed"
            yield made(kind, what, part, name, old or None if old == () else old,
                       new or None if new == () else new, **more)  # fmt: skip


def _parts(
    before: Sequence[Any], after: Sequence[Any], what: str, made: _Made, **more: str
) -> Iterator[Difference]:
    """Parts with ids: gone, changed, new."""
    old, new = ({part.id: part for part in parts} for parts in (before, after))
    for part in before:
        if part.id not in new:
            yield made("removed", what, part.id, before=part, **more)
        else:
            yield from _fields(part, new[part.id], what, part.id, made, {"id"}, **more)
    for part in after:
        if part.id not in old:
            yield made("added", what, part.id, after=part, **more)


def _stages(current: Journey, future: Journey, made: _Made) -> Iterator[Difference]:
    old, new = ({stage.id: stage for stage in j.stages} for j in (current, future))
    kept = _kept_in_order([s for s in old if s in new], [s for s in new if s in old])
    for stage in current.stages:
        if stage.id not in new:
            yield made("removed", "stage", stage.id, before=stage)
            continue
        if stage.id not in kept:
            places = (journey.stage_index(stage.id) for journey in (current, future))
            first, second = ((place or 0) + 1 for place in places)
            yield made("moved", "stage", stage.id, "place", first, second)
        yield from _inside(stage, new[stage.id], made)
    for stage in future.stages:
        if stage.id not in old:
            yield made("added", "stage", stage.id, after=stage)


def _inside(before: Stage, after: Stage, made: _Made) -> Iterator[Difference]:
    """What changes inside a stage that both journeys have."""
    yield from _fields(before, after, "stage", before.id, made, _NOT_A_FIELD)
    yield from _parts(before.kpis, after.kpis, "kpi", made, stage=before.id)
    for field, what in WORK.items():
        old, new = ({_words_of(x): x for x in getattr(s, field)} for s in (before, after))
        for words, item in old.items():
            if words not in new:
                yield made("removed", what, before.id, before=item, stage=before.id)
            elif item != new[words]:
                yield made("changed", what, before.id, "details", item, new[words],
                           stage=before.id)  # fmt: skip
        for words, item in new.items():
            if words not in old:
                yield made("added", what, before.id, after=item, stage=before.id)


def _words_of(item: Any) -> str:
    """What an item without an id is known by: its words in all languages."""
    return repr(plain(getattr(item, "text", item)))


def _kept_in_order(before: list[str], after: list[str]) -> frozenset[str]:
    """The ids that keep their order: the longest common subsequence of two orders.

    Among several of the same length, the first by its ids, so that it is the same from both sides.
    """
    best: list[list[tuple[int, list[str]]]] = [
        [(0, []) for _ in range(len(after) + 1)] for _ in range(len(before) + 1)
    ]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            found = [best[i + 1][j], best[i][j + 1]]
            if before[i] == after[j]:
                length, ids = best[i + 1][j + 1]
                found.append((length - 1, [before[i], *ids]))
            best[i][j] = min(found)
    return frozenset(best[0][0][1])
