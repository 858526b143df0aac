"""What the invented team did lately: some changes, some comments, one of which names the reader."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from percorso.mark import N_
from percorso.server.live import Hub
from percorso.server.maps.changing import Asked, Changer
from percorso.server.maps.comments import written
from percorso.server.seeds.team import TEAM, added
from percorso.store import Account
from percorso.store.base import now
from percorso.store.tables import StoredJourney, User
from percorso.words import Words

READER, ELENA, DAVIDE, SARA = range(len(TEAM))
# Who, hours ago, what.
_CHANGES: tuple[tuple[int, float, dict[str, Any]], ...] = (
    (DAVIDE, 70, {"op": "edit", "path": ["touchpoints", "delivery-sms", "due"],
                  "value": "2026-12-10"}),
    (ELENA, 52, {"op": "edit", "path": ["board", "ideas", "ar-view", "state"], "value": "chosen"}),
    (DAVIDE, 26, {"op": "edit", "path": ["stages", "delivery", "owner"],
                  "value": "Davide Moretti"}),
    (ELENA, 5, {"op": "move", "path": ["opportunities"], "id": "a-date-to-choose",
                "before": "costs-upfront"}),
)  # fmt: skip
# Who, hours ago, on what, which comment is answered, the words.
_COMMENTS = (
    (SARA, 30, "stages/comparison", None,
     N_("Half of those who write to us ask for the real size. Shall we put it at the top here?")),
    (ELENA, 28, "stages/comparison", 0,
     N_("Yes. The drawing with the sofa is ready; it lacks only the heights.")),
    (DAVIDE, 4, "touchpoints/delivery-sms", None,
     N_("{reader} can you tell the carrier which day we start?")),
)  # fmt: skip


def talk(session: Session, workspace: str, journey: StoredJourney, lang: str) -> None:
    """Let the team change and discuss a journey, in the hours before now."""
    team = [added(session, one) for one in TEAM]
    for who, hours, operation in _CHANGES:
        account = _account(team[who])
        changer = Changer(session, Hub(), workspace, account, lang)
        done = changer.change(journey.id, Asked(journey.version, operation, "seed"))
        done.at = journey.changed_at = now() - timedelta(hours=hours)
    kept: list[str] = []
    for who, hours, element, answers, words in _COMMENTS:
        text = Words.of(lang)(words, reader=f"@[{team[READER].name}]({team[READER].id})")
        above = None if answers is None else kept[answers]
        one = written(session, workspace, journey.id, _account(team[who]), element, text, above)
        one.at = now() - timedelta(hours=hours)
        kept.append(one.id)


def _account(user: User) -> Account:
    return Account(user.id, user.name, user.email)
