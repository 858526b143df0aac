"""Write ui/openapi.json, the schema from which the browser's client is generated."""

from __future__ import annotations

import json
from pathlib import Path

PAGE = Path(__file__).parents[1] / "ui" / "openapi.json"


def page() -> str:
    """The schema of the API, in a stable form."""
    from percorso.server.app import routed

    schema = routed().openapi()
    schema["info"]["version"] = "1"  # the version of the program would change it at each release
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
