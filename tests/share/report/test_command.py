"""`percorso report` and the file it writes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from percorso.cli.report import command
from percorso.errors import DrawingError, PercorsoError
from percorso.journey import Journey
from percorso.share.report import write_report
from tests.share.report import shop
from tests.share.report.facts import drawn


@pytest.fixture
def given(tmp_path: Path) -> list[str]:
    journey = shop.journey(tmp_path / "shop.yaml")
    return [str(journey), "--events", str(shop.events(tmp_path / "events.csv"))]


def run(*words: str) -> str:
    done = CliRunner().invoke(command, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_command_writes_a_page_and_says_how_to_open_it(given: list[str], tmp_path: Path) -> None:
    page = tmp_path / "a b.html"
    said = run(*given, "-o", str(page), "--lang", "it", "--note", "Una prova mia.")
    assert f"Written: {page}" in said
    assert page.as_uri() in said
    html = page.read_text("utf-8")
    assert html.startswith("<!doctype html>")
    assert "Una prova mia." in html
    assert '<html lang="it">' in html


def test_command_compares_and_covers_a_period(given: list[str], tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    run(*given, "-o", str(page), "--from", "2026-03-02", "--to", "2026-03-05",
        "--compare", "phones", "--theme", "dark", "--simulated")  # fmt: skip
    html = page.read_text("utf-8")
    assert "2 – 4 Mar 2026" in html
    assert 'id="segments"' in html
    assert "prefers-color-scheme" not in html
    assert "simulated data" in html


def test_a_place_that_cannot_be_written_is_refused_before_any_work(tmp_path: Path) -> None:
    missing = ["no-such-journey.yaml", "--events", "none.csv", "-o"]
    with pytest.raises(DrawingError, match=r"This is a folder\. Name a file in it"):
        run(*missing, str(tmp_path))
    with pytest.raises(DrawingError, match=r"Its folder does not exist\. Make it first"):
        run(*missing, str(tmp_path / "none" / "r.html"))


@pytest.mark.parametrize("name", ["shop.yaml", "events.csv", "r.pdf", "r"])
def test_a_report_never_writes_over_another_kind_of_file(tmp_path: Path, name: str) -> None:
    mine = tmp_path / name
    mine.write_text("mine")
    with pytest.raises(DrawingError, match=rf"Name it {mine.stem}\.html"):
        write_report(drawn(), mine)
    assert mine.read_text() == "mine"


def test_a_mistake_leaves_no_file_behind(given: list[str], tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    before = set(tmp_path.iterdir())
    with pytest.raises(PercorsoError, match="no segment 'fones'"):
        run(*given, "-o", str(page), "--where", "fones")
    assert set(tmp_path.iterdir()) == before


def test_events_must_be_named(tmp_path: Path) -> None:
    journey = shop.journey(tmp_path / "shop.yaml")
    with pytest.raises(PercorsoError, match="Give --workspace FOLDER"):
        run(str(journey), "-o", str(tmp_path / "r.html"))


def test_an_older_report_is_replaced_and_stays_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "r.html"
    page.write_text("older")
    assert write_report(drawn(), page) == page
    newer = page.read_text("utf-8")
    assert newer.startswith("<!doctype html>")

    def fail(self: Path, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(DrawingError, match="too little space"):
        write_report(drawn(), page, "it")
    assert page.read_text("utf-8") == newer
    assert [each.name for each in tmp_path.iterdir()] == ["r.html"]


def test_the_file_can_be_read_as_any_other(tmp_path: Path) -> None:
    umask = os.umask(0o022)
    os.umask(umask)
    page = write_report(drawn(), tmp_path / "r.html")
    assert stat.S_IMODE(page.stat().st_mode) == 0o666 & ~umask


def test_command_chooses_forms_and_sets_a_future_beside(given: list[str], tmp_path: Path) -> None:
    page, future = tmp_path / "r.html", tmp_path / "future.yaml"
    now = Journey.load(given[0])
    now.model_copy(update={"id": "later", "based_on": now.id, "owner": "Ann"}).save(future)
    run(*given, "-o", str(page), "--forms", "strip, table", "--beside", str(future))
    html = page.read_text("utf-8")
    assert html[html.index('id="drawings"') :].count('<details class="drawing"') == 3
    assert "Journey: owner now Ann." in html
    run(*given, "-o", str(page), "--forms", "none")
    assert 'id="drawings"' not in page.read_text("utf-8")


def test_an_unknown_form_is_refused_before_any_work(tmp_path: Path) -> None:
    missing = ["no-such-journey.yaml", "--events", "none.csv", "-o", str(tmp_path / "r.html")]
    with pytest.raises(DrawingError, match="Did you mean 'strip'"):
        run(*missing, "--forms", "stripe")
