"""Names for stages: the vocabulary of the templates, given in its order by what signals say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from percorso.explain.discovery.lexicon import speaks_for
from percorso.journey.values import slug_of
from percorso.safe import on_terminal
from percorso.words import N_

if TYPE_CHECKING:
    from percorso.explain.discovery.signals import Signal

Phase = Literal["see", "think", "do", "care"]


@dataclass(frozen=True)
class Name:
    """A name for a stage: its id, its words, and the phase it belongs to.

    Attributes:
        id: The stage's id.
        words: The name in English, or an event's.
        phase: see, think, do or care.
        own: Whether it is the name of the stage's commonest event, not to be translated.
    """

    id: str
    words: str
    phase: Phase
    own: bool = False


BEFORE = (
    Name("awareness", N_("Awareness"), "see"),
    Name("interest", N_("Interest"), "think"),
    Name("consideration", N_("Consideration"), "think"),
    Name("decision", N_("Decision"), "do"),
)
GOAL = Name("purchase", N_("Purchase"), "do")
AFTER = (
    Name("support", N_("Delivery and support"), "care"),
    Name("retention", N_("Customer retention"), "care"),
    Name("loyalty", N_("Loyalty"), "care"),
)
NEAR = 0.15
"""What the place of a name in its list counts beside what the signals say."""
LONGEST = 80
SPOKEN = 0.1
"""What signals must say for a name of the vocabulary; else the commonest event gives its own."""


def named(groups: Sequence[Sequence[Signal]], names: Sequence[Name]) -> list[tuple[Name, float]]:
    """A name for each group, none twice and all in order, and how much the signals speak for it.

    Args:
        groups: The signals of each stage, in order.
        names: The names to give, in order; stages beyond their number are counted.
    """
    if len(groups) > len(names):
        first = names[0].phase if names else "think"
        more = tuple(Name(f"stage-{k + 1}", "", first) for k in range(len(groups) - len(names)))
        return named(groups, (*more, *names))
    fit = np.array([[_fit(group, name) for name in names] for group in groups])
    places = [_place(k, len(groups), j, len(names)) for k in range(len(groups))
              for j in range(len(names))]  # fmt: skip
    near = np.array(places).reshape(fit.shape)
    chosen = _rising(fit + NEAR * near) if len(groups) else []
    told = ((names[j], float(fit[k, j])) for k, j in enumerate(chosen))
    return [(name if said >= SPOKEN else _own(group, name), said)
            for group, (name, said) in zip(groups, told, strict=True)]  # fmt: skip


def _own(group: Sequence[Signal], name: Name) -> Name:
    """The name of the event that most people do, when the vocabulary has none."""
    most = max(group, key=lambda one: one.people)
    return Name(
        slug_of(most.words) or name.id, on_terminal(most.label)[:LONGEST], name.phase, own=True
    )


def distinct(named: list[tuple[Name, float]]) -> list[tuple[Name, float]]:
    """The same with no id twice."""
    seen: Counter[str] = Counter()
    found = []
    for name, said in named:
        seen[name.id] += 1
        again = f"{name.id}-{seen[name.id]}" if seen[name.id] > 1 else name.id
        found.append((replace(name, id=again), said))
    return found


def _place(k: int, groups: int, j: int, names: int) -> float:
    """How near the k-th of some groups is to the j-th of some names, 0 to 1."""
    here = k / (groups - 1) if groups > 1 else 0.0
    there = j / (names - 1) if names > 1 else 0.0
    return 1.0 - abs(here - there)


def _fit(group: Sequence[Signal], name: Name) -> float:
    """How much the signals of a stage speak for a name, by their people."""
    if not name.words:
        return 0.0
    people = sum(one.people for one in group)
    return sum(one.people * speaks_for(one.words, name.id) for one in group) / max(people, 1)


def _rising(scores: np.ndarray) -> list[int]:
    """One column for each row, rising, with the greatest sum."""
    rows, columns = scores.shape
    best = np.full((rows + 1, columns + 1), -np.inf)
    best[0] = 0.0
    for k in range(1, rows + 1):
        for j in range(k, columns + 1):
            best[k, j] = max(best[k, j - 1], best[k - 1, j - 1] + scores[k - 1, j - 1])
    chosen, j = [], columns
    for k in range(rows, 0, -1):
        while best[k, j - 1] == best[k, j]:
            j -= 1
        chosen.append(j - 1)
        j -= 1
    return chosen[::-1]
