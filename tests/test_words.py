"""Every word shown to people exists in Italian, and no translation is left over or mangled."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import percorso
from percorso.errors import PercorsoError
from percorso.words import N_, Words

SOURCE = Path(percorso.__file__).parent
TEMPLATE = re.compile(r"""\bwords\(\s*(["'])(.+?)\1""", re.DOTALL)
PLURAL = re.compile(r"""\.plural\(\s*(["'])(.+?)\1\s*,\s*(["'])(.+?)\3""", re.DOTALL)


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _calls(tree: ast.AST) -> Iterator[tuple[str, ...]]:
    """The texts of each call that marks words: one, or a singular and a plural."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        texts = tuple(t for t in map(_text, node.args[:2]) if t is not None)
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name == "plural" and len(texts) == 2:
            yield texts
        elif name in {"words", "N_", "phrase"} and texts:
            yield texts[:1]


def _found() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for texts in _calls(ast.parse(path.read_text("utf-8"))):
            found.setdefault(texts, str(path.relative_to(SOURCE)))
    for path in sorted([*SOURCE.rglob("*.html"), *SOURCE.rglob("*.j2")]):
        text = path.read_text("utf-8")
        for match in PLURAL.finditer(text):
            found.setdefault((match[2], match[4]), str(path.relative_to(SOURCE)))
        for match in TEMPLATE.finditer(text):
            found.setdefault((match[2],), str(path.relative_to(SOURCE)))
    return found


def _catalogue() -> dict[tuple[str, ...], Message]:
    with (SOURCE / "locales" / "it.po").open("rb") as stream:
        messages = [message for message in read_po(stream, locale="it") if message.id]
    return {(m.id,) if isinstance(m.id, str) else tuple(m.id): m for m in messages}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_word_has_an_italian_translation() -> None:
    known = _catalogue()
    texts = {text for ids in known for text in ids}
    missing = {
        ids: place
        for ids, place in _found().items()
        if (ids not in known if len(ids) == 2 else ids[0] not in texts)
    }
    assert not missing, "add these to src/percorso/locales/it.po"


def test_no_translation_is_left_over() -> None:
    used = {text for ids in _found() for text in ids}
    assert not [ids for ids in _catalogue() if ids[0] not in used]


def test_translations_are_complete_and_keep_their_places() -> None:
    for ids, message in _catalogue().items():
        forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        assert len(forms) == (3 if len(ids) == 2 else 1), ids
        assert not message.fuzzy, ids
        for form in forms:
            assert form, ids
            assert _fields(form) == _fields(ids[-1]), (ids, form)


def test_translations_follow_the_house_rules() -> None:
    for ids, message in _catalogue().items():
        forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        for form in forms:
            text = str(form)
            assert "'" not in text, f"{ids}: the apostrophe is ’"
            assert " %" not in text, f"{ids}: no space before %"
            assert "…" in ids[0] or "..." not in text, ids


@pytest.mark.parametrize(
    ("n", "italian", "english"),
    [
        (0, "0 persone", "0 people"),
        (1, "1 persona", "1 person"),
        (2, "2 persone", "2 people"),
        (1_000_000, "1.000.000 di persone", "1,000,000 people"),
        (2_000_000, "2.000.000 di persone", "2,000,000 people"),
        (1_000_001, "1.000.001 persone", "1,000,001 people"),
        (-1, "−1 persona", "−1 person"),
        (None, "– persone", "– people"),
        (float("nan"), "– persone", "– people"),
    ],
)
def test_plurals_have_all_categories(n: float | None, italian: str, english: str) -> None:
    assert Words("it").plural("{n} person", "{n} people", n) == italian
    assert Words("en").plural("{n} person", "{n} people", n) == english


def test_a_message_is_translated_before_its_places_are_filled() -> None:
    assert Words("it")("{share} drop-off", share="{x}") == "{x} di abbandono"
    assert Words("en")("{share} drop-off", share="3%") == "3% drop-off"


def test_an_unknown_message_stays_as_it_is() -> None:
    assert Words("it")("Nobody translated this") == "Nobody translated this"


def test_words_are_made_once_and_know_regional_tags() -> None:
    assert Words.of("it") is Words.of("it")
    assert Words("it-IT").lang == "it"
    assert Words("en_GB").lang == "en"


def test_an_unknown_language_is_refused_with_the_languages_there_are() -> None:
    with pytest.raises(PercorsoError, match="Allowed: en, it"):
        Words("tlh")


def test_marking_changes_nothing() -> None:
    assert N_("Went back") == "Went back"
