"""What YAML does elsewhere and journey files do not do: run, repeat, guess."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.targets.journeys import check_json, check_rule, check_yaml
from percorso.errors import JourneyError
from percorso.journey import Journey
from tests.journey.strategies import HOSTILE, JOURNEYS, RULES

SHORT = "percorso: 1\nid: lamp\ntitle: Lamp\nstages: [{id: see, name: See}]\n"

REFUSED = {
    "a program": ("note: !!python/object/apply:os.system ['true']", "The tag"),
    "an object": ("note: !!python/name:os.system", "The tag"),
    "bytes": ("note: !!binary aGVsbG8=", "The tag"),
    "a set": ("note: !!set {a, b}", "The tag"),
    "a day as a tag": ("note: !!timestamp 2026-01-31", "The tag"),
    "an own tag": ("note: !lamp {a: 1}", "The tag"),
    "an anchor": ("note: &a x", "The anchor &a"),
    "an alias": ("note: *a", "The alias *a"),
    "a merge": ("<<: {note: x}", "'<<' is not a key"),
    "a merge of an alias": ("<<: *a", "The alias *a"),
    "a list as a key": ("[a, b]: x", "A key must be a word"),
    "a mapping as a key": ("{a: b}: x", "A key must be a word"),
    "a complex key": ("? [a]\n: x", "A key must be a word"),
    "a number as a key": ("1: x", "'1' is not a key"),
    "nothing as a key": (": x", "The indentation"),
    "no number": ("board: {problems: [{id: a, text: b, votes: .nan}]}", "votes"),
    "no end": ("board: {problems: [{id: a, text: b, votes: .inf}]}", "votes"),
    "an endless time": ("expires_after: .inf", "expires_after"),
    "a second document": ("---\na: 1", "second document"),
    "a tab for spaces": ("board:\n\tproblems: []", "spaces"),
    "a directive": ("...\n%YAML 1.1\n---\na: 1", "second document"),
    "a key twice": ("note: a\nnote: b", "stands twice"),
    "a key twice inside": ("board: {keywords: [a], keywords: [b]}", "stands twice"),
    "a vertical tab": ("note: a\x0bb", "U+000B"),
    "an escape sequence": ("note: a\x1b[31mb", "U+001B"),
    "half a character": ("note: a\ud800b", "U+D800"),
    "no character": ("note: a\uffffb", "U+FFFF"),
    "a mark in the middle": ("\ufeffnote: b", ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_yaml_adds_is_refused_where_it_stands(name: str) -> None:
    text, words = REFUSED[name]
    with pytest.raises(JourneyError) as caught:
        Journey.parse(SHORT + text + "\n", "f.yaml")
    assert words in str(caught.value)
    assert all((problem.line or 0) >= 5 for problem in caught.value.problems)


@pytest.mark.parametrize(
    "text",
    ["no", "on", "Yes", "12:30", "1:30:00", "2026-01-31", "0b101", "1_000", "017x", "0x", "=", "y"],
)
def test_words_stay_words(text: str) -> None:
    assert Journey.parse(f"{SHORT}note: {text}\n", "f.yaml").note == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_lines_may_end_in_any_way(end: str) -> None:
    text = SHORT.replace("\n", end) + f"note: |{end}  one{end}  two{end}"
    journey = Journey.parse(text, "f.yaml")
    assert journey.id == "lamp"
    assert str(journey.note).split() == ["one", "two"]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-16")],
)
def test_other_encodings_are_told(encoding: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(SHORT.encode(encoding))
    with pytest.raises(JourneyError, match=words) as caught:
        Journey.load(path)
    assert "UTF-8" in caught.value.problems[0].fix


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "f.yaml"
    path.write_text(SHORT)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(JourneyError, match=r"cannot be read: Permission denied\. Check its name"):
        Journey.load(path)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """A whole journey as a text, in which some places were changed."""
    journey = Journey.from_dict(draw(JOURNEYS))
    text, name = draw(st.sampled_from([(journey.to_yaml(), "yaml"), (journey.to_json(), "json")]))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 6))
        piece = draw(st.sampled_from([*HOSTILE, "", "\n", " ", ":", "-", "{", "]", '"', ","]))
        text = text[:at] + piece + text[at + cut :]
    return text, name


@settings(max_examples=30)
@given(damaged())
def test_damaged_journeys_are_read_whole_or_refused(found: tuple[str, str]) -> None:
    text, name = found
    (check_json if name == "json" else check_yaml)(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=60)
@given(RULES)
def test_rules_of_the_grammar_are_read(rule: Any) -> None:
    import json

    check_rule(json.dumps(rule, ensure_ascii=False).encode("utf-8", "surrogatepass"))
