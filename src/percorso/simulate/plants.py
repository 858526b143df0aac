"""Planted truths: what the simulated world holds that a measurement should find, or should not.

Each decision of a walk is one uniform number compared with a chance. A planted truth moves the
chance; so how many decisions it changed is known exactly, person by person: those whose number
lies between the chance without it and the chance with it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.channels import CHANNELS
from percorso.simulate.model import MS_DAY, Floats, Ints, Model
from percorso.simulate.people import People

UPLIFT, ECHO, PAYMENT, SLOW, VARIANT, DELIGHT, ANSWER = (1 << bit for bit in range(7))
PLACES = {channel.name: place for place, channel in enumerate(CHANNELS)}
KEEN = 0.3
"""How far the keenest are from the least keen in their chance to go on."""


@dataclass(frozen=True)
class Plan:
    """Where truths are planted; −1 and 0 where there is nothing to plant.

    Attributes:
        uplift: Stage and touchpoint whose contact makes people go on.
        uplift_size: By how much, added to the chance.
        echo: Stage and touchpoint that keen people seek, and that changes nothing.
        payment: Stage in which payment fails on phones.
        payment_size: By how much completion falls there, added to the chance.
        slow: Stage and region where everything takes twice as long.
        variant: Stage of the experiment.
        variant_size: What the second variant adds to the chance to go on; 0 plants no effect.
        delight: Stage and touchpoint after which customers come back sooner and leave less.
        answer: Stage and region where answers are slow.
        cohort_day: From this day on, newcomers leave more often; beyond the end: never.
        lifts: What coming by a channel adds to the chance to go on from a cycle's first stage.
    """

    uplift: tuple[int, int] = (-1, -1)
    uplift_size: float = 0.0
    echo: tuple[int, int] = (-1, -1)
    payment: int = -1
    payment_size: float = 0.0
    slow: tuple[int, int] = (-1, -1)
    variant: int = -1
    variant_size: float = 0.0
    delight: tuple[int, int] = (-1, -1)
    answer: tuple[int, int] = (-1, -1)
    cohort_day: int = 1 << 30
    lifts: dict[str, float] = field(default_factory=dict)


@dataclass
class Effects:
    """The planted truths at work, and what they did.

    Attributes:
        plan: Where they are.
        met: By truth, how many decisions it had a part in.
        changed: By truth, how many of these would have gone the other way without it.
    """

    plan: Plan
    met: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    _kept: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))

    def flags(
        self, people: People, person: Ints, stage: Ints, phone: NDArray[np.bool_],
        rng: np.random.Generator,
    ) -> Ints:  # fmt: skip
        """What will touch each stay, a bit for each truth."""
        plan, u = self.plan, rng.random((len(person), 3))
        self._kept = person < people.kept
        echo = u[:, 1] < 0.12 + 0.56 * people.keen[person]
        parts = (
            (UPLIFT, (stage == plan.uplift[0]) & (u[:, 0] < 0.35)),
            (ECHO, (stage == plan.echo[0]) & echo),
            (PAYMENT, (stage == plan.payment) & phone),
            (SLOW, (stage == plan.slow[0]) & (people.region[person] == plan.slow[1])),
            (VARIANT, (stage == plan.variant) & (people.variant[person] == 1)),
            (DELIGHT, (stage == plan.delight[0]) & (u[:, 2] < 0.4)),
            (ANSWER, (stage == plan.answer[0]) & (people.region[person] == plan.answer[1])),
        )
        found: Ints = np.sum([bit * mask for bit, mask in parts], axis=0, dtype=np.int64)
        return found

    def done(self, chance: Floats, stage: Ints, flags: Ints, u: Floats) -> Floats:
        """The chance that a stay is completed."""
        return self._moved("payment", chance, -self.plan.payment_size, flags & PAYMENT, u)

    def on(
        self, chance: Floats, stage: Ints, flags: Ints, keen: Floats, u: Floats, channel: Ints
    ) -> Floats:
        """The chance that a stay goes on; `channel` is −1 but in the first stay of a cycle."""
        chance = np.where(chance > 0, chance + KEEN * (keen - 0.5), 0.0)
        for name, size, bit in (
            ("uplift", self.plan.uplift_size, UPLIFT),
            ("experiment", self.plan.variant_size, VARIANT),
            ("answer", -0.2, ANSWER),
        ):
            chance = self._moved(name, chance, size, (flags & bit) * (chance > 0), u)
        for name, size in self.plan.lifts.items():
            came = (channel == PLACES[name]) & (chance > 0)
            chance = self._moved(f"channel {name}", chance, size, came.astype(np.int64), u)
        return chance

    def _moved(self, name: str, chance: Floats, size: float, hit: Ints, u: Floats) -> Floats:
        moved = np.where(hit > 0, chance + size, chance)
        other = (u < moved) != (u < chance)
        self.met[name] += int(np.count_nonzero((hit > 0) & self._kept))
        self.changed[name] += int(np.count_nonzero(other & self._kept))
        return moved

    def dwell(self, dwell: Ints, stage: Ints, flags: Ints, model: Model, lead: int) -> Ints:
        """The time to the next stage."""
        expires = model.expires[stage]
        most = (expires * 0.85).astype(np.int64) - np.where(expires >= 7 * MS_DAY, MS_DAY, 0)
        twice: NDArray[np.bool_] = (flags & (SLOW | ANSWER)) > 0
        return np.where(twice, np.minimum(dwell * 2, np.maximum(most, dwell)), dwell)

    def wait(self, wait: Ints, flags: Ints) -> Ints:
        """How long a customer waits before another cycle."""
        return np.where((flags & DELIGHT) > 0, wait // 2, wait)

    def leaves(self, people: People, person: Ints) -> Floats:
        """The chance that a customer leaves for good."""
        late = people.day[person] >= self.plan.cohort_day
        return np.minimum(people.leave[person] + np.where(late, 0.25, 0.0), 1.0)
