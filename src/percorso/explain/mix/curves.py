"""Response curves: what a weekly spend brings, what one more unit brings, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HILL, POWER = "hill", "power"
_LEAST = 1e-12


@dataclass(frozen=True)
class Curves:
    """Response curves of channels at a steady weekly spend x; arrays end with one column each.

    `hill`: scale · x^shape / (half^shape + x^shape). `power`: scale · x^shape.

    Attributes:
        scale: What is brought at most (`hill`), or by a spend of one (`power`).
        half: The spend that brings half of it (`hill`).
        shape: Its exponent: above 1 a Hill curve is an S.
        kind: `hill` or `power`.

    Example:
        >>> one = Curves(np.array([10.0]), np.array([50.0]), np.array([1.0]))
        >>> one.response(np.array([50.0])).tolist(), one.slope(np.array([50.0])).tolist()
        ([5.0], [0.05])
    """

    scale: Floats
    half: Floats
    shape: Floats
    kind: str = HILL

    def response(self, spend: Floats) -> Floats:
        """What a weekly spend brings, in units of the outcome a week."""
        x = np.maximum(spend, 0.0)
        if self.kind == POWER:
            return np.asarray(self.scale * x**self.shape)
        raised = x**self.shape
        return np.asarray(self.scale * raised / (self.half**self.shape + raised))

    def slope(self, spend: Floats) -> Floats:
        """What one more unit of money a week brings: the marginal return."""
        x = np.maximum(spend, _LEAST * self.half)
        if self.kind == POWER:
            return np.asarray(self.scale * self.shape * x ** (self.shape - 1))
        ratio = (x / self.half) ** self.shape
        return np.asarray(self.scale * self.shape * ratio / (x * (1 + ratio) ** 2))

    def spend_at(self, slope: Floats) -> Floats:
        """The spend at which a concave curve has a slope; 0 where it is nowhere so steep."""
        with np.errstate(divide="ignore", invalid="ignore"):
            if self.kind == POWER:
                found = (self.scale * self.shape / slope) ** (1 / (1 - self.shape))
            else:
                found = np.sqrt(self.scale * self.half / slope) - self.half
        return np.where(self.scale > 0, np.maximum(found, 0.0), 0.0)

    @property
    def concave(self) -> bool:
        """Whether every further unit brings less than the one before, in all of them."""
        return self.kind == POWER or bool((self.shape <= 1).all())

    def only(self, chosen: NDArray[np.bool_]) -> Curves:
        """The curves of some channels."""
        return Curves(self.scale[..., chosen], self.half[..., chosen], self.shape[..., chosen],
                      self.kind)  # fmt: skip

    def draw(self, number: int) -> Curves:
        """One of several sets of curves."""
        return Curves(self.scale[number], self.half[number], self.shape[number], self.kind)
