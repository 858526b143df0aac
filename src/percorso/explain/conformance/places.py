"""Events held against the touchpoints and channels drawn for their stage: one pass over events."""

from __future__ import annotations

from typing import Any

from percorso.engine.jit import kernel
from percorso.explain.conformance.codes import ADDED, OTHER_CHANNEL
from percorso.explain.conformance.sequence import outcome
from percorso.measure.turns import CYCLE, STAGE

NOT_HERE, HERE, UNSAID = range(3)
"""What the map says of a touchpoint in a stage; nothing, where it places none of the two."""
NO_CHANNEL, NEVER_USED = -1, -2
"""The map names no channel for a touchpoint; the one that it names occurs in no event."""


@kernel
def hold_events(
    t: Any,
    touchpoint: Any,
    channel: Any,
    event_stay: Any,
    stays: Any,
    cycles: Any,
    later: Any,
    since: Any,
    placed: Any,
    drawn_channel: Any,
    counted: Any,
    goal: Any,
    channels: Any,
    code_added: Any,
    code_other: Any,
    seen: Any,
    at: Any,
    marks: Any,
    found: Any,
    n: Any,
) -> int:
    """Hold every event inside a stay against the map.

    Args:
        t: The instant of each event.
        touchpoint: Its touchpoint, −1 for none.
        channel: Its channel, −1 for none.
        event_stay: The stay in which it falls, −1 for none.
        stays: The table of stays.
        cycles: The table of cycles.
        later: For each stay whether the cycle entered a later stage after it.
        since: For each stay when the cycle first entered its stage.
        placed: For each stage and touchpoint `NOT_HERE`, `HERE` or `UNSAID`.
        drawn_channel: For each touchpoint its channel, `NO_CHANNEL` or `NEVER_USED`.
        counted: For each kind whether it counts.
        goal: The goal's number, or −1.
        channels: How many channels there are.
        code_added: The first code of an added touchpoint.
        code_other: The first code of another channel.
        seen: Room: for each code the cycle in which it was last found, −1 at first.
        at: Room: for each code its place in `found`.
        marks: For each cycle and kind the stages departed from, one bit each; added to.
        found: Departures so far; added to.
        n: How many there are.

    Returns:
        How many departures there are.
    """
    stages = placed.shape[0]
    touchpoints = placed.shape[1]
    drawn = len(drawn_channel)
    for i in range(len(t)):
        k = event_stay[i]
        p = touchpoint[i]
        if k < 0 or p < 0:
            continue
        s = stays[k, STAGE]
        if placed[s, p] == NOT_HERE:
            kind = ADDED
            code = code_added + s * touchpoints + p
        else:
            if p >= drawn or channel[i] < 0:
                continue
            wanted = drawn_channel[p]
            if wanted == NO_CHANNEL or wanted == channel[i]:
                continue
            kind = OTHER_CHANNEL
            code = code_other + (s * drawn + p) * channels + channel[i]
        if not counted[kind]:
            continue
        c = stays[k, CYCLE]
        if seen[code] != c:
            seen[code] = c
            at[code] = n
            marks[c, kind] |= 1 << s
            found[n, 0] = c
            found[n, 1] = code
            found[n, 2] = t[i]
            found[n, 3] = i
            found[n, 4] = k
            found[n, 5] = 0
            found[n, 6] = outcome(cycles, c, s, t[i], later[k], goal, stages)
            found[n, 7] = t[i] - since[k]
            n += 1
        found[at[code], 5] += 1
    return int(n)
