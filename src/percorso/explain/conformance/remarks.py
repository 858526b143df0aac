"""What to know beside the figures: what the drawing does not say, and what the fold hides."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from percorso.explain.conformance.codes import ADDED, LATE, OTHER_CHANNEL, REPEATED
from percorso.explain.conformance.drawing import Drawn
from percorso.journey import text
from percorso.measure.run import Run
from percorso.words import Words

SILENT = ("unmapped", "unmeasured")
"""Views that show no departures."""


def remarks(run: Run, drawn: Drawn, view: str) -> tuple[str, ...]:
    """Sentences on figures that are empty, and on departures that cannot be seen."""
    words = Words(run.lang)
    if view in SILENT:
        return ()
    hidden = tuple(_progression(run, drawn, words))
    return hidden if view == "variants" else (*hidden, *_undrawn(run, drawn, words))


def _progression(run: Run, drawn: Drawn, words: Words) -> Iterator[str]:
    if run.journey.progression == "furthest" and drawn.counted[REPEATED]:
        yield words(
            "This journey takes the furthest point: nobody goes back within a cycle, so stages "
            "entered again or out of order cannot be seen here."
        )
    if run.journey.progression == "sequential":
        yield words(
            "This journey takes stages in order: a signal that comes before its turn counts "
            "nowhere, so only optional stages can be left out or come out of order."
        )


def _undrawn(run: Run, drawn: Drawn, words: Words) -> Iterator[str]:
    sited, routed = drawn.sited, drawn.routed

    def missing(known: Callable[[int], bool]) -> list[str]:
        names = (text(stage.name, run.lang) for stage in run.stages)
        return [name for number, name in enumerate(names) if not known(number)]

    if drawn.counted[LATE] and (none := missing(lambda stage: bool(drawn.targets[stage]))):
        yield words("Late is not known without an expected time: {stages}.",
                    stages=words.listed(none))  # fmt: skip
    if drawn.counted[ADDED] and (none := missing(lambda stage: bool(sited[stage]))):
        yield words("No touchpoint is drawn in {stages}: what is met there is not held against "
                    "the map.", stages=words.listed(none))  # fmt: skip
    if drawn.counted[OTHER_CHANNEL] and (none := missing(lambda stage: bool(routed[stage]))):
        yield words("No touchpoint of {stages} has a channel on the map, so none can be "
                    "another one.", stages=words.listed(none))  # fmt: skip
