"""Works on a disk that fills up; run in a process of its own, which prints what happened.

`python -m tests.engine.fulldisk HOW DISK`: HOW is `mount` (DISK becomes a small file system, in a
mount name space of this process alone) or `limit` (files may not become larger than a limit).
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from percorso.engine import compacting
from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.engine.timeline import open_timeline, rebuild
from percorso.errors import PercorsoError
from percorso.events.child import reader
from percorso.journey import Journey
from percorso.measure import measure
from percorso.share.map import draw_map
from percorso.share.pictures import save
from percorso.share.report import render, write_report
from tests.engine import test_crashes as crashes
from tests.reading import Here

SIZE = 6_000_000
LEFT = (0, 5_000, 20_000, 30_000, 45_000, 70_000, 100_000, 150_000, 250_000, 2_000_000)
JOURNEY = Journey.parse(
    "percorso: 1\nid: shop\ntitle: Shop\nstages: [{id: see, name: See, enter: {event: View}}]\n",
    "shop.yaml",
)
Work = Callable[[Path], object]


def mount(disk: Path) -> None:
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)], check=True
    )  # fmt: skip


@contextmanager
def left(how: str, disk: Path, count: int) -> Iterator[None]:
    """So many bytes may be written while the block runs."""
    if how == "limit":
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (count, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        return
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        while (missing := shutil.disk_usage(disk).free - count) > 0:
            try:
                file.write(bytes(min(missing, 1 << 16)))
            except OSError:  # the last page of the file system itself
                break
    try:
        yield
    finally:
        filler.unlink()


def works(file: Path, disk: Path) -> dict[str, Work]:
    svg = draw_map(JOURNEY)
    measured = measure(JOURNEY, Workspace.open(disk / "filled" / "shop"))
    render(measured)  # so that its timeline is whole, and only the report needs space
    return {
        "import": lambda shop: load([file], shop),
        "rebuild": lambda shop: rebuild(Workspace.open(shop)),
        "compaction": lambda shop: compacting.compact(
            Workspace.open(shop), retention=timedelta(0)
        ),
        "draw": lambda shop: save(svg, shop.parent / "map.svg"),
        "report": lambda shop: write_report(measured, shop.parent / "report.html"),
    }  # fmt: skip


def tried(work: Work, shop: Path, how: str, count: int) -> str:
    """What is said when so many bytes may be written; `done` when it is enough."""
    try:
        with left(how, shop.parent.parent, count):
            work(shop)
    except PercorsoError as error:
        return str(error)
    except Exception as error:
        return f"{type(error).__name__} instead of a message: {error}"
    return "done"


def outcomes(how: str, disk: Path) -> Iterator[dict[str, Any]]:
    place, files = disk / "filled", disk / "files"
    for folder in (place, files):
        folder.mkdir()
    for number in range(crashes.OLD):
        load([crashes.write(files, number)], place / "shop")
    open_timeline(Workspace.open(place / "shop"))
    file = crashes.write(files, crashes.OLD)
    for name, work in works(file, disk).items():
        for count in LEFT:
            shop = disk / "tried" / "shop"
            shutil.copytree(place / "shop", shop)
            before = crashes.events(Workspace.open(shop))
            said = tried(work, shop, how, count)
            after = crashes.events(Workspace.open(shop))
            beside = sorted(path.name for path in shop.parent.iterdir())
            work(shop)
            crashes.nothing_left(shop)
            shutil.rmtree(shop.parent)
            yield {"work": name, "left": count, "said": said, "beside": beside,
                   "added": len(after) - len(before), "same": all(after[key][0] == seq for key, (seq, _) in before.items())}  # fmt: skip
            if said == "done":
                break


def main() -> None:
    how, disk = sys.argv[1], Path(sys.argv[2])
    setattr(reader, "Child", Here)  # noqa: B010 - the double of the tests has not all of its face
    setattr(compacting, "free_space", lambda _: sys.maxsize)  # noqa: B010 - into the middle of it
    if how == "mount":
        mount(disk)
    for outcome in outcomes(how, disk):
        print(json.dumps(outcome), flush=True)


if __name__ == "__main__":
    main()
