"""The home page: one sentence, journeys as cards, what changed, what waits for me."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from percorso.journey import Journey, template
from percorso.server.home.known import Figures
from percorso.server.home.page import home
from percorso.server.home.shapes import Home
from percorso.server.home.waiting import Reader
from percorso.store import Role, open_store
from percorso.store.tables import (
    Comment,
    Guide,
    Invitation,
    Mention,
    StoredJourney,
    StoredOperation,
    User,
    Workspace,
)

TODAY = dt.date(2026, 11, 22)
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
LAMP = """
percorso: 1
id: lamp
title: {it: Comprare una lampada, en: Buying a lamp}
language: en
stages:
  - {id: see, name: See, emotion: {value: 1, grade: reported}, enter: {event: Page Viewed}}
  - id: do
    name: Do
    goal: true
    enter: {event: Order Completed}
    emotion: -1
    kpis: [{id: value, name: Order value, target: 1250, unit: €, value: 1000}]
actions:
  - {id: costs, text: Show the costs, owner: Ada Neri, due: "2026-11-25"}
  - {id: later, text: Much later, owner: Ada Neri, due: "2027-11-25"}
  - {id: closed, text: Done, owner: Ada Neri, due: "2026-11-01", state: done}
checkins:
  - {date: "2026-11-10"}
  - {date: "2026-11-30", people: Ada, agenda: [Costs]}
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = open_store(tmp_path / "percorso.db")
    with store.session() as session:
        session.add_all(
            [
                User(id="ada", email="ada@lamps.example", name="Ada Neri"),
                User(id="luca", email="luca@lamps.example", name="Luca Riva"),
                Workspace(id="w", slug="w", name="Lamps"),
            ]
        )
        session.flush()
        yield session
    store.close()


def stored(session: Session, text: str = LAMP, id: str = "j", **more: Any) -> StoredJourney:
    document = Journey.parse(text).to_dict()
    one = StoredJourney(
        id=id, workspace_id="w", slug=id, title=document["title"], kind="current",
        document=document, created_by="ada", changed_by="luca", changed_at=NOON, **more,
    )  # fmt: skip
    session.add(one)
    session.flush()
    return one


def seen(
    session: Session,
    role: Role = Role.ADMIN,
    lang: str = "en",
    figures: dict[str, Figures] | None = None,
) -> Home:
    reader = Reader("ada", "Ada Neri", "w", role, lang, TODAY)
    return home(session, reader, lambda ids: figures or {})


def test_an_empty_workspace_says_what_to_do(session: Session) -> None:
    found = seen(session)
    assert found.sentence == "Draw your first journey."
    assert seen(session, Role.VIEWER).sentence == "Nobody has drawn a journey here yet."
    assert (found.journeys, found.waiting, found.checkin) == ([], [], None)


def test_a_card_shows_stages_and_the_kpi_furthest_from_its_target(session: Session) -> None:
    stored(session)
    (card,) = seen(session, lang="it").journeys
    assert (card.title, card.changed_by, card.mine) == ("Comprare una lampada", "Luca Riva", True)
    assert [(s.name, s.emotion, s.grade, s.people) for s in card.stages] == [
        ("See", 1, "reported", None),
        ("Do", -1, "hypothesis", None),
    ]
    assert card.figure is not None
    assert (card.figure.text, card.figure.state) == ("Order value · Do", "off_target")
    assert (card.figure.value, card.figure.target) == ("1.000\u00a0€", "1.250\u00a0€")


def test_the_sentence_tells_the_kpi_then_where_people_stop(session: Session) -> None:
    stored(session)
    kpi = "Off target: Order value in Do, €1,000 against €1,250."
    assert seen(session).sentence == kpi
    see = {"people": 900, "decided": 800, "converted": 200, "drop_off": 0.75}
    figures = {"j": Figures({"see": see, "do": {"people": 200}})}
    found = seen(session, figures=figures)
    assert found.sentence == "The largest loss is in See: 75.0% (600 of 800 with an outcome)."
    assert [stage.share for stage in found.journeys[0].stages] == [1.0, 200 / 900]
    assert found.journeys[0].loss == 0.75


