"""`discover`: events in, a drafted journey out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from percorso.engine.timeline import Progress, silent
from percorso.errors import Problem, QuestionError
from percorso.explain.discovery.annotate import annotated
from percorso.explain.discovery.compose import fields
from percorso.explain.discovery.doubts import left_out, questions
from percorso.explain.discovery.draft import Draft
from percorso.explain.discovery.drawing import draw
from percorso.explain.discovery.telling import foot, head, reasons, sentences
from percorso.journey import Journey
from percorso.measure import measure
from percorso.words import Words

FEWEST, MOST = 2, 9
BLANK = {"percorso": 1, "id": "none", "title": "–", "stages": [{"id": "none", "name": "–"}]}


def discover(
    events: Any,
    *,
    mapping: str | Path | None = None,
    lang: str = "en",
    stages: int | None = None,
    title: str | None = None,
    progress: Progress = silent,
) -> Draft:
    """Draft a journey from events alone: stages in order, the goal, touchpoints and rules.

    The method is described in docs/discover.md: signals, the goal by evidence, order by comparing
    pairs of events (HodgeRank), stages by dynamic programming.

    Args:
        events: A workspace or its folder, an events file or several, or a pandas, Polars or Arrow
            table.
        mapping: A mapping file, when the columns have other names than the standard ones.
        lang: The language of names, comments and sentences, `en` or `it`.
        stages: How many stages to draw, 2 to 9; default: as many as keep nearly all of the order.
        title: The journey's title.
        progress: Called with rows done and rows in all while a timeline is made.

    Returns:
        The draft: the journey, its file with comments, and why each choice was made.

    Raises:
        QuestionError: No order is visible in the events, or there are too few of them.
        EventsError: The events cannot be read.

    Example:
        >>> import datetime as dt
        >>> import pyarrow as pa
        >>> steps = ["Page Viewed", "Product Compared", "Order Completed"]
        >>> rows = [(f"p{i}", step, dt.datetime(2026, 1, 1 + i, k, tzinfo=dt.timezone.utc))
        ...         for i in range(25) for k, step in enumerate(steps)]
        >>> user, event, time = map(list, zip(*rows))
        >>> table = pa.table({"user_id": user, "event": event, "timestamp": time})
        >>> [(stage.id, stage.goal) for stage in discover(table).journey.stages]
        [('awareness', False), ('consideration', False), ('purchase', True)]
    """
    if stages is not None and not FEWEST <= stages <= MOST:
        raise QuestionError(
            Problem(f"A draft has {FEWEST} to {MOST} stages; found {stages}.",
                    "Leave it out, and the data decide.")
        )  # fmt: skip
    words = Words.of(lang)
    drawing = draw(measure(Journey.from_dict(BLANK), events, mapping=mapping, progress=progress),
                   stages, lang)  # fmt: skip
    journey = Journey.from_dict(fields(drawing, words.lang, title))
    why = reasons(drawing, journey, words)
    asked, left = questions(drawing, journey, words), left_out(drawing, words)
    text = annotated(journey.to_yaml(), why, head(drawing, words), foot(asked, left, words))
    told = sentences(drawing, journey, words)
    return Draft(journey, text, told, asked, left, why)
