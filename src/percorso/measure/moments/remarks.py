"""What to know beside the figures of micro-moments: what was assumed, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from percorso.journey import text
from percorso.measure.answer import Row
from percorso.measure.moments.counting import Counts
from percorso.measure.moments.kinds import UNKNOWN, assumed
from percorso.measure.moments.visits import Plan
from percorso.words import N_, Words

if TYPE_CHECKING:
    from percorso.journey import Journey

KIND_NAMES = {
    "know": N_("To find out"),
    "go": N_("To go"),
    "do": N_("To do"),
    "buy": N_("To buy"),
    UNKNOWN: N_("Unknown kind"),
}
MOST_NAMED = 6
"""So many touchpoints are named for each kind; the others are counted."""
MANY = 0.1
"""From this share of events without a device on, the answer says so."""


def no_device(device: str, known: list[str], words: Words) -> str:
    """Why there are no moments: nothing says on which device it happened, or never this one."""
    if not known:
        return words("No event says on which device it happened, so no visit by phone is known. "
                     "Map a column to device_class.")  # fmt: skip
    return words("No event happened on “{device}”; there are: {known}.", device=device,
                 known=words.listed(known))  # fmt: skip


def remarks(plan: Plan, counts: Counts, rows: list[Row], words: Words) -> Iterator[str]:
    """The sentences, what matters most first."""
    if not counts.lengths.shape[1]:
        yield words("No visit is a micro-moment by these limits.")
    if plan.run.plan.goal < 0:
        yield words("The journey has no goal, so nothing says what comes of a moment.")
    with_device, without = (int(n) for n in counts.events)
    if without > MANY * max(with_device + without, 1):
        yield words(
            "{share} of the events say no device: they are no interactions, and before a visit "
            "they do not break the quiet.", share=words.share(without / (with_device + without)),
        )  # fmt: skip
    if (running := int(counts.running.sum())) > 0:
        yield words.plural(
            "{n} visit was not over yet and is left out.",
            "{n} visits were not over yet and are left out.", running,
        )  # fmt: skip
    yield from _assumed(plan.run.journey, words)
    if any(row["kind"] == UNKNOWN and row["moments"] for row in rows):
        yield words("Unknown: neither the touchpoint nor the stage says a kind. Write moment: "
                    "know, go, do or buy at the touchpoint.")  # fmt: skip


def _assumed(journey: Journey, words: Words) -> Iterator[str]:
    found = {kind: listed for kind, listed in assumed(journey).items() if kind != UNKNOWN}
    if not found:
        return
    told = [
        f"{words(KIND_NAMES[kind])}: "
        + _named([text(each.name, words.lang, journey.language) for each in listed], words)
        for kind, listed in found.items()
    ]
    yield words(
        "Kinds assumed from the catalogue, the channel and the stages, where the journey says no "
        "moment: {kinds}.", kinds="; ".join(told),
    )  # fmt: skip


def _named(names: list[str], words: Words) -> str:
    rest = len(names) - MOST_NAMED
    if rest <= 0:
        return words.listed(names)
    more = words.plural("{n} more", "{n} more", rest)
    return words.listed([*names[:MOST_NAMED], more])
