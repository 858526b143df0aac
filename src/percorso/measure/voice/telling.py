"""Rows and remarks of each view of scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from percorso.journey import text
from percorso.measure.answer import Row
from percorso.measure.retention.periods import calendar
from percorso.measure.run import Run
from percorso.measure.scales import SCALES
from percorso.measure.voice.curve import curve_rows
from percorso.measure.voice.detractors import look_behind, way_rows
from percorso.measure.voice.kinds import CLASSES
from percorso.measure.voice.listening import Heard, Refused, listen, sift, tally
from percorso.measure.voice.remarks import from_one, remarks
from percorso.measure.voice.rows import Told, score_rows
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.measure.voice.question import Voice

Said = tuple[list[Row], tuple[str, ...]]


def scores(question: Voice, run: Run, words: Words) -> Said:
    """The rows of scores, or of the curve, and what to know beside them."""
    names = kind_names(run)
    heard, dropped, refused = _chosen(question, *sift(*listen(run), names), names)
    split = question.view == "scores" and question.period is not None
    periods = calendar(run.window, str(question.period), run.timeline.oldest) if split else None
    told = Told(run, tally(heard, names, periods), dropped, question.least, periods)
    rows = curve_rows(told) if question.view == "curve" else score_rows(told)
    said = remarks(question, rows, refused, words)
    return rows, (*said, *_scale_from_one(heard, names, words), *_by_score(run, words))


def _chosen(
    question: Voice, heard: Heard, dropped: Heard, refused: list[Refused], names: list[str]
) -> tuple[Heard, Heard, list[Refused]]:
    """Only the kinds that were asked for."""
    if not question.kind:
        return heard, dropped, refused
    wanted = [code for code, name in enumerate(names) if name in question.kind]
    kept = [each for each in refused if each.kind in question.kind]
    picked = (each.picked(np.isin(each.kind, wanted)) for each in (heard, dropped))
    return *picked, kept  # type: ignore[return-value]


def kind_names(run: Run) -> list[str]:
    """The names of kinds of scores by their codes."""
    return [str(name) for name in run.timeline.codes.of("score_kind").values]


def _scale_from_one(heard: Heard, names: list[str], words: Words) -> tuple[str, ...]:
    if "nps" not in names:
        return ()
    answers = heard.score[heard.kind == names.index("nps")]
    return tuple(from_one(words, int((answers == 0).sum()), int((answers == 1).sum())))


def _by_score(run: Run, words: Words) -> tuple[str, ...]:
    """Stages that people enter by their answer: what they say there is so by construction."""
    chosen = [
        text(stage.name, run.lang)
        for stage in run.journey.stages
        for rule in (stage.enter, stage.completes)
        if rule is not None and "score" in rule.fields()
    ]
    if not chosen:
        return ()
    stages = words.listed([words.quoted(name) for name in dict.fromkeys(chosen)])
    return (words(
        "A rule of {stages} looks at the score: some enter there by what they answer, so that "
        "scores by stage are good there and bad before by construction. Look at the whole journey.",
        stages=stages,
    ),)  # fmt: skip


def detractors(question: Voice, run: Run, words: Words) -> Said:
    """The rows of what detractors met before, and what to know beside them."""
    names = kind_names(run)
    behind = look_behind(run, names, question.steps)
    kept, _, refused = sift(behind.heard, behind.strange, names)
    kind = _kind(question, kept, names)
    said = list(remarks(question, [{"n": len(kept), "stage": None, "kind": "all"}], refused, words))
    if kind is None:
        return [], tuple(said)
    low, high = (words.figure(end) for end in CLASSES[kind])
    said.append(words(
        "Detractors are answers of {kind} up to {low}, promoters those from {high}; a person who "
        "answered twice counts twice.", kind=kind.upper(), low=low, high=high,
    ))  # fmt: skip
    return way_rows(run, behind, names, kind, question.least), tuple(said)


def _kind(question: Voice, heard: Heard, names: list[str]) -> str | None:
    """The kind whose detractors are meant: the one asked for, NPS, or the commonest."""
    counts = {name: int((heard.kind == code).sum()) for code, name in enumerate(names)}
    known = [kind for kind in (question.kind or SCALES) if counts.get(kind)]
    if question.kind or "nps" in known:
        return known[0] if known else None
    return max(known, key=lambda kind: counts[kind], default=None)
