"""What was cut from a table of paths, and why a figure is missing, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from percorso.measure.paths.counting import LONG, N
from percorso.measure.paths.found import EMPTY, Asked
from percorso.measure.paths.rows import Ranked
from percorso.measure.run import Run
from percorso.words import N_, Words


def remarks(run: Run, asked: Asked, ranked: Ranked) -> list[str]:
    """What to know beside the rows."""
    words = Words.of(run.lang)
    if not len(ranked.found.kind):
        return [_nothing(words, asked)]
    said = [*_without_steps(words, asked, ranked), *_cut(words, asked, ranked)]
    if asked.within != "stay" and run.journey.goal_index() is None:
        said.append(words("The journey has no goal, so there is no conversion."))
    if ranked.found.shared:
        said.append(_shared(words, asked, ranked))
    return said


def units(words: Words, asked: Asked, n: int) -> str:
    """So many units, as the reader calls them."""
    if asked.dropped:
        return words.plural("{n} drop-off", "{n} drop-offs", n)
    if asked.within == "stay":
        return words.plural("{n} stay", "{n} stays", n)
    if asked.within == "session":
        return words.plural("{n} session", "{n} sessions", n)
    if asked.within == "person":
        return words.plural("{n} person", "{n} people", n)
    return words.plural("{n} cycle", "{n} cycles", n)


def _nothing(words: Words, asked: Asked) -> str:
    if asked.dropped:
        return words("Nobody dropped off in the period.")
    if asked.selectors:
        signal = words.quoted(asked.selectors[0].label)
        return words("Nothing that begins in the period has the signal {signal}.", signal=signal)
    return words("Nothing begins in the period.")


def _without_steps(words: Words, asked: Asked, ranked: Ranked) -> Iterator[str]:
    if not (ranked.found.kind == EMPTY).all():
        return
    message = {
        "touchpoints": N_("No event in them has a touchpoint; ask for paths of events."),
        "channels": N_("No event in them has a channel; ask for paths of events."),
    }.get(asked.of)
    if message is not None:
        yield words(message)


def _cut(words: Words, asked: Asked, ranked: Ranked) -> Iterator[str]:
    """How many paths are among the others, and how many are longer than what is shown."""
    n, whole = ranked.counts[..., N].sum(axis=1), len(ranked.found.kind)
    shown = len(ranked.top)
    distinct = len(np.unique(ranked.found.path[ranked.found.path >= 0]))
    if distinct > shown:
        yield words(
            "{cut} of {all} different paths are not named: {share} of {units}.",
            cut=words.number(distinct - shown), all=words.number(distinct),
            share=words.share(int(n[shown]) / whole), units=units(words, asked, whole),
        )  # fmt: skip
    longer = int(ranked.counts[..., LONG].sum())
    if longer:
        message = (
            N_("{share} of {units} have more than {steps} steps; the last {steps} are shown.")
            if asked.back
            else N_("{share} of {units} have more than {steps} steps; the first {steps} are shown.")
        )
        yield words(
            message, share=words.share(longer / whole), units=units(words, asked, whole),
            steps=words.number(asked.steps),
        )  # fmt: skip


def _shared(words: Words, asked: Asked, ranked: Ranked) -> str:
    shared = units(words, asked, ranked.found.shared)
    return words(
        "The two groups share {units}, so their difference has no interval.", units=shared
    )  # fmt: skip


__all__ = ["remarks", "units"]
