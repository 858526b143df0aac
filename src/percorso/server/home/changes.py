"""What changed since the last check-in, in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy.orm import Session

from percorso.server.home.known import Known
from percorso.server.home.shapes import Change, CheckInNews
from percorso.server.maps.history import undone
from percorso.store.front import changes_count, changes_since
from percorso.store.tables import StoredOperation

SHOWN = 8
_LOOKED_AT = 60
"""How many of the last changes of one journey are looked at; a home page shows a few."""


def last_checkin(known: Known, today: dt.date) -> dt.date | None:
    """The day of the last check-in held."""
    days = [one.date for one in known.journey.checkins if one.date <= today]
    return max(days, default=None)


def since(every: Sequence[Known], today: dt.date) -> dt.date | None:
    """The day of the last check-in held on any journey."""
    return max((day for known in every if (day := last_checkin(known, today))), default=None)


def changes(
    session: Session, every: Sequence[Known], day: dt.date | None, lang: str
) -> tuple[list[Change], int]:
    """The last changes of all journeys, and how many there are in all."""
    start = None if day is None else dt.datetime.combine(day, dt.time(), dt.UTC)
    found = [change for known in every for change in _of(session, known, start, lang)]
    total = sum(changes_count(session, known.stored.id, start) for known in every)
    return sorted(found, key=lambda one: one.at, reverse=True)[:SHOWN], total


def _of(session: Session, known: Known, start: dt.datetime | None, lang: str) -> list[Change]:
    """The changes of one journey; what somebody did to one thing in a row stands once."""
    told: list[Change] = []
    gone = undone(session, known.stored.id)
    for one in changes_since(session, known.stored.id, start, _LOOKED_AT):
        if one.undoes is not None:
            continue
        change = _change(known, one, one.version in gone, lang)
        last = told[-1] if told else None
        if last and _same(last, change):
            last.times += 1
        else:
            told.append(change)
    return told


def _same(last: Change, one: Change) -> bool:
    return (last.by, last.element, last.undone) == (one.by, one.element, one.undone)


def _change(known: Known, one: StoredOperation, undone: bool, lang: str) -> Change:
    return Change(
        journey=known.stored.id,
        title=known.title(lang),
        version=one.version,
        element=one.element,
        sentence=one.sentence.get(lang) or one.sentence.get("en") or "",
        by=one.user.name if one.user else None,
        at=one.at,
        undone=undone,
    )


def checkin(every: Sequence[Known], today: dt.date, lang: str) -> CheckInNews | None:
    """The check-in that comes next; when none is planned, the last one."""
    held = [(known, one) for known in every for one in known.journey.checkins]
    coming = [pair for pair in held if pair[1].date >= today]
    if not held:
        return None
    by_day = min if coming else max
    known, one = by_day(coming or held, key=lambda pair: pair[1].date)
    return CheckInNews(
        journey=known.stored.id,
        title=known.title(lang),
        date=one.date,
        people=known.say(one.people, lang),
        agenda=len(one.agenda),
        coming=bool(coming),
    )
