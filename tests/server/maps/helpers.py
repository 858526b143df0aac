"""What tests of journeys do again and again."""

from __future__ import annotations

from typing import Any

from httpx import Client, Response

from tests.serving import Served


def made(served: Served, template: str = "see-think-do-care") -> str:
    """The address of a new journey, for one test alone."""
    with served.client("editor") as client:
        body = {"title": "Prova", "start": {"template": template}}
        answer = client.post(f"{served.api}/journeys", json=body)
    assert answer.status_code == 201, answer.text
    return f"{served.api}/journeys/{answer.json()['id']}"


def change(
    client: Client, journey: str, operation: dict[str, Any], base: int = 0, **more: Any
) -> Response:
    """Ask for an operation."""
    body = {"base": base, "operation": operation, "client": "tab", **more}
    return client.post(f"{journey}/operations", json=body)


def edit(*path: str | int, value: Any) -> dict[str, Any]:
    """An operation that sets a field."""
    return {"op": "edit", "path": [*path], "value": value}


def document(client: Client, journey: str) -> Any:
    """The document of a journey as it is now."""
    return client.get(journey).json()["document"]
