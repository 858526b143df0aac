"""Names, notes and values from files are text in every output there is."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page

from percorso.journey import Journey
from percorso.measure import measure
from percorso.share.drawings import draw
from percorso.share.pictures import to_pdf, to_png
from tests.security.canaries import ALL, CONTROL, PRINTABLE, UNPRINTABLE
from tests.security.conftest import Terminal

SIGNS = re.compile(r"[CDE]\d\d")
FORMS = ("map", "strip", "storyboard", "table", "blueprint")
STEERS = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u061c]"
)
TURNS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
"""What turns or breaks lines in a picture; signs without width do no harm there."""


OWN = re.compile("\x1b\\[(0|31|33|36)m")
"""The colours of severities in the map check, which are ours."""


def steers(shown: str) -> list[str]:
    """Whatever in a terminal's output could make the terminal do something."""
    return STEERS.findall(shown.replace("\r\n", "\n"))


def test_yaml_and_json_give_back_the_same(journey: Journey) -> None:
    assert Journey.parse(journey.to_yaml(), "a.yaml") == journey
    assert Journey.parse(journey.to_json(), "a.json") == journey
    assert len(set(SIGNS.findall(journey.to_json()))) > 20


@pytest.mark.parametrize("lang", ["en", "it"])
def test_report(page: Page, home: Path, tmp_path: Path, lang: str) -> None:
    """In a real browser: nothing runs, nothing is fetched, and the texts can be read as texts."""
    from percorso.share.report import write_report

    measured = measure(home / "journey.yaml", str(home / "shop"), lang=lang)
    dialogs: list[str] = []
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.on("request", lambda request: asked.append(request.url))
    path = write_report(measured, tmp_path / "report.html", lang)
    page.goto(path.as_uri())
    page.wait_for_timeout(300)
    assert not dialogs
    assert [url for url in asked if not url.startswith(("data:", path.as_uri()))] == []
    shown = page.evaluate("document.body.textContent")
    for text in (PRINTABLE[0], PRINTABLE[2], PRINTABLE[5]):
        assert text in shown
    tags = page.evaluate("[...new Set([...document.querySelectorAll('*')].map(e => e.localName))]")
    assert not {"script", "iframe", "object", "embed", "img", "base", "form"} & set(tags)
    assert page.evaluate(ACTIVE) == []


ACTIVE = """() => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]
  .filter(a => a.name.startsWith('on') || /javascript:/i.test(a.value) && a.name != 'aria-label'
     && /href|src|action|style/.test(a.name)
     || /^(src|href)$/.test(a.localName) && !/^(#|data:)/.test(a.value))
  .map(a => `${e.localName} ${a.name}=${a.value.slice(0, 80)}`))"""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", ["en", "it"])
def test_drawings(journey: Journey, form: str, lang: str) -> None:
    svg = draw(journey, form=form, lang=lang)
    root = ET.fromstring(svg)  # noqa: S314 - our own text; it must be well-formed
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not {"script", "foreignObject", "image", "iframe", "a"} & names
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (element.tag, name)
            assert not (name.endswith("href") and not value.startswith("#")), value
    assert not re.search(r"url\((?!\s*[\"']?(#|data:))", " ".join(_styles(root)))
    assert not TURNS.search(svg)


def _styles(root: ET.Element) -> list[str]:
    styles = [element.get("style", "") for element in root.iter()]
    return styles + [e.text or "" for e in root.iter() if e.tag.endswith("style")]


def test_pictures(journey: Journey) -> None:
    svg = draw(journey, lang="en")
    assert to_png(svg).startswith(b"\x89PNG")
    pdf = to_pdf(svg)
    assert pdf.startswith(b"%PDF")
    assert not re.search(rb"/(JavaScript|JS|Launch|URI|OpenAction)\b", pdf)


QUESTIONS = ("stages", "flow", "touchpoints", "population", "cycles", "stays", "summary")


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_in_a_notebook(home: Path, question: str) -> None:
    measured = measure(home / "journey.yaml", str(home / "shop"))
    answer = getattr(measured, question)(by="event.channel")
    page = answer._repr_html_()
    tags = set(re.findall(r"<\s*/?\s*([a-zA-Z!][\w-]*)", page))
    assert tags <= {"table", "thead", "tbody", "tr", "th", "td", "p"}
    assert not re.search(r"<[^>]*\son\w+\s*=", page)


