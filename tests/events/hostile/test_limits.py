"""What a machine cannot have is not asked for."""

from __future__ import annotations

import pytest

from percorso.events.child import limits


def test_limits_follow_the_size() -> None:
    assert limits.cpu_seconds(1 << 30) == 60 + 5 * 1024
    assert limits.wall_seconds(1 << 30) > limits.cpu_seconds(1 << 30)


@pytest.mark.parametrize("given", ["9" * 30, "9" * 5000, "-5", "²", "x", ""])
def test_memory_that_no_machine_has_is_not_asked_for(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(limits.MEMORY_VARIABLE, given)
    assert limits.memory_mb() == limits.MEMORY_MB
