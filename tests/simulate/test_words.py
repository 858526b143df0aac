"""Comments in both languages, and what they are about."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from percorso.simulate import comments_en, comments_it, simulate
from percorso.simulate.comments import comment, language
from percorso.simulate.words import NEGATIVE, POSITIVE, THEMES, coded, decoded
from tests.simulate.conftest import lamp


def _numbers(mood: float, count: int = 4_000) -> list[int]:
    rng = np.random.default_rng(1)
    zero = np.zeros(count, np.int64)
    found: list[int] = coded(np.full(count, mood), zero, rng.random(count) < 0.5, rng).tolist()
    return found


def test_there_are_hundreds_of_phrasings() -> None:
    for mood in (0.1, 0.5, 0.9):
        numbers = _numbers(mood)
        for lang in ("it", "en"):
            assert len({comment(n) for n in numbers if language(n) == lang}) > 300


def test_a_comment_sounds_as_its_writer_feels() -> None:
    assert {decoded(n)[1] for n in _numbers(0.1)} == {NEGATIVE}
    assert {decoded(n)[1] for n in _numbers(0.9)} == {POSITIVE}


@pytest.mark.parametrize("parts", [comments_it, comments_en])
def test_every_theme_has_its_words(parts: object) -> None:
    for name in ("GOOD", "BAD"):
        found = getattr(parts, name)
        assert set(found) == set(THEMES)
        assert all(len(set(choices)) == 5 for choices in found.values())


def test_a_comment_is_one_well_written_line() -> None:
    for number in _numbers(0.5) + _numbers(0.1):
        text = comment(number)
        assert text[0].isupper()
        assert text.endswith(".")
        assert "  " not in text
        assert ".." not in text


@pytest.mark.parametrize(
    ("lang", "found"), [("it", {"it"}), ("en", {"en"}), ("both", {"it", "en"})]
)
def test_people_write_in_the_languages_asked_for(
    tmp_path: Path, lang: str, found: set[str]
) -> None:
    simulate(lamp(), 2_000, 3, tmp_path / "people.parquet", lang=lang)
    table = pq.read_table(tmp_path / "people.parquet", columns=["text_lang", "text"])
    assert set(table["text_lang"].drop_null().to_pylist()) == found
