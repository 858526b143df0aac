"""The checks that need events: each finds what it asks for, with its numbers, and minds nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import percorso as pc
from percorso.errors import QuestionError
from percorso.events.schema import SIMULATOR
from percorso.journey import Journey
from percorso.journey.audit import checks, examine
from percorso.measure.answer import plain
from percorso.measure.audit import Observed, audit, judged, measured_checks, survey
from percorso.measure.audit.checks import NAMES
from tests.conftest import ROOT
from tests.journey.audit.fine import TODAY, journey
from tests.journey.audit.spoil import GONE, Change, spoilt
from tests.journey.strategies import JOURNEYS
from tests.measure.audit.world import (
    Event,
    changed,
    checked,
    event,
    events,
    found,
    renamed,
    table,
    way,
)


def test_nothing_is_found() -> None:
    check = checked(journey(), events())
    assert [(one.check, one.key, one.explanation("en")) for one in check.findings] == []
    assert check.measured
    assert not check.simulated
    assert "100% of the events (240 of 240) are taken by a stage." in check.notes_in(
        "clear_stages", "en"
    )
    assert "On target: see figure (See), 40; target 1." in check.notes_in("improving", "en")


def test_what_was_observed_can_be_kept_and_judged_later() -> None:
    """Nothing is lost on the way through a file, in a world where much is found."""
    rows = changed(lambda one: None if one["event"] == "Basket Filled" else one)
    drawn = journey()
    measured = pc.measure(drawn, table(rows))
    kept = json.loads(json.dumps(plain(Observed.of(measured).kept())))
    answers = [[plain(dict(row)) for row in one.rows]
               for one in (measured.stages(), measured.touchpoints())]  # fmt: skip
    found = judged(drawn, Observed.read(kept, *answers), TODAY)
    assert found == survey(drawn, measured, TODAY)
    assert found.findings


def test_wants_are_confirmed_by_their_signals() -> None:
    standings = {one.want: one for one in checked(journey(), events()).wants}
    assert standings["quality"].confirmed
    assert standings["good_experience"].confirmed
    assert standings["responsive_service"].confirmed
    assert standings["trust"].confirmed is None
    assert standings["quality"].word("it") == "sulla mappa c’è, i dati confermano"


def scored(kind: str, score: float) -> Callable[[Event], Event]:
    """Every answer of a kind becomes another one."""

    def change(row: Event) -> Event:
        return {**row, "score": score} if row.get("score_kind") == kind else row

    return change


def anew(kind: str, new: str, score: float) -> Callable[[Event], Event]:
    """Answers on another scale."""

    def change(row: Event) -> Event:
        same = row.get("score_kind") == kind
        return {**row, "score": score, "score_kind": new} if same else row

    return change


def late(row: Event) -> Event:
    """Answers come a day late."""
    back = row.get("direction") == "outbound"
    stamp = row["timestamp"].replace("2026-05-", "2026-06-") if back else row["timestamp"]
    return {**row, "timestamp": stamp}


TWO_CHANNELS = [
    *events(),
    *(event(f"p{i}", "Ticket Opened", i + 32, "phone", score=1.0, score_kind="csat")
      for i in range(40)),
]  # fmt: skip
PHONE: Change = {"touchpoints.2.rule": {"event": "Ticket Opened"}, "touchpoints.1.channel": "phone"}
BASKET = {"event": ["Basket Filled"]}

FOUND: list[tuple[str, Change, list[Event], str]] = [
    ("simulated_data", {}, changed(lambda row: {**row, "library": SIMULATOR}), "240 of 240"),
    ("rule_unknown_event", {}, renamed("Order Completed", "Order Complete"),
     "The rule of Do asks for “Order Completed”, and no event is called that. "
     "The nearest is “Order Complete”."),
    ("rule_unknown_event", {"stages.2.enter": {"event": ["Basket Filled", "Basket Filed"]}},
     [*events(), event("x", "Basket Fileds", 3, "website")], "asks for “Basket Filed” too"),
    ("stage_unentered", {"stages.3.enter": {"event": "Ticket Opened", "channel": "fax"}}, events(),
     "Nobody entered Care in the period."),
    ("events_two_stages", {"stages.3.enter": {"event": ["Ticket Opened", "Page Viewed"]}}, events(),
     "16.7% of the signals (40 of 240) match both See and Care"),
    ("events_outside", {}, [*events(), *(event("p1", "Scrolled", i / 10, "website")
                                         for i in range(300))], "55.6% of the events (300 of 540)"),
    ("nobodies", {}, [*events(), *way("undefined", 5)], "6 events (2.4%)"),
    ("stage_inferred", {"stages.3.inferred": True}, events(), "40 entries in Care"),
    ("stays_late", {"stages.2.target_duration": "10min"}, events(),
     "In Do 100% of the stays (40 of 40) take longer than the expected 10 minutes."),
    ("channel_off_map", {}, [*events(), event("p1", "Called", 4, "phone")], "“phone” (1)"),
    ("event_off_map", {}, [*events(), event("p1", "Called", 4, "chat")],
     "0.4% of the events (1 of 241) are in no rule and at no touchpoint: “Called” (1)."),
    ("touchpoint_silent", {"touchpoints.2.rule": {"event": "Ticket Opened", "channel": "fax"}},
     events(), "Chat is covered and has a rule"),
    ("touchpoint_silent", {"touchpoints.4": {"id": "sms", "name": "Sms", "state": "covered"}},
     events(), "Sms is covered, but no event can show it"),
    ("touchpoint_in_use", {"touchpoints.2.state": "missing"}, events(),
     "Chat is drawn as not covered, yet events happen there: 80."),
    ("touchpoint_in_use", {"touchpoints.2.state": "planned"}, events(), "drawn as planned"),
    ("emotion_gap", {"stages.3.emotion": -1}, events(), "In Care people feel +1.0 (40 answers)"),
    ("satisfaction_spread", {}, TWO_CHANNELS,
     "In Care customers give 1.0 on phone (n 40) and 4.0 on chat (n 40), CSAT from 1 to 5."),
    ("kpi_off_target", {"stages.0.kpis.0.target": 50}, events(),
     "see figure (See): 40; target at least 50."),
    ("kpi_off_target", {"stages.0.kpis.0": {"id": "on", "name": "Go on", "figure": "drop_off",
                                            "unit": "%", "target": -0.0, "better": "higher"},
                        "stages.0.kpis.1": {"id": "off", "name": "Go on", "figure": "conversion",
                                            "unit": "%", "target": 50, "better": "lower"}},
     events(), "Go on (See): 100%, out of 40; target at most 50.0%."),
    ("signal_quality", {}, changed(scored("stars", 1.5)), "1.5 on average, reviews from 1 to 5 (n 40)."),
    ("signal_convenience", {}, changed(anew("stars", "ces", 2.0)), "2.0 on average"),
    ("signal_good_experience", {}, changed(scored("csat", 2.0)), "2.0 on average, CSAT from 1 to 5"),
    ("signal_good_experience", {}, changed(anew("csat", "nps", 5.0)), "NPS −100 (n 40)."),
    ("signal_responsive_service", {}, changed(late),
     "0% of the answers (0 of 40) came within the stated 2 hours."),
]  # fmt: skip


@pytest.mark.parametrize(("check", "change", "rows", "says"), FOUND)
def test_the_check_notices(check: str, change: Change, rows: list[Event], says: str) -> None:
    findings = found(journey(spoilt(change)), rows)
    assert check in findings, sorted(findings)
    told = [one.explanation("en") for one in findings[check]]
    assert any(says in one for one in told), told
    for finding in findings[check]:
        assert finding.explanation("it") != finding.explanation("en")
        assert finding.fix("it") != finding.fix("en")


NOT_FOUND: list[tuple[str, Change, list[Event]]] = [
    ("rule_unknown_event", {"stages.2.enter": {"event": ["Basket Filled", "Trolley Loaded"]}}, events()),
    ("stage_unentered", {"stages.3.enter": {"event": "Tocket Upened"}}, events()),
    ("events_two_stages", {"stages.3.enter": {"event": ["Ticket Opened", "Page Viewed"]},
                           "stages.0.priority": 1}, events()),
    ("rules_overlap", {"stages.3.enter": {"channel": "chat"}}, events()),
    ("stays_late", {"stages.2.target_duration": GONE}, events()),
    ("touchpoint_silent", {"touchpoints.4": {"id": "tv", "name": "TV", "channel": "tv",
                                             "state": "covered"}}, events()),
    ("satisfaction_spread", {}, TWO_CHANNELS[:260]),
    ("signal_quality", {}, changed(scored("stars", 1.5))[:120]),
    ("signal_quality", {}, changed(scored("stars", 3.0))),
]  # fmt: skip


@pytest.mark.parametrize(("check", "change", "rows"), NOT_FOUND)
def test_the_check_does_not_mind(check: str, change: Change, rows: list[Event]) -> None:
    assert check not in found(journey(spoilt(change)), rows)


def test_few_cases_matter_less_and_say_so() -> None:
    value = spoilt({"stages.0.kpis.0": {
        "id": "on", "name": "Go on", "figure": "conversion", "target": 0.5, "better": "lower",
    }})  # fmt: skip
    finding = found(journey(value), events()[:60])["kpi_off_target"][0]
    assert finding.severity == "low"
    assert finding.explanation("en").endswith("Few data: 10.")


def test_values_written_by_hand_stand_together() -> None:
    nps = {"id": "nps", "name": "NPS", "value": 42, "target": 50, "unit": "−100 to +100"}
    size = {"id": "size", "name": "Order", "value": 1184, "target": 1250, "unit": "€"}
    value = spoilt({"stages.0.kpis.0": nps, "stages.1.kpis.0": size})
    (finding,) = found(journey(value), events())["kpi_off_target"]
    assert (
        finding.explanation("it")
        .replace("\xa0", " ")
        .endswith("fuori obiettivo: NPS (42 e non 50) e Order (1.184 € e non 1.250 €).")
    )
    assert [place.key for place in finding.places] == ["stages[0].kpis[0]", "stages[1].kpis[0]"]


def test_every_check_is_tried_and_stands_in_a_file() -> None:
    assert {check for check, *_ in FOUND} == set(measured_checks())
    folder = ROOT / "src" / "percorso" / "measure" / "audit" / "checks"
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(NAMES)
    assert not set(measured_checks()) & set(checks())


def test_a_drawing_without_rules_is_checked_as_drawn() -> None:
    drawn = Journey.parse("{percorso: 1, id: a, title: A, stages: [{id: s, name: S}]}")
    measured = pc.measure(drawn, table(events()))
    assert audit(drawn, measured, TODAY) == list(examine(drawn, TODAY).findings)


def test_another_journey_is_refused() -> None:
    measured = pc.measure(journey(), table(events()))
    with pytest.raises(QuestionError, match="another journey"):
        audit(journey(spoilt({"title": "Other"})), measured)


def test_no_events_at_all() -> None:
    empty = pa.table({"user_id": ["a"], "event": ["Nap"], "timestamp": ["2026-05-01T10:00Z"]})
    drawn = journey()
    check = survey(drawn, pc.measure(drawn, empty, start="2027-01-01"), TODAY)
    assert "rule_unknown_event" in {one.check for one in check.findings}


@settings(deadline=None, max_examples=15)
@given(JOURNEYS, st.integers(1, 30))
def test_any_journey_is_checked_with_events(value: dict[str, Any], n: int) -> None:
    drawn = Journey.from_dict(value)
    measured = pc.measure(drawn, table(events()[:n]))
    for finding in audit(drawn, measured, TODAY):
        for lang in ("en", "it"):
            assert f"{finding.explanation(lang)} {finding.fix(lang)}".isprintable()
