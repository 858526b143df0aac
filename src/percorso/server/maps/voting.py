"""Votes: who voted is kept beside the journey, how many did stands in its document."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from percorso.mark import N_
from percorso.server.errors import Refusal
from percorso.server.maps.changing import Asked, Changer
from percorso.server.maps.journeys import locked
from percorso.store.tables import Vote

KINDS = ("problems", "ideas")


def mine(session: Session, journey: str, user: str) -> list[str]:
    """The items that somebody voted for."""
    query = select(Vote.item).where(Vote.journey_id == journey, Vote.user_id == user)
    return sorted(session.scalars(query))


def vote(changer: Changer, journey: str, item: str, wanted: bool) -> tuple[int, int]:
    """Vote for an item or take the vote back; twice the same changes nothing.

    Returns:
        The votes of the item, and the version of the journey.

    Raises:
        Refusal: There is no such item on the board.
    """
    session = changer.session
    stored = locked(session, changer.workspace, journey)
    kind, votes = _found(stored.document, item)
    held = session.get(Vote, (stored.id, item, changer.account.id))
    if wanted == (held is not None):
        return votes, stored.version
    votes = max(0, votes + (1 if wanted else -1))
    if held is None:
        session.add(Vote(journey_id=stored.id, item=item, user_id=changer.account.id))
    else:
        session.delete(held)
    operation = {"op": "edit", "path": ["board", kind, item, "votes"], "value": votes or None}
    done = changer.change(journey, Asked(stored.version, operation, force=True))
    return votes, done.version


def _found(document: dict[str, Any], item: str) -> tuple[str, int]:
    board = document.get("board", {})
    for kind in KINDS:
        for one in board.get(kind, []):
            if one["id"] == item:
                return kind, int(one.get("votes", 0))
    raise Refusal(404, N_("This is not on the board any more."), N_("Load the page anew."))
