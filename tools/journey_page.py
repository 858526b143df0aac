"""Write docs/journey-reference.md from the schema: every key of the journey file, with an example.

The examples are those of docs/examples/every-key.yaml, a journey that is valid as it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from percorso.journey.schema import json_schema
from percorso.journey.yaml_text import yaml_text
from percorso.journey.yaml_tree import read_yaml

DOCS = Path(__file__).parents[1] / "docs"
PAGE = DOCS / "journey-reference.md"
EXAMPLE = DOCS / "examples" / "every-key.yaml"
JOURNEY = "Journey"
LONGEST = 68
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Schema = dict[str, Any]

INTRODUCTION = """\
<!-- Written by tools/journey_page.py from the schema: `make format` writes it anew. -->

# The journey file: every key

The readable way in is [The journey file](journey-file.md). This page is for looking things up:
every key, what may stand there, what holds when it is left out, what it means, and an example.
It is written from the schema that also serves editors:
`percorso check --schema > journey.schema.json`.

All examples come from one file that uses every key: [every-key.yaml](examples/every-key.yaml).

## Values

| value | how it is written |
|---|---|
| text | at most 10,000 characters, or such a text per language: `{en: Sale, it: Vendita}` |
| claim | a text, or a [claim with its grade](#claim) |
| id | small letters and digits, joined by `-` or `_`: `back_30d`. Other parts point at it |
| duration | numbers with units: `7d`, `12h`, `30min`, `45s`, `2w`, `1d 12h` |
| day | `2026-03-31` |
| number | `12` or `12.5`, without quotes |
"""
# What people call the parts: where it is not the name in the schema, in small letters.
NAMES = {
    "GradedClaim": "claim",
    "Kpi": "KPI",
    "CheckIn": "check-in",
    "EmpathyMap": "empathy map",
}
ORDER = (
    *(JOURNEY, "Stage", "Question", "Kpi", "Rule", "Comparison", "Touchpoint", "Cost", "Emotion"),
    *("Persona", "EmpathyMap", "Segment", "Objective", "Pain", "Delight", "Opportunity", "Action"),
    *("Effect", "Tactic", "CheckIn", "Board", "Group", "Problem", "Idea", "Evidence"),
    *("Competitor", "Criterion", "GradedClaim"),
)
# Where the schema says less than the reader of journey files holds.
SAID = {("Emotion", "value"): "number from −2 to 2"}
# What a pattern in the schema stands for.
PATTERNS = (("^[a-z0-9]+(?:", "id"), ("(ms|min|s|h|d|w)", "duration"), (r"^\d{4}-", "day"))
PLAIN = {"boolean": "`true` or `false`", "integer": "whole number", "number": "number"}


def page() -> str:
    """The whole page."""
    schema = json_schema()
    parts: dict[str, Schema] = {JOURNEY: schema, **schema["$defs"]}
    examples = Examples(parts)
    named = [name for name in parts if name not in ORDER and name != "Text"]
    sections = [_section(name, parts[name], examples) for name in (*ORDER, *named)]
    return "\n".join([INTRODUCTION, *sections])


class Examples:
    """The first value that the example file has for each key of each part."""

    def __init__(self, parts: dict[str, Schema]) -> None:
        self.parts = parts
        self.found: dict[tuple[str, str], Any] = {}
        tree = read_yaml(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name)
        self._walk(JOURNEY, tree.value)

    def of(self, part: str, key: str) -> Any:
        """The example of a key: its own, else that of the same key in another part."""
        schema = self.parts[part]["properties"][key]
        same = (
            value
            for (other, name), value in self.found.items()
            if name == key and self.parts[other]["properties"][key] == schema
        )
        return self.found.get((part, key), next(same, None))

    def _walk(self, part: str, value: Any) -> None:
        for key, inner in value.items():
            self.found.setdefault((part, key), inner)
            self._follow(self.parts[part]["properties"][key], inner)

    def _follow(self, schema: Schema, value: Any) -> None:
        """Into the parts that a value holds, by the way of its schema."""
        if isinstance(value, list):
            for item in value:
                self._follow(schema.get("items", schema), item)
        if not isinstance(value, dict):
            return
        for name in _references(schema):
            if set(value) <= set(self.parts[name].get("properties", ())):
                self._walk(name, value)
                return
        inside = schema.get("additionalProperties")
        if isinstance(inside, dict):
            for item in value.values():
                self._follow(inside, item)


def _references(schema: Schema) -> list[str]:
    """The parts that a value may be, itself or as one of a list."""
    choices = [schema, *schema.get("anyOf", ()), *schema.get("items", {}).get("anyOf", ())]
    choices.append(schema.get("items", {}))
    return [choice["$ref"].rpartition("/")[2] for choice in choices if "$ref" in choice]


def _section(name: str, schema: Schema, examples: Examples) -> str:
    needed = set(schema.get("required", ()))
    rows = [
        _row(name, key, inner, key in needed, examples)
        for key, inner in schema["properties"].items()
    ]
    head = ["| key | value | meaning |", "|---|---|---|"]
    about = _cell(schema.get("description", ""))
    return "\n".join([f"## {_heading(name)} {{#{_anchor(name)}}}", "", about, "", *head, *rows, ""])


def called(name: str) -> str:
    """What people call a part.

    Example:
        >>> called("EmpathyMap"), called("Stage")
        ('empathy map', 'stage')
    """
    return NAMES.get(name, name.lower())


def _heading(name: str) -> str:
    text = called(name)
    return text[0].upper() + text[1:]


def _anchor(name: str) -> str:
    return called(name).lower().replace(" ", "-")


def _row(part: str, key: str, schema: Schema, needed: bool, examples: Examples) -> str:
    value = SAID.get((part, key)) or _value(schema)
    value += "; **needed**" if needed else _default(schema)
    example = examples.of(part, key)
    shown = "" if example is None else f"<br>{_example(key, example)}"
    return f"| `{key}` | {_cell(value)} | {_cell(schema.get('description', ''))}{shown} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _default(schema: Schema) -> str:
    default = schema.get("default")
    if default in (None, [], {}):
        return ""
    return f"; else `{_flow(default)}`"


def _example(key: str, value: Any) -> str:
    """The key with its value on one line; what is too long is cut between two of its parts."""
    text = f"{key}: {_flow(value)}"
    if len(text) > LONGEST:
        text = f"{text[:LONGEST].rpartition(', ')[0] or text[:LONGEST]}, …"
    return f"`{_cell(text)}`"


def _flow(value: Any, inside: bool = False) -> str:
    """A value as YAML on one line; a text inside brackets needs quotes sooner."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(inner, True)}' for key, inner in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(inner, True) for inner in value)}]"
    if isinstance(value, str) and DAY.fullmatch(value):
        return value
    text = yaml_text({"_": value}).partition(": ")[2].strip()
    quoted = inside and isinstance(value, str) and re.search(r"[,:\[\]{}?]", value)
    return json.dumps(value, ensure_ascii=False) if quoted else text


def _value(schema: Schema) -> str:
    """What may stand there, in words."""
    choices = [choice for choice in schema.get("anyOf", [schema]) if choice.get("type") != "null"]
    words = list(dict.fromkeys(_choice(choice) for choice in choices))
    if "text" in words and "[claim](#claim)" in words:
        words = ["[claim](#claim)"]
    if "whole number" in words and "number" in words:
        words.remove("whole number")
    return " or ".join(words)


def _choice(schema: Schema) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return "text" if name == "Text" else f"[{called(name)}](#{_anchor(name)})"
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return _one_of(schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_many(schema['items'])}"
    if schema.get("type") == "object":
        return "field: value or [comparison](#comparison)"
    return _scalar(schema)


def _many(items: Schema) -> str:
    inside = _value(items) if items else "text"
    return re.sub(r"^(id|text|duration)$", r"\1s", inside)


def _one_of(words: list[str]) -> str:
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _scalar(schema: Schema) -> str:
    pattern = schema.get("pattern", "")
    known = next((word for part, word in PATTERNS if part in pattern), None)
    word = known or PLAIN.get(schema.get("type", ""), "text")
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        return f"{word} from {low:,} to {high:,}".replace("-", "−")
    return f"{word}, at least {low}" if low is not None else word


def keys() -> Iterator[tuple[str, str]]:
    """Every key of every part."""
    schema = json_schema()
    for name, part in {JOURNEY: schema, **schema["$defs"]}.items():
        yield from ((name, key) for key in part.get("properties", ()))


def examples() -> Examples:
    """The examples for all keys."""
    schema = json_schema()
    return Examples({JOURNEY: schema, **schema["$defs"]})


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
