"""Small journeys and timelines for Hypothesis, rich in ties, exact gaps and detours."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.oracle.answers import Oracle
from tests.oracle.drawing import UNITS, Drawing, Plain, duration
from tests.oracle.rule_strategies import DRAWN, NAMES, SIZES, WITHIN, rules

ZONES = (None, None, "Europe/Rome", "America/New_York", "Asia/Kolkata", "Atlantic/Azores")
START = datetime(2025, 3, 29, tzinfo=UTC)  # summer time begins in Europe on the 30th
DAYS = ("2025-03-29", "2025-03-30", "2025-03-31", "2025-04-02", "2025-04-08", "2025-06-01")
WHERES: tuple[Any, ...] = (
    "person.plan=pro",
    "person.channel=email",
    "cycle.channel=email",
    "cycle.plan=free",
    "event.device=phone",
    "event.size=2",
    ["person.plan=pro", "event.device=phone"],
)
BYS = ("person.plan", "cycle.channel", "event.channel", "event.device", "cycle.vip")


@dataclass
class Case:
    """A journey, events and the options of a report."""

    journey: Plain
    events: list[Plain]
    options: dict[str, str | None] = field(default_factory=dict)
    known: dict[str, Oracle] = field(default_factory=dict, repr=False)

    def oracle(self, **options: str | None) -> Oracle:
        """What the oracle says with these options, else with those of the case."""
        chosen = options or self.options
        key = repr(sorted(chosen.items()))
        if key not in self.known:
            self.known[key] = Oracle(self.journey, self.events, **chosen)
        return self.known[key]


# --- journeys ------------------------------------------------------------------------------------

LIMITS = ("30min", "6h", "1d", "7d", "30d")


@st.composite
def stages(draw: st.DrawFn, index: int) -> Plain:
    name = NAMES[index]
    stage: Plain = {"id": f"s{index + 1}", "name": f"Stage {index + 1}"}
    if index == 0 or draw(st.integers(0, 4)) != 4:
        stage["enter"] = draw(rules(name))
    if draw(st.integers(0, 4)) == 4:
        stage["completes"] = draw(rules(draw(st.sampled_from((name, "Paid")))))
    if draw(st.integers(0, 3)) == 3:
        stage["optional"] = True
    if draw(st.integers(0, 3)) == 3:
        stage["priority"] = draw(st.sampled_from((-1, 1, 2)))
    if draw(st.integers(0, 2)) == 2:
        stage["expires_after"] = draw(st.sampled_from(LIMITS))
    if draw(st.integers(0, 3)) == 3:
        stage["target_duration"] = draw(st.sampled_from(("20min", "1d")))
    return stage


@st.composite
def journeys(draw: st.DrawFn) -> Plain:
    """A journey file as a dictionary."""
    listed = [draw(stages(i)) for i in range(draw(st.integers(2, 5)))]
    if not any("enter" in s or "completes" in s for s in listed):
        listed[0]["enter"] = {"event": "Page"}
    match draw(st.sampled_from(("marked", "marked", "marked", "phases", "none"))):
        case "marked":
            measured = [s for s in listed if "enter" in s or "completes" in s]
            goal = draw(st.sampled_from(measured))
            goal["goal"] = True
            if draw(st.integers(0, 2)) == 2:
                goal["completes"] = draw(rules("Paid"))
        case "phases":
            for i, stage in enumerate(listed):
                stage["phase"] = ("see", "think", "do", "care", "care")[i + 5 - len(listed)]
    journey: Plain = {"percorso": 1, "id": "drawn", "title": "Drawn", "stages": listed}
    journey["progression"] = draw(st.sampled_from(("latest", "latest", "furthest", "sequential")))
    if draw(st.booleans()):
        journey["expires_after"] = draw(st.sampled_from(LIMITS))
    if draw(st.booleans()):
        journey["restart_after"] = draw(st.sampled_from(("1s", "10min", "6h", "1d")))
    _restart(draw, journey)
    if "'touchpoint': 'site'" in str(listed) or draw(st.booleans()):
        journey["touchpoints"] = draw(touchpoints())
    return journey


def _restart(draw: st.DrawFn, journey: Plain) -> None:
    drawing = Drawing(journey)
    if drawing.goal is not None and draw(st.booleans()):
        allowed = [*drawing.measured_before(drawing.goal), drawing.goal]
        journey["restart"] = drawing.stages[draw(st.sampled_from(allowed))].id


@st.composite
def touchpoints(draw: st.DrawFn) -> list[Plain]:
    found = []
    for name in draw(st.sampled_from((("site",), ("site", "shop"), DRAWN, ("mail", "site")))):
        touchpoint: Plain = {"id": name, "name": name.title(), "kind": "digital"}
        if draw(st.booleans()):
            touchpoint["rule"] = draw(
                st.sampled_from(
                    (
                        {"event": "Page"},
                        {"channel": "email"},
                        {"event": ["Order", "Paid"], "where": {"vip": True}},
                        {"at_least": 2, "within": "1d", "of": {"event": "Page"}},
                    )
                )
            )
        found.append(touchpoint)
    return found


# --- events --------------------------------------------------------------------------------------


def gaps(journey: Plain) -> list[int]:
    """Gaps at, just inside and just outside every limit, and ordinary ones."""
    drawing = Drawing(journey)
    limits = {s.expires_after for s in drawing.stages} | {duration("30min")}
    limits |= {duration(w) for w in WITHIN if f"'within': '{w}'" in str(journey)}
    exact = [limit + nudge for limit in sorted(limits) for nudge in (-1, 0, 0, 1)]
    quiet = [drawing.restart_after + nudge for nudge in (0, 1)] * 3
    day, minute = UNITS["d"], UNITS["min"]
    usual = [0, 1, minute, 20 * minute, 40 * minute, day // 4, day, day, 2 * day, 3 * day]
    # about half of them are usual, so that journeys go on
    return [*usual * max(1, (len(exact) + len(quiet)) // len(usual)), *quiet, *exact]


MONEY = ((None, None), (None, None), (10, "EUR"), ("12.50", "EUR"), (7, "USD"))
_others = st.fixed_dictionaries(
    {
        "channel": st.sampled_from((None, None, "email", "search")),
        "touchpoint": st.sampled_from((None, *DRAWN, "kiosk")),
        "device": st.sampled_from((None, "phone", "desktop")),
        "money": st.sampled_from(MONEY),
        "order_id": st.sampled_from((None, None, "o1", "o2")),
        "plan": st.sampled_from((None, None, None, "pro", "free")),
        "size": st.sampled_from((None, None, *SIZES)),
        "vip": st.sampled_from((None, None, True, False, "true", "FALSE")),
    }
)


def _written(t: int) -> str:
    return (START + timedelta(microseconds=t)).isoformat(timespec="microseconds")


def _plain(person: str, place: int, t: int, drawn: Plain) -> Plain:
    value, currency = drawn["money"]
    properties = {k: drawn[k] for k in ("plan", "size", "vip") if drawn[k] is not None}
    return {
        "event": drawn["event"],
        "user_id": person,
        "timestamp": _written(t),
        "message_id": f"{person}-{place}",
        "channel": drawn["channel"],
        "touchpoint": drawn["touchpoint"],
        "device": drawn["device"],
        "value": value,
        "currency": currency,
        "order_id": drawn["order_id"],
        "properties": properties,
    }


@st.composite
def timelines(draw: st.DrawFn, journey: Plain) -> list[Plain]:
    """The events of one to three people, in no order but their own."""
    between = st.sampled_from(gaps(journey))
    known = NAMES[: len(journey["stages"])]
    named = st.sampled_from((*known, *known, "Paid", "News"))
    told: list[Plain] = []
    for person in ("ann", "bob", "cara")[: draw(st.integers(1, 3))]:
        t = draw(st.sampled_from((0, 0, -UNITS["h"], UNITS["d"], UNITS["h"])))
        for place in range(draw(st.sampled_from((11, 9, 7, 5, 3, 1)))):
            t += draw(between)
            told.append(_plain(person, place, t, {"event": draw(named)} | draw(_others)))
    told = draw(st.permutations(told)) if draw(st.booleans()) else told
    return list(told)


@st.composite
def options(draw: st.DrawFn, journey: Plain, events: list[Plain]) -> dict[str, str | None]:
    """The window of a report, often none."""
    chosen: dict[str, str | None] = {"time_zone": draw(st.sampled_from(ZONES))}
    dates = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=2, max_size=2, unique=True)))
    times = sorted({e["timestamp"] for e in events})
    match draw(st.sampled_from(("all", "all", "from", "to", "both", "exact"))):
        case "exact":
            if len(times) > 2:
                chosen["start"], chosen["end"] = draw(st.sampled_from(times[:2])), times[-1]
        case "from":
            chosen["start"] = dates[0]
        case "to":
            chosen["end"] = dates[1]
        case "both":
            chosen["start"], chosen["end"] = dates
    match draw(st.sampled_from(("newest", "newest", "exact", "last", "last", "date"))):
        case "date":
            chosen["as_of"] = draw(st.sampled_from(DAYS))
        case "exact":
            chosen["as_of"] = _later(draw(st.sampled_from(times)), draw(st.sampled_from((0, 1))))
        case "last":
            limits = [s.expires_after for s in Drawing(journey).stages]
            later = draw(st.sampled_from(limits)) + draw(st.sampled_from((0, 1)))
            chosen["as_of"] = _later(times[-1], later)
    return chosen


def _later(time: str, gap: int) -> str:
    later = datetime.fromisoformat(time) + timedelta(microseconds=gap)
    return later.isoformat(timespec="microseconds")


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A journey, events for it and a window."""
    journey = draw(journeys())
    events = draw(timelines(journey))
    return Case(journey, events, draw(options(journey, events)))
