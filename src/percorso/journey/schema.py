"""The JSON Schema of the journey file, for editors; generated from the model and shipped."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from percorso.journey.model import Journey

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# JSON Schema counts characters, items and properties under three names.
_COUNTED = {"array": "Items", "object": "Properties"}


def json_schema() -> dict[str, Any]:
    """The schema that the model generates.

    Example:
        >>> json_schema()["required"]
        ['percorso', 'id', 'title', 'stages']
    """
    made = Journey.model_json_schema(by_alias=True, mode="validation")
    made["$defs"] = dict(sorted(made["$defs"].items()))
    made["description"] = "A customer journey: stages in order, and everything drawn around them."
    return {"$schema": DIALECT, **_tidy(made)}


def _tidy(part: Any) -> Any:
    """Without what an editor has no use for: generated titles, examples in Python."""
    if isinstance(part, list):
        return [_tidy(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {k: _tidy(v) for k, v in part.items() if not (k == "title" and isinstance(v, str))}
    if isinstance(kept.get("description"), str):
        kept["description"] = " ".join(kept["description"].split("Example:")[0].split())
    counted = _COUNTED.get(str(kept.get("type")))
    for most in ("min", "max"):
        if counted and f"{most}Length" in kept:
            kept[f"{most}{counted}"] = kept.pop(f"{most}Length")
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    return kept


def schema_text() -> str:
    """The schema as the text that is shipped in `schema/journey.schema.json`."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def shipped() -> str:
    """The schema that lies in the package, without loading the model's generator."""
    file = files("percorso.journey") / "schema" / "journey.schema.json"
    return file.read_text(encoding="utf-8")


def main() -> None:
    """Write the shipped schema anew: `python -m percorso.journey.schema`."""
    path = Path(__file__).parent / "schema" / "journey.schema.json"
    path.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
