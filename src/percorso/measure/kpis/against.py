"""KPIs held against a snapshot: then and now, and which part of the difference has which reason.

A figure can differ for three reasons, and each is told by asking again with all else held still:

    then ──▶ the journey as it was, today's events up to then ──▶ today's journey ──▶ now
         data: late events, merged or erased people     rules                  time
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from percorso import __version__
from percorso.errors import Problem, QuestionError
from percorso.journey import Journey
from percorso.journey.differences import Difference, differences
from percorso.measure.answer import Row
from percorso.measure.snapshots import Snapshot, find, journey_hash, version_of
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.measure.kpis.question import Kpis
    from percorso.measure.measured import Measured

COLUMNS = ("then", "by_data", "by_rules", "by_time")
MOST_CHANGES = 5
_MATTERS = frozenset({
    "enter", "completes", "expires_after", "progression", "restart", "restart_after", "goal",
    "optional", "priority", "target_duration", "time_zone", "phase", "target", "unit", "figure",
    "per", "better", "value", "match", "where", "of", "",
})  # fmt: skip
"""Fields of stages, KPIs, touchpoints, segments and of the journey that figures depend on."""
_WHAT = frozenset({"journey", "stage", "kpi", "touchpoint", "segment"})
Ask = Callable[["Measured", "Kpis"], list[Row]]


def snapshot_of(measured: Measured, question: Kpis) -> Snapshot:
    """The snapshot that a question names; it must have asked of the same groups.

    Raises:
        QuestionError: It was made of another journey or of other groups.
        WorkspaceError: There is no such snapshot.
    """
    from percorso.engine.lake import Workspace

    folder = measured.events.path if isinstance(measured.events, Workspace) else None
    found = find(str(question.against), folder)
    if found.content["journey"]["id"] != measured.journey.id:
        raise QuestionError(
            Problem(f"The snapshot is of the journey '{found.content['journey']['id']}', and not "
                    f"of '{measured.journey.id}'.", "Name a snapshot of this journey.")
        )  # fmt: skip
    for name in ("where", "by", "compare"):
        then, now = found.asked[name], getattr(question, name)
        if _listed(then) != _listed(now):
            said = f"--{name} {' '.join(_listed(then))}" if then else f"no --{name}"
            raise QuestionError(
                Problem(f"The snapshot was made with {said}.", "Ask in the same way.")
            )
    return found


def _listed(value: Any) -> list[str]:
    return [] if not value else [value] if isinstance(value, str) else [*value]


def held_against(
    measured: Measured, question: Kpis, kept: Snapshot, now: Sequence[Row], ask: Ask
) -> list[Row]:
    """The rows of now beside those of then, with the reasons of each difference.

    Args:
        measured: The measured journey.
        question: What was asked now.
        kept: The snapshot.
        now: The rows of now.
        ask: How the rows of a measured journey and a question are made.
    """
    window = kept.window
    then = [row | {"segment": row.get("segment")} for row in kept.rows()]
    back = replace(question, against=None, start=window["from"], end=window["to"],
                   as_of=window["as_of"])  # fmt: skip
    same_data = version_of(measured) == kept.events["version"] is not None
    old = then
    if not same_data or kept.content["percorso"] != __version__:
        old = ask(_as_drawn(measured, kept), back)
    same_rules = journey_hash(measured.journey) == kept.content["journey_hash"]
    new = old if same_rules else ask(measured, back)
    chain = [_values(rows) for rows in (then, old, new, now)]
    return [row | _reasons(chain, _key(row)) for row in now]


def _as_drawn(measured: Measured, kept: Snapshot) -> Measured:
    from percorso.measure.measured import Measured as Fresh

    zone = kept.window["time_zone"]
    return Fresh(kept.journey(), measured.events, time_zone=zone, lang=measured.lang)


def _key(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row.get(name)) for name in ("segment", "stage", "kpi", "period"))


def _values(rows: Sequence[Mapping[str, Any]]) -> dict[tuple[str, ...], float | None]:
    return {_key(row): row["value"] for row in rows}


def _reasons(chain: list[dict[tuple[str, ...], float | None]], key: tuple[str, ...]) -> Row:
    values = [rows.get(key) for rows in chain]
    steps = [
        None if before is None or after is None else after - before
        for before, after in pairwise(values)
    ]
    return dict(zip(COLUMNS, [values[0], *steps], strict=True))


def remarks(measured: Measured, kept: Snapshot) -> Iterator[str]:
    """What has changed since the snapshot: the events of that time, the rules, the program."""
    words = Words(measured.lang)
    day = words.date(kept.made_at.date())
    name = words.quoted(kept.label or kept.name)
    yield words("Held against the snapshot {name} of {day}.", name=name, day=day)
    yield from _data(measured, kept, words)
    yield from _rules(measured.journey, kept, words)
    if kept.content["percorso"] != __version__:
        yield words("It was made by Percorso {version}.", version=kept.content["percorso"])


def _data(measured: Measured, kept: Snapshot, words: Words) -> Iterator[str]:
    then = kept.events
    if version_of(measured) == then["version"] is not None:
        return
    row = measured.summary(as_of=kept.window["as_of"]).rows[0]
    for name in ("events", "people"):
        if change := int(row[name]) - int(then[name] or 0):
            yield _counted(words, name, change)


def _counted(words: Words, name: str, change: int) -> str:
    n = abs(change)
    if name == "events" and change > 0:
        return words.plural("{n} event of that time came later.",
                            "{n} events of that time came later.", n)  # fmt: skip
    if name == "events":
        return words.plural("{n} event of that time is no longer there.",
                            "{n} events of that time are no longer there.", n)  # fmt: skip
    if change > 0:
        return words.plural("{n} person more is known for that time.",
                            "{n} people more are known for that time.", n)  # fmt: skip
    return words.plural(
        "{n} person fewer is known for that time: merged or erased.",
        "{n} people fewer are known for that time: merged or erased.",
        n,
    )


def _rules(journey: Journey, kept: Snapshot, words: Words) -> Iterator[str]:
    if journey_hash(journey) == kept.content["journey_hash"]:
        return
    found = [each for each in differences(kept.journey(), journey) if _matters(each)]
    yield from (each.sentence(words.lang) for each in found[:MOST_CHANGES])
    rest = len(found) - MOST_CHANGES
    if rest > 0:
        yield words.plural("The journey has {n} further change.",
                           "The journey has {n} further changes.", rest)  # fmt: skip


def _matters(each: Difference) -> bool:
    return each.what in _WHAT and each.field in _MATTERS
