"""Segments that a workspace keeps by name: one small file, written whole or not at all.

The file is for people too, and is read anew each time it is needed:

```json
{
  "segments": {
    "young-pros": {
      "name": {"en": "Young professionals", "it": "Giovani professionisti"},
      "where": ["person.plan=pro", "person.age<35"]
    }
  }
}
```
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from percorso.disk import write_whole
from percorso.engine.lake import cannot_write, unwritable
from percorso.errors import Problem, QuestionError, WorkspaceError, did_you_mean
from percorso.journey.values import SLUG, slug_of

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace

FILE = "segments.json"
MOST = 1_000
LANGUAGES = ("en", "it")


@dataclass(frozen=True)
class SavedSegment:
    """A segment that a workspace keeps.

    Attributes:
        id: By which it is asked for.
        name: What people call it, by language; empty when only the id is known.
        where: Conditions such as `person.plan=pro`; all must hold.
    """

    id: str
    name: Mapping[str, str]
    where: tuple[str, ...]

    def called(self, lang: str) -> str:
        """Its name in a language, else in another one, else its id.

        Example:
            >>> SavedSegment("pros", {"it": "Professionisti"}, ("person.plan=pro",)).called("en")
            'Professionisti'
        """
        return self.name.get(lang) or next(iter(self.name.values()), self.id)


def saved_segments(folder: str | Path) -> dict[str, SavedSegment]:
    """The segments of a workspace by id, in the order of their ids; none when it keeps none.

    Args:
        folder: The folder of the workspace.

    Raises:
        WorkspaceError: The file was changed by hand and cannot be read.
    """
    path = Path(folder) / FILE
    try:
        content = json.loads(path.read_text("utf-8"))
        found = [_segment(name, each) for name, each in content["segments"].items()]
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise WorkspaceError(unwritable(path, error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WorkspaceError(
            Problem("The saved segments cannot be read: the file is not as Percorso writes it.",
                    "Correct it, or take it away and save them again.", file=str(path))
        ) from error  # fmt: skip
    return {each.id: each for each in sorted(found, key=lambda each: each.id)}


def _segment(name: str, content: Any) -> SavedSegment:
    where, names = content["where"], content.get("name", {})
    texts = [*where, *names.values()]
    if not where or isinstance(where, str) or not all(isinstance(each, str) for each in texts):
        raise ValueError(name)
    return SavedSegment(name, dict(names), tuple(where))


def save_segment(workspace: Workspace, segment: SavedSegment) -> None:
    """Keep a segment in a workspace, in place of one of the same id.

    Raises:
        QuestionError: Its id is none, it has no condition, or too many are kept.
        WorkspaceError: The workspace cannot be written.
    """
    _check(segment)
    with workspace.lock():
        known = saved_segments(workspace.path) | {segment.id: segment}
        if len(known) > MOST:
            raise QuestionError(
                Problem(f"A workspace keeps at most {MOST} segments.", "Remove some first.")
            )
        _write(workspace.path, known)


def remove_segment(workspace: Workspace, name: str) -> None:
    """Forget a segment of a workspace.

    Raises:
        QuestionError: There is no such segment.
        WorkspaceError: The workspace cannot be written.
    """
    with workspace.lock():
        known = saved_segments(workspace.path)
        if name not in known:
            raise QuestionError(
                Problem(f"The workspace keeps no segment '{name}'.",
                        did_you_mean(name, known) or "Save one with 'percorso segment NAME'.")
            )  # fmt: skip
        _write(workspace.path, {key: each for key, each in known.items() if key != name})


def _check(segment: SavedSegment) -> None:
    if not re.fullmatch(SLUG, segment.id) or len(segment.id) > 64:
        near = slug_of(segment.id)
        raise QuestionError(
            Problem(f"'{segment.id[:80]}' cannot be the id of a segment: only small letters, "
                    "digits, '-' and '_'.", f"Write {near}." if near else "Write young-pros.")
        )  # fmt: skip
    if not segment.where:
        raise QuestionError(
            Problem(f"The segment '{segment.id}' has no condition.",
                    "Give one with --where, such as --where person.plan=pro.")
        )  # fmt: skip
    if any(not each.strip() for each in segment.name.values()):
        raise QuestionError("The name of a segment is empty. Write one, or leave it out.")


def _write(folder: Path, segments: Mapping[str, SavedSegment]) -> None:
    content = {
        each.id: {**({"name": dict(each.name)} if each.name else {}), "where": list(each.where)}
        for each in sorted(segments.values(), key=lambda each: each.id)
    }
    text = json.dumps({"segments": content}, ensure_ascii=False, indent=2) + "\n"
    try:
        write_whole(folder / FILE, text.encode("utf-8"))
    except OSError as error:
        if cannot_write(error):
            raise WorkspaceError(unwritable(folder / FILE, error)) from error
        raise


__all__ = ["FILE", "SavedSegment", "remove_segment", "save_segment", "saved_segments"]
