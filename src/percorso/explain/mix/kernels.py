"""Non-negative least squares with a choice of adstock and saturation for every channel."""

from __future__ import annotations

from typing import Any

import numpy as np

from percorso.engine.jit import kernel

SWEEPS, TURNS = 200, 12


@kernel
def solve(gram: Any, target: Any, choice: Any, beta: Any) -> float:
    """The coefficients, none negative, of the chosen columns; how much they lower the squares.

    Coordinate descent on the normal equations: it starts from what `beta` holds, and leaves the
    solution there.
    """
    k = len(choice)
    for _ in range(SWEEPS):
        moved, largest = 0.0, 0.0
        for i in range(k):
            a = choice[i]
            rest = target[a]
            for j in range(k):
                if j != i:
                    rest -= gram[a, choice[j]] * beta[j]
            new = rest / gram[a, a] if gram[a, a] > 0 else 0.0
            if new < 0:
                new = 0.0
            moved = max(moved, abs(new - beta[i]))
            largest = max(largest, abs(new))
            beta[i] = new
        if moved <= 1e-10 * largest:
            break
    gain = 0.0
    for i in range(k):
        a = choice[i]
        gain += 2 * target[a] * beta[i]
        for j in range(k):
            gain -= gram[a, choice[j]] * beta[i] * beta[j]
    return float(gain)


@kernel
def descend(gram: Any, target: Any, first: Any, choice: Any, beta: Any) -> float:
    """Choose for each channel in turn the column that fits best, until nothing changes.

    Args:
        gram: Products of all candidate columns.
        target: Products of the candidates with the outcome.
        first: Where the candidates of each channel begin, and one more at the end.
        choice: The candidate of each channel: where to start, and then the best found.
        beta: Their coefficients, the same.

    Returns:
        How much they lower the sum of squares.
    """
    k = len(choice)
    best = solve(gram, target, choice, beta)
    tried, coefficients = choice.copy(), beta.copy()
    for _ in range(TURNS):
        changed = False
        for i in range(k):
            for candidate in range(first[i], first[i + 1]):
                tried[:] = choice
                tried[i] = candidate
                coefficients[:] = beta
                gain = solve(gram, target, tried, coefficients)
                if gain > best + 1e-9 * abs(best):
                    best = gain
                    choice[:] = tried
                    beta[:] = coefficients
                    changed = True
        if not changed:
            break
    return best


@kernel
def descend_all(
    gram: Any, targets: Any, first: Any, starts: Any, choices: Any, betas: Any, gains: Any
) -> None:
    """`descend` for each row of `targets`, from every row of `starts`; the best is kept."""
    k = starts.shape[1]
    for row in range(len(targets)):
        best = -1.0
        for s in range(len(starts)):
            choice, beta = starts[s].copy(), np.zeros(k)
            gain = descend(gram, targets[row], first, choice, beta)
            if gain > best:
                best = gain
                choices[row] = choice
                betas[row] = beta
        gains[row] = best
