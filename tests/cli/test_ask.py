"""`percorso ask`, `why` and `rebuild`, used as a person would."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from percorso.cli import group, main

JOURNEY = """
percorso: 1
id: lamp
title: Buying a lamp
stages:
  - {id: see, name: {en: See, it: Scopre}, enter: {event: Page Viewed}}
  - {id: do, name: Do, goal: true, enter: {event: [Order Completed, Order Paid]}}
"""
EVENTS = """user_id,event,timestamp,channel,revenue,currency,plan
ann,Page Viewed,2026-03-01T10:00:00Z,email,,,pro
ann,Order Completed,2026-03-02T10:00:00Z,web,40,EUR,pro
bob,Page Viewed,2026-03-01T11:00:00Z,ads,,,=cmd()
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lamp.yaml").write_text(JOURNEY)
    (tmp_path / "events.csv").write_text(EVENTS)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(group, list(words), catch_exceptions=True)


def answer(*words: str) -> dict[str, Any]:
    result = run("ask", *words, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_json_has_question_definition_window_label_and_rows(here: Path) -> None:
    found = answer("stages", "lamp.yaml", "--events", "events.csv")
    assert list(found) == ["question", "definition", "window", "simulated", "notices", "rows"]
    assert found["window"]["as_of"] == "2026-03-02T10:00:00+00:00"
    assert [(row["stage"], row["entries"], row["advanced"]) for row in found["rows"]] == [
        ("see", 2, 1), ("do", 1, 0)
    ]  # fmt: skip


def test_a_workspace_and_files_give_the_same(here: Path) -> None:
    assert run("import", "events.csv", "--workspace", "ws").exit_code == 0
    for question in ("stages", "flow", "touchpoints", "population", "cycles", "stays", "summary"):
        files = answer(question, "lamp.yaml", "--events", "events.csv")
        assert answer(question, "lamp.yaml", "--workspace", "ws") == files


def test_a_period_a_segment_and_a_comparison(here: Path) -> None:
    where = ("lamp.yaml", "-e", "events.csv")
    assert (
        answer("stages", *where, "--to", "2026-03-02", "--as-of", "2026-03-01")["rows"][1][
            "entries"
        ]
        == 0
    )
    rows = answer("stages", *where, "--where", "person.plan=pro")["rows"]
    assert [row["entries"] for row in rows] == [1, 1]
    rows = answer("stages", *where, "--by", "event.channel")["rows"]
    assert {row["segment"] for row in rows} == {"email", "ads", "web"}
    rows = answer("stages", *where, "--where", "person.plan=pro", "--compare", "event.channel=ads")
    assert [(r["segment"], r["entries"]) for r in rows["rows"]] == [
        ("person.plan=pro", 1), ("person.plan=pro", 1),
        ("event.channel=ads", 1), ("event.channel=ads", 0),
    ]  # fmt: skip


def test_csv_is_safe_in_a_spreadsheet(here: Path) -> None:
    result = run("ask", "stages", "lamp.yaml", "-e", "events.csv", "--by", "person.plan", "--csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {row["segment"] for row in rows} == {"pro", "'=cmd()"}
    assert rows[0]["conversion"] == "1.0"


def test_the_table_speaks_the_reader_s_language(here: Path) -> None:
    result = run("ask", "stages", "lamp.yaml", "-e", "events.csv", "--lang", "it")
    assert "Ingressi" in result.output
    assert "Un ingresso è una permanenza" in result.output


def test_why_tells_the_events_and_the_rules(here: Path) -> None:
    result = run("why", "ann", "lamp.yaml", "-e", "events.csv", "--lang", "it",
                 "--time-zone", "Europe/Rome")  # fmt: skip
    assert "Orari: Europe/Rome" in result.output
    assert "2026-03-02 11:00:00" in result.output
    assert "40,00 €" in result.output
    assert "Scopre" in result.output
    assert "Order Completed o Order Paid" in result.output


def test_rebuild_says_what_it_made(here: Path) -> None:
    run("import", "events.csv", "-w", "ws")
    result = run("rebuild", "-w", "ws", "--journey", "lamp.yaml")
    assert result.output.strip() == "3 events of 2 people in 1 bucket."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ask", "stages", "lamp.yaml"), "No events were given"),
        (("ask", "stages", "lamp.yaml", "-w", "x", "-e", "y"), "Two places of events"),
        (("ask", "stages", "lmp.yaml", "-e", "events.csv"), "Did you mean 'lamp.yaml'"),
        (("ask", "stages", "lamp.yaml", "-e", "evnts.csv"), "evnts.csv"),
        (("ask", "stages", "lamp.yaml", "-w", "nowhere"), "no such folder"),
        (("ask", "stages", "lamp.yaml", "-e", "events.csv", "--from", "1/3/26"), "cannot be read"),
        (("ask", "stages", "lamp.yaml", "-e", "events.csv", "--where", "pro"), "no segment 'pro'"),
        (("ask", "stages", "lamp.yaml", "-e", "events.csv", "--by", "plan"), "person.plan"),
        (
            ("ask", "flow", "lamp.yaml", "-e", "events.csv", "--stage", "see"),
            "No such option '--stage'",
        ),
        (("ask", "stays", "lamp.yaml", "-e", "events.csv", "--stage", "sea"), "Did you mean 'see'"),
        (("ask", "stages", "lamp.yaml", "-e", "events.csv", "--time-zone", "Rome"), "time zone"),
        (("why", "zoe", "lamp.yaml", "-e", "events.csv"), "Nobody here is known as 'zoe'"),
        (("ask", "stages", "lamp.yaml", "-e", "events.csv", "--json", "--csv"), "together"),
    ],
)
def test_a_mistake_is_explained_and_ends_with_2(
    here: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("sys.argv", ["percorso", *words])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert "Traceback" not in shown


def test_names_that_no_event_has_are_said_beside_the_answer(here: Path) -> None:
    (here / "lamp.yaml").write_text(JOURNEY.replace("Page Viewed", "Page Veiwed"))
    result = run("ask", "stages", "lamp.yaml", "-e", "events.csv", "--where", "person.colour=red")
    assert "Stage See: no event is called “Page Veiwed”." in result.stderr
    assert "The nearest is “Page Viewed”." in result.stderr
    assert "No event has a value for “colour”." in result.stderr
    assert "Order" not in result.stderr  # one of its names occurs


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            ("--where", "person.plan=prro"),
            "No value meets “person.plan=prro”. The nearest is “pro”.",
        ),
        (("--where", "event.channel in [web]"), "No value meets “event.channel in [web]”."),
        (("--compare", "person.plan>9"), "No value meets “person.plan>9”."),
        (("--as-of", "2025-01-01"), "The period holds no events; they are of 1 – 2 Mar 2026."),
        (("--from", "2026-04-01"), "The period holds no events"),
        (("--to", "2026-03-01"), "The period holds no events"),
        (("--from", "2026-03-02", "--as-of", "2026-03-01"), "The period holds no events"),
    ],
)
def test_conditions_and_periods_that_nothing_meets_are_said(
    here: Path, asked: tuple[str, ...], said: str
) -> None:
    result = run("ask", "stages", "lamp.yaml", "-e", "events.csv", *asked)
    assert (result.exit_code, said in result.stderr) == (0, True), result.stderr


