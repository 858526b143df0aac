"""Pictures: PNG and PDF of a drawing, with the face; and what is refused."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from percorso.errors import DrawingError
from percorso.share.map import draw_map
from percorso.share.pictures import picture_format, save, to_pdf, to_png
from tests.share.fixtures import lamp, lamp_figures


@pytest.fixture(scope="module")
def svg() -> str:
    return draw_map(lamp(), lamp_figures(), lang="it", lanes=["people", "kpis"])


def test_a_png_has_two_pixels_for_one(svg: str) -> None:
    data = to_png(svg)
    assert data.startswith(b"\x89PNG")
    wide, _ = struct.unpack(">II", data[16:24])
    assert wide == 2 * 1692


def test_a_pdf_has_text_in_the_face(svg: str) -> None:
    data = to_pdf(svg)
    assert data.startswith(b"%PDF")
    assert b"Inter" in data
    assert b"/ToUnicode" in data


def test_the_ending_says_the_format(svg: str, tmp_path: Path) -> None:
    for kind, start in (("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")):
        path = save(svg, tmp_path / f"map.{kind.upper()}")
        assert path.read_bytes().startswith(start)


def test_other_endings_are_refused() -> None:
    with pytest.raises(DrawingError, match=r"End it in \.svg, \.png or \.pdf"):
        picture_format(Path("map.jpg"))


def test_a_drawing_that_is_none_is_refused() -> None:
    with pytest.raises(DrawingError, match="cannot be converted"):
        to_png("<svg")


def test_a_place_that_cannot_be_written_is_refused(svg: str, tmp_path: Path) -> None:
    with pytest.raises(DrawingError, match="Make it first: mkdir -p"):
        save(svg, tmp_path / "none" / "map.svg")
    made = tmp_path / "folder.svg"
    made.mkdir()
    with pytest.raises(DrawingError, match=r"Name a file in it: .*map.svg"):
        save(svg, made)
