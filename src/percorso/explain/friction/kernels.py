"""The two passes over the events of a bucket: what follows each, and what each says of its stay."""

from __future__ import annotations

from typing import Any

import numpy as np

from percorso.engine.jit import kernel
from percorso.measure.turns import CYCLE
from percorso.measure.turns import ENTERED as AT

DAY = 24 * 3600 * 1_000_000
LANDMARK = DAY
"""What goes well is asked of those not decided a day after entry; contacts count until then."""
FRICTIONS = (
    "drop_off", "unfinished", "repeats", "returns", "switches", "errors", "waits", "help",
    "low_scores",
)  # fmt: skip
EVERY = 0xFFFF
DELIGHTS = ("goes_on", "comes_back", "high_scores")
COMPONENTS = (*FRICTIONS, *DELIGHTS)
(
    DROP, UNFINISHED, REPEATS, RETURNS, SWITCHES, ERRORS, WAITS, HELP, LOW, ON, BACK, HIGH,
) = range(12)  # fmt: skip
UNKNOWN, WENT_ON, LOST = -1, 0, 1
GLADLY = (1 << ON) + (1 << BACK) + (1 << HIGH)
"""The components that a touchpoint shares with its stay when it was met by the landmark."""


@kernel
def look_ahead(
    person: Any, t: Any, channel: Any, event_stay: Any, stays: Any, helps: Any, level: Any,
    as_of: Any, next_help: Any, next_channel: Any, felt: Any,
) -> None:  # fmt: skip
    """Backwards: the next call for help, the next event on another channel, the next score."""
    call = -1
    heard = -1
    cycle = np.int64(-1)
    score = -1
    for i in range(len(person) - 1, -1, -1):
        if t[i] > as_of:
            continue
        if call >= 0 and person[call] != person[i]:
            call = -1
        next_help[i] = call
        if helps[i]:
            call = i
        k = event_stay[i]
        if k < 0:
            continue
        if stays[k, CYCLE] != cycle:
            cycle = stays[k, CYCLE]
            heard = -1
            score = -1
        if channel[i] >= 0:
            next_channel[i] = heard if heard >= 0 and channel[heard] != channel[i] else -1
            heard = i
        if level[i] >= 0:
            score = level[i]
        felt[k] = score


@kernel
def mark_events(  # noqa: C901 one pass, one place
    t: Any, point: Any, channel: Any, event_stay: Any, wrong: Any, helps: Any, level: Any,
    asking: Any, next_help: Any, next_channel: Any, want: Any, gap: Any, day: Any,
    slot: Any, slot_stay: Any, slot_t: Any, case: Any, hit: Any, touch_stay: Any,
    touch_point: Any, touch_case: Any, touch_hit: Any, row: Any, touch_row: Any,
    last_touch: Any, last_row: Any, stays: Any,
) -> int:  # fmt: skip
    """Forwards: what each event says of its stay and of the touchpoint in it."""
    n = 0
    for i in range(len(t)):
        k = event_stay[i]
        if k < 0:
            continue
        last_row[k] = i
        p = point[i]
        j = -1
        again = False
        if p >= 0:
            if slot_stay[p] != k:
                slot_stay[p] = k
                slot[p] = n
                touch_stay[n] = k
                touch_point[n] = p
                early = t[i] - stays[k, AT] <= LANDMARK
                touch_case[n] = GLADLY if early else 0
                touch_hit[n] = 0
                touch_row[n] = -1
                n += 1
            else:
                again = t[i] - slot_t[p] > gap
            slot_t[p] = t[i]
            j = slot[p]
            last_touch[k] = j
        for c in range(12):
            could = False
            did = False
            shown = i
            if c == REPEATS:
                could = p >= 0
                did = again
            elif c == SWITCHES:
                could = channel[i] >= 0
                did = next_channel[i] >= 0
                shown = next_channel[i]
            elif c == ERRORS:
                could = True
                did = wrong[i]
            elif c == HELP:
                could = True
                call = next_help[i]
                did = not helps[i] and call >= 0 and t[call] - t[i] <= day
                shown = call
            elif c == LOW:
                could = level[i] >= 0
                did = level[i] == 0
            bit = np.uint16(1 << c)
            if could:
                case[k] |= bit
                if j >= 0 and not (c == HELP and asking[p]):
                    touch_case[j] |= bit
            if did:
                hit[k] |= bit
                if c == want and row[k] < 0:
                    row[k] = shown
                if j >= 0 and not (c == HELP and asking[p]):
                    touch_hit[j] |= bit
                    if c == want and touch_row[j] < 0:
                        touch_row[j] = shown
    return n
