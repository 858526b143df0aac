"""`import percorso` and every help page start without the heavy libraries."""

from __future__ import annotations

import subprocess
import sys

import pytest

from percorso.cli import COMMANDS
from tests.test_import_direction import HEAVY

REPORT = f"import sys; print([name for name in {sorted(HEAVY)} if name in sys.modules])"
HELP = """
from percorso.cli import group
try:
    group({arguments}, prog_name="percorso", standalone_mode=False)
finally:
    print()
"""


def _loaded(program: str) -> str:
    """What a fresh interpreter has loaded of the heavy libraries after the program."""
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\n{REPORT}"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip().splitlines()[-1]


def test_import_is_light() -> None:
    assert _loaded("import percorso; dir(percorso); percorso.__version__") == "[]"


def test_errors_are_light() -> None:
    assert _loaded("from percorso import PercorsoError") == "[]"


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_light(arguments: list[str]) -> None:
    assert _loaded(HELP.format(arguments=arguments)) == "[]"
