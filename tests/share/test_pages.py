"""Drawings on paper: pages between rows, one file of several, and what stands on each."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from percorso.errors import DrawingError
from percorso.share.drawings import compose
from percorso.share.pdf import join_pages
from percorso.share.pen.pages import paged
from percorso.share.pictures import save_drawing, to_pdf
from tests.share.fixtures import lamp, lamp_figures
from tests.share.fixtures.stress import eight_by_twenty
from tests.share.test_map import texts

ROWS = re.compile(r'class="row s\d"')


def test_a_table_runs_over_pages_with_its_head_on_each() -> None:
    drawing = compose(*eight_by_twenty(), form="table", lang="en")
    pages = paged(drawing, "a4", "light", fonts=False)
    assert len(pages) > 3
    assert sum(len(ROWS.findall(page)) for page in pages) == 8
    for place, page in enumerate(pages, 1):
        said = texts(page)
        assert "Key touchpoints" in said
        assert f"{place} / {len(pages)}" in said
        assert re.search(r'width="841\.89" height="595\.28"', page)
    assert sum(drawing.paper.say(lamp().title) in texts(page) for page in pages) == 0


def test_what_is_not_cut_fits_on_one_page() -> None:
    for form in ("map", "strip", "blueprint"):
        pages = paged(compose(lamp(), lamp_figures(), form=form), "a3", "dark", fonts=False)
        assert len(pages) == 1
        view = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', pages[0])
        assert view is not None
        assert float(view[1]) / float(view[2]) == pytest.approx(420 / 297, rel=1e-3)


def test_a_small_table_is_one_page_without_a_number() -> None:
    pages = paged(compose(lamp(), None, form="table", lang="en"), "a3", "light", fonts=False)
    assert len(pages) == 1
    assert "1 / 1" not in texts(pages[0])


def test_every_row_of_a_storyboard_stays_whole() -> None:
    drawing = compose(*eight_by_twenty(), form="storyboard", lang="it")
    pages = paged(drawing, "a4", "light", fonts=False)
    assert 2 <= len(pages) <= 4
    assert sum(page.count('class="scene"') for page in pages) == 16
    assert all("clipPath" in page for page in pages)


def test_unknown_paper_is_refused() -> None:
    with pytest.raises(DrawingError, match="no paper 'a2'"):
        paged(compose(lamp()), "a2", "light")


def test_pages_become_one_file_with_title_and_language() -> None:
    drawing = compose(*eight_by_twenty(), form="table", lang="it")
    files = [to_pdf(page) for page in paged(drawing, "a4", "light")]
    whole = join_pages(files, "Perché – tavola", "it")
    assert whole.count(b"/Type /Page\n") == len(files)
    assert b"/Count %d" % len(files) in whole
    assert "\ufeffPerché – tavola".encode("utf-16-be").hex().upper().encode() in whole
    assert "\ufeffit".encode("utf-16-be").hex().upper().encode() in whole
    _check_file(whole)


def _check_file(pdf: bytes) -> None:
    """Every place in the table of contents holds that object, and every reference one that is."""
    start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    lines = pdf[start:].split(b"\n")
    count = int(lines[1].split()[1])
    offsets = {
        n: int(line[:10]) for n, line in enumerate(lines[2 : 2 + count]) if line[17:18] == b"n"
    }
    for number, offset in offsets.items():
        assert pdf[offset:].startswith(b"%d 0 obj" % number)
    bodies = [
        pdf[offset:].partition(b"endobj")[0].partition(b"stream")[0] for offset in offsets.values()
    ]
    named = {int(n) for body in bodies for n in re.findall(rb"\b(\d+) 0 R\b", body)}
    assert named <= set(offsets)


def test_streams_are_carried_over_as_they_are() -> None:
    file = to_pdf(compose(lamp(), None, form="strip").svg("light"))
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", file, re.DOTALL)
    whole = join_pages([file, file], "x", "en")
    assert packed
    assert all(stream in whole for stream in packed)
    assert any(b"BT" in zlib.decompress(s) for s in packed if s[:1] == b"\x78")


def test_saving_pages(tmp_path: Path) -> None:
    drawing = compose(lamp(), lamp_figures(), form="table", lang="it")
    path = save_drawing(drawing, tmp_path / "t.pdf", "auto", "a4")
    assert path.read_bytes().startswith(b"%PDF-1.7")
    assert save_drawing(drawing, tmp_path / "t.svg", "auto").read_text("utf-8").startswith("<svg")
    assert save_drawing(drawing, tmp_path / "t.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(DrawingError, match=r"Only a PDF has pages; this file ends in \.svg"):
        save_drawing(drawing, tmp_path / "t.svg", page="a4")
