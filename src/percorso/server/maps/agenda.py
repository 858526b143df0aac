"""The agenda of the next check-in: what changed since the last one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from percorso.journey import Journey, Kpi, text
from percorso.journey.operations import label
from percorso.mark import N_
from percorso.server.maps.comments import CommentShown, comments_of
from percorso.server.maps.history import undone
from percorso.server.maps.people import Person, person
from percorso.store.base import now
from percorso.store.tables import StoredJourney, StoredOperation
from percorso.words import Words

MOST_SENTENCES = 12


class AgendaChange(BaseModel):
    """An element that changed, and what was done to it."""

    element: str
    name: str
    sentences: list[str]
    """The newest first, at most twelve."""
    count: int
    by: list[Person]
    last_at: datetime


class AgendaKpi(BaseModel):
    """A KPI that reached its target, or fell behind it."""

    element: str
    stage: str
    name: str
    target: float
    before: float
    value: float
    unit: str
    date: date
    reached: bool
    sentence: str


class AgendaAction(BaseModel):
    """An action whose day has passed."""

    element: str
    name: str
    owner: str
    due: date
    days: int


class Agenda(BaseModel):
    """What to talk about at the next check-in."""

    since: date | None
    """The day of the last check-in; None: there was none yet."""
    decisions: list[str]
    """What the last check-in decided."""
    changes: list[AgendaChange]
    kpis: list[AgendaKpi]
    comments: list[CommentShown]
    """First comments of threads that are not settled."""
    overdue: list[AgendaAction]


@dataclass(frozen=True, slots=True)
class _Asked:
    session: Session
    stored: StoredJourney
    journey: Journey
    since: date | None
    words: Words

    def said(self, value: Any) -> str:
        """A text of the journey in the reader's language."""
        return text(value, self.words.lang, self.journey.language)


def agenda_of(session: Session, stored: StoredJourney, lang: str) -> Agenda:
    """The agenda of a journey in one language."""
    journey = Journey.from_dict(stored.document)
    today = now().date()
    held = [one for one in journey.checkins if one.date <= today]
    last = max(held, key=lambda one: one.date, default=None)
    asked = _Asked(session, stored, journey, last.date if last else None, Words.of(lang))
    threads = [one for one in comments_of(session, stored.id) if not one.parent]
    return Agenda(
        since=asked.since,
        decisions=[asked.said(one) for one in last.decisions] if last else [],
        changes=_changes(asked),
        kpis=list(_kpis(asked)),
        comments=[one for one in threads if one.resolved_at is None],
        overdue=list(_overdue(asked, today)),
    )


def _changes(asked: _Asked) -> list[AgendaChange]:
    """What was changed since, by element, the one changed last first; not what was taken back."""
    query = select(StoredOperation).where(StoredOperation.journey_id == asked.stored.id)
    if asked.since is not None:
        start = datetime.combine(asked.since, time(), UTC)
        query = query.where(StoredOperation.at >= start)
    query = query.options(joinedload(StoredOperation.user))
    gone = undone(asked.session, asked.stored.id)
    by_element: dict[str, list[StoredOperation]] = {}
    for one in asked.session.scalars(query.order_by(StoredOperation.version.desc())):
        if one.version not in gone and one.undoes is None and not _of_a_checkin(one):
            by_element.setdefault(one.element, []).append(one)
    return [_change(asked, element, found) for element, found in by_element.items()]


def _of_a_checkin(one: StoredOperation) -> bool:
    return bool(one.operation.get("path", [""])[0] == "checkins")


def _change(asked: _Asked, element: str, found: list[StoredOperation]) -> AgendaChange:
    lang = asked.words.lang
    people = {one.user_id: person(one.user) for one in found if one.user}
    path = tuple(element.split("/")) if element else ()
    return AgendaChange(
        element=element,
        name=label(path, asked.stored.document, lang) or asked.said(asked.journey.title),
        sentences=[one.sentence.get(lang, "") for one in found[:MOST_SENTENCES]],
        count=len(found),
        by=[each for each in people.values() if each],
        last_at=found[0].at,
    )


def _kpis(asked: _Asked) -> Iterator[AgendaKpi]:
    for stage in asked.journey.stages:
        for kpi in stage.kpis:
            crossing = crossed(kpi, asked.since)
            if crossing is not None and kpi.target is not None:
                before, value, day = crossing
                element = f"stages/{stage.id}"
                yield _kpi(asked, element, asked.said(stage.name), kpi, before, value, day)


def _kpi(
    asked: _Asked, element: str, stage: str, kpi: Kpi, before: float, value: float, day: date
) -> AgendaKpi:
    target, unit, name = float(kpi.target or 0), asked.said(kpi.unit), asked.said(kpi.name)
    reached = _is_good(kpi, value)
    said = N_("{name}: target reached") if reached else N_("{name}: no longer on target")
    return AgendaKpi(
        element=element, stage=stage, name=name, target=target, before=before, value=value,
        unit=unit, date=day, reached=reached, sentence=asked.words(said, name=name),
    )  # fmt: skip


def crossed(kpi: Kpi, since: date | None) -> tuple[float, float, date] | None:
    """The reading before and after a KPI crossed its target since a day, and the day of the latter.

    Example:
        >>> kpi = Kpi(id="k", name="K", target=5, history=[{"date": "2026-01-01", "value": 3},
        ...     {"date": "2026-02-01", "value": 6}])
        >>> crossed(kpi, None)[:2]
        (3.0, 6.0)
    """
    if kpi.target is None:
        return None
    readings = sorted(kpi.history, key=lambda one: one.date)
    for before, after in reversed(list(pairwise(readings))):
        if since is not None and after.date < since:
            return None
        if _is_good(kpi, float(before.value)) != _is_good(kpi, float(after.value)):
            return float(before.value), float(after.value), after.date
    return None


def _is_good(kpi: Kpi, value: float) -> bool:
    target = float(kpi.target or 0)
    return value >= target if kpi.better == "higher" else value <= target


def _overdue(asked: _Asked, today: date) -> Iterator[AgendaAction]:
    for one in asked.journey.actions:
        if one.due is not None and one.due < today and one.state not in {"done", "dropped"}:
            yield AgendaAction(
                element=f"actions/{one.id}", name=asked.said(one.text), owner=asked.said(one.owner),
                due=one.due, days=(today - one.due).days,
            )  # fmt: skip