@pytest.mark.parametrize(
    "asked",
    [("--where", "person.plan=pro"), ("--where", "person.plan missing"), ("--from", "2026-03-02"),
     ("--to", "2026-03-02"), ("--where", "event.channel!=web"), ("--as-of", "2026-03-01")],
)  # fmt: skip
def test_nothing_is_said_beside_an_ordinary_answer(here: Path, asked: tuple[str, ...]) -> None:
    assert run("ask", "stages", "lamp.yaml", "-e", "events.csv", *asked).stderr == ""


@pytest.mark.parametrize("question", ["flow", "touchpoints", "population", "stays", "cycles"])
def test_an_answer_without_rows_has_the_columns_of_one_with_rows(here: Path, question: str) -> None:
    some = run("ask", question, "lamp.yaml", "-e", "events.csv", "--csv").stdout.splitlines()[0]
    (here / "lamp.yaml").write_text(JOURNEY.replace("Page Viewed", "No").replace("Order", "No"))
    none = run("ask", question, "lamp.yaml", "-e", "events.csv", "--csv").stdout.splitlines()[0]
    assert none == some or question == "touchpoints"
    assert none.split(",")[0] in ("from", "touchpoint", "day", "person")


def test_what_was_completed_is_shown_where_a_stage_says_what_completes_it(here: Path) -> None:
    (here / "buy.yaml").write_text(
        JOURNEY.replace(
            "enter: {event: [Order Completed, Order Paid]}",
            "enter: {event: Page Viewed}, completes: {event: Order Completed}, priority: 1",
        )
    )
    shown = run("ask", "stages", "buy.yaml", "--events", "events.csv").stdout
    assert "Completed" in shown
    assert "50.0%" in next(line for line in shown.splitlines() if line.startswith("Completed"))
    assert "Completed" not in run("ask", "stages", "lamp.yaml", "--events", "events.csv").stdout
