"""An Italian who does something wrong is told so in Italian: documents, operations, rules, files."""

from __future__ import annotations

from typing import Any

import pytest

from percorso.errors import PercorsoError, Problem
from percorso.journey import Journey
from percorso.journey.operations import apply_checked
from percorso.words import Words
from tests.journey.operations.cases import DOCUMENT
from tests.journey.test_bad_files import BAD
from tests.server.maps.helpers import change, made
from tests.serving import Served

ITALIAN, ENGLISH = Words.of("it"), Words.of("en")
OPERATIONS: list[Any] = [
    None,
    {"op": "delete"},
    {"op": "edit", "path": ["title"]},
    {"op": "edit", "path": ["title"], "value": "a", "force": True},
    {"op": "edit", "path": [], "value": "a"},
    {"op": "edit", "path": ["title"], "value": 5},
    {"op": "edit", "path": ["title"], "value": ""},
    {"op": "edit", "path": ["title"], "value": None},
    {"op": "edit", "path": ["titel"], "value": "a"},
    {"op": "edit", "path": ["stages", "see", "titolo"], "value": "a"},
    {"op": "edit", "path": ["stages", "nope", "name"], "value": "a"},
    {"op": "edit", "path": ["stages", "see", "id"], "value": "a"},
    {"op": "edit", "path": ["stages", "see", "emotion"], "value": 9},
    {"op": "edit", "path": ["stages", "see", "goal"], "value": "si"},
    {"op": "edit", "path": ["stages", "see", "restart_after"], "value": "7"},
    {"op": "edit", "path": ["stages", "see", "enter"], "value": {}},
    {"op": "edit", "path": ["stages", "see", "enter"], "value": {"at_least": 2}},
    {"op": "edit", "path": ["stages", "see", "enter"], "value": {"evento": "Page Viewed"}},
    {"op": "edit", "path": ["stages", "see", "enter"], "value": {"touchpoint": "nope"}},
    {"op": "edit", "path": ["restart"], "value": "nope"},
    {"op": "add", "path": ["stages"], "value": {"id": "see", "name": "Again"}},
    {"op": "add", "path": ["stages"], "value": {"name": "Without"}},
    {"op": "add", "path": ["title"], "value": "a"},
    {"op": "add", "path": ["actions"], "value": {"id": "x", "text": "a", "due": "2026-02-30"}},
    {"op": "add", "path": ["actions"], "value": {"id": "x", "text": "a", "pains": ["nope"]}},
    {"op": "remove", "path": ["stages"], "id": "nope"},
    {"op": "remove", "path": ["stages"], "id": 0},
    {"op": "remove", "path": ["stages"], "id": None},
    {"op": "move", "path": ["stages"], "id": "see", "before": 1},
    {"op": "rename", "path": ["stages"], "id": "see", "to": "Not an id"},
    {"op": "rename", "path": ["stages"], "id": "see", "to": 5},
    {"op": "batch", "operations": []},
    {"op": "replace", "document": []},
    {"op": "replace", "document": {"percorso": 9}},
]  # fmt: skip
RULES: list[dict[str, Any]] = [
    {},
    {"evento": "Page Viewed"},
    {"event": 5},
    {"at_least": 2},
    {"event": "Page Viewed", "where": {"path": {"matches": "(?=a)"}}},
    {"event": "Page Viewed", "where": {"path": {"matches": "("}}},
    {"event": "Page Viewed", "where": {"path": {}}},
    {"at_least": 2, "within": "7", "of": {"event": "Page Viewed"}},
]


def said_differently(problem: Problem) -> bool:
    """Whether everything that a problem says in English is said otherwise in Italian."""
    parts = [part for part in (problem.message, problem.fix) if part]
    return all(ITALIAN.said(part) != ENGLISH.said(part) == part for part in parts)


@pytest.mark.parametrize("name", BAD)
def test_a_broken_file_is_refused_in_italian(name: str) -> None:
    with pytest.raises(PercorsoError) as caught:
        Journey.parse(BAD[name][0].replace("▲", ""), "lampada.yaml")
    assert [one for one in caught.value.problems if not said_differently(one)] == []


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_wrong_operation_is_refused_in_italian(operation: Any) -> None:
    with pytest.raises(PercorsoError) as caught:
        apply_checked(DOCUMENT, operation)
    assert [one for one in caught.value.problems if not said_differently(one)] == []


def _said(answer: Any) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [part for one in answer.json()["problems"] for part in (one["message"], one["fix"])]


def test_the_server_refuses_operations_in_italian(served: Served) -> None:
    text = Journey.from_dict(DOCUMENT).to_yaml()
    with served.client("editor", lang="it") as one, served.client("editor", lang="en") as two:
        start = {"title": "Prova", "start": {"text": text, "name": "a.yaml"}}
        made_one = one.post(f"{served.api}/journeys", json=start).json()["id"]
        journey = f"{served.api}/journeys/{made_one}"
        for operation in filter(None, OPERATIONS):
            italian = _said(change(one, journey, operation))
            english = _said(change(two, journey, operation))
            assert not [part for part in italian if part and part in english], operation


@pytest.mark.parametrize("rule", RULES)
def test_the_server_refuses_rules_in_italian(served: Served, rule: dict[str, Any]) -> None:
    found = []
    for lang in ("it", "en"):
        with served.client("editor", lang=lang) as client:
            body = {"rule": rule, "lang": lang}
            found.append(_said(client.post(f"{served.journey_api}/rules/sentence", json=body)))
    assert not [part for part in found[0] if part and part in found[1]]


def test_the_server_refuses_files_in_italian(served: Served) -> None:
    journey = made(served)
    with served.client("editor", lang="it") as client:
        text = "percorso: 1\nid: lampada\ntitle: 'l'arrivo'\n"
        said = _said(client.post(f"{journey}/import", json={"text": text, "name": "a.yaml"}))
        assert said[0] == "Il testo tra virgolette semplici finisce al suo apostrofo."
        text = "percorso: 1\nid: lampada\ntitle: Una\nstages: [{id: a, name: A}]\nrestart: b\n"
        said = _said(client.post(f"{journey}/import", json={"text": text, "name": "a.yaml"}))
    assert said == ["Non c’è la fase «b».", "Ammessi: a."]
