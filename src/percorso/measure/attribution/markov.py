"""Markov attribution: how much less would convert if a channel led nowhere (Anderl et al. 2016).

A state is a window of `order` touches. From the observed paths come the chances to go from state to
state, to the conversion or to nothing; P is the chance to convert from the start. A channel is
removed by sending every state that holds it to nothing, and its effect is 1 − P without / P.
Everything is solved exactly: no walk is simulated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.measure.attribution.folding import Paths, numbered

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MOST_DENSE = 700
"""Up to so many states the inverse is written out; above, each channel is solved apart."""
RARE, RARE_SHARE = 10, 0.2


@dataclass(frozen=True)
class Chain:
    """The states of some paths and their steps.

    Attributes:
        states: How many there are.
        members: For each state the channels in its window, −1 where it is shorter.
        step_from, step_to: Each step from a state to another one.
        step_path: The path that makes it.
        begin, last: For each path its first and last state.
        seen: How often each window was seen, weighted by the paths.
    """

    states: int
    members: NDArray[np.int32]
    step_from: Ints
    step_to: Ints
    step_path: Ints
    begin: Ints
    last: Ints
    seen: Floats

    def holds(self, channel: int) -> NDArray[np.bool_]:
        """The states that a channel is in."""
        found: NDArray[np.bool_] = (self.members == channel).any(axis=1)
        return found


@kernel
def _windows(offsets: Any, order: Any, low: Any, high: Any) -> None:
    """The windows of every path: of `order` touches, or one shorter one."""
    n = 0
    for p in range(len(offsets) - 1):
        size = offsets[p + 1] - offsets[p]
        for i in range(max(size - order + 1, 1)):
            low[n] = offsets[p] + i
            high[n] = low[n] + min(order, size)
            n += 1


def chain_of(paths: Paths, order: int) -> Chain:
    """The chain of some paths, none of them empty."""
    counts = np.maximum(paths.lengths - order + 1, 1)
    low, high = np.empty(int(counts.sum()), np.int64), np.empty(int(counts.sum()), np.int64)
    _windows(paths.offsets, order, low, high)
    key = np.zeros(len(low), np.int32)
    state, first = numbered(paths.codes, low, high, key)
    owner = np.repeat(np.arange(len(paths)), counts)
    weight = (paths.converted + paths.nulls).astype(np.float64)
    steps = np.flatnonzero((owner[1:] == owner[:-1]) & (state[1:] != state[:-1]))
    ends = np.cumsum(counts)
    return Chain(
        len(first), _members(paths, low[first], high[first], order),
        state[steps], state[steps + 1], owner[steps], state[ends - counts], state[ends - 1],
        counted(state, weight[owner], len(first)),
    )  # fmt: skip


def _members(paths: Paths, low: Ints, high: Ints, order: int) -> NDArray[np.int32]:
    found = np.full((len(low), order), -1, np.int32)
    for place in range(order):
        there = low + place < high
        found[there, place] = paths.codes[low[there] + place]
    return found


def too_rare(chain: Chain) -> float:
    """The share of the weight that windows seen fewer than ten times hold."""
    total = float(chain.seen.sum())
    return float(chain.seen[chain.seen < RARE].sum()) / total if total else 0.0


def counted(places: NDArray[Any], weights: Floats, size: int) -> Floats:
    """The weights added up by place; NumPy gives whole numbers where there is nothing to add."""
    return np.bincount(places, weights=weights, minlength=size).astype(np.float64)


def removal_effects(
    chain: Chain, channels: int, weight: Floats, converting: Floats
) -> tuple[Floats, float]:
    """The removal effect of every channel, and P.

    Args:
        chain: The states and steps.
        channels: How many channels there are.
        weight: How often each path occurs, converting or not.
        converting: What the conversions of each path add up to: how many, or their value.
    """
    size = chain.states
    start = counted(chain.begin, weight, size)
    out = counted(chain.step_from, weight[chain.step_path], size) + counted(
        chain.last, weight, size
    )
    reward = counted(chain.last, converting, size)
    leave = np.where(out > 0, out, 1.0)
    start, reward = start / max(weight.sum(), 1e-300), reward / leave
    if chain.states <= MOST_DENSE:
        return _dense(chain, channels, weight, start, leave, reward)
    return _sparse(chain, channels, weight, start, leave, reward)


def _dense(
    chain: Chain, channels: int, weight: Floats, start: Floats, leave: Floats, reward: Floats
) -> tuple[Floats, float]:
    """By the fundamental matrix N = (I − Q)⁻¹.

    With g = sN the visits and h = Nr the chance to convert from each state, those who pass through
    the removed states R and convert are g_R (N_RR)⁻¹ h_R.
    """
    size = chain.states
    flat = chain.step_from * size + chain.step_to
    counts = counted(flat, weight[chain.step_path], size * size)
    fundamental = np.linalg.inv(np.eye(size) - counts.reshape(size, size) / leave[:, None])
    visits, chance = start @ fundamental, fundamental @ reward
    whole = float(start @ chance)
    lost = np.zeros(channels)
    for channel in range(channels):
        gone = np.flatnonzero(chain.holds(channel))
        inner = fundamental[np.ix_(gone, gone)]
        lost[channel] = visits[gone] @ np.linalg.solve(inner, chance[gone])
    return (lost / whole if whole else lost), whole


def _sparse(
    chain: Chain, channels: int, weight: Floats, start: Floats, leave: Floats, reward: Floats
) -> tuple[Floats, float]:
    """By one sparse factorisation for the whole chain and one for each channel removed."""
    from scipy.sparse import csc_matrix, identity
    from scipy.sparse.linalg import splu

    size = chain.states
    counts = weight[chain.step_path] / leave[chain.step_from]
    moves = csc_matrix((counts, (chain.step_from, chain.step_to)), shape=(size, size))
    system = (identity(size, format="csc") - moves).tocsc()
    whole = float(start @ splu(system).solve(reward))
    effects = np.zeros(channels)
    for channel in range(channels):
        kept = np.flatnonzero(~chain.holds(channel))
        left = 0.0
        if len(kept):
            inner = system[kept][:, kept].tocsc()
            left = float(start[kept] @ splu(inner).solve(reward[kept]))
        effects[channel] = 1 - left / whole if whole else 0.0
    return effects, whole
