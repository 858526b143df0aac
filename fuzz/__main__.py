"""`python -m fuzz [TARGET …] [--seconds N]`: each target in its turn, in a process of its own.

What was found is written to build/fuzz/finds/; `python -m fuzz --again FILE TARGET` reads one such
file without Atheris and shows what happens. The inputs that reached new code stay in
build/fuzz/corpus/ for the next time.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

from fuzz.targets import TARGETS

PLACE = Path(__file__).parents[1] / "build" / "fuzz"
LONGEST = 16_384
_DONE = re.compile(r"Done (\d+) runs in (\d+) second")
_COVERED = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")


def prepare(name: str) -> Path:
    """The folder of a target's corpus, with the seeds and the words of its format."""
    folder = PLACE / "corpus" / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(TARGETS[name].seeds()):
        (folder / f"seed-{number:03d}").write_bytes(seed)
    lines = (
        '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'
        for word in TARGETS[name].words()
    )
    (PLACE / f"{name}.words").write_text("\n".join(lines) + "\n")
    return folder


def fuzz(name: str, seconds: int) -> bool:
    """Run a target; whether nothing was found."""
    corpus, finds = prepare(name), PLACE / "finds"
    finds.mkdir(exist_ok=True)
    log = PLACE / f"{name}.log"
    with log.open("w") as out:
        code = subprocess.run(  # noqa: S603 - our own module
            [
                sys.executable,
                "-m",
                "fuzz.run",
                name,
                str(corpus),
                f"-max_total_time={seconds}",
                f"-dict={PLACE / name}.words",
                f"-artifact_prefix={finds}/{name}-",
                "-timeout=20",
                "-rss_limit_mb=3000",
                f"-max_len={LONGEST}",
                "-print_final_stats=0",
            ],
            cwd=PLACE.parents[1],
            stdout=out,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode
    verdict = "ok" if code == 0 else f"FOUND something: {log}"
    sys.stdout.write(f"{name}: {_summary(log.read_text(errors='replace'))}: {verdict}\n")
    sys.stdout.flush()
    return code == 0


def _summary(log: str) -> str:
    done, covered = _DONE.findall(log), _COVERED.findall(log)
    runs = f"{int(done[-1][0]):,} inputs in {done[-1][1]} s" if done else "ended early"
    return f"{runs}, {covered[-1][0]} edges, corpus {covered[-1][2]}" if covered else runs


def main() -> None:
    """Run the targets that were named, or all."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target; default: 60")
    parser.add_argument("--again", type=Path, metavar="FILE", help="read this file once")
    options = parser.parse_args()
    chosen = options.targets or list(TARGETS)
    if unknown := [name for name in chosen if name not in TARGETS]:
        parser.error(f"There is no target {unknown[0]}. Targets: {', '.join(TARGETS)}.")
    if options.again:
        for name in chosen:
            TARGETS[name].check(options.again.read_bytes())
        return
    whole = [fuzz(name, options.seconds) for name in chosen]
    sys.exit(0 if all(whole) else 1)


if __name__ == "__main__":
    main()
