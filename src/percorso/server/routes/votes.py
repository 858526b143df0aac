"""Votes for what is on the board: one a person and item."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from percorso.server.access import Commenter, Database, Lang, TheHub, Viewer
from percorso.server.maps.changing import Changer
from percorso.server.maps.journeys import TheJourney
from percorso.server.maps.voting import mine, vote

router = APIRouter(tags=["votes"], prefix="/workspaces/{workspace}/journeys/{journey}/votes")


class Votes(BaseModel):
    """How many votes an item has now."""

    item: str
    votes: int
    mine: bool
    version: int


class MyVotes(BaseModel):
    """The items that one voted for."""

    items: list[str]


@router.get("")
def my_votes(access: Viewer, stored: TheJourney, database: Database) -> MyVotes:
    """The items of the board that one voted for."""
    return MyVotes(items=mine(database, stored.id, access.account.id))


@router.put("/{item}")
def vote_for(
    journey: str, item: str, access: Commenter, database: Database, hub: TheHub, lang: Lang
) -> Votes:
    """Vote for a problem or an idea of the board, by its id."""
    return _voted(
        Changer(database, hub, access.workspace.id, access.account, lang), journey, item, True
    )


@router.delete("/{item}")
def take_vote_back(
    journey: str, item: str, access: Commenter, database: Database, hub: TheHub, lang: Lang
) -> Votes:
    """Take one's vote back."""
    return _voted(
        Changer(database, hub, access.workspace.id, access.account, lang), journey, item, False
    )


def _voted(changer: Changer, journey: str, item: str, wanted: bool) -> Votes:
    votes, version = vote(changer, journey, item, wanted)
    return Votes(item=item, votes=votes, mine=wanted, version=version)
