"""The child process: `python -m percorso.events.child PARENT MEGABYTES`."""

from __future__ import annotations

import sys

from percorso.events.child.worker import main

main(int(sys.argv[1]), int(sys.argv[2]))