def test_few_people_give_no_loss(session: Session) -> None:
    stored(session)
    see = {"people": 9, "decided": 8, "converted": 2, "drop_off": 0.75}
    assert seen(session, figures={"j": Figures({"see": see})}).journeys[0].loss is None


def test_what_changed_since_the_last_check_in(session: Session) -> None:
    stored(session)
    for version, (day, element, who) in enumerate(
        [(9, "stages/see", "luca"), (12, "stages/do", "luca"), (13, "stages/do", "luca"),
         (14, "pains/x", "ada")], 1,
    ):  # fmt: skip
        session.add(
            StoredOperation(
                journey_id="j", version=version, at=NOON.replace(day=day), user_id=who,
                operation={}, inverse={}, element=element,
                sentence={"en": f"Change {version}.", "it": f"Modifica {version}."},
            )
        )  # fmt: skip
    session.flush()
    found = seen(session, lang="it")
    assert found.since == dt.date(2026, 11, 10)
    assert [(c.sentence, c.by, c.times) for c in found.changes] == [
        ("Modifica 4.", "Ada Neri", 1),
        ("Modifica 3.", "Luca Riva", 2),
    ]
    assert found.changes_total == 3


def test_what_waits_for_me_each_with_a_verb(session: Session) -> None:
    stored(session)
    session.add(
        Comment(id="c", journey_id="j", user_id="luca", element="stages/see", at=NOON,
                text="@[Ada Neri](ada) do data sheets count?")
    )  # fmt: skip
    session.flush()
    session.add(Mention(comment_id="c", user_id="ada"))
    session.add(Guide(journey_id="j", user_id="ada", state={"step": "touchpoints"}))
    session.add(
        Invitation(workspace_id="w", email="new@lamps.example", role="editor",
                   token_hash="h", expires_at=dt.datetime(2099, 1, 1, tzinfo=dt.UTC))  # noqa: S106
    )  # fmt: skip
    session.flush()
    found = {one.kind: one for one in seen(session).waiting}
    assert [*found] == ["mention", "action", "guide", "invitations"]
    assert found["mention"].text == "Luca Riva mentions you"
    assert found["mention"].detail == "“@Ada Neri do data sheets count?”"
    assert (found["action"].text, found["action"].due) == ("Show the costs", dt.date(2026, 11, 25))
    assert (found["guide"].text, found["guide"].verb) == ("Guide at step 3 of 6", "Continue")
    assert found["guide"].element == "touchpoints"
    assert found["invitations"].detail == "new@lamps.example"
    assert [one.kind for one in seen(session, Role.VIEWER).waiting] == []


def test_what_i_answered_does_not_wait(session: Session) -> None:
    stored(session)
    session.add(Comment(id="c", journey_id="j", user_id="luca", text="Why?", at=NOON))
    session.flush()
    assert [one.kind for one in seen(session, Role.COMMENTER).waiting] == ["reply"]
    later = NOON + dt.timedelta(hours=1)
    session.add(Comment(id="d", journey_id="j", user_id="ada", text="So", at=later, parent_id="c"))
    session.flush()
    assert seen(session, Role.COMMENTER).waiting == []


def test_a_map_that_misleads_waits_to_be_fixed(session: Session) -> None:
    stored(session, "{percorso: 1, id: a, title: A, stages: [{id: s, name: S}]}", "misleading")
    found = seen(session)
    assert [(one.kind, one.text) for one in found.waiting] == [
        ("findings", "1 finding that misleads")
    ]
    assert found.sentence == "Finish “A” with the guide, then give its stages a rule."


def test_the_next_check_in_and_the_archive(session: Session) -> None:
    stored(session)
    stored(session, template.load("five-phases").to_yaml(), "old", archived_at=NOON)
    found = seen(session)
    assert found.checkin is not None
    assert (found.checkin.date, found.checkin.agenda) == (dt.date(2026, 11, 30), 1)
    assert [one.id for one in found.journeys] == ["j"]
    assert [one.title for one in found.archived] == ["Five phases, Awareness to Loyalty"]
