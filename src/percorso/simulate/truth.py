"""Who was really behind an event: the message id holds it, for whoever knows the seed."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.hashing import Words, mix, unmix

SEQUENCE = np.uint64(24)
"""Bits of a message id that number the events of one person."""


def salt(seed: int) -> np.uint64:
    """What a seed adds to message ids, so that two simulations never share one."""
    return np.uint64(mix(np.array([seed], np.uint64))[0])


def keys(person: NDArray[np.int64], sequence: NDArray[np.int64], seed: int) -> Words:
    """The numbers behind the message ids of some events."""
    number = person.astype(np.uint64) << SEQUENCE | sequence.astype(np.uint64)
    return mix(number ^ salt(seed))


def persons_of(message_ids: Iterable[str], seed: int) -> NDArray[np.int64]:
    """The true person behind each simulated event, as a number.

    What an analyst cannot know: the person who used a shared tablet, the visitor who never signed
    in. The user id of person 12 is `sim-000000012`.

    Args:
        message_ids: The message ids of simulated events.
        seed: The seed of the simulation; the manifest says it.

    Example:
        >>> found = keys(np.array([12, 7]), np.array([0, 3]), seed=1)
        >>> persons_of([f"sim-{number:016x}" for number in found], seed=1).tolist()
        [12, 7]
    """
    digits = (text.removeprefix("sim-") for text in message_ids)
    words = np.fromiter((int(text, 16) for text in digits), np.uint64)
    return ((unmix(words) ^ salt(seed)) >> SEQUENCE).astype(np.int64)
