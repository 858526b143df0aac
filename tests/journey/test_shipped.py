"""What is shipped beside the code: templates, the JSON Schema, the worked example."""

from __future__ import annotations

from typing import Any

import pytest

from percorso.errors import JourneyError
from percorso.journey import Journey, claim_grade, template
from percorso.journey.schema import json_schema, schema_text, shipped
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "industrial-design" / "journey.yaml"


def texts(value: Any) -> Any:
    """All texts per language inside plain values."""
    if isinstance(value, dict):
        if set(value) <= {"it", "en"} and value:
            yield value
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


@pytest.mark.parametrize(
    ("name", "stages", "goal", "touchpoints"),
    [
        ("see-think-do-care", ["see", "think", "do", "care"], "do", 37),
        (
            "five-phases",
            ["awareness", "consideration", "sale", "retention", "loyalty"],
            "sale",
            43,
        ),
    ],
)
def test_template(name: str, stages: list[str], goal: str, touchpoints: int) -> None:
    journey = template.load(name)
    assert [stage.id for stage in journey.stages] == stages
    index = journey.goal_index()
    assert index is not None
    assert journey.stages[index].id == goal
    assert len(journey.touchpoints) == touchpoints
    assert {one.state for one in journey.touchpoints} == {None}
    assert {one.kind for one in journey.touchpoints} == {"traditional", "digital", "external"}
    assert {one.grade for one in journey.pains} == {"hypothesis"}
    for stage in journey.stages:
        assert stage.mindset
        assert stage.customer_goal
        assert stage.business_goal
        assert stage.team
        assert stage.enter
        assert len(stage.kpis) >= 4
        assert stage.questions
        assert {kpi.target for kpi in stage.kpis} == {None}
        assert claim_grade(stage.mindset) == "hypothesis"
        for items in (journey.tactics, journey.pains):
            assert sum(stage.id in item.stages for item in items) >= 2


@pytest.mark.parametrize("name", template.TEMPLATES)
def test_template_is_complete_in_both_languages(name: str) -> None:
    value = template.load(name).to_dict()
    assert [one for one in texts(value) if set(one) != {"it", "en"}] == []
    for lang, other in (("it", "en"), ("en", "it")):
        single = template.start(name, lang)
        assert single.language == lang
        assert list(texts(single.to_dict())) == []
        assert single.to_yaml() != template.start(name, other).to_yaml()
        assert Journey.parse(single.to_yaml()) == single


@pytest.mark.parametrize("name", template.TEMPLATES)
def test_template_file_is_as_we_would_write_it(name: str) -> None:
    path = ROOT / "src" / "percorso" / "journey" / "templates" / f"{name}.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    body = "".join(line for line in lines if not line.startswith("#"))
    assert body == template.load(name).to_yaml()


def test_start_has_its_own_id_and_title() -> None:
    journey = template.start("five-phases", "it", id="lampada", title="Comprare una lampada")
    assert (journey.id, journey.title, journey.language) == (
        "lampada",
        "Comprare una lampada",
        "it",
    )


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("five-phase", "it"), "Did you mean 'five-phases'"),
        (("five-phases", "de"), "Allowed: it, en"),
        (("five-phases", "it", "My Lamp"), "my-lamp"),
    ],
)
def test_start_refuses(arguments: Any, word: str) -> None:
    with pytest.raises(JourneyError, match=word):
        template.start(*arguments)


def test_the_shipped_schema_is_what_the_model_generates() -> None:
    assert shipped() == schema_text(), "Run: python -m percorso.journey.schema"


def test_the_schema_says_what_editors_need() -> None:
    schema = json_schema()
    assert schema["required"] == ["percorso", "id", "title", "stages"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["stages"]["maxItems"] == 64
    rule = schema["$defs"]["Rule"]["properties"]
    assert {"not", "at_least", "of", "where"} <= set(rule)
    assert "not_" not in rule
    assert "in" in schema["$defs"]["Comparison"]["properties"]
    described = [name for part in schema["$defs"].values() for name in _undescribed(part)]
    assert described == []


def _undescribed(part: dict[str, Any]) -> list[str]:
    fields = part.get("properties", {})
    return [name for name, field in fields.items() if "description" not in field]


def test_the_example_uses_every_part_of_the_format() -> None:
    journey = Journey.load(EXAMPLE)
    assert Journey.parse(journey.to_yaml()) == journey
    assert "inventat" in str(journey.about)
    assert "invented" in str(journey.about)
    value = journey.to_dict()
    unused = {"percorso", "kind", "based_on", "changes", "language", "progression", "note"}
    assert set(Journey.model_fields) - set(value) <= unused
    for part, items in _parts(journey).items():
        known = set(type(items[0]).model_fields)
        assert known - _used(items) <= ALLOWED_UNUSED.get(part, set()), part


ALLOWED_UNUSED = {
    "stages": set(),
    "kpis": {"note"},
    "touchpoints": set(),
    "personas": {"note"},
    "segments": {"note"},
    "competitors": {"note"},
    "evidence": set(),
    "problems": set(),
    "ideas": set(),
}


def _parts(journey: Journey) -> dict[str, Any]:
    assert journey.board is not None
    return {
        "stages": journey.stages,
        "kpis": [kpi for stage in journey.stages for kpi in stage.kpis],
        "touchpoints": journey.touchpoints,
        "personas": journey.personas,
        "segments": journey.segments,
        "competitors": journey.competitors,
        "evidence": journey.evidence,
        "problems": journey.board.problems,
        "ideas": journey.board.ideas,
    }


def _used(items: Any) -> set[str]:
    """The fields that differ from their defaults in at least one of the items."""
    fields = type(items[0]).model_fields
    return {
        name
        for name, field in fields.items()
        for item in items
        if getattr(item, name) != field.get_default(call_default_factory=True)
    }


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_example_speaks_both_languages(lang: str) -> None:
    value = Journey.load(EXAMPLE).to_dict()
    assert [one for one in texts(value) if set(one) != {"it", "en"}] == []
    assert list(texts(Journey.load(EXAMPLE).in_language(lang).to_dict())) == []
