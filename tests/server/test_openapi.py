"""The schema that the browser's client is generated from is the one of the routes as they are."""

from __future__ import annotations

import json
import re

from tools import openapi


def test_the_schema_is_up_to_date() -> None:
    """Run `python -m tools`, then `python -m tools.ui npm run client`."""
    assert openapi.PAGE.read_text(encoding="utf-8") == openapi.page()


def test_every_body_is_closed() -> None:
    """Whatever a request may send, a key that is not known is refused."""
    schema = json.loads(openapi.page())
    bodies = [
        media["schema"]
        for methods in schema["paths"].values()
        for one in methods.values()
        for kind, media in one.get("requestBody", {}).get("content", {}).items()
        if kind == "application/json"
    ]
    named = {name for body in bodies for name in _named(body)}
    schemas = schema["components"]["schemas"]
    open_ones = [one for one in named if schemas[one].get("additionalProperties") is not False]
    assert bodies
    assert not open_ones


def _named(schema: dict[str, object]) -> list[str]:
    return re.findall(r"#/components/schemas/([\w-]+)", str(schema))


def test_answers_have_all_of_their_fields() -> None:
    """What has a default in Python is sent too: only bodies of requests have fields to leave out."""
    schemas = json.loads(openapi.page())["components"]["schemas"]
    layer, sent = schemas["Layer"], schemas["AskedOperation"]
    assert set(layer["required"]) == set(layer["properties"])
    assert set(sent["required"]) == {"base", "operation"}


def test_every_refusal_has_its_words() -> None:
    """Each route says what it answers when it refuses: problems, never a form of FastAPI's own."""
    schema = json.loads(openapi.page())
    problems = {"$ref": "#/components/schemas/Problems"}
    for methods in schema["paths"].values():
        for one in methods.values():
            refused = one["responses"]["default"]["content"]["application/json"]["schema"]
            assert refused == problems
            assert "422" not in one["responses"]


def test_trees_have_names() -> None:
    """What is no closed model has a name of its own, to which the client gives its type."""
    schemas = json.loads(openapi.page())["components"]["schemas"]
    loose = {
        f"{name}.{field}"
        for name, model in schemas.items()
        for field, kind in model.get("properties", {}).items()
        if "schemas/JsonValue" in str(kind)
    }
    assert loose == {"FieldConflict.base", "FieldConflict.mine", "FieldConflict.theirs"}
