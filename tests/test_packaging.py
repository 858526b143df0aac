"""What a user installs: the wheel and the source archive, and `percorso` run from a fresh environment."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import percorso
from tests.conftest import ROOT

SOURCE = ROOT / "src"
MUST_HOLD = [
    "templates/*.yaml",
    "catalogue/*.yaml",
    "*schema*.json",
    "locales/it.po",
    "fonts/*.*",
    "fonts/OFL.txt",
    "py.typed",
]


def _run(*command: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the source archive and of the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("built")
    _run(sys.executable, "-m", "uv", "build", "--python", sys.executable, "--out-dir", folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (path,) = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment with the wheel, its libraries as the lock has them."""
    folder = tmp_path_factory.mktemp("fresh")
    locked = folder / "locked.txt"
    export = ["export", "--frozen", "--no-dev", "--no-emit-project", "--no-hashes", "-q"]
    _run(sys.executable, "-m", "uv", *export, "--output-file", locked)
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / "bin"
    _run(programs / "python", "-m", "pip", "install", "-q", "-c", locked, wheel, cwd=folder)
    return programs


def test_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    files = (path for path in (SOURCE / "percorso").rglob("*") if path.is_file())
    expected = {path.relative_to(SOURCE).as_posix() for path in files if _belongs(path)}
    for name in ("complete-journey", "industrial-design"):
        demonstration = (ROOT / "examples" / name).iterdir()
        expected |= {f"percorso/{path.relative_to(ROOT).as_posix()}" for path in demonstration}
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == expected


def _belongs(path: Path) -> bool:
    return path.suffix not in {".pyc", ".nbi", ".nbc"} and "__pycache__" not in path.parts


@pytest.mark.parametrize("pattern", MUST_HOLD)
def test_wheel_holds_what_the_program_reads(wheel: Path, pattern: str) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(Path(name).match(pattern) for name in names)


def test_wheel_holds_the_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    licences = {name.split("/licenses/")[1] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "src/percorso/share/fonts/OFL.txt"}


def test_source_archive_can_be_tested(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {
        "pyproject.toml",
        "uv.lock",
        "Makefile",
        "tools/setup.sh",
        "tests/conftest.py",
        "examples/complete-journey/journey.yaml",
        "README.md",
    }
    assert needed <= names


def test_installed_program_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert percorso.__version__ in _run(installed / "percorso", "--version", cwd=tmp_path)


def test_installed_program_helps(installed: Path, tmp_path: Path) -> None:
    text = _run(installed / "percorso", "--help", cwd=tmp_path)
    assert "ask" in text
    assert text == _run(installed / "python", "-m", "percorso", "--help", cwd=tmp_path)


def test_installed_program_finds_its_files(installed: Path, tmp_path: Path) -> None:
    _run(installed / "percorso", "new", "--lang", "it", "-o", "lamp.yaml", cwd=tmp_path)
    _run(installed / "percorso", "check", "lamp.yaml", cwd=tmp_path)
    _run(installed / "percorso", "draw", "lamp.yaml", "--lang", "it", "-o", "map.svg", cwd=tmp_path)
    assert "<svg" in (tmp_path / "map.svg").read_text(encoding="utf-8")