def test_csv_answers_are_no_formulas(terminal: Terminal, home: Path) -> None:
    measured = measure(home / "journey.yaml", str(home / "shop"))
    answer = measured.stages(by="event.channel")
    from percorso.measure.display import write_csv

    stream = io.StringIO()
    write_csv(answer, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    segments = {row["segment"] for row in rows}
    for text in ("=cmd", "+SUM", "-2+3", "@SUM", "＝HYPERLINK"):
        assert [one for one in segments if one.startswith(f"'{text}")], text
        assert not [one for one in segments if one.startswith(text)]
    assert all(re.fullmatch(r"-?\d*\.?\d*", row["entries"]) for row in rows)


@pytest.mark.parametrize(
    "arguments",
    [
        *((("ask", question, "journey.yaml", "-w", "shop")) for question in QUESTIONS),
        *((("ask", "stages", "journey.yaml", "-w", "shop", "--by", "event.channel", form))
          for form in ("--json", "--csv")),
        ("ask", "stages", "journey.yaml", "-w", "shop", "--by", "event.channel"),
        ("ask", "stages", "journey.yaml", "-w", "shop", "--where", f"event.plan={ALL[-2]}"),
        ("why", "E02\x1b[38;5;201mred\x1b[0m u25", "journey.yaml", "-w", "shop"),
        ("check", "journey.yaml"),
        ("check", "journey.yaml", "--json"),
        ("quarantine", "list", "-w", "shop"),
        ("quarantine", "show", "-w", "shop", "--limit", "100"),
        ("quarantine", "show", "-w", "shop", "--limit", "100", "--json"),
        ("import", "events.csv", "bad.csv", "-w", "shop"),
        ("import", "bad.csv", "-w", "shop", "--json"),
        ("import", "events.csv", "--suggest-mapping"),
        ("draw", "journey.yaml", "-o", "x\x1b[31m.svg"),
    ],
    ids=lambda arguments: " ".join(arguments[:3]).encode("ascii", "replace").decode(),
)  # fmt: skip
def test_nothing_steers_a_terminal(terminal: Terminal, arguments: tuple[str, ...]) -> None:
    shown = terminal(*arguments)
    if arguments[0] == "check":
        shown = OWN.sub("", shown)
    assert steers(shown) == []
    assert not re.search(r"^(percorso: forged|row 1: forged)", shown, re.MULTILINE)


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "stages", "none\x1b[31m\u202e.yaml", "-w", "shop"),
        ("ask", "sta\x1b[31mges", "journey.yaml", "-w", "shop"),
        ("ask", "stages", "journey.yaml", "-w", "no\x1b]8;;x\x1b\\where"),
        ("ask", "stages", "journey.yaml", "-w", "shop", "--where", "\x1b[31m\rno=1"),
        ("ask", "stages", "journey.yaml", "-w", "shop", "--by", "event.\x1b[31mno"),
        ("why", "no\x1b[31mbody", "journey.yaml", "-w", "shop"),
        ("import", "no\x1b[31m.csv", "-w", "shop"),
        ("import", "headers.csv", "-w", "shop"),
        ("check", "broken.yaml"),
        ("import", "events.csv", "--mapping", "broken.yaml", "-w", "shop"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]).encode("ascii", "replace").decode(),
)
def test_errors_do_not_steer_a_terminal(
    terminal: Terminal, home: Path, arguments: tuple[str, ...]
) -> None:
    (home / "headers.csv").write_text("a\x1b[31m,b\u202e,\x9bc\n1,2,3\n", encoding="utf-8")
    (home / "broken.yaml").write_text('"a\\e[31m\\u202e": "\\x9b31m"\nstages: "\\e]8;;x"\n')
    shown = terminal(*arguments)
    assert "Traceback" not in shown
    assert steers(shown) == []


def test_a_control_character_in_a_journey_is_refused(tmp_path: Path, journey: Journey) -> None:
    from percorso.errors import JourneyError

    data = journey.to_dict() | {"title": "a\x1b[31mb"}
    with pytest.raises(JourneyError, match="control character"):
        Journey.from_dict(data)


def test_json_reads_back_the_same(terminal: Terminal, home: Path) -> None:
    shown = terminal(
        "ask", "stages", "journey.yaml", "-w", "shop", "--by", "event.channel", "--json"
    )
    rows = json.loads(shown[shown.index("{") :])["rows"]
    segments = {row["segment"] for row in rows}
    assert UNPRINTABLE[0] in segments
    assert CONTROL[-1] in segments


def test_quarantine_keeps_what_stood_in_the_file(home: Path) -> None:
    from percorso.engine.kept import waiting
    from percorso.engine.lake import Workspace

    kept = [
        json.loads(str(raw))
        for raw in waiting(Workspace.open(home / "shop"))["raw"].to_pylist()
        if raw
    ]
    values = {value for row in kept if isinstance(row, dict) for value in row.values()}
    assert {
        text for text in ALL if "\0" not in text and len(text) < 1000 and "\r" not in text
    } <= values
