"""Journey files: YAML, JSON, and rules in a journey that is right otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from fuzz.targets.target import Target, promise, refused
from percorso.errors import JourneyError
from percorso.journey import Journey
from percorso.journey.read import parse_bytes
from percorso.journey.schema import json_schema

_AROUND = (
    "percorso: 1\nid: lamp\ntitle: Lamp\nstages:\n- id: see\n  name: See\n  enter: ",
    "\ntouchpoints: [{id: shop, name: Shop, kind: traditional}]\n",
)
_RULES = (
    "{event: Page Viewed}",
    "{event: [A, B], channel: email, where: {value: {gte: 50, lt: 99.5}}}",
    "{all: [{touchpoint: shop}, {not: {event: A}}, {any: [{where: {p: true}}]}]}",
    "{at_least: 2, within: 7d 12h, of: {event: A}}",
    "{where: {p: {matches: '^/a(b|c)*$', exists: true}, q: {in: [1, x, 2.5]}, r: {ne: no}}}",
    "\n    any:\n      - {event: A}\n      - channel: x\n",
)


def check_yaml(data: bytes) -> None:
    """A journey in YAML."""
    _check(data, "fuzz.yaml")


def check_json(data: bytes) -> None:
    """A journey in JSON."""
    _check(data, "fuzz.json")


def check_rule(data: bytes) -> None:
    """A rule, which can also be said in both languages."""
    journey = _check(b"".join((_AROUND[0].encode(), data, _AROUND[1].encode())), "fuzz.yaml")
    for stage in journey.stages if journey else ():
        if stage.enter:
            for lang in ("it", "en"):
                promise(bool(stage.enter.sentence(lang).strip()), "A rule has no sentence.")


def _check(data: bytes, file: str) -> Journey | None:
    try:
        journey = parse_bytes(data, file)
    except JourneyError as error:
        refused(error)
        return None
    for written, name in ((journey.to_yaml(), "again.yaml"), (journey.to_json(), "again.json")):
        promise(Journey.parse(written, name) == journey, f"Not the same journey: {name}")
    promise(Journey.from_dict(journey.to_dict()) == journey, "Not the same journey: to_dict")
    return journey


def _journeys() -> Iterator[str]:
    """Journeys that ship with Percorso: the templates and the examples."""
    root = Path(__file__).parents[2]
    for folder in ("examples", "src/percorso/journey/templates", "docs/examples"):
        for path in sorted((root / folder).rglob("*.yaml")):
            text = path.read_text("utf-8")
            if "percorso: 1" in text and len(text) < 60_000:
                yield text
    yield _AROUND[0] + _RULES[0] + _AROUND[1]


def _yaml_seeds() -> list[bytes]:
    odd = [
        "",
        "---\n",
        "\ufeffa: 1",
        "a: &b c\nd: *b\n",
        "? x\n: y\n",
        "<<: {a: 1}\n",
        "a: !!python/object/apply:os.system [ls]\n",
        "a: |\n  b\n\n  c\n",
        "%YAML 1.1\n---\n",
    ]
    return [text.encode() for text in (*_journeys(), *odd)]


def _json_seeds() -> list[bytes]:
    made = []
    for text in _journeys():
        try:
            made.append(Journey.parse(text, "seed.yaml").to_json().encode())
        except JourneyError:  # a part of a journey, or a page's example of a mistake
            continue
    return [*made, b"{}", b"[]", b'{"percorso": 1, "id": "a", "title": {"it": "\\u00e8"}}']


def _words() -> list[str]:
    keys = set(_keys(json_schema()))
    return [
        *sorted(keys),
        "percorso: 1",
        "\n  - ",
        "- {id: ",
        ": |\n  ",
        "&a",
        "*a",
        "!!",
        "'",
        '"',
        "\ufeff",
        "\u2028",
        "\x85",
        "7d",
        "30min",
        "{it: ",
        "1e400",
        ".inf",
        "0o17",
        "<<",
        "~",
        "null",
        "true",
        "2026-02-30",
        "\\ud800",
        "\t",
        "\r\n",
        "# ",
        "? ",
    ]


def _keys(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (text for text in schema.get("enum", ()) if isinstance(text, str))
        for value in schema.values():
            yield from _keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _keys(value)


def _rule_seeds() -> list[bytes]:
    return [rule.encode() for rule in (*_RULES, *(json.dumps({"event": "A"}), "{}", "[]", "A"))]


_SEEN = ("percorso.journey", "yaml")
TARGETS = (
    Target("journey-yaml", check_yaml, _yaml_seeds, _words, _SEEN),
    Target("journey-json", check_json, _json_seeds, _words, _SEEN),
    Target("journey-rule", check_rule, _rule_seeds, _words, _SEEN),
)
