"""What the reader may have of memory, and what is said when there is none."""

from __future__ import annotations

from pathlib import Path

from percorso.events.child import limits, pipes
from percorso.events.child.reader import _Task
from percorso.events.files import event_file
from tests.events.hostile.case import GOOD, table


def test_a_child_that_cannot_even_say_so_ran_out_of_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table(GOOD))
    task, child = _Task(event_file(path)), pipes.Child()
    child.process.kill()
    child.process.wait()
    child.process.returncode = limits.NO_MEMORY
    assert "MB of memory" in task.stopped(child, EOFError()).message
