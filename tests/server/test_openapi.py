"""The schema that the browser's client is generated from is the one of the routes as they are."""

from __future__ import annotations

from tools import openapi


def test_the_schema_is_up_to_date() -> None:
    """Run `python -m tools`, then `python -m tools.ui npm run client`."""
    assert openapi.PAGE.read_text(encoding="utf-8") == openapi.page()


def test_every_body_is_closed() -> None:
    """Whatever a request may send, a key that is not known is refused."""
    import json

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
    import re

    return re.findall(r"#/components/schemas/([\w-]+)", str(schema))
