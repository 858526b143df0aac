"""What is said of discovered groups: their names, what sets them apart, and why there are none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from percorso.measure.answer import Row
from percorso.measure.segmentation.chains import STABLE, Found
from percorso.measure.segmentation.describe import Nearest, Sign
from percorso.measure.segmentation.patterns import Sequences
from percorso.words import N_, Words

if TYPE_CHECKING:
    from percorso.measure.segmentation.clusters import Clusters

FEWEST = 100
MORE, LESS = N_("More often: {signs}."), N_("Less often: {signs}.")


def lacking(told: Sequences, between: str, words: Words) -> str:
    """Why nothing can be looked for."""
    if len(told.cycles) < FEWEST:
        return words("Only {n} cycles did something before the goal: at least {least} are needed "
                     "to look for groups.", n=words.number(len(told.cycles)),
                     least=words.number(FEWEST))  # fmt: skip
    if told.walks.states < 2:
        if between == "touchpoints":
            return words("Before the goal there is only one touchpoint, so there are no moves.")
        return words("Before the goal there is only one stage, so there are no moves.")
    return ""


def none_found(found: Found, words: Words) -> str:
    """Why there are no groups."""
    if found.agreement is None:
        return words("One group explains the cycles best: no groups that move in ways of their "
                     "own.")  # fmt: skip
    return words(
        "No stable groups: {k} would explain the cycles best, but in resamples they are found "
        "again with an adjusted Rand index of {found}, and {least} is asked for.",
        k=words.number(found.tried), found=words.decimal(found.agreement, 2),
        least=words.decimal(STABLE, 2),
    )  # fmt: skip


def name_of(clusters: Clusters, more: list[Sign], group: int, words: Words) -> str:
    """A group by its number and what it does more often than the others."""
    number = words("Group {n}", n=group + 1)
    return f"{number}: {_called(clusters, more[0])}" if more else number


def _called(clusters: Clusters, sign: Sign) -> str:
    to = clusters.names[sign.state]
    return to if sign.start is None else f"{clusters.names[sign.start]} → {to}"


def signs_of(clusters: Clusters, listed: list[Sign]) -> Row:
    """What sets a group apart, with the figures of each in the same order."""
    codes = clusters.codes
    starts = ["" if sign.start is None else f"{codes[sign.start]} → " for sign in listed]
    names = [start + codes[sign.state] for start, sign in zip(starts, listed, strict=True)]
    figures = {"share": "share", "others": "others", "times": "times", "times_low": "low",
               "times_high": "high"}  # fmt: skip
    return {"signs": names} | {
        f"signs_{name}": [getattr(sign, key) for sign in listed] for name, key in figures.items()
    }


def about(clusters: Clusters, more: list[Sign], less: list[Sign], words: Words) -> str:
    """What sets a group apart, in words."""
    parts = [
        words(clause, signs="; ".join(_figures(clusters, sign, words) for sign in listed))
        for clause, listed in ((MORE, more), (LESS, less)) if listed
    ]  # fmt: skip
    return " ".join(parts) or words("Nothing sets it apart by more than a fifth.")


def _figures(clusters: Clusters, sign: Sign, words: Words) -> str:
    return words(
        "{what}, in {share} of its cycles, {times} times the others (95%: {low}–{high})",
        what=_called(clusters, sign), share=words.share(sign.share),
        times=words.decimal(sign.times, 1), low=words.decimal(sign.low, 1),
        high=words.decimal(sign.high, 1),
    )  # fmt: skip


def remarks(clusters: Clusters, words: Words) -> Iterator[str]:
    """How stable the groups are, and which of them a condition describes."""
    found = clusters.found
    agreement = found.agreement or 0.0
    yield words("{k} groups. In resamples of people they are found again with an adjusted Rand "
                "index of {found}; {least} is the least.", k=words.number(clusters.groups),
                found=words.decimal(agreement, 2), least=words.decimal(STABLE, 2))  # fmt: skip
    if found.tried > clusters.groups:
        yield words("{k} groups would explain the cycles better, but are not found again.",
                    k=words.number(found.tried))  # fmt: skip
    left = len(clusters.gathered) - len(clusters.sequences.cycles)
    if left:
        yield words("{n} cycles began with the goal and are in no group.", n=words.number(left))
    for group, condition in enumerate(clusters.conditions, 1):
        yield _keeping(group, condition, words)


def _keeping(group: int, condition: Nearest | None, words: Words) -> str:
    """Whether a group can be kept as a segment, and how near the nearest condition comes."""
    if condition is None:
        return words("Group {n} cannot be kept: nothing is known of how its cycles begin.", n=group)
    given = {
        "n": group,
        "precision": words.share(condition.precision),
        "recall": words.share(condition.recall),
        "condition": " ".join(f"--where '{each}'" for each in condition.where),
    }
    if condition.good:
        return words("Group {n} can be kept: percorso segment NAME {condition} ({precision} of "
                     "those it picks are in the group, {recall} of the group are picked).",
                     **given)  # fmt: skip
    return words("Group {n} cannot be kept: the nearest condition, {condition}, picks cycles of "
                 "which {precision} are in the group, and {recall} of the group.",
                 **given)  # fmt: skip


__all__ = ["FEWEST", "about", "lacking", "name_of", "none_found", "remarks", "signs_of"]
