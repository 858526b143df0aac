"""What `percorso demo` shows: the grocery panel in the served folder, the lamp maker beside it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from percorso.server.running.first import prepare
from percorso.server.seeds.lamps import lamps
from percorso.server.seeds.team import TEAM, added
from percorso.server.settings import Settings
from percorso.store import Role, Store, links
from percorso.store.tables import Workspace
from percorso.store.teams import join, make_workspace

NAMES = {"it": "Panel della spesa", "en": "Grocery panel"}


def fill(store: Store, settings: Settings, lang: str) -> None:
    """Put both workspaces of the demo into a database; what is there stays as it is."""
    with store.session() as session:
        served = session.scalar(select(Workspace).where(Workspace.served.is_(True)))
        served = served or make_workspace(session, NAMES[lang])
        join(session, served.id, added(session, TEAM[0]).id, Role.ADMIN)
        panel, since = served.id, served.created_at
    prepare(store, settings)
    shown = lamps(store, settings, lang)
    with store.session() as session:  # the richer one is what opens first
        session.get_one(Workspace, shown).created_at = since - timedelta(minutes=1)
        session.get_one(Workspace, panel).created_at = since


def sign_in_token(store: Store) -> str:
    """The token of a link by which the reader signs in, once."""
    with store.session() as session:
        return links.make_link(session, "sign_in", added(session, TEAM[0]).id)
