"""A drafted mapping as YAML, with the reason behind each line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from percorso.events.suggest.draft import Draft, Entry, EventDraft, Grouping
from percorso.words import Words

_BARE = re.compile(r"[A-Za-z_][\w .()/+-]*(?<! )", re.ASCII)
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))


def scalar(value: Any) -> str:
    r"""A value of YAML on one line; what is not plain stands in quotation marks.

    Example:
        >>> scalar("Paid at"), scalar("no"), scalar("a: b\u202e"), scalar({"constant": "web"})
        ('Paid at', '"no"', '"a: b\\u202e"', '{constant: web}')
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(k)}: {scalar(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(scalar, value)) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    if _BARE.fullmatch(value) and value.lower() not in _WORDS:
        return value
    text = json.dumps(value, ensure_ascii=False)
    return "".join(sign if sign.isprintable() and ord(sign) < 0x10000 else _escaped(sign)
                   for sign in text)  # fmt: skip


def _key(name: str) -> str:
    return name if name == "on" else scalar(name)


def _escaped(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def remark(text: str) -> str:
    """A text that can stand in a comment: on one line, without signs that steer a terminal."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def written(draft: Draft, top: list[str], words: Words) -> str:
    """The mapping file, with what stands above it as comments."""
    lines = [*(f"# {remark(line)}".rstrip() for line in top), "", "percorso-mapping: 1"]
    lines += [_line(entry, 0) for entry in draft.head]
    if draft.joins:
        lines += ["join:", *(_told(f"  - {flow}", why) for flow, why in draft.joins)]
    lines += _group(draft.group) if draft.group else []
    lines.append("events:")
    for event in draft.events:
        lines += _event(event, words)
    if draft.left_out:
        lines += ["", f"# {words('Columns that are not used, and why:')}"]
        lines += [f"#   {remark(name)}: {remark(why)}" for name, why in draft.left_out]
    return "\n".join(lines) + "\n"


def _line(entry: Entry, indent: int, dash: bool = False) -> str:
    start = " " * indent + ("- " if dash else "")
    text = f"{start}{'# ' if entry.off else ''}{scalar(entry.key)}: {scalar(entry.value)}"
    return _told(text, entry.why)


def _told(text: str, why: str) -> str:
    return f"{text}  # {remark(why)}" if why else text


def _group(group: Grouping) -> Iterator[str]:
    yield "group:"
    yield _told(
        f"  by: {scalar([c.name for c in group.by] if len(group.by) > 1 else group.by[0].name)}",
        group.why,
    )
    for way, names in group.ways.items():
        if way == "count":
            yield f"  count: {scalar(names[0])}"
            continue
        yield f"  {way}:"
        yield from (f"    - {scalar(name)}" for name in names)


def _event(event: EventDraft, words: Words) -> Iterator[str]:
    first, *rest = event.entries
    yield _line(first, 2, dash=True)
    yield from (_line(entry, 4) for entry in rest)
    if not event.properties:
        yield "    properties: none"
        return
    yield _told("    properties:", words("for rules and segments; take away what you need not"))
    listed = not any(sign in name for name, _ in event.properties for sign in "{}")
    for name, why in event.properties:
        text = f"- {scalar(name)}" if listed else f"{scalar(name)}: {scalar({'column': name})}"
        yield _told(f"      {text}", why)
