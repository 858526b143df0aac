"""The fuzzers' targets over their seeds, and over seeds that were changed at random."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.__main__ import PLACE
from fuzz.targets import TARGETS
from fuzz.targets.target import Broken, promise, refused
from percorso.errors import JourneyError
from tests.conftest import ROOT

JOURNEYS = [name for name in TARGETS if name.startswith("journey")]


@cache
def seeds(name: str) -> list[bytes]:
    return [seed[:6_000] for seed in TARGETS[name].seeds()]


@cache
def words(name: str) -> list[bytes]:
    return [word.encode() for word in TARGETS[name].words()]


@pytest.mark.parametrize("name", TARGETS)
def test_every_seed_is_read(name: str) -> None:
    target = TARGETS[name]
    assert len(target.seeds()) >= 5
    assert len(set(target.words())) == len(target.words()) >= 10
    for seed in target.seeds():
        target.check(seed)


@st.composite
def changed(draw: st.DrawFn, name: str) -> bytes:
    """A seed with pieces cut out, doubled, exchanged with another seed's, words and bytes put in."""
    data = draw(st.sampled_from(seeds(name)))
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        other = draw(st.sampled_from(seeds(name)))
        new = draw(
            st.sampled_from(words(name)) | st.binary(max_size=4)
            | st.sampled_from([b"", data[start:end] * 2, other[start:end]])
        )  # fmt: skip
        data = data[:start] + new + data[end if draw(st.booleans()) else start :]
    return data


@pytest.mark.parametrize("name", TARGETS)
def test_changed_seeds_break_no_promise(name: str) -> None:
    examples = 60 if name in JOURNEYS else 25

    @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(changed(name))
    def check(data: bytes) -> None:
        TARGETS[name].check(data)

    check()


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=15)
@given(data=st.binary(max_size=300))
def test_any_bytes_break_no_promise(name: str, data: bytes) -> None:
    TARGETS[name].check(data)


def test_a_broken_promise_is_told() -> None:
    with pytest.raises(Broken, match="Because"):
        promise(False, "Because.")
    with pytest.raises(Broken, match="no problem"):
        refused(ValueError("x"))
    with pytest.raises(Broken, match="characters long"):
        refused(JourneyError("x" * 10_000))


def test_a_target_that_does_not_exist_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fuzz", "journeys"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "There is no target journeys. Targets: journey-yaml" in done.stderr
    assert PLACE.parent.name == "build"


def test_a_find_is_read_again(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fuzz", "journey-json", "--again", "README.md"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
