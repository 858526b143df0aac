"""Text in pictures: clean, escaped, measured, wrapped and shortened."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from percorso.share.pen.canvas import num
from percorso.share.pen.glyphs import initials
from percorso.share.pen.text import ELLIPSIS, clean, escape, shorten, width, wrap

WORDS = st.text(alphabet="abcdefghilmnopqrstuvzàèìòù ", max_size=200)


def test_controls_are_taken_out_and_spaces_joined() -> None:
    assert clean("a\u202eb\n\tc\x07 \u2066d\u200f") == "ab c d"
    assert clean("\ud800x\ufffe") == "x"
    assert clean("👩‍🚀 però") == "👩‍🚀 però"


def test_markup_becomes_text() -> None:
    assert escape("<script>\"&'") == "&lt;script&gt;&quot;&amp;'"


@given(st.text())
def test_clean_text_stays_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(WORDS, st.integers(40, 300))
def test_no_line_is_wider_than_its_room(text: str, room: int) -> None:
    lines = wrap(clean(text), room)
    assert all(width(line) <= room for line in lines)
    assert clean(text).replace(" ", "") == "".join(lines).replace("-", "").replace(" ", "")


@given(WORDS, st.integers(40, 300), st.integers(1, 3))
def test_at_most_so_many_lines(text: str, room: int, lines: int) -> None:
    found = wrap(clean(text), room, lines=lines)
    assert len(found) <= lines
    assert all(width(line) <= room for line in found)


def test_long_words_break_between_syllables() -> None:
    assert wrap("Precontrattualizzazione", 90)[0].endswith("-")
    assert wrap("Considerazione approfondita", 110) == ["Considerazione", "approfondita"]


def test_shortened_texts_say_so() -> None:
    short = shorten("Disponibilità in negozio introvabile", 100)
    assert short.endswith(ELLIPSIS)
    assert width(short) <= 100
    assert shorten("Breve", 100) == "Breve"


def test_wide_and_combining_characters_are_reckoned() -> None:
    assert width("é") == width("e\u0301")
    assert width("漢字") > width("ab")
    assert width("Acquisto", 12, 600) > width("Acquisto", 12, 400)


def test_initials() -> None:
    assert [initials(n) for n in ("Marta Bassi", "Anna Maria Rossi", "E-commerce", "", "3M")] == [
        "MB", "AR", "E", "", "3",
    ]  # fmt: skip


def test_coordinates_are_short() -> None:
    assert [num(v) for v in (12.0, 12.345, -0.01, -3.5, 10)] == ["12", "12.3", "0", "-3.5", "10"]
