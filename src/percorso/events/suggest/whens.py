"""How a mapping writes the time of an event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from percorso.events.suggest.column import Column
from percorso.events.suggest.timeforms import TimeForm

if TYPE_CHECKING:
    from percorso.events.suggest.compose import Composer
    from percorso.events.suggest.happenings import Happening
    from percorso.events.suggest.table import Table


def time_value(composer: Composer, one: Happening) -> Any:
    """The value behind `time`: a column, with its format where the reader needs to be told."""
    assert one.moment is not None  # noqa: S101 - asked for known times only
    column = one.moment.column
    clock = composer.clock
    if clock is not None and one is composer.story.happenings[0]:
        pattern = _day(column) + _clock(clock)
        template = f"{{{column.name}}} {{{clock.name}}}"
        composer.table.take(clock)
        return {"template": template, "format": pattern}
    form = column.time
    if form is None or form.pattern is None:
        return composer.name(column)
    return {"column": column.name, "format": form.pattern}


def _day(column: Column) -> str:
    form = column.time
    if form is not None and form.pattern:
        return form.pattern
    return "%Y{0}%m{0}%d".format(column.looked_at[0][4])


def _clock(column: Column) -> str:
    value = column.looked_at[0]
    sign = "." if "." in value else ":"
    return f" %H{sign}%M" + (f"{sign}%S" if value.count(sign) == 2 else "")


def settle(table: Table) -> None:
    """Where the values leave the order of day and month open, other signs of the table decide."""
    for moment in table.moments:
        form = moment.column.time
        if form is not None and not form.why and form.other is not None:
            moment.column.time = _settled(form, table)


def _settled(form: TimeForm, table: Table) -> TimeForm:
    for other in table.moments:
        sure = other.column.time
        if sure is not None and sure.why == "values" and sure.other is not None:
            return _turned(form, sure.day_first, "sibling")
    return _turned(form, True, "italian") if table.italian else form


def _turned(form: TimeForm, day_first: bool, why: str) -> TimeForm:
    return replace(form, why=why) if form.day_first == day_first else form.exchanged(why)
