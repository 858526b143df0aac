"""The words and numbers that stand in the flow."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.formats import exact
from percorso.share.figures import SMALL
from percorso.share.map.flow_data import Bar, Link
from percorso.share.map.sheet import Sheet
from percorso.share.pen.paper import Paper
from percorso.share.pen.text import width
from percorso.theme import MIDDLE
from percorso.theme import SMALL as TEXT

_BROAD = 0.05
"""A way of this share of its stage's entries is no rare one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What is said of a passage: the share, the small print, and the whole in one sentence."""

    share: str
    interval: str
    time: str
    few: bool
    spoken: str

    def fitting(self, room: float) -> list[str]:
        """The small print in one line when it fits, else in two, else what fits."""
        parts = [part for part in (self.interval, self.time) if part]
        joined = " · ".join(parts)
        if joined and width(joined) <= room:
            return [joined]
        return [part for part in parts if width(part) <= room]


def above(sheet: Sheet, bar: Bar) -> tuple[tuple[str, int], tuple[str, int]]:
    """Entries and people over a bar, with their type sizes."""
    people = sheet.words.plural("{n} person", "{n} people", bar.row.get("people"))
    return (sheet.words.number(bar.entries), MIDDLE), (people, TEXT)


def pass_words(sheet: Sheet, link: Link) -> Passage:
    """What is said between two stages: conversion, interval, median time."""
    words, row = sheet.words, sheet.rows()[link.start]
    share, decided = row.get("conversion"), row.get("decided") or 0
    few = decided < SMALL
    time = words.duration(link.median_s) if link.median_s is not None else ""
    ends = [exact(row.get(f"conversion_{end}")) for end in ("low", "high")]
    inside = "–".join(words.decimal(end * 100) for end in ends if end is not None)
    names = [sheet.say(sheet.journey.stages[i].name) for i in (link.start, link.end)]
    spoken = words(
        "{start} to {end}: {share} of the decided cycles went on, {base}; {n} stays passed here",
        start=names[0],
        end=names[1],
        share=words.interval(share, row.get("conversion_low"), row.get("conversion_high")),
        base=words.sample(decided),
        n=words.number(link.n),
    )
    small = words.sample(decided) if few else inside
    return Passage(words.share(share), small, time, few, spoken)


def drop_words(sheet: Sheet, bar: Bar, room: float) -> list[tuple[str, str, bool]]:
    """Lines under a bar: (text, tip, is it the loss)."""
    words, row, lines = sheet.words, bar.row, []
    drop = row.get("drop_off")
    if drop is not None and row.get("decided"):
        value = words.share(drop)
        whole = words("{share} drop-off", share=value)
        tip = words(
            "Drop-off {share}: decided cycles that entered no later stage",
            share=words.interval(drop, row.get("drop_off_low"), row.get("drop_off_high")),
        )
        if row["decided"] < SMALL:
            whole = f"{whole}, {words.sample(row['decided'])}"
        lines.append((whole if width(whole, weight=600) <= room else value, tip, True))
    if undecided := row.get("undecided"):
        whole = words.plural("{n} undecided", "{n} undecided", undecided)
        tip = words("Too early to count as conversion or loss")
        lines.append((whole if width(whole) <= room else words.number(undecided), tip, False))
    return lines


def return_words(sheet: Sheet, link: Link, room: float) -> tuple[str, str]:
    """The label of a way back, as long as there is room for, and the whole in one sentence."""
    words = sheet.words
    share, n = words.share(link.share), words.number(link.n)
    names = [sheet.say(sheet.journey.stages[i].name) for i in (link.start, link.end)]
    tip = words("Went back from {start} to {end}: {share} of the stays, n {n}",
                start=names[0], end=names[1], share=share, n=n)  # fmt: skip
    if link.base < SMALL:
        return words("{n} went back", n=n), tip
    forms = [words("{share} go back, n {n}", share=share, n=n), f"{share} · n {n}", share]
    return next((form for form in forms if width(form) <= room), forms[-1]), tip


def skip_words(sheet: Sheet, link: Link, room: float) -> tuple[str, str]:
    """The label of a way over a stage, as long as there is room for, and its sentence."""
    words = sheet.words
    share, n = words.share(link.share), words.number(link.n)
    names = [sheet.say(sheet.journey.stages[i].name) for i in (link.start, link.end)]
    tip = words("Skipped ahead from {start} to {end}: {share} of the stays, n {n}",
                start=names[0], end=names[1], share=share, n=n)  # fmt: skip
    forms = [f"n {n}"] if link.base < SMALL else [f"{share} · n {n}", share]
    return next((form for form in forms if width(form) <= room), forms[-1]), tip


def circle_words(sheet: Paper) -> tuple[list[str], str] | None:
    """The label of the next cycle in several lengths, longest first, and its sentence."""
    if sheet.figures is None or sheet.figures.summary.get("again_share") is None:
        return None
    words, summary = sheet.words, sheet.figures.summary
    share, time = words.share(summary["again_share"]), words.duration(summary["again_median_s"])
    cycles = summary.get("goal_cycles") or 0
    if not summary.get("again"):
        return None
    means = {
        currency: (exact(value) or 0) / cycles
        for currency, value in (summary.get("value") or {}).items()
        if cycles and value
    }
    parts = [words("{share} begin again", share=share), words("median {time}", time=time)]
    tip = words("New cycle: {share} of the cycles that reached the goal were followed by another",
                share=share)  # fmt: skip
    if cycles < SMALL:
        return [f"{words('New cycle')}: {words.sample(cycles)}", words.sample(cycles)], tip
    if means:
        parts.append(words("mean value {money}", money=words.moneys(means)))
    full = f"{words('New cycle')}: {', '.join(parts)}"
    return [full, ", ".join(parts), ", ".join(parts[:2]), f"{share} · {time}", share], tip


def few_words(sheet: Sheet, few: list[Link]) -> str:
    """A line for the ways that are not drawn, so that nothing is left out in silence.

    Most are too thin. A broad one that found no room between the stages is named.
    """
    words = sheet.words
    broad = [link for link in few if link.share >= _BROAD and link.base >= SMALL]
    broad.sort(key=lambda link: -link.n)
    thin = [link for link in few if link not in broad]
    said = []
    if broad:
        ways = [_way_words(sheet, link) for link in broad]
        said.append(words("No room to draw: {ways}.", ways="; ".join(ways)))
    if thin:
        stays = words.plural("{n} stay", "{n} stays", sum(link.n for link in thin))
        said.append(words.plural(
            "{n} rarer way ahead or back is not drawn: {stays}",
            "{n} rarer ways ahead or back are not drawn: {stays}", len(thin), stays=stays,
        ))  # fmt: skip
    return " ".join(said)


def _way_words(sheet: Sheet, link: Link) -> str:
    words = sheet.words
    start, end = (sheet.say(sheet.journey.stages[i].name) for i in (link.start, link.end))
    share, n = words.share(link.share), words.number(link.n)
    return words("{start} → {end} {share}, n {n}", start=start, end=end, share=share, n=n)
