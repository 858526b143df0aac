"""Sessions are runs of a person's events without a long gap."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from percorso.measure.sessions import SESSION_GAP, session_numbers, session_starts

MINUTE = 60_000_000
VISITS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 200)), max_size=30).map(sorted)


def test_a_gap_of_exactly_the_limit_is_inside() -> None:
    times = np.array([0, 30, 60, 91]) * MINUTE
    assert session_starts(np.zeros(4, np.int64), times).tolist() == [True, False, False, True]


def test_every_person_begins_anew() -> None:
    starts = session_starts(np.array([1, 2]), np.array([5, 5]))
    assert starts.tolist() == [True, True]


def test_no_events_have_no_sessions() -> None:
    nothing = np.array([], np.int64)
    assert session_starts(nothing, nothing).tolist() == []
    assert session_numbers(nothing, nothing).tolist() == []


@given(VISITS)
def test_sessions_are_those_of_a_plain_loop(visits: list[tuple[int, int]]) -> None:
    wanted: list[int] = []
    last: tuple[int, int] | None = None
    for person, minute in visits:
        same = last is not None and last[0] == person and (minute - last[1]) * MINUTE <= SESSION_GAP
        wanted.append(wanted[-1] if same else (wanted[-1] + 1 if wanted else 0))
        last = (person, minute)
    persons = np.array([person for person, _ in visits], np.int64)
    times = np.array([minute for _, minute in visits], np.int64) * MINUTE
    assert session_numbers(persons, times).tolist() == wanted
