"""Stages that take longer than expected."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import name as name_of
from percorso.journey.audit.said import (
    Count,
    Share,
    Time,
    say,
)
from percorso.measure.audit.look import MeasuredLook
from percorso.measure.statistics import wilson
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Stages in which clearly more than a quarter of the stays are late."""
    for place, stage, row in look.measured_stages():
        if stage.target_duration is None or not row["entries"] or row["late"] is None:
            continue
        n, late = row["entries"], round(row["late"] * row["entries"])
        low, _ = wilson(late, n) or (0.0, 0.0)
        if low > MANY:
            yield hit(
                [place],
                say(
                    N_(
                        "In {stage} {share} of the stays ({n} of {all}) take longer than the "
                        "expected {time}."
                    ),
                    stage=name_of(place),
                    share=Share(late / n),
                    n=Count(late),
                    all=Count(n),
                    time=Time(stage.target_duration.us / 1_000_000),
                ),
                say(
                    N_("Find what keeps them, or correct target_duration to what is usual."),
                    in_app=N_("Find what keeps them, or correct Expected time to what is usual."),
                ),
            )


MANY = 0.25


CHECK = Check(
    "stays_late",
    "clear_stages",
    "medium",
    N_("expected times"),
    N_("Do people get through the stages in the expected time?"),
    N_("When many are late, either something holds them up or the expectation is wrong."),
    find,
    of="targets",
)
