"""The rows of the question `paths`, from the paths of all units."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import Any

from tests.oracle.drawing import Plain
from tests.oracle.figures import SECOND, share
from tests.oracle.paths import Asked, Unit, shown, units_of, walk
from tests.oracle.rules import compares, text_form
from tests.oracle.windows import Condition
from tests.oracle.world import Row, Texts, World, read


def path_rows(
    world: World, options: Plain, where: Texts = None, by: str | None = None, compare: Texts = None
) -> list[Row]:
    """The rows of the paths, or of the steps at each place, of every group."""
    asked = Asked(**options)
    units = [u for u in units_of(world, asked) if world.window.holds(u.begun)]
    units = [u for u in units if walk(world, asked, u)]
    groups = _groups(units, where, by, compare)
    every = [u for _, members in groups for u in members]  # who is in both counts twice
    rows = []
    for name, members in groups:
        found = (_steps if asked.view == "steps" else _paths)(world, asked, members, every)
        split = by is not None or compare is not None
        rows += [{"segment": name, **row} if split else row for row in found]
    return rows


# --- groups --------------------------------------------------------------------------------------


def _value(condition: Condition, unit: Unit) -> Any:
    if condition.of == "cycle" and unit.cycle is None:
        return None
    return condition.value(unit.fold, unit.cycle, unit.first)  # type: ignore[arg-type]


def _groups(
    units: list[Unit], where: Texts, by: str | None, compare: Texts
) -> list[tuple[str | None, list[Unit]]]:
    def picked(texts: Texts) -> list[Unit]:
        return [u for u in units if all(compares(_value(c, u), c.wanted) for c in read(texts))]

    if compare is not None:
        return [("first", picked(where)), ("second", picked(compare))]
    if by is None:
        return [(None, picked(where))]
    cut = Condition.read(by)
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in picked(where):
        value = _value(cut, unit)
        found["unknown" if value is None else text_form(value)].append(unit)
    return list(found.items())


# --- rows ----------------------------------------------------------------------------------------


def _paths(world: World, asked: Asked, members: list[Unit], every: list[Unit]) -> list[Row]:
    counted: dict[tuple[str, ...], int] = defaultdict(int)
    for unit in every:
        if unit.kind == "path":
            counted[shown(asked, unit)] += 1
    named = sorted(counted, key=lambda path: (-counted[path], path))[: asked.top]
    ends = asked.within == "stay" or (
        asked.before not in ("drop-off", "goal") and world.drawing.goal is not None
    )
    rows = []
    for rank, path in enumerate(named, 1):
        chosen = [u for u in members if u.kind == "path" and shown(asked, u) == path]
        rows.append({"rank": rank, "kind": "path", "path": list(path),
                     "paths": int(bool(chosen)), **_row(asked, chosen, members, ends)})  # fmt: skip
    rest = [u for u in members if u.kind == "path" and shown(asked, u) not in named]
    different = {shown(asked, u) for u in rest}
    rows.append({"rank": None, "kind": "other", "path": None, "paths": len(different),
                 **_row(asked, rest, members, ends)})  # fmt: skip
    for kind in ("drop_off", "undecided", "direct", "none"):
        chosen = [u for u in members if u.kind == kind]
        rows.append({"rank": None, "kind": kind, "path": None, "paths": 0,
                     **_row(asked, chosen, members, ends and kind != "undecided")})  # fmt: skip
    return rows


def _row(asked: Asked, chosen: list[Unit], members: list[Unit], ends: bool) -> Row:
    reached = [u for u in chosen if u.reached]
    decided = [u for u in chosen if u.reached or u.over]
    waits = [u.wait for u in chosen if u.wait is not None]
    return {
        "n": len(chosen),
        "share": share(len(chosen), len(members)),
        "started": len(members),
        "people": len({u.fold.person for u in chosen}),
        "reached": len(reached) if ends else None,
        "decided": len(decided) if ends else None,
        "conversion": share(len(reached), len(decided)) if ends else None,
        "undecided": len(chosen) - len(decided),
        "longer": sum(u.kind == "path" and len(u.path) > asked.steps for u in chosen),
        "time_median_s": median(waits) / SECOND if waits else None,
    }


def _steps(world: World, asked: Asked, members: list[Unit], every: list[Unit]) -> list[Row]:
    counted: dict[str, int] = defaultdict(int)
    for unit in every:
        for name in shown(asked, unit) if unit.kind == "path" else ():
            counted[name] += 1
    named = sorted(counted, key=lambda name: (-counted[name], name))[: asked.top]
    rows = []
    for position in range(1, asked.steps + 1):
        found: dict[tuple[str, str | None], list[Unit]] = defaultdict(list)
        for unit in members:
            path = shown(asked, unit) if unit.kind == "path" else ()
            if len(path) < position:
                end = "began" if asked.back else "ended" if unit.over else "undecided"
                found[(end, None)].append(unit)
                continue
            name = path[-position] if asked.back else path[position - 1]
            found[("step", name) if name in named else ("other", None)].append(unit)
        rows += [
            {
                "position": -position if asked.back else position,
                "kind": kind,
                "step": name,
                "n": len(chosen),
                "share": share(len(chosen), len(members)),
                "started": len(members),
                "people": len({u.fold.person for u in chosen}),
            }
            for (kind, name), chosen in found.items()
        ]
    return rows
