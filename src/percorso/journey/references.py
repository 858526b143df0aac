"""What holds a journey together: unique ids, references that lead somewhere, one goal.

The checks run on the plain values, so that a file with a typing error in one corner is still
told about a wrong reference in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from percorso.errors import Problem, did_you_mean
from percorso.journey.tree import Path, Tree, dotted
from percorso.mark import N_, Said, joined, phrase

# Where the things with an id are, and what they are called.
DEFINED: dict[str, tuple[str, ...]] = {
    "stage": ("stages",),
    "touchpoint": ("touchpoints",),
    "persona": ("personas",),
    "segment": ("segments",),
    "objective": ("objectives",),
    "pain": ("pains",),
    "delight": ("delights",),
    "opportunity": ("opportunities",),
    "action": ("actions",),
    "tactic": ("tactics",),
    "piece of evidence": ("evidence",),
    "competitor": ("competitors",),
    "group": ("board", "groups"),
    "problem": ("board", "problems"),
    "idea": ("board", "ideas"),
}
# The key that refers → what it refers to. The same key means the same thing everywhere.
REFERS = {
    "restart": "stage",
    "stage": "stage",
    "stages": "stage",
    "touchpoint": "touchpoint",
    "touchpoints": "touchpoint",
    "personas": "persona",
    "segments": "segment",
    "objectives": "objective",
    "pains": "pain",
    "delights": "delight",
    "opportunities": "opportunity",
    "evidence": "piece of evidence",
    "group": "group",
    "problems": "problem",
    "solves": "problem",
    "ideas": "idea",
    "kpi": "KPI",
    "kpis": "KPI",
}
_THE = frozenset(
    {
        N_("the stage"), N_("the touchpoint"), N_("the persona"), N_("the segment"),
        N_("the objective"), N_("the pain"), N_("the delight"), N_("the opportunity"),
        N_("the action"), N_("the tactic"), N_("the piece of evidence"), N_("the competitor"),
        N_("the group"), N_("the problem"), N_("the idea"), N_("the KPI"), N_("the item"),
        N_("the place"),
    }
)  # fmt: skip
_MOST_PLACES = 8
_ROWS = frozenset({"pains", "gains"})  # boxes of an empathy map hold texts, not references


def the(called: str) -> Said:
    """The name of a kind of thing inside a message: Italian needs its article.

    Example:
        >>> the("stage"), the("stage").key
        ('stage', 'the stage')
    """
    return Said(called, f"the {called}")


def faults(value: Any, tree: Tree | None = None) -> list[Problem]:
    """The problems of a journey that no single value has by itself.

    Args:
        value: The journey as dictionaries and lists; may be wrong in other ways too.
        tree: The document it came from, for the places.
    """
    if not isinstance(value, dict):
        return []
    tree = tree or Tree("")
    dangling = _once(_dangling(value), tree)
    found = [*_duplicates(value), *dangling, *_goals(value), *_circular(value)]
    return [_problem(tree, *one) for one in found]


def _problem(tree: Tree, path: Path, message: str, fix: str) -> Problem:
    if not tree.values:
        return Problem(message, fix, key=dotted(path))
    place = tree.locate(path)
    return Problem(message, fix, tree.file, place.line, place.column, None, dotted(path))


def _items(value: Any, path: tuple[str, ...]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    for i, item in enumerate(value if isinstance(value, list) else []):
        if isinstance(item, dict):
            yield (*path, i), item


def _ids(value: Any, path: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for place, item in _items(value, path):
        if isinstance(item.get("id"), str):
            yield (*place, "id"), item["id"]


def _kpis(value: Any) -> Iterator[tuple[int, Path, str]]:
    for (_, i), stage in _items(value, ("stages",)):
        for path, one in _ids(stage, ("kpis",)):
            yield int(i), ("stages", i, *path), one


def _duplicates(value: Any) -> Iterator[tuple[Path, str, str]]:
    for called, path in DEFINED.items():
        seen: dict[str, Path] = {}
        for place, one in _ids(value, path):
            if one in seen:
                yield (
                    place,
                    phrase("The {called} '{one}' is there twice.", called=the(called), one=one),
                    N_("Give one another id."),
                )
            seen.setdefault(one, place)
    within: set[tuple[int, str]] = set()
    for stage, place, one in _kpis(value):
        if (stage, one) in within:
            yield (
                place,
                phrase("The KPI '{one}' is there twice in its stage.", one=one),
                N_("Give one another id."),
            )
        within.add((stage, one))


def known_ids(value: Any) -> dict[str, list[str]]:
    """All ids of a journey, by what they name."""
    ids = {called: (one for _, one in _ids(value, path)) for called, path in DEFINED.items()}
    ids["KPI"] = (one for _, _, one in _kpis(value))
    return {called: list(dict.fromkeys(found)) for called, found in ids.items()}


def _dangling(value: Any) -> Iterator[tuple[Path, str, str]]:
    known = known_ids(value)
    sets = {called: frozenset(ids) for called, ids in known.items()}
    for path, key, one in _references(value, ()):
        called = REFERS[key]
        if called == "stage" and "stages" not in value:
            continue  # that the stages are missing is said once
        if one not in sets[called]:
            fix = (
                did_you_mean(one, known[called])
                if known[called]
                else phrase("Add the {called}.", called=the(called))
            )
            yield path, phrase("There is no {called} '{one}'.", called=the(called), one=one), fix


def _once(found: Iterable[tuple[Path, str, str]], tree: Tree) -> Iterator[tuple[Path, str, str]]:
    """Each thing that is not there once, at its first place; the others are told with it."""
    places: dict[tuple[str, str], list[Path]] = {}
    for path, message, fix in found:
        places.setdefault((message, fix), []).append(path)
    for (message, fix), (first, *others) in places.items():
        also = phrase("It is named in {places} too.", places=_more(others, tree)) if others else ""
        yield first, message, joined(fix, also)


def _more(paths: list[Path], tree: Tree) -> str:
    """Where else: the lines, or the keys of values that came from no file."""
    lines = bool(tree.values)
    said = [str(tree.locate(p).line if lines else dotted(p)) for p in paths]
    said = list(dict.fromkeys(said))
    rest = len(said) - _MOST_PLACES
    named: str = ", ".join(said[:_MOST_PLACES])
    if rest > 0:
        named = phrase("{named} and {rest} more", named=named, rest=rest)
    if not lines:
        return named
    one = len(said) == 1
    return phrase("line {named}", named=named) if one else phrase("lines {named}", named=named)


def _references(value: Any, path: Path) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from _references(item, (*path, i))
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        here = (*path, key)
        if key == "where":
            continue
        if key in REFERS and not _defines(path, key):
            yield from _named(inner, here, key)
        yield from _references(inner, here)


def _defines(path: Path, key: str) -> bool:
    names = tuple(part for part in path if isinstance(part, str))
    if "empathy" in names and key in _ROWS:
        return True
    return (*names, key) in DEFINED.values() or (names == ("stages",) and key == "kpis")


def _named(value: Any, path: Path, key: str) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, str):
        yield path, key, value
    if isinstance(value, list):
        yield from (((*path, i), key, one) for i, one in enumerate(value) if isinstance(one, str))


def _measured(stage: dict[str, Any]) -> bool:
    return stage.get("enter") is not None or stage.get("completes") is not None


def _goal(stages: list[Any]) -> int | None:
    marked = [i for i, stage in enumerate(stages) if stage.get("goal") is True]
    if marked:
        return marked[0]
    care = [i for i, stage in enumerate(stages) if stage.get("phase") == "care"]
    before = [i for i in range(care[0]) if _measured(stages[i])] if care else []
    return before[-1] if before else None


def _goals(value: Any) -> Iterator[tuple[Path, str, str]]:
    stages = [stage for _, stage in _items(value, ("stages",))]
    marked = [path for path, stage in _items(value, ("stages",)) if stage.get("goal") is True]
    for path in marked[1:]:
        first = stages[int(marked[0][1])].get("id")
        yield (
            (*path, "goal"),
            phrase("The goal is already '{first}'.", first=first),
            N_("Mark one stage only."),
        )
    names = [stage.get("id") for stage in stages]
    goal, restart = _goal(stages), value.get("restart")
    if goal is not None and restart in names and names.index(restart) > goal:
        fix = phrase("Write {id} or an earlier stage.", id=names[goal])
        yield (
            ("restart",),
            phrase(
                "The restart '{restart}' comes after the goal '{goal}'.",
                restart=restart,
                goal=names[goal],
            ),
            fix,
        )


def _circular(value: Any) -> Iterator[tuple[Path, str, str]]:
    for path, touchpoint in _items(value, ("touchpoints",)):
        for place, key, _ in _references(touchpoint.get("rule"), (*path, "rule")):
            if key == "touchpoint":
                message = N_("The rule that recognises a touchpoint cannot ask for a touchpoint.")
                yield place, message, N_("Use event, channel and where.")
