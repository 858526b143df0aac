"""Write ui/openapi.json, the schema from which the browser's client is generated."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[1] / "ui" / "openapi.json"
_NAMED = re.compile(r"'#/components/schemas/([\w-]+)'")


def page() -> str:
    """The schema of the API, in a stable form."""
    from percorso.server.app import routed

    schema = routed().openapi()
    schema["info"]["version"] = "1"  # the version of the program would change it at each release
    _whole(schema)
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _whole(schema: dict[str, Any]) -> None:
    """Say that answers have all of their fields: what has a default in Python is sent as well."""
    operations = [one for methods in schema["paths"].values() for one in methods.values()]
    models = schema["components"]["schemas"]
    asked = _reached(models, [one.get("requestBody") for one in operations])
    for name in _reached(models, [one["responses"] for one in operations]) - asked:
        if "properties" in models[name]:
            models[name]["required"] = list(models[name]["properties"])


def _reached(models: dict[str, Any], parts: object) -> set[str]:
    """The models that are named somewhere, and those that they name."""
    found: set[str] = set()
    waiting = _NAMED.findall(str(parts))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _NAMED.findall(str(models[name]))
    return found


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
