"""The stock of moulds: every form of event of a simulation, and when each may be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.curves import spread
from percorso.simulate.model import Ints
from percorso.simulate.moulds import Foundry, Mould

if TYPE_CHECKING:
    from percorso.journey import Journey

OFFLINE = frozenset(
    (
        *("store", "pos", "till", "shop", "phone", "call_center", "delivery", "print", "tv"),
        *("radio", "out_of_home", "fair_event", "field_visit", "direct_mail", "service_desk"),
        *("word_of_mouth", "press", "event", "events", "branch"),
    )
)
"""Channels without a device of the person's."""
MASS = frozenset(("print", "tv", "radio", "out_of_home", "press", "cinema", "magazine"))
"""Channels that reach people of whom nobody knows who they are: figures of media, no events."""
TABLE = 1024


@dataclass
class Stock:
    """The moulds by number.

    Attributes:
        moulds: All moulds.
        enter: For each measured stage, 1,024 numbers of moulds, as frequent as they are used.
        done: The same for the events that complete a stage.
        special: (stage, touchpoint) → moulds that only planted contacts use.
        notices: What of the journey cannot be simulated, and why.
    """

    moulds: list[Mould] = field(default_factory=list)
    enter: list[Ints] = field(default_factory=list)
    done: list[Ints] = field(default_factory=list)
    special: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)

    def add(self, mould: Mould) -> int:
        """Take a mould into the stock; its number."""
        self.moulds.append(mould)
        return len(self.moulds) - 1

    @property
    def longest(self) -> int:
        """The longest run of events that a counting rule asks for."""
        return max((mould.run for mould in self.moulds), default=1)

    def flags(self, name: str) -> NDArray[np.bool_]:
        """A yes or no for each mould, by one of `QUESTIONS`."""
        return np.array([QUESTIONS[name](mould) for mould in self.moulds], np.bool_)


def web(mould: Mould) -> bool:
    """Whether an event happens on a device of the person's."""
    if mould.fields.get("touchpoint_class") == "traditional":
        return False
    return mould.fields.get("channel") not in OFFLINE and not outside(mould)


def outside(mould: Mould) -> bool:
    """Whether an event happens where the company is not, so that it seldom knows who it was."""
    return mould.fields.get("touchpoint_class") == "external"


QUESTIONS: dict[str, Callable[[Mould], bool]] = {
    "web": web,
    "outside": outside,
    "shop": lambda mould: not web(mould) and not outside(mould),
    "order": lambda mould: mould.kind == "order",
}


def stock_of(journey: Journey, foundry: Foundry) -> Stock:
    """All moulds that enter and complete the stages of a journey."""
    stock = Stock()
    for number, stage in enumerate(foundry.judge.stages):
        own = stage.completes is not None and stage.enter is not None
        entering = foundry.of_stage(number, done=False)
        if not entering:
            stock.notices.append(f"stage '{stage.id}': no event found that its rule takes.")
        stock.enter.append(_table(stock, entering))
        finishing = foundry.of_stage(number, done=True) if own else []
        if own and not finishing:
            stock.notices.append(f"stage '{stage.id}': no event found that completes it.")
        stock.done.append(_table(stock, finishing))
    return stock


def _table(stock: Stock, moulds: Iterable[Mould]) -> Ints:
    """Numbers of moulds, equally frequent by touchpoint, then by form."""
    numbered = [(stock.add(mould), mould) for mould in moulds]
    if not numbered:
        return np.zeros(0, np.int64)
    points = [mould.point for _, mould in numbered]
    weights = [
        (0.3 if outside(mould) else 1.0) / points.count(mould.point) for _, mould in numbered
    ]
    places = np.array(spread(weights, TABLE))
    found: Ints = np.array([number for number, _ in numbered])[places]
    return found
