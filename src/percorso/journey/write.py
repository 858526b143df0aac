"""From a journey to plain values and to files, in a stable order and without defaults."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from percorso.errors import JourneyError, Problem
from percorso.journey import texts
from percorso.journey.nodes import Node
from percorso.journey.rules import Comparison, Rule
from percorso.journey.stages import Question
from percorso.journey.values import Emotion
from percorso.journey.yaml_text import yaml_text

if TYPE_CHECKING:
    from percorso.journey.model import Journey

_ONE_OR_MANY = ("event", "touchpoint", "channel")
_BARE = {Comparison: "eq", Question: "text", Emotion: "value"}


def plain(part: Any) -> Any:
    """A part of a journey as dictionaries, lists, strings and numbers, short forms where allowed.

    Keys stand in the order of the model; what has its default value is left out.
    """
    if isinstance(part, Node):
        return _short(part, _fields(part))
    if isinstance(part, Mapping):
        return {key: plain(value) for key, value in part.items()}
    if isinstance(part, (tuple, list)):
        return [plain(value) for value in part]
    if isinstance(part, Decimal):
        return int(part) if part == part.to_integral_value() else float(part)
    if isinstance(part, date):
        return part.isoformat()
    return str(part) if isinstance(part, str) else part


def _fields(part: Node) -> dict[str, Any]:
    fields = type(part).model_fields
    values = ((field, getattr(part, name), field.alias or name) for name, field in fields.items())
    return {
        key: plain(value)
        for field, value, key in values
        if field.is_required() or value != field.get_default(call_default_factory=True)
    }


def _short(part: Node, fields: dict[str, Any]) -> Any:
    if isinstance(part, Rule):
        return {key: _one(key, value) for key, value in fields.items()}
    bare = _BARE.get(type(part))
    if bare is None or [*fields] != [bare]:
        return fields
    return fields[bare]


def _one(key: str, value: Any) -> Any:
    return value[0] if key in _ONE_OR_MANY and len(value) == 1 else value


def to_yaml(journey: Journey) -> str:
    """The journey as YAML; see `Journey.to_yaml`."""
    return yaml_text(plain(journey))


def to_json(journey: Journey) -> str:
    """The journey as JSON; see `Journey.to_json`."""
    return json.dumps(plain(journey), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def in_language(journey: Journey, lang: str) -> Journey:
    """The journey with every text in one language; see `Journey.in_language`."""
    from percorso.journey.read import build

    single = _single(journey, lang, journey.language)
    return build({**single, "language": lang})


def _single(part: Any, lang: str, default: str | None) -> Any:
    if isinstance(part, Rule):
        return plain(part)
    if isinstance(part, Node):
        fields = type(part).model_fields
        kept = _fields(part)
        named = {field.alias or name: getattr(part, name) for name, field in fields.items()}
        return {key: _single(named[key], lang, default) for key in kept}
    if isinstance(part, tuple):
        return [_single(item, lang, default) for item in part]
    if isinstance(part, Mapping):
        where = any(isinstance(value, Comparison) for value in part.values())
        return plain(part) if where else texts.text(part, lang, default)
    return plain(part)


def save(journey: Journey, path: Path) -> None:
    """Write the journey to a file, whole or not at all; see `Journey.save`."""
    text = to_json(journey) if path.suffix.lower() == ".json" else to_yaml(journey)
    write_whole(text, path)


def write_whole(text: str, path: Path) -> None:
    """Write a text file atomically: readers see the old content or the new one, never a part.

    Raises:
        JourneyError: The file cannot be written.
    """
    try:
        target = path.resolve()
        _replace(text.encode("utf-8"), target)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problem = Problem(
            f"The file cannot be written: {reason}.",
            "Check the folder and its permissions.",
            str(path),
        )
        raise JourneyError(problem) from None


def _replace(data: bytes, target: Path) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, else what the user's umask gives."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
