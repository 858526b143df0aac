"""The whole home page for one reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from sqlalchemy.orm import Session

from percorso.server.home.cards import card
from percorso.server.home.changes import changes, checkin, since
from percorso.server.home.known import Figures, Known, know
from percorso.server.home.sentence import sentence
from percorso.server.home.shapes import Home, PutAway
from percorso.server.home.waiting import Reader, waiting
from percorso.store.front import journeys_of, names_of
from percorso.store.roles import Role

FiguresOf: TypeAlias = Callable[[Sequence[str]], Mapping[str, Figures]]


def home(session: Session, reader: Reader, figures: FiguresOf) -> Home:
    """What the home page shows.

    Args:
        session: The database, to read from.
        reader: Whoever looks.
        figures: Gives the measured figures of journeys, by the journey's id.
    """
    stored = journeys_of(session, reader.workspace)
    shown = [one for one in stored if one.archived_at is None]
    every = know(shown, reader.today, figures([one.id for one in shown]))
    names = names_of(session, [one.changed_by for one in stored])
    waits = waiting(session, every, reader)
    day = since(every, reader.today)
    changed, total = changes(session, every, day, reader.lang)
    away = know([one for one in stored if one.archived_at], reader.today, {})
    return Home(
        sentence=sentence(every, waits, reader.lang, reader.role.includes(Role.EDITOR)),
        journeys=[card(known, names, reader.id, reader.lang) for known in every],
        archived=[_put_away(known, reader.lang) for known in away],
        changes=changed,
        changes_total=total,
        since=day,
        waiting=waits,
        checkin=checkin(every, reader.today, reader.lang),
    )


def _put_away(known: Known, lang: str) -> PutAway:
    stored = known.stored
    return PutAway(
        id=stored.id, title=known.title(lang), archived_at=stored.archived_at or stored.changed_at
    )
