"""What people wrote: moods and themes of many texts, never of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.texts import texts_at, written
from percorso.measure.answer import Row
from percorso.measure.retention.periods import Calendar, calendar
from percorso.measure.run import Bucket, Run
from percorso.measure.statistics import wilson
from percorso.measure.voice import reading
from percorso.measure.voice.kinds import OUTSIDE
from percorso.measure.voice.listening import COLUMNS, Heard, Ints, placed
from percorso.measure.voice.scores import net_promoters
from percorso.measure.voice.terms import telling
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.measure.voice.question import Voice

LEAST = 30
"""Texts of fewer than so many are never summed up: the model errs too often on a single one."""
PEOPLE = 10
"""Words and examples are shown of a theme that at least so many people wrote about."""
POSITIVE, NEGATIVE = "positive", "negative"
_MIX, _RING = 0x9E3779B97F4A7C15, 2**64


@dataclass(frozen=True)
class Texts:
    """The texts that were read.

    Attributes:
        heard: Where each was written; one written in two groups stands twice.
        texts: The texts, with their language or nothing.
        mood: The mood of each, or `unclear`.
        theme: The theme of each, or `other`.
        total: How many texts there are, read or not.
    """

    heard: Heard
    texts: list[tuple[str, str]]
    mood: NDArray[Any]
    theme: NDArray[Any]
    total: int


def collect(events: Any, run: Run) -> Heard:
    """Every event with a text, in the groups of the question."""
    places = written(events)

    def found(bucket: Bucket) -> Heard:
        event = np.asarray(bucket.columns["event"], np.int64)
        return placed(run, bucket, np.flatnonzero(np.isin(event, places)))

    return Heard.joined(run.over(found, COLUMNS, track=True, resolve=True))


def read(events: Any, run: Run, most: int, themes: reading.Seeds) -> Texts:
    """Read texts, or the same sample of them each time when there are more than `most`."""
    heard = collect(events, run)
    chosen = _sample(np.unique(heard.event), most)
    total = len(np.unique(heard.event))
    known = texts_at(events, chosen)
    heard = heard.picked(np.isin(heard.event, np.array([*known], np.int64)))
    texts = [known[event] for event in heard.event.tolist()]
    distinct = {text: place for place, text in enumerate(dict.fromkeys(t for t, _ in texts))}
    vectors = reading.embed([*distinct])
    place = np.array([distinct[text] for text, _ in texts], np.int64)
    mood = np.array(reading.moods(vectors)[0], object)
    theme = np.array(reading.themes(vectors, themes)[0], object)
    return Texts(heard, texts, mood[place], theme[place], total)


def _sample(events: Ints, most: int) -> Ints:
    """Some events, the same ones each time, whatever their order: those of the lowest hash."""
    if len(events) <= most:
        return events
    mixed = (events.astype(np.uint64) + np.uint64(1)) * np.uint64(_MIX % _RING)
    return events[np.argsort(mixed ^ (mixed >> np.uint64(29)), kind="stable")[:most]]


def text_rows(question: Voice, run: Run, events: Any, words: Words) -> tuple[list[Row], list[str]]:
    """The rows of sentiment or themes, and what to know beside them."""
    found = read(events, run, question.texts, reading.own_themes(question.theme))
    periods = None
    if question.period is not None:
        periods = calendar(run.window, question.period, run.timeline.oldest)
    make = _moods if question.view == "sentiment" else _themes
    rows: list[Row] = []
    for group, label in enumerate(run.labels()):
        head: Row = {"segment": label} if run.grouping.split else {}
        for when, mask in _periods(found, found.heard.group == group, periods):
            rows += [head | when | row for row in make(question, run, found, mask)]
    return rows, _remarks(question, found, rows, words)


def _periods(
    found: Texts, own: NDArray[np.bool_], periods: Calendar | None
) -> Iterator[tuple[Row, NDArray[np.bool_]]]:
    if periods is None:
        yield {}, own
        return
    place = periods.place(found.heard.t)
    for period in np.unique(place[own]).tolist():
        yield (
            {"period": periods.label(period), "start": periods.days[period]},
            (own & (place == period)),
        )


def _moods(question: Voice, run: Run, found: Texts, own: NDArray[np.bool_]) -> Iterator[Row]:
    """The whole journey, each stage and what lies outside."""
    outside = run.plan.stages
    names = [*(stage.id for stage in run.stages), OUTSIDE]
    yield {"stage": None} | mood_figures(question, found, own & (found.heard.stage != outside))
    for stage, name in enumerate(names):
        row = mood_figures(question, found, own & (found.heard.stage == stage))
        if row["n"] or stage != outside:
            yield {"stage": name} | row


def mood_figures(question: Voice, found: Texts, mask: NDArray[np.bool_]) -> Row:
    """Shares of moods and their balance, the positive less the negative; None of few texts."""
    mood, n = found.mood[mask], int(mask.sum())
    row: Row = {"n": n, "people": len(np.unique(found.heard.person[mask]))}
    row |= dict.fromkeys((POSITIVE, NEGATIVE, reading.UNCLEAR, "balance", "low", "high"))
    if n < max(question.least, LEAST):
        return row
    good, bad = int((mood == POSITIVE).sum()), int((mood == NEGATIVE).sum())
    balance, bounds = net_promoters(good, bad, n)
    low, high = bounds or (None, None)
    shares = {POSITIVE: good / n, NEGATIVE: bad / n, reading.UNCLEAR: (n - good - bad) / n}
    return row | shares | {"balance": balance, "low": low, "high": high}


def _themes(question: Voice, run: Run, found: Texts, own: NDArray[np.bool_]) -> list[Row]:
    """One row a theme, the commonest first; `other` last."""
    total = int(own.sum())
    counts = Counter(found.theme[own].tolist())
    order = sorted(counts, key=lambda theme: (theme == reading.OTHER, -counts[theme], theme))
    said = telling({theme: _texts(found, own & (found.theme == theme)) for theme in order})
    return [_theme(question, found, own, theme, total, said[theme]) for theme in order]


def _texts(found: Texts, mask: NDArray[np.bool_]) -> list[tuple[str, str, int]]:
    places = np.flatnonzero(mask).tolist()
    return [(*found.texts[place], int(found.heard.person[place])) for place in places]


def _theme(
    question: Voice, found: Texts, own: NDArray[np.bool_], theme: str, total: int,
    said: Sequence[str],
) -> Row:  # fmt: skip
    mask = own & (found.theme == theme)
    row: Row = {"theme": theme} | mood_figures(question, found, mask)
    enough = total >= max(question.least, LEAST)
    bounds = wilson(row["n"], total) if enough else None
    row |= {"frequency": row["n"] / total if enough else None, "of": total}
    row |= {
        "frequency_low": bounds[0] if bounds else None,
        "frequency_high": bounds[1] if bounds else None,
    }
    shown = row["people"] >= PEOPLE
    row["words"] = ", ".join(said) if shown else None
    if question.examples:
        texts = [found.texts[place][0] for place in np.flatnonzero(mask).tolist()]
        row["examples"] = list(dict.fromkeys(texts))[: question.examples] if shown else []
    return row


def _remarks(question: Voice, found: Texts, rows: Sequence[Row], words: Words) -> list[str]:
    read_ = len(np.unique(found.heard.event))
    if not read_:
        return [words("Nobody wrote a text in the period.")]
    said = [words(
        "A small model read the texts. It mistakes about one in five, so look at trends and "
        "differences of many texts, not at one text or the exact share."
    )]  # fmt: skip
    if read_ < found.total:
        said.append(words(
            "{read} of {total} texts were read, always the same ones; more with --texts.",
            read=words.number(read_), total=words.number(found.total),
        ))  # fmt: skip
    few = sum(row["n"] > 0 and row["balance"] is None for row in rows)
    if few:
        said.append(words.plural(
            "{n} row has fewer than {least} texts: its figures are hidden.",
            "{n} rows have fewer than {least} texts: their figures are hidden.", few,
            least=words.number(max(question.least, LEAST)),
        ))  # fmt: skip
    if question.view == "themes" and not question.theme:
        said.append(words(
            "The themes are those of a shop. For another business give your own: --theme "
            "\"safety=I felt safe; it felt unsafe\"."
        ))  # fmt: skip
    if question.examples:
        said.append(words("Texts are personal data: keep what you print to those who may see it."))
    return said
