"""The simulation from end to end."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from percorso.errors import EventsError, Problem
from percorso.simulate.arguments import START, checked
from percorso.simulate.blocks import Blocks
from percorso.simulate.ending import finish
from percorso.simulate.files import EventsFile, beside, suffix_of
from percorso.simulate.manifest import Manifest
from percorso.simulate.spill import Spill
from percorso.simulate.table import Columns
from percorso.simulate.world import world_of

if TYPE_CHECKING:
    from percorso.journey import Journey

Progress = Callable[[int, int], None]
"""Takes what is done and what there is to do, in events, as far as that can be known."""


def silent(done: int, total: int) -> None:
    """No progress to show."""


@dataclass
class _Made:
    """What the first half of a simulation leaves for the second."""

    blocks: Blocks
    spill: Spill
    people: int
    events: int


def simulate(
    journey: Journey, people: int | None = None, seed: int = 1,
    output: str | Path = "people.parquet", *,
    days: int = 365, start: date | str = START, events: int | None = None, lang: str = "both",
    plain: bool = False, force: bool = False, progress: Progress = silent,
    blocks_at_once: int = 1,
) -> Manifest:  # fmt: skip
    """Simulate what people do on a journey, and write it to a file of events.

    Args:
        journey: The journey; at least one stage has a rule.
        people: How many people; or give `events`.
        seed: Where the randomness starts: the same arguments give the same bytes.
        output: The file: .parquet, .csv or .jsonl, the last two also with .gz.
        days: How many days, 1 to 3,650.
        start: The first day, in the journey's time zone.
        events: About how many events, instead of `people`.
        lang: The language of comments: `it`, `en` or `both`.
        plain: Plant no truths: whatever a measurement finds then, it finds by chance.
        force: Write over files that are there.
        progress: Is told how far it is.
        blocks_at_once: How many blocks of people are made before they are set aside; the files
            are the same with any number.

    Returns:
        The manifest, which is written beside the file.

    Raises:
        EventsError: An argument is out of range, a file is there, or the disk is full.
        JourneyError: No stage of the journey has a rule that events can satisfy.
    """
    path = Path(output)
    wanted = checked(journey, people, seed, path, days, start, events, lang, force)
    manifest = Manifest(journey.id, {**wanted, "plain": plain})
    with _workplace(path) as folder, _room_on_disk(path):
        blocks = Blocks(world_of(journey, seed, wanted, plain))
        made = _walked(blocks, Spill(folder, days), wanted["people"], wanted["events"], progress,
                       blocks_at_once)  # fmt: skip
        _written(made, folder, path, seed, progress, manifest)
        _moved(folder, path)
    return manifest


@contextmanager
def _workplace(path: Path) -> Iterator[Path]:
    """A folder beside the file for what is not yet done; it is gone in the end."""
    folder = path.parent / f".percorso-simulate-{secrets.token_hex(6)}"
    try:  # whoever is stopped in the middle of making it clears it away too
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _room_on_disk(path: Path) -> Iterator[None]:
    """A full disk, or one that cannot be written to, in words."""
    try:
        yield
    except OSError as error:
        raise EventsError(
            Problem(f"The file cannot be written: {error.strerror or error}.",
                    "Make room, or write somewhere else. Nothing was left behind.", str(path))
        ) from error  # fmt: skip


def _walked(
    blocks: Blocks, spill: Spill, people: int | None, events: int | None, progress: Progress,
    at_once: int,
) -> _Made:  # fmt: skip
    """Let block after block walk until there are people or events enough."""
    done = count = block = 0
    while people is None or done < people:
        held = []
        for _ in range(at_once):
            kept = blocks.size if people is None else min(people - done, blocks.size)
            if kept <= 0 or (events is not None and count >= events):
                break
            rows, kept = blocks.block(block, kept, None if events is None else events - count)
            held.append(rows)
            block, done, count = block + 1, done + kept, count + len(rows)
        if not held:
            break
        spill.add(np.concatenate(held))
        progress(count, 2 * (events or round(count / done * (people or done))))
    return _Made(blocks, spill, done, count)


def _written(
    made: _Made, folder: Path, path: Path, seed: int, progress: Progress, manifest: Manifest
) -> None:
    world, done = made.blocks.world, made.events
    columns = Columns(world, seed)
    with EventsFile(folder / path.name, suffix_of(path)) as file:
        for rows in made.spill.batches():
            file.write(columns.table(rows))
            done += len(rows)
            progress(done, 2 * made.events)
    manifest.files = {"events": path.name, **{k: p.name for k, p in beside(path).items()}}
    finish(made.blocks, manifest, made.people, made.events, folder, beside(path))
    (folder / beside(path)["manifest"].name).write_text(manifest.to_json(), encoding="utf-8")


def _moved(folder: Path, path: Path) -> None:
    """Put the finished files in their places, the events last."""
    for one in [*beside(path).values(), path]:
        made = folder / one.name
        if made.exists():
            made.replace(one)
