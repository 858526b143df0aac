"""The rows of the question `friction`, place by place and component by component."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from tests.oracle.figures import newcombe, share
from tests.oracle.fold import Stay
from tests.oracle.stay_facts import DAY, Facts, Known
from tests.oracle.windows import Condition, Segment, group_of
from tests.oracle.world import Row, World

FRICTIONS = ("drop_off", "unfinished", "repeats", "returns", "switches", "errors", "waits", "help")
DELIGHTS = ("goes_on", "comes_back")


@dataclass
class Seen:
    """A stay with what happened in it, at a place."""

    stay: Stay
    known: Known
    lost: bool | None


@dataclass
class Place:
    """A stage, a way into it or a touchpoint in it, with its stays."""

    kind: str
    stage: int
    other: str
    seen: list[Seen] = field(default_factory=list)

    def told(self, component: str) -> list[Seen]:
        return [s for s in self.seen if component in s.known]


class Frictions(Facts):
    """What the question finds in one world: see `Facts` for its arguments."""

    # --- places ----------------------------------------------------------------------------------

    def places(self, stays: list[Stay]) -> dict[tuple[str, int, str], Place]:
        found: dict[tuple[str, int, str], Place] = {}

        def add(kind: str, stay: Stay, other: str, known: Known) -> None:
            place = found.setdefault((kind, stay.stage, other), Place(kind, stay.stage, other))
            place.seen.append(Seen(stay, known, self.lost(stay)))

        for stay in stays:
            back = stay.end == "returned"
            ended = {"returns": back} if stay.end != "open" and self.has_earlier(stay) else {}
            shared = self.staywise(stay)
            whole = shared | ended | self.gladly(stay) | self.eventwise(stay, stay.events)
            add("stage", stay, "", whole)
            if stay.number > 1:
                add("transition", stay, self.ids[stay.cycle.stays[stay.number - 2].stage], whole)
            met = [e for e in stay.events if e.touchpoint is not None]
            for point in sorted({str(e.touchpoint) for e in met}):
                here = [e for e in met if e.touchpoint == point]
                own = self.eventwise(stay, here)
                if ended:
                    own["returns"] = back and met[-1].touchpoint == point
                if here[0].t - stay.entered_at <= DAY:
                    own |= self.gladly(stay)
                add("touchpoint", stay, point, shared | own)
        return found

    def has_earlier(self, stay: Stay) -> bool:
        return stay.stage != self.measured[0]

    # --- rows ------------------------------------------------------------------------------------

    def chosen(self, segments: list[Segment]) -> list[list[Stay]]:
        """The stays of each segment; and the waits that are long, from all of them together."""
        found = [self.world.entered(segment) for segment in segments]
        each = {id(s): s for stays in found for s in stays}.values()
        for stage in self.measured:
            waits = sorted(
                self.wait(s)
                for s in each
                if s.stage == stage and self.decided(s) and self.later_at(s) is not None
            )
            place = -(-len(waits) * 9 // 10) - 1
            self.limits[stage] = waits[place] if waits else None
        return found

    def chance(self, stays: list[Stay], stage: int) -> float | None:
        if stage == self.goal and self.finishing(stage):
            return 1.0
        if self.goal is None or stage >= self.goal:
            return None
        went = [
            s
            for s in stays
            if s.stage == stage and self.decided(s) and self.later_at(s) is not None
        ]
        reached = [s for s in went if any(h.event.place > s.first.place for h in s.cycle.goal_hits)]
        known = [s for s in went if s in reached or self.over(s)]
        return share(len(reached), len(known))

    def row(self, place: Place, component: str, base: tuple[float, int] | None) -> Row:
        told = place.told(component)
        hit = [s for s in told if s.known[component]]
        row = {
            "where": self.where(place),
            "component": component,
            "n": len(told),
            "cases": len(hit),
            "people": len({s.stay.person for s in hit}),
            "rate": len(hit) / len(told),
            "baseline": None,
            "excess_low": None,
            "excess_high": None,
        }
        if base is not None:
            _, low, high = newcombe(len(hit), len(told), round(base[0] * base[1]), base[1])
            row |= {"excess_low": low, "excess_high": high}
            row["baseline"] = round(base[0] * base[1]) / base[1]
        return row

    def where(self, place: Place) -> str:
        here = self.ids[place.stage]
        shown = {"stage": here, "transition": f"{place.other}>{here}"}
        return f"{place.kind}:{shown.get(place.kind, f'{place.other}@{here}')}"

    def goals(self, place: Place, row: Row, chance: float | None) -> float | None:
        """ "the lower bound of the loss that goes with the excess, times the chance"."""
        low: float | None = row["excess_low"]
        if low is None or chance is None:
            return None
        excess = max(0.0, low) * int(row["n"])
        if row["component"] == "drop_off":
            return excess * chance if self.goal is not None and place.stage < self.goal else None
        told = [s for s in place.told(row["component"]) if s.lost is not None]
        hit = [s for s in told if s.known[row["component"]]]
        other = [s for s in told if not s.known[row["component"]]]
        lost = (sum(bool(s.lost) for s in group) for group in (hit, other))
        a, b = lost
        _, harm, _ = newcombe(a, len(hit), b, len(other))
        return excess * max(0.0, harm or 0.0) * chance

    def steps(
        self, found: dict[tuple[str, int, str], Place], place: Place, component: str
    ) -> tuple[float, int] | None:
        """ "the median of comparable steps"."""
        rivals = [p for p in found.values() if self.comparable(place, p, component)]
        told = sorted(
            (sum(s.known[component] for s in p.told(component)) / n, n)
            for p in rivals
            if (n := len(p.told(component))) >= self.few
        )
        if not told:
            return None
        middle = told[(len(told) - 1) // 2 : len(told) // 2 + 1]
        return median(rate for rate, _ in told), sum(n for _, n in middle)

    def comparable(self, a: Place, b: Place, component: str) -> bool:
        if a is b or a.kind != b.kind:
            return False
        if a.kind != "stage":
            return a.stage == b.stage
        if component == "waits":
            return False
        return self.goal is None or (a.stage < self.goal) == (b.stage < self.goal)

    def rest(self, others: list[Place], component: str) -> tuple[float, int] | None:
        told = [s for p in others for s in p.told(component)]
        if not told or len(told) < self.few:
            return None
        return sum(s.known[component] for s in told) / len(told), len(told)


def friction_rows(asked: Frictions, segment: Segment, cut: Condition | None = None) -> list[Row]:
    """The frictions of one segment against the median of comparable steps, then for each value of
    a field against its others."""
    stays = asked.chosen([segment])[0]
    found = asked.places(stays)
    rows = _told(asked, stays, found, lambda p, c: asked.steps(found, p, c))
    if cut is None:
        return rows
    groups: dict[str, list[Stay]] = {}
    for stay in stays:
        fold = next(f for f in asked.world.folds if f.person == stay.person)
        name = group_of(cut, fold, stay.cycle, stay.first)
        if name != "unknown":
            groups.setdefault(name, []).append(stay)
    return rows + list(_values(asked, stays, groups))


def _values(asked: Frictions, stays: list[Stay], groups: dict[str, list[Stay]]) -> Iterator[Row]:
    places = {name: asked.places(own) for name, own in groups.items()}
    for name in groups:

        def rest(place: Place, component: str, name: str = name) -> tuple[float, int] | None:
            key = (place.kind, place.stage, place.other)
            others = [p[key] for other, p in places.items() if other != name and key in p]
            return asked.rest(others, component)

        for row in _told(asked, stays, places[name], rest):
            yield row | {"value": name}


def _told(
    asked: Frictions,
    stays: list[Stay],
    found: dict[tuple[str, int, str], Place],
    base: Callable[[Place, str], tuple[float, int] | None],
) -> list[Row]:
    rows = []
    for place in found.values():
        for component in FRICTIONS:
            if place.told(component):
                row = asked.row(place, component, base(place, component))
                goals = asked.goals(place, row, asked.chance(stays, place.stage))
                rows.append(row | {"value": None, "lost_goals_low": goals})
    return rows


def delight_rows(asked: Frictions, segment: Segment) -> list[Row]:
    """What goes well with a touchpoint, against the stays of its stage without it."""
    stays = asked.chosen([segment])[0]
    found = asked.places(stays)
    rows = []
    for place in found.values():
        stage = found["stage", place.stage, ""]
        for component in DELIGHTS:
            if place.kind != "touchpoint" or not place.told(component):
                continue
            here = {id(s.stay) for s in place.told(component)}
            others = [s for s in stage.told(component) if id(s.stay) not in here]
            rest = asked.rest([Place("", place.stage, "", others)], component)
            rows.append(asked.row(place, component, rest))
    return rows


def mean_value(world: World, segment: Segment) -> dict[str | None, tuple[int, Decimal]]:
    """For each currency the goal cycles with a value in it, and their sum."""
    found: dict[str | None, tuple[int, Decimal]] = {}
    for fold in world.folds:
        for cycle in fold.cycles:
            inside = world.window.holds(cycle.first.t) and segment.stay(fold, cycle.stays[0])
            if not inside or cycle.goal_at is None:
                continue
            for currency, amount in cycle.value.items():
                n, total = found.get(currency, (0, Decimal(0)))
                found[currency] = n + 1, total + amount
    return found
