"""What sets a discovered group apart, and the condition that comes nearest to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.measure.segmentation.chains import Walks
from percorso.measure.statistics import Z

Ints = NDArray[np.int64]
COMMON = 0.1
TELLING_LIFT = 1.2
GOOD = 0.8
MOST_VALUES = 20


@kernel
def _presence(tokens: Any, ends: Any, best: Any, counts: Any, times: Any) -> None:
    """In how many sequences of each group a token occurs, and how often in all."""
    seen = np.full(len(counts), -1, np.int64)
    start = 0
    for i in range(len(ends)):
        for k in range(start, ends[i]):
            token = tokens[k]
            times[token, best[i]] += 1
            if seen[token] != i:
                seen[token] = i
                counts[token, best[i]] += 1
        start = ends[i]


def presence(walks: Walks, best: NDArray[np.int32], groups: int) -> tuple[Ints, Ints]:
    """By token and group the sequences that hold it, and how often it occurs."""
    counts, times = (np.zeros((walks.size, groups), np.int64) for _ in range(2))
    _presence(walks.tokens, walks.ends, best, counts, times)
    return counts, times


def visited(walks: Walks, best: NDArray[np.int32], groups: int) -> Ints:
    """By state and group the sequences that pass through it."""
    s = walks.states
    place = np.append(np.arange(s), np.tile(np.arange(s), s)).astype(np.int32)
    own = Walks(place[walks.tokens], walks.ends, s, walks.person)
    return presence(own, best, groups)[0][:s]


@dataclass(frozen=True)
class Sign:
    """What a group does more, or less, often than the others.

    Attributes:
        start: The state that is left; None when a state is meant, not a move.
        state: The state, or the one that is gone to.
        share, others: The part of the group's cycles with it, and of the others'.
        times: How many times the others; `low` and `high` at 95 %.
    """

    start: int | None
    state: int
    share: float
    others: float
    times: float
    low: float
    high: float


def signs(
    moves: Ints, states: Ints, sizes: Ints, group: int, most: int = 2
) -> tuple[list[Sign], list[Sign]]:
    """What a group does more often than the others, and what it does less often.

    The ratio of two shares with its interval on the logarithm (Katz and others 1978); those that
    are surest come first.

    Args:
        moves: By token and group the cycles with it; beginnings are passed over.
        states: By state and group the cycles that pass through it.
        sizes: The cycles of each group.
        group: Which group.
        most: How many states and how many moves at most.
    """
    n = len(states)
    kinds = [
        [_sign(None, s, states[s], sizes, group) for s in range(n)],
        [_sign(t // n, t % n, moves[n + t], sizes, group) for t in range(n * n)
         if moves[n + t].any()],
    ]  # fmt: skip
    more, less = [], []
    for kind in kinds:
        often = [s for s in kind if s.share >= COMMON and s.low > TELLING_LIFT]
        more += sorted(often, key=lambda sign: -sign.low)[:most]
        seldom = [s for s in kind if s.others >= COMMON and s.high < 1 / TELLING_LIFT]
        less += sorted(seldom, key=lambda sign: sign.high)[: most // 2]
    return more, less


def _sign(start: int | None, state: int, counts: Ints, sizes: Ints, group: int) -> Sign:
    a, n = int(counts[group]), int(sizes[group])
    b, m = int(counts.sum()) - a, int(sizes.sum()) - n
    x, y = (a, b) if a and b else (a + 0.5, b + 0.5)
    times = (x / max(n, 1)) / (y / max(m, 1))
    spread = Z * sqrt(max(1 / x - 1 / max(n, 1) + 1 / y - 1 / max(m, 1), 0.0))
    return Sign(start, state, a / max(n, 1), b / max(m, 1), times,
                exp(log(times) - spread), exp(log(times) + spread))  # fmt: skip


@dataclass(frozen=True)
class Nearest:
    """The condition that comes nearest to a group.

    Attributes:
        where: Its texts, such as `cycle.channel=email`; all must hold.
        precision: Of the cycles that meet it, the part that is in the group.
        recall: Of the group's cycles, the part that meets it.
        elsewhere: Of the other cycles, the part that meets it.
    """

    where: tuple[str, ...]
    precision: float
    recall: float
    elsewhere: float

    @property
    def good(self) -> bool:
        """Whether it describes the group well enough to be kept in its place."""
        near = self.precision >= GOOD and self.recall >= GOOD
        return near and self.recall - self.elsewhere >= 0.5

    @property
    def score(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def nearest(
    inside: NDArray[np.bool_], begins: NDArray[np.int32], fields: Sequence[str],
    texts: Sequence[Sequence[str]],
) -> Nearest | None:  # fmt: skip
    """The condition on how cycles begin that comes nearest to a group; None when nothing is known.

    For each field the values that are most often the group's are put together as long as that
    comes nearer; then the same with a second field among the cycles that the first one leaves.

    Args:
        inside: Which cycles are in the group.
        begins: For each field the code of each cycle's value, −1 for none.
        fields: The names of the fields.
        texts: For each field the texts of its codes.
    """
    best: Nearest | None = None
    for first, name in enumerate(fields):
        everyone = np.ones(len(inside), np.bool_)
        chosen = _values(inside, begins[first], everyone, texts[first])
        if not chosen:
            continue
        met = np.isin(begins[first], chosen)
        one = _condition(name, [texts[first][code] for code in chosen])
        best = _better(best, _judged((one,), met, inside))
        for second in range(len(fields)):
            more = _values(inside, begins[second], met, texts[second]) if second != first else []
            if more:
                two = _condition(fields[second], [texts[second][code] for code in more])
                narrower = met & np.isin(begins[second], more)
                best = _better(best, _judged((one, two), narrower, inside), by=0.02)
    return best


def _better(best: Nearest | None, other: Nearest, by: float = 0.0) -> Nearest:
    return other if best is None or other.score > best.score + by else best


def _judged(where: tuple[str, ...], met: NDArray[np.bool_], inside: NDArray[np.bool_]) -> Nearest:
    both, n, m = int((met & inside).sum()), int(met.sum()), int(inside.sum())
    rest = len(inside) - m
    return Nearest(where, both / n if n else 0.0, both / m if m else 0.0,
                   (n - both) / rest if rest else 0.0)  # fmt: skip


def _values(
    inside: NDArray[np.bool_], codes: NDArray[np.int32], among: NDArray[np.bool_],
    texts: Sequence[str],
) -> list[int]:  # fmt: skip
    """The values whose cycles are most often the group's, as many as bring the two nearest."""
    known = among & (codes >= 0)
    n = np.bincount(codes[known], minlength=len(texts))
    a = np.bincount(codes[known & inside], minlength=len(texts))
    usable = [code for code in np.flatnonzero(a).tolist() if _writable(texts[code])]
    order = sorted(usable, key=lambda code: (-a[code] / n[code], -a[code]))[:MOST_VALUES]
    size = int(inside.sum())
    scores = [2 * float(a[order[:k]].sum()) / (size + float(n[order[:k]].sum()))
              for k in range(1, len(order) + 1)]  # fmt: skip
    return order[: int(np.argmax(scores)) + 1] if scores else []


def _writable(text: str) -> bool:
    """Whether a value can stand in a list of a condition as it is."""
    return "," not in text and text == text.strip() and bool(text)


def _condition(field: str, values: list[str]) -> str:
    if len(values) == 1:
        return f"cycle.{field}={values[0]}"
    return f"cycle.{field} in {','.join(sorted(values))}"


__all__ = ["COMMON", "GOOD", "Nearest", "Sign", "nearest", "presence", "signs", "visited"]
