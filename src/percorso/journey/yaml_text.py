"""Plain values as YAML that people like to read and that every YAML reader reads the same."""

from __future__ import annotations

import json
import re
from typing import Any

from percorso.journey.yaml_tree import NUMBER

WIDTH = 92
# Parts that are pleasant on one line when they fit.
_FLOW = frozenset(
    {"enter", "completes", "rule", "of", "not", "where", "cost", "value", "emotion", "reward"}
)
_RULES = frozenset({"any", "all"})
_NAMES = frozenset({"event", "touchpoint", "channel", "in"})
_ID = re.compile(r"[\w.-]+")
_PLAIN = re.compile(r"[^\W_][^\n\t]*")
_NUMBERLIKE = re.compile(r"[-+.\d][-+.:_\d\sTZtzeE]*|[-+]?0[bxo][\da-fA-F_]*")
_WORDS = frozenset(
    ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<", "nan", "inf"]
)  # what some YAML reader takes for something else than a text
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_BLOCK_UNSAFE = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
)


def yaml_text(value: dict[str, Any]) -> str:
    """A mapping as a YAML document.

    Example:
        >>> print(yaml_text({"id": "no", "stages": [{"id": "see", "enter": {"event": "Page"}}]}))
        id: "no"
        stages:
          - id: see
            enter: {event: Page}
        <BLANKLINE>
    """
    return "\n".join(_mapping(value, 0)) + "\n"


def _mapping(value: dict[str, Any], indent: int) -> list[str]:
    lines: list[str] = []
    for key, inner in value.items():
        lines += _pair(key, inner, indent)
    return lines


def _pair(key: str, value: Any, indent: int) -> list[str]:
    start = f"{' ' * indent}{_scalar(key, flow=False)}:"
    if isinstance(value, str) and _literal_fits(value):
        return _literal(start, value, indent)
    flow = _flow(value)
    if not isinstance(value, (dict, list)):
        return [f"{start} {_scalar(value, flow=False)}"]
    if not value:
        return [f"{start} {flow}"]
    if len(start) + len(flow) < WIDTH and _on_one_line(key, value):
        return [f"{start} {flow}"]
    if isinstance(value, dict):
        return [start, *_mapping(value, indent + 2)]
    return [start, *_sequence(value, indent + 2, key in _RULES)]


def _sequence(value: list[Any], indent: int, rules: bool) -> list[str]:
    lines: list[str] = []
    for item in value:
        lines += _item(item, indent, rules)
    return lines


def _item(item: Any, indent: int, rule: bool) -> list[str]:
    dash = f"{' ' * indent}- "
    brief = isinstance(item, dict) and (rule or _words_only(item)) and _short(item, indent)
    if isinstance(item, dict) and item and not brief:
        lines = _mapping(item, indent + 2)
        return [dash + lines[0].lstrip(" "), *lines[1:]]
    if isinstance(item, (dict, list)):
        return [dash + _flow(item)]
    return [dash + _scalar(item, flow=False)]


def _short(item: Any, indent: int) -> bool:
    return indent + 2 + len(_flow(item)) < WIDTH


def _on_one_line(key: str, value: Any) -> bool:
    if isinstance(value, list):
        return all(not isinstance(item, (dict, list)) for item in value) and (
            key in _NAMES or all(_ID.fullmatch(str(item)) for item in value)
        )
    return key in _FLOW or _words_only(value)


def _words_only(value: dict[str, Any]) -> bool:
    """Texts per language, and the small rules and costs inside lists."""
    return all(isinstance(inner, str) and len(inner) <= 48 for inner in value.values())


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{_scalar(k, flow=True)}: {_flow(v)}" for k, v in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(item) for item in value)}]"
    return _scalar(value, flow=True)


def _scalar(value: Any, *, flow: bool) -> str:
    if isinstance(value, str):
        return value if _safe_bare(value, flow) else _quoted(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return _float(value) if isinstance(value, float) else str(value)


def _float(value: float) -> str:
    """A float that both YAML 1.1 and 1.2 read as a float: `1.0e-07`, never `1e-07`."""
    digits, mark, exponent = repr(value).partition("e")
    return f"{digits if '.' in digits else digits + '.0'}{mark}{exponent}" if mark else digits


def _safe_bare(value: str, flow: bool) -> bool:
    if not _PLAIN.fullmatch(value) or _UNSAFE.search(value) or value != value.strip():
        return False
    if value.lower() in _WORDS or _NUMBERLIKE.fullmatch(value) or NUMBER.fullmatch(value):
        return False
    if ": " in value or value.endswith(":") or " #" in value or ord(max(value)) > 0xFFFF:
        return False
    return not (flow and re.search(r"[,:\[\]{}?#&*!|>'\"%@`]", value))


def _quoted(value: str) -> str:
    """Double quotes as JSON has them; what readers take for a line break is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _literal_fits(value: str) -> bool:
    """Whether a text of several lines reads well, and safely, as a block of lines."""
    lines = value.split("\n")
    return (
        len(lines) > 1
        and not _UNSAFE.search(value.replace("\n", ""))
        and not value.endswith("\n\n")
        and bool(lines[0].strip())
        and all(line == line.strip() for line in lines)
        and ord(max(value)) <= 0xFFFF
    )


def _literal(start: str, value: str, indent: int) -> list[str]:
    body = value.removesuffix("\n")
    mark = "|" if body != value else "|-"
    pad = " " * (indent + 2)
    return [f"{start} {mark}", *(pad + line if line else "" for line in body.split("\n"))]
