"""Files that are no journeys, or were made to hurt: a message, never a traceback or a hang."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from percorso.errors import JourneyError
from percorso.journey import Journey, yaml_tree

SHORT = "percorso: 1\nid: lamp\ntitle: Lamp\nstages: [{id: see, name: See}]\n"


def refused(text: str, file: str = "f.yaml") -> str:
    start = time.process_time()
    with pytest.raises(JourneyError) as caught:
        Journey.parse(text, file)
    assert time.process_time() - start < 20
    return str(caught.value)


def refused_file(path: Path) -> str:
    with pytest.raises(JourneyError) as caught:
        Journey.load(path)
    return str(caught.value)


def test_billion_laughs_are_not_expanded() -> None:
    lines = ["a0: &a0 [x, x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60)]
    said = refused("\n".join(lines))
    assert "anchor &a0" in said
    assert "alias *a0" in said


def test_endless_brackets() -> None:
    assert "nested" in refused("[" * 200_000)
    assert "nested" in refused("[" * 200_000, "f.json")
    assert "nested" in refused('{"a":' * 200_000, "f.json")


def test_too_many_values() -> None:
    assert "200,000 values" in refused(SHORT + "note: [" + "a," * 200_001 + "]")
    assert "200,000 values" in refused("[" + "1," * 200_001 + "1]", "f.json")


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(SHORT + "note: " + "x" * 5_000_001, encoding="utf-8")
    assert "5,000,000" in refused_file(path)
    assert "5,000,000" in refused(SHORT + "#" * 5_000_001)


def test_thousands_of_problems_are_cut_short() -> None:
    said = refused(SHORT + "".join(f"k{i}: 1\n" for i in range(1_000)))
    assert said.count("\n") < 250


LONG = "y" * 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        f"a: &{LONG} 1", f"{SHORT}restart: {LONG}", f"{SHORT}expires_after: {'1d ' * 300_000}",
        f"{SHORT}{'k' * 999}: 1", f"{SHORT}time_zone: {LONG}", f"{SHORT}note: *{LONG}",
        f"{SHORT}note: !{'y' * 900_000} x", f"percorso: {LONG}",
    ],
)  # fmt: skip
def test_a_message_never_repeats_a_megabyte(text: str) -> None:
    with pytest.raises(JourneyError) as caught:
        Journey.parse(text, "f.yaml")
    assert all(len(str(problem)) < 1_500 for problem in caught.value.problems)


@pytest.mark.parametrize(
    "text",
    [
        SHORT + "".join(f"k{i}: 1\n" for i in range(190_000)),
        SHORT + "touchpoints: [" + "{}," * 190_000 + "]",
        "{" + ",".join(f'"k{i}": 1' for i in range(190_000)) + "}",
        SHORT + "about: {" + ",".join(f"l{i}: x" for i in range(60_000)) + "}",
    ],
)
def test_a_hundred_thousand_mistakes_take_seconds(text: str) -> None:
    said = refused(text)
    assert said.count("\n") < 250
    assert re.search(r"and \d{4,6} more problems", said)


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "growing.yaml"
    path.write_text(SHORT, encoding="utf-8")
    with path.open("r+b") as file:
        file.truncate(100_000_000)
    assert "5,000,000" in refused_file(path)
    assert "ordinary file" in refused_file(Path("/dev/zero"))
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert "points to no file" in refused_file(tmp_path / "loop.yaml")
    assert "cannot be read" in refused_file(tmp_path / ("x" * 300 + ".yaml"))
    assert "null" in refused_file(Path("a\0b")) or "no such file" in refused_file(Path("a\0b"))


def test_no_such_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "lamp.yaml").write_text(SHORT, encoding="utf-8")
    assert "Did you mean 'lamp.yaml'" in refused_file(tmp_path / "lmp.yaml")
    assert "no such file" in refused_file(tmp_path / "nowhere" / "lamp.yaml")


def test_folder_binary_empty(tmp_path: Path) -> None:
    assert "folder" in refused_file(tmp_path)
    path = tmp_path / "file.yaml"
    for content, word in [
        (b"", "empty"), (b" \n\n", "empty"), (b"# only a remark\n", "no journey"), (b"\0\1", "binary"),
        ("è".encode("latin-1"), "UTF-8"), (SHORT.encode("utf-16"), "UTF-16"), (b"---\n", "no journey"),
        (b"a: \xff", "0xFF"), (b"\x89PNG\r\n\x1a\n\0", "binary"), (b"PK\x03\x04\x14\0", "binary"),
    ]:  # fmt: skip
        path.write_bytes(content)
        said = refused_file(path)
        assert word in said
        assert str(path) in said


def test_the_place_of_a_wrong_byte(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("percorso: 1\ntitle: perché\n".encode("latin-1"))
    assert refused_file(path).startswith(f"{path}:2:13:")


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "ordinary file" in refused_file(tmp_path / "pipe.yaml")


def test_a_mark_at_the_start_of_the_file_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SHORT.encode())
    assert Journey.load(path).id == "lamp"
    path.write_bytes(SHORT.replace("\n", "\r\n").encode())
    assert Journey.load(path).id == "lamp"


JSON = {
    "tabs": (
        '{\t"percorso": 1, "id": "lamp", "title": "L", "stages": [{"id":"a","name":"A"}]}',
        None,
    ),
    "a key twice": ('{"id": "a", "id": "b"}', "twice"),
    "not a number": ('{"a": NaN}', "not a JSON value"),
    "endless": ('{"a": -Infinity}', "not a JSON value"),
    "comma at the end": ('{"a": 1,}', "comma"),
    "comma at the end of a list": ('{"a": [1,]}', "comma"),
    "single quotes": ("{'a': 1}", "double quotes"),
    "comment": ('{"a": 1 // x\n}', "comma"),
    "no comma": ('{"a": 1 "b": 2}', "comma"),
    "no colon": ('{"a" 1}', "colon"),
    "cut off": ('{"a": ', "too early"),
    "cut off in a text": ('{"a": "b', "broken"),
    "half a character": ('{"a": "\\ud83d"}', "half"),
    "bad escape": ('{"a": "\\x"}', "broken"),
    "new line in a text": ('{"a": "b\nc"}', "broken"),
    "more than one": ('{"a": 1} {"b": 2}', "follows"),
    "leading zero": ('{"a": 01}', "missing here"),
    "long number": ('{"a": ' + "1" * 5_000 + "}", "digits"),
    "large exponent": ('{"percorso": 1e999}', "percorso"),
}


@pytest.mark.parametrize("name", JSON)
def test_json(name: str) -> None:
    text, word = JSON[name]
    if word is None:
        assert Journey.parse(text, "f.json").id == "lamp"
    else:
        assert word in refused(text, "f.json")


def test_json_escapes_and_places() -> None:
    text = '{"percorso": 1, "id": "lamp", "title": "\\ud83d\\ude00\\/",\n  "stages": [{"id": "a"}]}'
    assert refused(text, "f.json").startswith("f.json:2:14: stages[0].name")
    text = text.replace('{"id": "a"}', '{"id": "a", "name": "A"}')
    assert Journey.parse(text, "f.json").title == "😀/"


def test_words_of_yaml_1_2() -> None:
    text = "{a: no, b: on, c: 12:30, d: 1_000, e: 0o17, f: 0x1F, g: ~, h: True, i: 1e3, j: 'true', k: }"
    tree = yaml_tree.read_yaml(text, "f")
    assert not tree.problems
    assert tree.value == {
        "a": "no", "b": "on", "c": "12:30", "d": "1_000", "e": 15, "f": 31, "g": None, "h": True,
        "i": 1000.0, "j": "true", "k": None,
    }  # fmt: skip


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
@given(text=st.text(st.sampled_from(list("ab1:-?,[]{}#&*!|>'\"%@\n \té😀~."))))
def test_any_text_is_read_or_refused(text: str, loader: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_tree, "_LOADER", loader)
        for file in ("f.yaml", "f.json"):
            with pytest.raises(JourneyError):
                Journey.parse(text, file)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "f"
    path.write_bytes(data)
    refused_file(path)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(
            st.sampled_from(["percorso", "id", "stages", "touchpoints", "name", "enter", "kpis",
                             "board", "evidence", "where", "any", "restart", "empathy", "personas"])
            | st.text(), inner),
        max_leaves=30,
    )
)  # fmt: skip
def test_any_values_are_refused(value: Any) -> None:
    with pytest.raises(JourneyError):
        Journey.from_dict({"percorso": 2, "stages": value, "touchpoints": value, "x": value})
    refused(json.dumps({"percorso": 2, "stages": value, "board": value}, allow_nan=True), "f.json")


@pytest.mark.parametrize("sign", ["\x7f", "\x80", "\x9b", "\x9d", "\x1b", "\x07"])
def test_signs_that_steer_a_terminal_are_refused_by_name(sign: str) -> None:
    stages = [{"id": "a", "name": "A"}]
    with pytest.raises(JourneyError, match=f"control character U\\+00{ord(sign):02X}"):
        Journey.from_dict({"percorso": 1, "id": "x", "title": f"a{sign}31mb", "stages": stages})
