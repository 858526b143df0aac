"""What stands in each row of a comparison, stage by stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from percorso.formats import UNKNOWN
from percorso.journey import Kpi
from percorso.journey.amounts import written
from percorso.journey.differences import Difference
from percorso.journey.differences.compare import WORK
from percorso.share.beside.marks import Kind, Mark, changes
from percorso.share.beside.pair import Column, Pair
from percorso.share.map.kpis import actual
from percorso.share.map.sheet import Sheet
from percorso.share.map.touchpoints import STATES

_SHOWN_ELSEWHERE = frozenset({"name", "emotion", "mindset", "enter", "completes"})
_RULES = ("enter", "completes")
Cell = list[Mark]
Make = Callable[[Pair, Column], Cell]


def _kind(now: Any, then: Any, changed: bool) -> Kind:
    if now is None:
        return "added"
    return "removed" if then is None else "changed" if changed else "same"


def touchpoints(pair: Pair, column: Column) -> Cell:
    """Touchpoints of a stage: those that come, go, move, change their state or anything else."""
    return [
        _part(pair, "touchpoints", "touchpoint", now, then)
        for now, then in pair.items("touchpoints", column.id)
    ]


def concerns(kind: str, what: str) -> Make:
    """Pains, high points, opportunities, actions or tactics of a stage."""

    def make(pair: Pair, column: Column) -> Cell:
        return [_part(pair, kind, what, now, then) for now, then in pair.items(kind, column.id)]

    return make


def _part(pair: Pair, kind: str, what: str, now: Any, then: Any) -> Mark:
    """A part of a stage; one that only stands elsewhere in the other journey has moved."""
    text = _say(pair, now, then, "name" if what == "touchpoint" else "text")
    if now is None and (was := _elsewhere(pair.now, kind, then.id)) is not None:
        if {*was.stages} <= {*then.stages}:
            said = pair.then.words("until now in {stages} alone", stages=_stages(pair.now, was))
            return Mark("added", text, (said,))
        said = pair.then.words("moved here from {stages}", stages=_stages(pair.now, was))
        return Mark("changed", text, (said, *_details(pair, what, was, then)))
    if then is None and (will := _elsewhere(pair.then, kind, now.id)) is not None:
        if {*will.stages} <= {*now.stages}:
            said = pair.then.words("stays in {stages}", stages=_stages(pair.then, will))
            return Mark("removed", text, (said,))
        said = pair.then.words("moves to {stages}", stages=_stages(pair.then, will))
        return Mark("removed", text, (said,))
    details = _details(pair, what, now, then) or _state(pair, now, then)
    changed = bool(details)
    if _retires(now, then):
        return Mark("removed", text, tuple(details))
    return Mark(_kind(now, then, changed), text, tuple(details))


def _retires(now: Any, then: Any) -> bool:
    states = [getattr(side, "state", None) for side in (now, then)]
    return now is not None and states[1] == "retired" and states[0] != "retired"


def _elsewhere(sheet: Sheet, kind: str, part: str) -> Any:
    return next((item for item in getattr(sheet.journey, kind) if item.id == part), None)


def _stages(sheet: Sheet, item: Any) -> str:
    names = {stage.id: sheet.say(stage.name) for stage in sheet.journey.stages}
    return sheet.words.listed([names[stage] for stage in item.stages if stage in names]) or UNKNOWN


def _state(pair: Pair, now: Any, then: Any) -> list[str]:
    """The state of a touchpoint that comes, when it is not simply there."""
    state = STATES.get(getattr(then, "state", None) or "") if now is None else None
    return [pair.then.words(state)] if state else []


def _details(pair: Pair, what: str, now: Any, then: Any) -> list[str]:
    """What changes in a part that both journeys have in the stage."""
    if now is None or then is None:
        return []
    quiet = frozenset({"name", "text"}) if _same_words(pair, now, then) else frozenset[str]()
    return changes(pair.of(what, then.id), pair.then.words, quiet)


def _same_words(pair: Pair, now: Any, then: Any) -> bool:
    field = "name" if hasattr(then, "name") else "text"
    return pair.now.say(getattr(now, field)) == pair.then.say(getattr(then, field))


def _say(pair: Pair, now: Any, then: Any, field: str) -> str:
    """A part's name as it will be; as it is, when it goes."""
    if then is not None:
        return pair.then.say(getattr(then, field))
    return pair.now.say(getattr(now, field))


def rules(pair: Pair, column: Column) -> Cell:
    """The rules of a stage that change."""
    found = [d for d in pair.of("stage", column.id) if d.field in _RULES]
    return [Mark("changed", line) for line in changes(found, pair.then.words)]


def others(pair: Pair, column: Column) -> Cell:
    """All other fields of a stage that change: goals, owner, expected time and so on."""
    found = [d for d in pair.of("stage", column.id) if d.field != "place"]
    lines = changes(found, pair.then.words, _SHOWN_ELSEWHERE)
    return [Mark("changed", line) for line in lines]


def work(*names: str) -> Make:
    """Questions, frontstage, backstage or support: what comes and what goes."""

    def make(pair: Pair, column: Column) -> Cell:
        found = [
            d for d in pair.found if d.stage == column.id and d.what in {WORK[n] for n in names}
        ]
        return [mark for d in found if (mark := _work(pair, d)) is not None]

    return make


def _work(pair: Pair, difference: Difference) -> Mark | None:
    if difference.kind == "added":
        return Mark("added", pair.then.say(difference.after))
    if difference.kind == "removed":
        return Mark("removed", pair.now.say(difference.before))
    answer = _answer(pair, difference)
    return Mark("changed", pair.then.say(difference.after), answer) if answer else None


def _answer(pair: Pair, difference: Difference) -> tuple[str, ...]:
    """That a question finds its answer now, or no longer."""
    before, after = (getattr(x, "answered", None) for x in (difference.before, difference.after))
    if before == after:
        return ()
    words = pair.then.words
    return (words("answered") if after else words("no answer yet"),)


def kpis(pair: Pair, column: Column) -> Cell:
    """The KPIs of a stage: what was measured, the target now and the target then."""
    sides = [
        {k.id: k for k in (stage.kpis if stage else ())} for stage in (column.now, column.then)
    ]
    ids = dict.fromkeys((*sides[1], *sides[0]))
    return [_kpi(pair, column, sides[0].get(each), sides[1].get(each)) for each in ids]


def _kpi(pair: Pair, column: Column, now: Kpi | None, then: Kpi | None) -> Mark:
    words, lines = pair.then.words, []
    row = pair.now.figures.stage(column.id) if pair.now.figures else {}
    value = actual(now, row) if now is not None else None
    if now is not None and value is not None:
        shown = written(words, now, pair.now.say(now.unit), value)
        lines.append(words("now {value}", value=shown))
    targets = [_target(sheet, kpi) for sheet, kpi in ((pair.now, now), (pair.then, then))]
    if targets[0] != targets[1] and now is not None and then is not None:
        before, after = (target or UNKNOWN for target in targets)
        lines.append(words("target from {before} to {after}", before=before, after=after))
    elif any(targets):
        lines.append(words("target {value}", value=targets[1] or targets[0]))
    found = pair.of("kpi", then.id, column.id) if now is not None and then is not None else []
    changed = any(d.field in {"name", "target", "value", "unit", "better"} for d in found)
    return Mark(_kind(now, then, changed), _say(pair, now, then, "name"), tuple(lines))


def _target(sheet: Sheet, kpi: Kpi | None) -> str:
    if kpi is None or kpi.target is None:
        return ""
    return written(sheet.words, kpi, sheet.say(kpi.unit), kpi.target)
