"""Each check finds what it asks for, and minds nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from percorso.journey import Journey
from percorso.journey.audit import MARKS, SEVERITIES, Finding, audit, checks, examine
from percorso.journey.audit import checks as registered
from percorso.journey.audit.checks import NAMES
from percorso.journey.audit.lines import Lines, key_path
from percorso.journey.audit.listing import Listing, plain
from percorso.journey.yaml_tree import read_yaml
from tests.conftest import ROOT
from tests.journey.audit.fine import TODAY, journey
from tests.journey.audit.spoil import GONE, HARMLESS, SPOILT, Change, spoilt
from tests.journey.strategies import JOURNEYS


def found(change: Change) -> dict[str, list[Finding]]:
    by_check: dict[str, list[Finding]] = {}
    for finding in audit(journey(spoilt(change)), TODAY):
        by_check.setdefault(finding.check, []).append(finding)
    return by_check


@pytest.mark.parametrize(("check", "change"), SPOILT, ids=lambda v: v if isinstance(v, str) else "")
def test_the_check_notices(check: str, change: Change) -> None:
    findings = found(change)
    assert check in findings, sorted(findings)
    for finding in findings[check]:
        for lang in ("en", "it"):
            assert finding.fix(lang)[0].isupper()
            for said in (finding.explanation(lang), finding.fix(lang)):
                assert said.endswith((".", "?", "”", "»")), said
                assert "{" not in said


FILE = re.compile(
    r"\w_\w|--|\[|\bids?\b|\binferred\b|\b(?:to|in) (?:pains|delights|checkins)\b"
    r"|[Ww]rite [a-z]+:|Add (?!persona|tactic)[a-z]+:|[Ss]crivi [a-z]+:"
)
"""Words that only stand in a file, or on a command line."""


@pytest.mark.parametrize(("check", "change"), SPOILT, ids=lambda v: v if isinstance(v, str) else "")
def test_in_the_app_no_advice_speaks_of_the_file(check: str, change: Change) -> None:
    for finding in found(change)[check]:
        said = finding.for_app
        assert not FILE.search(said.advice.one), said.advice.one
        assert said.fix("it") != said.fix("en")
        for lang in ("en", "it"):
            assert not re.search(r"\w_\w|--|\bwrite state|scrivi state", said.fix(lang)), said.fix(
                lang
            )
            assert "{" not in said.fix(lang)


@pytest.mark.parametrize(
    ("check", "change"), HARMLESS, ids=lambda v: v if isinstance(v, str) else ""
)
def test_the_check_does_not_mind(check: str, change: Change) -> None:
    assert check not in found(change)


def test_every_check_is_tried() -> None:
    assert {check for check, _ in SPOILT} == set(checks())


def test_one_check_a_file() -> None:
    folder = ROOT / "src" / "percorso" / "journey" / "audit" / "checks"
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert files == set(NAMES)
    assert list(registered()) == list(NAMES)
    for name, check in registered().items():
        assert check.id == name
        assert check.mark in MARKS
        assert check.severity in SEVERITIES
        assert check.asks.endswith("?")
        assert check.why.endswith(".")


def there(value: Any, key: str) -> bool:
    for part in key_path(key):
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return False
    return True


@settings(deadline=None, max_examples=60)
@given(JOURNEYS)
def test_any_journey_is_checked(value: dict[str, Any]) -> None:
    """Nothing is raised, every key is in the file, every sentence can be said."""
    drawn = Journey.from_dict(value)
    check = examine(drawn, TODAY)
    written = drawn.to_dict()
    for finding in check.findings:
        assert all(there(written, place.key) for place in finding.places), finding.places
        for lang in ("en", "it"):
            text = f"{finding.explanation(lang)} {finding.fix(lang)} {finding.subject_in(lang)}"
            assert text.isprintable()
            json.dumps(finding.to_dict(lang))
    lines = Lines(read_yaml(drawn.to_yaml(), "journey.yaml"))
    assert list(Listing(check, "it", lines, 80).text())
    assert json.dumps(plain(check, "en", lines))


def test_lines_lead_to_the_place(tmp_path: Path) -> None:
    path = tmp_path / "lamp.yaml"
    path.write_text(
        "percorso: 1\nid: lamp\ntitle: Lamp\nstages:\n  - id: see\n    name: See\n    kpis:\n"
        "      - {id: a, name: A}\n",
        encoding="utf-8",
    )
    lines = Lines.of(path)
    finding = next(f for f in audit(Journey.load(path), TODAY) if f.check == "kpi_target")
    assert (finding.key, lines.line(finding.key)) == ("stages[0].kpis[0]", 8)
    assert lines.line("stages[0].kpis") == 7
    assert lines.line("") is None


def test_findings_stand_by_mark_gravest_first() -> None:
    spoils = {"stages.0.mindset": GONE, "stages.2.goal": GONE, "touchpoints.3.owner": GONE}
    findings = audit(journey(spoilt(spoils)), TODAY)
    order = [(MARKS.index(f.mark), list(SEVERITIES).index(f.severity)) for f in findings]
    assert len({mark for mark, _ in order}) > 1
    assert order == sorted(order)


def test_texts_of_the_map_are_only_text() -> None:
    change = {"stages.1.name": "Buy {n}\u202e now\tthen", "stages.1.mindset": GONE}
    finding = found(change)["stage_mindset"][0]
    assert finding.explanation("en").startswith("Buy {n} now then does not say")
