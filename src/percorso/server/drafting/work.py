"""The work of a job that drafts a journey from events and keeps it as a new one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from percorso.explain.discovery import discover
from percorso.journey import Journey
from percorso.server.maps.journeys import free_slug
from percorso.server.maps.starting import kept
from percorso.server.measuring.lakes import lake_of
from percorso.server.work.handle import Handle, Work
from percorso.store import Account, Store

KIND = "draft"


@dataclass(frozen=True)
class Wanted:
    """The draft that somebody wants.

    Attributes:
        workspace: Whose it is.
        folder: Where its events are.
        account: Who wants it.
        title: Its title; None: as the data suggest.
        lang: The language of its texts.
    """

    workspace: str
    folder: Path
    account: Account
    title: str | None
    lang: str


def drafting(store: Store, wanted: Wanted) -> Work:
    """The work: find order in the events, draw it, keep it; the result names the journey."""

    def work(handle: Handle) -> dict[str, Any] | None:
        lake = lake_of(wanted.folder)
        if lake is None:
            return None
        draft = discover(
            lake.workspace, lang=wanted.lang, title=wanted.title,
            progress=lambda done, all: handle.progress(0.7 * done / max(all, 1), "timeline"),
        )  # fmt: skip
        handle.progress(0.9, "questions")
        return {
            "journey": _keep(store, wanted, draft.journey),
            "told": list(draft.sentences),
            "to_answer": list(draft.questions),
        }

    return work


def _keep(store: Store, wanted: Wanted, journey: Journey) -> str:
    with store.session() as session:
        document = journey.to_dict()
        document["id"] = free_slug(session, wanted.workspace, document["id"])
        return kept(session, wanted.workspace, wanted.account, document).id
