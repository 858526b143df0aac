"""What a funnel's kernels need to know: limits, orders and exclusions as numbers and arrays."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

ORDERED, STRICT_NEXT, ANY = range(3)
ORDERS = ("ordered", "strict_next", "any")
FIRST_ONLY = ("any", "first")
PEOPLE, CYCLES, ATTEMPTS = range(3)
COUNTS = ("people", "cycles", "attempts")
STOP, DROP, PERSON = range(3)
EXCLUSIONS = ("stop", "drop", "person")

NO_LIMIT = 2**62
LOST, RUNNING = -1, -2
"""In place of the time of a step: it was not reached, and may (`RUNNING`) or may not be yet."""
EXCLUDED = 32
"""The bit of the first exclusion; the bits below are those of the steps."""
MOST_STEPS, MOST_STEPS_ANY, MOST_EXCLUSIONS = 20, 8, 20

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Plan:
    """One definition of a funnel, ready for the kernels.

    Attributes:
        order: `ORDERED`, `STRICT_NEXT` or `ANY`.
        within: Time from the first step, microseconds; `NO_LIMIT` for none.
        step_within: For each step the time from the last step done; `NO_LIMIT` for none.
        optional: For each step whether a later one may follow without it.
        first: Whether only the first attempt in the period counts.
        count: `PEOPLE`, `CYCLES` or `ATTEMPTS`.
        exclusion: `STOP`, `DROP` or `PERSON`.
        between: For each exclusion the steps, from 0, after and before which it excludes.
        inside: Whether later steps must fall in the period too.
    """

    order: int
    within: int
    step_within: Ints
    optional: NDArray[np.bool_]
    first: bool
    count: int
    exclusion: int
    between: Ints
    inside: bool
    hold: tuple[str, ...] = field(default=())

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return len(self.step_within)

    @property
    def limited(self) -> bool:
        """Whether anything ever decides an attempt that went no further."""
        return (
            self.within < NO_LIMIT
            or bool((self.step_within < NO_LIMIT).any())
            or self.count == CYCLES
        )

    def before(self, step: int) -> int:
        """The last required step before one; every attempt that reaches it has done that one."""
        found = step - 1
        while found > 0 and self.optional[found] and self.order != ANY:
            found -= 1
        return found
