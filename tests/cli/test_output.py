"""Where the output goes: full disks and terminals that do not know every letter."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

JOURNEY = """percorso: 1
id: a
title: A
stages:
  - {id: see, name: Scopre – è →, enter: {event: Page}}
"""


def percorso(*words: str, out: str | None = None, **surroundings: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "percorso", *words]
    with open(out, "wb") if out else open(os.devnull, "wb") as file:
        found = subprocess.run(
            command, stdout=file if out else subprocess.PIPE, stderr=subprocess.PIPE, check=False,
            env=os.environ | surroundings,
        )  # fmt: skip
    return found.returncode, (found.stdout or b"").decode("cp1252"), found.stderr.decode()


def test_a_terminal_without_the_letters_gets_them_spelt(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(JOURNEY, "utf-8")
    code, out, err = percorso(
        "check", "--rules", str(tmp_path / "a.yaml"), PYTHONIOENCODING="cp1252"
    )
    assert (code, err) == (0, "")
    assert r"1. Scopre – è \u2192" in out


def test_a_full_disk_behind_the_output_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(JOURNEY, "utf-8")
    code, _, err = percorso("check", str(tmp_path / "a.yaml"), out="/dev/full")
    assert code != 0
    assert "No space left on device" in err
    assert "Traceback" not in err
