"""The reference page: its examples are read by the reader it describes, and it leaves no key out."""

from __future__ import annotations

import re
from typing import Any

import pytest

from percorso.errors import JourneyError
from percorso.journey import Journey, Rule
from percorso.journey.schema import json_schema
from percorso.journey.yaml_tree import read_yaml
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "journey-file.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
STAGES = [{"id": name, "name": name} for name in ("see", "think", "do")]


def blocks_with(key: str) -> list[Any]:
    found = [read_yaml(block, "docs") for block in BLOCKS if re.search(rf"^{key}:", block, re.M)]
    assert all(not tree.problems for tree in found)
    return [tree.value for tree in found]


def test_the_shortest_journey() -> None:
    assert Journey.parse(BLOCKS[0]).goal_index() == 1


def test_every_part_is_valid_as_shown() -> None:
    value: dict[str, Any] = {"percorso": 1, "id": "docs", "title": "Docs"}
    for block in BLOCKS[1:]:
        tree = read_yaml(block, "docs")
        if not re.search(r"^(enter|mindset):", block, re.M):
            assert not tree.problems
            value.update(tree.value)
    value["stages"] = [*STAGES, value["stages"][0]]
    checkout = {"id": "checkout", "name": "Checkout", "kind": "digital"}
    value["touchpoints"] = [*value["touchpoints"], checkout]
    assert len(Journey.from_dict(value).stages) == 4


def rules() -> list[str]:
    block = next(block for block in BLOCKS if block.startswith("enter:"))
    return [f"enter:{part}" for part in re.split(r"^enter:", block, flags=re.M)[1:]]


@pytest.mark.parametrize("text", rules())
def test_every_rule_is_valid_as_shown(text: str) -> None:
    Rule.model_validate(read_yaml(text, "docs").value["enter"])


def test_every_key_is_on_the_page() -> None:
    schema = json_schema()
    parts = [schema, *schema["$defs"].values()]
    keys = {key for part in parts for key in part.get("properties", {})}
    assert sorted(key for key in keys if not re.search(rf"\b{key}\b", PAGE)) == []


def test_a_message_on_the_page_is_the_message() -> None:
    text = BLOCKS[0].replace("enter: {event: Page", "entre: {event: Page")
    with pytest.raises(JourneyError) as caught:
        Journey.parse(text, "lamp.yaml")
    shown = re.findall(r"^(lamp\.yaml:5:.*? Allowed)", PAGE, re.M)[0]
    assert str(caught.value).startswith(shown)
