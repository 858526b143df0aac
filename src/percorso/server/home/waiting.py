"""What waits for the reader: each thing with the one verb that gets it done."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from percorso.mark import N_
from percorso.server.home.known import Known
from percorso.server.home.shapes import Waiting
from percorso.server.maps.guide import steps
from percorso.store.front import guides_of, open_invitations, threads_of, unseen_mentions
from percorso.store.roles import Role
from percorso.store.tables import Comment
from percorso.words import Words

SOON = dt.timedelta(days=7)
"""An action due within this time waits already."""
LONGEST = 80
STEPS = 6
_MENTION = re.compile(r"@\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Reader:
    """Whoever looks at the page.

    Attributes:
        id: Their id.
        name: Their name, by which the map calls owners.
        workspace: The workspace they look at.
        role: What they may do in it.
        lang: The language they read.
        today: Their day.
    """

    id: str
    name: str
    workspace: str
    role: Role
    lang: str
    today: dt.date

    @property
    def words(self) -> Words:
        """Words of their language."""
        return Words.of(self.lang)


def waiting(session: Session, every: Sequence[Known], reader: Reader) -> list[Waiting]:
    """Everything that waits for the reader, the most personal first."""
    found = [*_talk(session, every, reader)]
    if reader.role.includes(Role.EDITOR):
        found += [*_actions(every, reader), *_findings(every, reader)]
        found += _guides(session, every, reader)
    if reader.role.includes(Role.ADMIN):
        found += _invitations(session, reader)
    return found


def _talk(session: Session, every: Sequence[Known], reader: Reader) -> Iterator[Waiting]:
    """Comments that name the reader, and answers in talks that the reader is part of."""
    known = {one.stored.id: one for one in every}
    threads: dict[str, list[Comment]] = {}
    for comment in threads_of(session, [*known]):
        threads.setdefault(comment.parent_id or comment.id, []).append(comment)
    unseen = unseen_mentions(session, reader.id)
    for thread in threads.values():
        last = thread[-1]
        if last.user_id == reader.id or not reader.role.includes(Role.COMMENTER):
            continue
        named = any(one.id in unseen and not _answered(thread, one, reader.id) for one in thread)
        journey = known[last.journey_id]
        if named or _takes_part(thread, journey, reader.id):
            yield _comment(last, journey, reader, named)


def _answered(thread: Sequence[Comment], named: Comment, reader: str) -> bool:
    return any(one.user_id == reader and one.at > named.at for one in thread)


def _takes_part(thread: Sequence[Comment], known: Known, reader: str) -> bool:
    return known.stored.created_by == reader or any(one.user_id == reader for one in thread)


def _comment(one: Comment, known: Known, reader: Reader, named: bool) -> Waiting:
    words = reader.words
    message = N_("{name} mentions you") if named else N_("{name} waits for an answer")
    said = _MENTION.sub(r"@\1", " ".join(one.text.split()))
    short = said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"
    return Waiting(
        kind="mention" if named else "reply",
        text=words(message, name=one.user.name),
        detail=words.quoted(short),
        journey=known.stored.id,
        element=one.element,
        at=one.at,
        verb=words(N_("Reply")),
    )


def _actions(every: Sequence[Known], reader: Reader) -> Iterator[Waiting]:
    """The reader's actions that are due, or will be within a week."""
    mine = reader.name.casefold()
    for known in every:
        for one in known.journey.actions:
            open_ = one.state not in {"done", "dropped"}
            ours = known.say(one.owner, reader.lang).casefold() == mine
            if ours and open_ and one.due and one.due <= reader.today + SOON:
                yield Waiting(
                    kind="action", text=known.say(one.text, reader.lang),
                    detail=known.title(reader.lang), journey=known.stored.id,
                    element=f"actions/{one.id}", due=one.due, verb=reader.words(N_("Open")),
                )  # fmt: skip


def _findings(every: Sequence[Known], reader: Reader) -> Iterator[Waiting]:
    """Journeys whose map misleads, as the map check finds."""
    words = reader.words
    for known in every:
        if high := known.findings.get("high", 0):
            one, other = N_("{n} finding that misleads"), N_("{n} findings that mislead")
            yield Waiting(
                kind="findings", text=words.plural(one, other, high),
                detail=known.title(reader.lang), journey=known.stored.id,
                verb=words(N_("Fix")),
            )  # fmt: skip


def _guides(session: Session, every: Sequence[Known], reader: Reader) -> Iterator[Waiting]:
    """Guides that the reader began and has not finished."""
    words = reader.words
    begun = guides_of(session, reader.id, [known.stored.id for known in every])
    for known in every:
        kept = begun.get(known.stored.id)
        if kept is None or not (found := _where(kept.state, known)):
            continue
        place, step = found
        message = N_("Guide at step {step} of {all}")
        yield Waiting(
            kind="guide", text=words(message, step=place, all=STEPS),
            detail=known.title(reader.lang), journey=known.stored.id, element=step,
            at=kept.changed_at, verb=words(N_("Continue")),
        )  # fmt: skip


def _where(state: Mapping[str, Any], known: Known) -> tuple[int, str] | None:
    """The step where somebody is, with its number; None when every step is done."""
    every = steps(known.stored.document, state.get("skipped") or [])
    if all(one.done or one.skipped for one in every):
        return None
    names: list[str] = [one.id for one in every]
    step = state.get("step") or names[0]
    return (names.index(step) + 1, step) if step in names else None


def _invitations(session: Session, reader: Reader) -> Iterator[Waiting]:
    words = reader.words
    if sent := open_invitations(session, reader.workspace):
        one, other = N_("{n} invitation not accepted yet"), N_("{n} invitations not accepted yet")
        yield Waiting(
            kind="invitations", text=words.plural(one, other, len(sent)),
            detail=words.listed([one.email for one in sent[:2]]), verb=words(N_("See")),
        )  # fmt: skip
