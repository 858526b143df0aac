"""A workspace that shows every part: a lamp maker's journey, its team, a year of people."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from percorso.engine.lake import Workspace as Lake
from percorso.engine.loader import load
from percorso.journey import Journey
from percorso.server.access import folder_of
from percorso.server.running.first import journey_files, take_in
from percorso.server.seeds.talk import talk
from percorso.server.seeds.team import TEAM, added, join_team
from percorso.server.settings import Settings
from percorso.simulate import simulate
from percorso.store import Store
from percorso.store.base import now
from percorso.store.tables import StoredJourney, Workspace
from percorso.store.teams import make_workspace

NAMES = {"it": "Lampade Orsini (dati inventati)", "en": "Orsini Lamps (invented data)"}
PEOPLE, SEED, START = 2_000, 7, "2025-11-01"
FILES = ("journey.yaml", "future.yaml")
DRAWN_DAYS_AGO = 9


def examples() -> Path:
    """The folder with the journeys: inside the package, or beside it in a source tree."""
    package = Path(__file__).parents[2]
    shipped = package / "examples" / "industrial-design"
    return shipped if shipped.is_dir() else package.parents[1] / "examples" / "industrial-design"


def lamps(store: Store, settings: Settings, lang: str, events: bool = True) -> str:
    """The workspace of the lamp maker; one that is there already stays as it is.

    Args:
        store: The database.
        settings: What the server is started with: where folders are.
        lang: The language of its name and of what people said.
        events: Whether a year of invented people is put into it.

    Returns:
        The workspace's id.
    """
    with store.session() as session:
        found = session.scalar(select(Workspace).where(Workspace.name.in_(NAMES.values())))
        made = found or make_workspace(session, NAMES[lang])
        if found is None:
            join_team(session, made, TEAM)
    folder = folder_of(made, settings)
    if found is None:
        _journeys(store, made, folder, lang)
    if events:
        _people(folder)
    return made.id


def _journeys(store: Store, made: Workspace, folder: Path, lang: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(examples() / name, folder / name)
    with store.session() as session:
        take_in(session, made, journey_files(folder), folder)
        _drawn(session, made)
        talk(session, made.id, lamp(session, made.id), lang)


def _drawn(session: Session, made: Workspace) -> None:
    """Say who drew the journeys, and when: invented too, as everything here."""
    drew, day = added(session, TEAM[1]), now() - timedelta(days=DRAWN_DAYS_AGO)
    for one in session.scalars(select(StoredJourney).where(StoredJourney.workspace_id == made.id)):
        one.created_by = one.changed_by = drew.id
        one.created_at = one.changed_at = day


def lamp(session: Session, workspace: str) -> StoredJourney:
    """The journey of buying a lamp, as it is now."""
    query = select(StoredJourney).where(StoredJourney.workspace_id == workspace)
    return session.scalars(query.where(StoredJourney.source_file == FILES[0])).one()


def _people(folder: Path) -> None:
    """A year of invented people, once: the same on every machine, and marked as simulated."""
    lake = Lake.create(folder, among=True)
    if lake.files():
        return
    events = folder / "people.parquet"
    journey = Journey.load(examples() / FILES[0])
    simulate(journey, PEOPLE, SEED, events, start=START, force=True)
    load([events], lake)
