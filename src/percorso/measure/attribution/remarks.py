"""What must be said beside the figures of an attribution: what is missing, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from percorso.measure.answer import FEW

if TYPE_CHECKING:
    from percorso.measure.attribution.telling import Teller, Told
    from percorso.words import Words

MOST_NAMED = 6


def remarks(teller: Teller, everything: Sequence[Told]) -> list[str]:
    """The sentences, in the language of the measurement."""
    from percorso.words import Words

    words = Words.of(teller.measured.lang)
    return [
        *_targets(teller, words), *_touchless(teller, everything, words),
        *teller.refusals.sentences(words), *_few(everything, words),
        *_left_out(everything, words), *_currencies(teller, words),
        *_costs(teller, everything, words), *_beside(teller, words),
    ]  # fmt: skip


def _targets(teller: Teller, words: Words) -> Iterator[str]:
    if teller.asked.of is None and not teller.goal:
        yield words("The journey has no goal, so the first entries of its stages are told.")


def _touchless(teller: Teller, everything: Sequence[Told], words: Words) -> Iterator[str]:
    """Nothing is a touch: perhaps touches are told by what no event names."""
    if everything and not any(told.game.names for told in everything):
        named = {"channel": words("channel"), "campaign": words("campaign"),
                 "touchpoint": words("touchpoint")}  # fmt: skip
        what = named.get(teller.plan.touch, "utm_source")
        yield words("No path has a touch: no event there names a {what}.", what=what)


def _few(everything: Sequence[Told], words: Words) -> Iterator[str]:
    """One group with few conversions; of many groups each row says its own."""
    if len(everything) == 1 and 0 < everything[0].game.conversions < FEW:
        n = everything[0].game.conversions
        yield words.plural(
            "Only {n} conversion: another period may say something else.",
            "Only {n} conversions: another period may say something else.", n,
        )  # fmt: skip


def _left_out(everything: Sequence[Told], words: Words) -> Iterator[str]:
    open_ = sum(told.left_out for told in everything)
    if open_:
        yield words.plural(
            "{n} cycle is still open and may convert yet; it is left out.",
            "{n} cycles are still open and may convert yet; they are left out.", open_,
        )  # fmt: skip


def _currencies(teller: Teller, words: Words) -> Iterator[str]:
    names = teller.run.timeline.codes.of("currency").values
    code, name = teller.currency
    others = [names[each] for each in teller.found.valued
              if each not in (code, -1) and teller.found.valued[each]]  # fmt: skip
    if teller.goal and others:
        yield words("Values are in {currency}; those in {others} are not among them.",
                    currency=name or "–", others=words.listed(sorted(others)))  # fmt: skip


def _costs(teller: Teller, everything: Sequence[Told], words: Words) -> Iterator[str]:
    beside = teller.beside
    if not beside.cost or teller.asked.view == "paths":
        return
    if beside.by_person:
        yield words("Costs are known for everybody only, so none stands beside these groups.")
        return
    several = sorted(name for name, money in beside.cost.items() if len(money) > 1)
    if several:
        yield words("Cost in several currencies, so none is told: {names}.",
                    names=_some(several, words))  # fmt: skip
    met = {name for told in everything for name in told.game.names}
    if idle := sorted(beside.cost.keys() - met):
        yield words("Cost is known, but no path has a touch there: {names}.",
                    names=_some(idle, words))  # fmt: skip


def _beside(teller: Teller, words: Words) -> Iterator[str]:
    if teller.asked.view == "paths":
        return
    if teller.beside.media:
        names = sorted({channel for channel, _ in teller.beside.media})
        yield words("Known only as totals, so no path can hold them: {names}. Their credit is "
                    "unknown, not zero.", names=_some(names, words))  # fmt: skip
    if teller.asked.heard:
        n = sum(answers.total() for answers in teller.beside.heard)
        yield words.plural(
            "{n} person said how they heard of you; an answer is a memory, not a credit.",
            "{n} people said how they heard of you; an answer is a memory, not a credit.", n,
        )  # fmt: skip


def _some(names: Sequence[str], words: Words) -> str:
    found = [*names[:MOST_NAMED]]
    if more := len(names) - len(found):
        found.append(words("{n} more", n=words.number(more)))
    return words.listed(found)
