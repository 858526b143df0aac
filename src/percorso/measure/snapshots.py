"""Snapshots: answers kept as they were on the day they were given, and never written again."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from percorso.disk import unwritten
from percorso.errors import Problem, QuestionError, WorkspaceError, did_you_mean
from percorso.safe import json_text

if TYPE_CHECKING:
    from percorso.journey import Journey
    from percorso.measure.measured import Measured

FORMAT = 1
FOLDER = "snapshots"
LATEST = "latest"
GROUPS = ("where", "by", "compare")
_NOT_A_NAME = re.compile(r"[^\w-]+")
_MOST_LABEL = 60


@dataclass(frozen=True)
class Snapshot:
    """Answers as they were: KPIs, stages and totals, and all that they depend on.

    Attributes:
        path: The file.
        content: What it holds, as plain values.
    """

    path: Path
    content: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The name of the file without its ending."""
        return self.path.stem

    @property
    def label(self) -> str:
        """What somebody called it; empty when nobody did."""
        return str(self.content["label"] or "")

    @property
    def made_at(self) -> dt.datetime:
        """When it was made."""
        return dt.datetime.fromisoformat(self.content["made_at"])

    @property
    def window(self) -> Mapping[str, str | None]:
        """`from`, `to`, `as_of` and `time_zone` of its figures."""
        found: Mapping[str, str | None] = self.content["window"]
        return found

    @property
    def asked(self) -> Mapping[str, Any]:
        """`period`, `where`, `by` and `compare` of its questions."""
        found: Mapping[str, Any] = self.content["asked"]
        return found

    @property
    def events(self) -> Mapping[str, int | None]:
        """`version` of the events; `events` and `people` up to `as_of`."""
        found: Mapping[str, int | None] = self.content["events"]
        return found

    def rows(self, question: str = "kpis") -> list[dict[str, Any]]:
        """The rows of `kpis`, `stages` or `summary`, as they were."""
        found: list[dict[str, Any]] = self.content["answers"][question]["rows"]
        return found

    def journey(self) -> Journey:
        """The journey as it was."""
        from percorso.journey import Journey as Model

        return Model.from_dict(self.content["journey"])


def journey_hash(journey: Journey) -> str:
    """A fingerprint of a journey: another one after each change of it."""
    text = json_text(journey.to_dict())
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def take(
    measured: Measured, label: str | None = None, period: str | None = None,
    folder: str | Path | None = None, **groups: Any,
) -> Snapshot:  # fmt: skip
    """Keep the answers as they are now.

    Args:
        measured: The measured journey.
        label: What to call it.
        period: The period of the KPIs: see `Kpis`.
        folder: Where to keep it; by default `snapshots/` in the workspace.
        groups: `where`, `by`, `compare`.

    Raises:
        QuestionError: The events are no workspace and no folder was given.
        WorkspaceError: The folder cannot be written.
    """
    from percorso.engine.lake import Workspace

    place = Path(folder) if folder is not None else None
    if place is None and isinstance(measured.events, Workspace) and not measured.events.passing:
        place = measured.events.path / FOLDER
    if place is None:
        raise QuestionError(
            Problem("These events are no workspace, so the snapshot has no place.",
                    "Import them with 'percorso import', or give a 'folder'.")
        )  # fmt: skip
    return write_new(place, _content(measured, label, period, groups))


def write_new(folder: Path, told: Mapping[str, Any]) -> Snapshot:
    """Write a snapshot of any answers for good, under a name that nobody has.

    Args:
        folder: Where.
        told: `made_at`, `label`, `window`, `asked`, `events`, `journey`, `answers`: plain values.

    Raises:
        WorkspaceError: The folder cannot be written.
    """
    from percorso import __version__

    content = {"percorso-snapshot": FORMAT, "percorso": __version__, **told}
    content |= {"digest": _digest(content)}
    return Snapshot(_written(folder, content), content)


