"""The map check with events: the checks of the drawing, and those that need what people did."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from percorso.errors import Problem, QuestionError
from percorso.journey.audit import Check, Finding, MapCheck, Standing, checks
from percorso.journey.audit.registry import found
from percorso.journey.audit.survey import asked, examine, summed
from percorso.measure.audit.checks import NAMES
from percorso.measure.audit.look import MeasuredLook
from percorso.measure.audit.observed import Observed
from percorso.measure.audit.signals import Signal, signal

if TYPE_CHECKING:
    from percorso.journey import Journey
    from percorso.measure import Measured


def measured_checks() -> dict[str, Check]:
    """The checks that need events, in the order in which their findings are shown.

    Example:
        >>> measured_checks()["kpi_off_target"].asks
        'Are the KPIs on target?'
    """
    return found("percorso.measure.audit.checks", NAMES)


def survey(journey: Journey, measured: Measured, today: dt.date | None = None) -> MapCheck:
    """Check a map with what people did.

    A journey without any rule is checked as it is drawn.

    Args:
        journey: The journey.
        measured: The same journey, filled with events.
        today: The day on which dates are judged; by default today.

    Raises:
        QuestionError: The events were measured for another journey.
    """
    if journey != measured.journey:
        raise QuestionError(
            Problem("The events were measured for another journey.",
                    "Give the journey that was measured: measured.journey.")
        )  # fmt: skip
    if not any(stage.measured for stage in journey.stages):
        return examine(journey, today)
    return judged(journey, Observed.of(measured), today)


def judged(journey: Journey, observed: Observed, today: dt.date | None = None) -> MapCheck:
    """Check a map with what was observed, perhaps a while ago, by the rules it has.

    Args:
        journey: The journey; at least one stage has a rule.
        observed: What people did.
        today: The day on which dates are judged; by default today.
    """
    look = MeasuredLook(journey, observed, today or dt.date.today())
    every = [*checks().values(), *measured_checks().values()]
    drawn = summed(look, asked(every, look, journey))
    wants = tuple(_confirmed(look, standing) for standing in drawn.wants)
    return replace(drawn, wants=wants, measured=True, simulated=observed.simulated > 0)


def _confirmed(look: MeasuredLook, standing: Standing) -> Standing:
    found = _answer_times(look) if standing.want == "responsive_service" else None
    found = found or signal(look, standing.want)
    if found is None:
        return standing
    good = None if look.observed.simulated else found.good  # invented people confirm nothing
    return replace(standing, confirmed=good, signal=found.says)


def _answer_times(look: MeasuredLook) -> Signal | None:
    if not look.answers:
        return None
    judged = [one.good for one in look.answers]
    good = False if any(one.late for one in look.answers) else True if all(judged) else None
    return Signal(good, tuple(one.says() for one in look.answers))


def audit(journey: Journey, measured: Measured, today: dt.date | None = None) -> list[Finding]:
    """What the map check finds on a measured map, by mark, gravest first.

    Args:
        journey: The journey.
        measured: The same journey, filled with events.
        today: The day on which dates are judged; by default today.

    Raises:
        QuestionError: The events were measured for another journey.

    Example:
        >>> import pyarrow as pa
        >>> import percorso as pc
        >>> journey = pc.Journey.parse('''
        ... percorso: 1
        ... id: lamp
        ... title: Buying a lamp
        ... stages:
        ...   - {id: do, name: Do, goal: true, enter: {event: Order Complete}}
        ... ''')
        >>> events = pa.table({
        ...     "user_id": ["ann"], "event": ["Order Completed"],
        ...     "timestamp": ["2026-03-01T10:00Z"],
        ... })
        >>> findings = audit(journey, pc.measure(journey, events))
        >>> findings[0].check, findings[0].explanation("en")[-33:]
        ('rule_unknown_event', 'The nearest is “Order Completed”.')
    """
    return list(survey(journey, measured, today).findings)
