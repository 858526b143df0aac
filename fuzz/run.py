"""One target under Atheris: `python -m fuzz.run TARGET CORPUS [libFuzzer's options]`."""

from __future__ import annotations

import importlib
import sys
import warnings

import atheris


def main() -> None:
    """Load the target with its code watched; libFuzzer then changes bytes until the time is up."""
    warnings.simplefilter("ignore")
    name, *rest = sys.argv[1:]
    with atheris.instrument_imports(include=["percorso", "yaml"], enable_loader_override=False):
        importlib.import_module("fuzz.targets.target")
        target = importlib.import_module("fuzz.targets").TARGETS[name]
        target.check(target.seeds()[0])  # what it imports while it works is watched too
    atheris.Setup([sys.argv[0], *rest], target.check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