def _content(
    measured: Measured, label: str | None, period: str | None, groups: Mapping[str, Any]
) -> dict[str, Any]:
    kpis = measured.kpis(period=period, **groups)
    stages, summary = measured.stages(**groups), measured.summary(**groups)
    totals = measured.summary().rows[0]
    content: dict[str, Any] = {
        "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "label": label,
        "window": kpis.run.window.words(),
        "asked": {"period": period, **{name: groups.get(name) for name in GROUPS}},
        "events": {
            "version": version_of(measured),
            "events": totals["events"],
            "people": totals["people"],
        },
        "journey_hash": journey_hash(measured.journey),
        "journey": measured.journey.to_dict(),
        "answers": {each.question.name: each.as_dict() for each in (kpis, stages, summary)},
    }
    plain: dict[str, Any] = json.loads(json_text(content))
    return plain


def version_of(measured: Measured) -> int | None:
    """The version of the events of a workspace; None for a table."""
    from percorso.engine.lake import Workspace

    return measured.events.version() if isinstance(measured.events, Workspace) else None


def _digest(content: Mapping[str, Any]) -> str:
    kept = {name: value for name, value in content.items() if name != "digest"}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


def _written(folder: Path, content: Mapping[str, Any]) -> Path:
    """Write beside the place, then take a name that nobody has: whole or not at all."""
    stamp = re.sub(r"[-:]", "", content["made_at"][:19]) + "Z"
    label = _NOT_A_NAME.sub("-", str(content["label"] or ""))[:_MOST_LABEL].strip("-")
    data = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".snapshot.", suffix=".part", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o444)
            return _named(Path(name), folder, f"{stamp}-{label}".strip("-"))
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        problem = unwritten("The snapshot", error, folder, "Choose another folder.")
        raise WorkspaceError(problem) from error


def _named(part: Path, folder: Path, stem: str) -> Path:
    """Give a file a name that no other has; one that is taken is never written over."""
    for number in range(1, 1_000):
        path = folder / (f"{stem}.json" if number == 1 else f"{stem}-{number}.json")
        with contextlib.suppress(FileExistsError):
            os.link(part, path)
            return path
    raise FileExistsError(f"{stem}.json is there a thousand times")


def read(path: Path) -> Snapshot:
    """A snapshot from its file.

    Raises:
        WorkspaceError: It is missing, is no snapshot, or was changed since it was made.
    """
    try:
        content = json.loads(path.read_text("utf-8"))
        known, kept = content["percorso-snapshot"], content["digest"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise WorkspaceError(
            Problem("This is no snapshot, or it is damaged.",
                    "Name a file of 'percorso snapshot --list'.", file=str(path))
        ) from error  # fmt: skip
    if known != FORMAT:
        raise WorkspaceError(
            Problem(f"This snapshot has format {known!r}; this Percorso reads format {FORMAT}.",
                    "Use a newer Percorso.", file=str(path))
        )  # fmt: skip
    if kept != _digest(content):
        raise WorkspaceError(
            Problem("This snapshot was changed after it was made.",
                    "Put it back from a copy: it no longer tells what was known.", file=str(path))
        )  # fmt: skip
    return Snapshot(path, content)


def snapshots(folder: str | Path) -> Iterator[Snapshot]:
    """The snapshots of a workspace or of a folder of snapshots, the oldest first.

    Raises:
        WorkspaceError: One of them cannot be read.
    """
    for path in _files(Path(folder)):
        yield read(path)


def _files(folder: Path) -> list[Path]:
    inside = folder / FOLDER
    return sorted((inside if inside.is_dir() else folder).glob("[0-9]*Z*.json"))


def find(wanted: str | Path, folder: Path | None) -> Snapshot:
    """A snapshot by its file, its name, its label, or `latest`.

    Raises:
        WorkspaceError: There is none, or it cannot be read.
    """
    if Path(wanted).is_file():
        return read(Path(wanted))
    known = [] if folder is None else _files(folder)
    if str(wanted) == LATEST and known:
        return read(known[-1])
    for path in reversed(known):
        if path.stem == wanted or str(wanted) in (path.name, path.stem.partition("-")[2]):
            return read(path)
    named = [found for path in reversed(known) if (found := read(path)).label == wanted]
    if named:
        return named[0]
    fix = did_you_mean(str(wanted), [path.stem for path in known]) if known else (
        "Make one with 'percorso snapshot'."
    )  # fmt: skip
    raise WorkspaceError(Problem(f"There is no snapshot '{str(wanted)[:80]}'.", fix))
