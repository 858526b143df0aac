"""Read → write → read is the identity, in YAML and JSON, and for other YAML readers too."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given

from percorso.journey import Journey, yaml_tree
from percorso.journey.yaml_text import yaml_text
from tests.journey.strategies import HOSTILE, JOURNEYS, WORDS


@given(JOURNEYS)
def test_yaml_and_back_is_the_same_journey(value: dict[str, Any]) -> None:
    journey = Journey.from_dict(value)
    text = journey.to_yaml()
    again = Journey.parse(text, "journey.yaml")
    assert again == journey
    assert again.to_yaml() == text


@given(JOURNEYS)
def test_json_and_back_is_the_same_journey(value: dict[str, Any]) -> None:
    journey = Journey.from_dict(value)
    again = Journey.parse(journey.to_json(), "journey.json")
    assert again == journey
    assert json.loads(journey.to_json()) == journey.to_dict()


@given(JOURNEYS)
def test_a_yaml_1_1_reader_sees_the_same(value: dict[str, Any]) -> None:
    journey = Journey.from_dict(value)
    assert yaml.safe_load(journey.to_yaml()) == journey.to_dict()


@given(JOURNEYS)
def test_json_is_read_the_same_as_yaml(value: dict[str, Any]) -> None:
    journey = Journey.from_dict(value)
    assert Journey.parse(journey.to_json()) == journey


@given(JOURNEYS)
def test_dictionaries_and_back_are_the_same_journey(value: dict[str, Any]) -> None:
    journey = Journey.from_dict(value)
    assert Journey.from_dict(journey.to_dict()) == journey


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_survives(text: str, loader: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "_LOADER", loader)
    value = {"a": text, "b": [text, {"c": text}], text: [[text]], "where": {text: {"eq": text}}}
    written = yaml_text(value)
    tree = yaml_tree.read_yaml(written, "x")
    assert not tree.problems
    assert tree.value == value
    assert yaml.safe_load(written) == value


@given(WORDS, WORDS)
def test_any_two_texts_survive(first: str, second: str) -> None:
    value = {"a": {first: second}, "where": {second: [first]}, "b": [{"id": first, "x": second}]}
    assert yaml_tree.read_yaml(yaml_text(value), "x").value == value
    assert yaml.safe_load(yaml_text(value)) == value
