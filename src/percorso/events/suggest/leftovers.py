"""The columns that no field took: kept as properties, or left out with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from percorso.events.suggest import say
from percorso.events.suggest.column import Column
from percorso.events.suggest.lines import adds_up, is_sum
from percorso.events.suggest.moments import WHY_NOT
from percorso.events.suggest.personal import personal
from percorso.events.suggest.table import LONGEST_NAME
from percorso.events.suggest.vocabulary import fit

if TYPE_CHECKING:
    from percorso.events.suggest.compose import Composer

COUNT = "lines"
"""The property with the number of lines of a group."""
LONG = 200
Pairs = list[tuple[str, str]]


def properties(composer: Composer) -> tuple[Pairs, Pairs]:
    """The columns that become properties and those that are left out, each with why."""
    kept: Pairs = []
    left: Pairs = []
    used = {one.moment.column.name for one in composer.story.happenings if one.moment}
    used |= composer.only.keys()
    for column in composer.table.columns:
        if column.name in composer.table.taken | used:
            continue
        if why := _why_not(column, composer):
            left.append((column.name, why))
        else:
            kept.append((column.name, _through(column, composer)))
    if composer.lines is not None:
        kept.append((_free_name(composer), composer.words("how many lines there were")))
    return kept, left


def _free_name(composer: Composer) -> str:
    taken = {column.name for column in composer.table.columns}
    return next(name for name in (COUNT, "row_count", "rows_in_file") if name not in taken)


def _why_not(column: Column, composer: Composer) -> str | None:
    """Why a column is left out; None when it is kept."""
    words = composer.words
    if len(column.name) > LONGEST_NAME:
        return words("its name is too long for a mapping")
    if not column.filled:
        return words("empty in all rows looked at")
    if why := personal(column):
        return words(why)
    if why := _time_why(column, composer):
        return words(why)
    if column is composer.story.state and len(composer.story.happenings) > 1:
        return words("says how it stands today; the times say when it came to be so")
    if column.length > LONG:
        return words("long texts, on average {n} characters", n=words.number(round(column.length)))
    if composer.lines is not None and not _can_be_one(column, composer):
        return words("differs between the lines of one “{key}”", key=composer.lines.key.name)
    return None


def _time_why(column: Column, composer: Composer) -> str | None:
    for moment in composer.table.moments:
        if moment.column is column and moment.kind in ("birth", "serial"):
            return WHY_NOT[moment.kind]
        if moment.column is column and moment.kind == "changed":
            return WHY_NOT["changed"]
    return None


def _can_be_one(column: Column, composer: Composer) -> bool:
    assert composer.lines is not None  # noqa: S101 - asked for lines only
    alike = column.name in composer.lines.alike or column in composer.lines.by
    several = column.is_category or fit(column.words, "line") > 0
    return alike or adds_up(column) or several


def _through(column: Column, composer: Composer) -> str:
    """What a comment says about a kept column; in a group, how its values become one."""
    words = composer.words
    planned = any(m.column is column and m.kind == "planned" for m in composer.table.moments)
    note = words(WHY_NOT["planned"]) if planned else ""
    if composer.lines is None:
        values = say.listed(column, words) if column.is_category else ""
        return say.joined(say.counted(column, words), values, note)
    ways = {"first": words("the first value of the lines"),
            "sum": words("added up over the lines"),
            "list": words("all values of the lines, as a list")}  # fmt: skip
    return say.joined(ways[way_of(column, composer)], note)


def way_of(column: Column, composer: Composer) -> str:
    """How the values of a kept column become one: `first`, `sum` or `list`."""
    assert composer.lines is not None  # noqa: S101 - asked for lines only
    if adds_up(column) and column not in composer.lines.by and is_sum(column, composer.lines):
        return "sum"
    first = column.name in composer.lines.alike or column in composer.lines.by
    return "first" if first else "list"
