"""Moulds: the forms of events that a simulation may emit, with what the rules make of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from percorso.simulate.judge import Takes

if TYPE_CHECKING:
    from percorso.journey import Rule, Touchpoint

OFFLINE = frozenset(
    (
        *("store", "pos", "till", "shop", "showroom", "phone", "call_center", "delivery", "print"),
        *("tv", "radio", "out_of_home", "fair_event", "field_visit", "direct_mail", "press"),
        *("service_desk", "word_of_mouth", "event", "events", "branch", "fair"),
    )
)
"""Channels without a device of the person's."""
MASS = frozenset(("print", "tv", "radio", "out_of_home", "press", "cinema", "magazine"))
"""Channels that reach people of whom nobody knows who they are: figures of media, no events."""


@dataclass(frozen=True)
class Mould:
    """One form of event.

    Attributes:
        fields: Key → text; what is the same for all events of this form.
        takes: What the journey's rules make of it, see `Judge.takes`.
        point: The touchpoint of the map at which it happens, by its place; −1: at none.
        kind: What it is in a company's life: order, ticket, survey and the like; see `kinds`.
        bounds: For numbers that rules compare with: between what limits the event's may lie.
        counted: The counting rule it must reach.
        run: How many such events in a row reach it.
        fresh: Whether it is taken so only where nothing came before.
        counting: Whether some counting rule may count it.
        known: Whether it must carry a user id (1), must not (0), or may (−1).
        words: More of what it is about, for comments and answers.
    """

    fields: dict[str, str]
    takes: Takes
    point: int = -1
    kind: str = "other"
    bounds: dict[str, tuple[float, float]] = field(default_factory=dict)
    counted: Rule | None = None
    run: int = 1
    fresh: bool = False
    counting: bool = False
    known: int = -1
    words: str = ""

    def allowed(self, stage: int, goal: int) -> bool:
        """Whether it may be emitted during a stay of a stage and changes no other stay."""
        return all(
            take is None or (take[0] == stage and not (take[1] and stage == goal))
            for take in self.takes
        )

    @property
    def neutral(self) -> bool:
        """Whether no stage ever takes it."""
        return self.takes == frozenset({None})

    @property
    def outside(self) -> bool:
        """Whether it happens where the company is not, so that it seldom knows who it was."""
        return self.fields.get("touchpoint_class") == "external"

    @property
    def web(self) -> bool:
        """Whether it happens on a device of the person's."""
        if self.outside or self.fields.get("touchpoint_class") == "traditional":
            return False
        if self.fields.get("direction") == "outbound":
            return False
        return self.fields.get("channel") not in OFFLINE

    @property
    def width(self) -> float:
        """How much room its numbers have."""
        return min((high - low for low, high in self.bounds.values()), default=float("inf"))


def in_use(point: Touchpoint) -> bool:
    """Whether people can meet a touchpoint: it is neither planned nor missing nor retired."""
    return point.state not in ("planned", "missing", "retired")


def mass(point: Touchpoint) -> bool:
    """Whether a touchpoint reaches people of whom nobody knows who they are."""
    return point.rule is None and point.kind == "traditional" and point.channel in MASS


def different(moulds: Iterable[Mould]) -> list[Mould]:
    """Moulds that differ in more than their dress; of equal ones the widest and richest."""
    ranked = sorted(moulds, key=lambda m: (-min(m.width, 1e12), -len(m.fields)))
    found: dict[tuple[object, ...], Mould] = {}
    for mould in ranked:
        fields = {k: v for k, v in mould.fields.items() if k not in mould.bounds or k == "score"}
        name = (fields.get("name"), mould.point, fields.get("score_kind"), fields.get("page_path"),
                fields.get("score"))  # fmt: skip
        found.setdefault(name, mould)
    return sorted(found.values(), key=lambda m: (m.point, sorted(m.fields.items())))
