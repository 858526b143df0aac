"""What the invented team did lately: some changes, some comments, one of which names the reader."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from percorso.mark import N_
from percorso.server.live import Hub
from percorso.server.maps.changing import Asked, Changer
from percorso.server.maps.comments import written
from percorso.server.seeds.team import TEAM, added
from percorso.store import Account
from percorso.store.tables import StoredJourney, User
from percorso.words import Words

ROME = ZoneInfo("Europe/Rome")
READER, ELENA, DAVIDE, SARA = range(len(TEAM))
_When = tuple[int, int, int]
"""Days ago, hour and minute, in the team's time zone: nobody of it works at night."""
# Who, when, what.
_CHANGES: tuple[tuple[int, _When, dict[str, Any]], ...] = (
    (DAVIDE, (3, 10, 20), {"op": "edit", "path": ["touchpoints", "delivery-sms", "due"],
                  "value": "2026-12-10"}),
    (ELENA, (2, 15, 5), {"op": "edit", "path": ["board", "ideas", "cardboard", "state"],
                         "value": "chosen"}),
    (DAVIDE, (1, 11, 40), {"op": "edit", "path": ["stages", "delivery", "owner"],
                  "value": "Davide Moretti"}),
    (ELENA, (1, 17, 25), {"op": "move", "path": ["opportunities"], "id": "a-date-to-choose",
                "before": "costs-upfront"}),
)  # fmt: skip
# Who, when, on what, which comment is answered, the words.
_COMMENTS = (
    (SARA, (1, 12, 10), "stages/comparison", None,
     N_("Half of those who write to us ask for the real size. Shall we put it at the top here?")),
    (ELENA, (1, 12, 32), "stages/comparison", 0,
     N_("Yes. The drawing with the sofa is ready; it lacks only the heights.")),
    (DAVIDE, (1, 17, 50), "touchpoints/delivery-sms", None,
     N_("{reader} can you tell the carrier which day we start?")),
)  # fmt: skip


def talk(session: Session, workspace: str, journey: StoredJourney, lang: str) -> None:
    """Let the team change and discuss a journey, in the days before now."""
    team = [added(session, one) for one in TEAM]
    for who, when, operation in _CHANGES:
        account = _account(team[who])
        changer = Changer(session, Hub(), workspace, account, lang)
        done = changer.change(journey.id, Asked(journey.version, operation, "seed"))
        done.at = journey.changed_at = _at(when)
    kept: list[str] = []
    for who, when, element, answers, words in _COMMENTS:
        text = Words.of(lang)(words, reader=f"@[{team[READER].name}]({team[READER].id})")
        above = None if answers is None else kept[answers]
        one = written(session, workspace, journey.id, _account(team[who]), element, text, above)
        one.at = _at(when)
        kept.append(one.id)


def _account(user: User) -> Account:
    return Account(user.id, user.name, user.email)


def _at(when: _When) -> datetime:
    days, hour, minute = when
    day = datetime.now(ROME).date() - timedelta(days=days)
    return datetime.combine(day, time(hour, minute), ROME)
