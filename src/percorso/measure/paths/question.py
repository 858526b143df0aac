"""The question of paths, its options, and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from percorso.measure.answer import Answer, Question, Row, chosen
from percorso.measure.measured import Measured
from percorso.measure.options import option
from percorso.measure.paths.asking import ANCHORS, DROP_OFF, OF, VIEWS, WITHIN, read
from percorso.measure.run import Run
from percorso.measure.selectors import GOAL
from percorso.words import N_, Words

if TYPE_CHECKING:
    import pyarrow as pa

    from percorso.journey import Journey

SIDES = ("before", "after")


@dataclass(frozen=True, kw_only=True)
class Paths(Question):
    """The commonest paths of people, before and after what, and what stands beside them.

    Attributes:
        of: What a step is: a touchpoint, the stage in which an event falls, an event's name or a
            channel.
        within: Where a path lies: a cycle, a stay, a session, or all that a person did.
        steps: How many steps a path keeps, from 1 to 50.
        top: How many paths, or steps at one place, are shown by name; the others are one row.
        after: Paths begin after this signal; `drop-off`: what people did after it.
        before: Paths stop before this signal; `drop-off`: the paths of those who dropped off.
        around: Both, in two lots of rows.
        anchor: Whether the first or the last occurrence of the signal in the unit counts.
        stage: Of which stage the drop-off, or the stay.
        limit: How long after a drop-off is looked at; by default 30 days.
        gap: The longest quiet in a session; by default 30 minutes.
        keep_repeats: Whether the same step again in a row counts again.
        view: The paths; the steps at each place; or the tree in which paths part.

    Example:
        >>> import pyarrow as pa
        >>> import percorso as pc
        >>> journey = pc.Journey.parse('''
        ... percorso: 1
        ... id: lamp
        ... title: Buying a lamp
        ... stages:
        ...   - {id: see, name: See, enter: {event: Page Viewed}}
        ...   - {id: do, name: Do, goal: true, enter: {event: Order Completed}}
        ... ''')
        >>> events = pa.table({
        ...     "user_id": ["ann", "ann", "bob"],
        ...     "event": ["Page Viewed", "Order Completed", "Page Viewed"],
        ...     "timestamp": ["2026-03-01T10:00Z", "2026-03-02T10:00Z", "2026-03-01T11:00Z"],
        ... })
        >>> answer = pc.measure(journey, events).ask(Paths(of="stages"))
        >>> [(row["path"], row["n"], row["share"]) for row in answer.rows[:2]]
        [(['see'], 1, 0.5), (['see', 'do'], 1, 0.5)]
    """

    name: ClassVar[str] = "paths"
    meaning: ClassVar[str] = N_(
        "A path is what a unit (a cycle, stay, session or person) does one after the other; the "
        "same step in a row is one. Shares are of all units that started in the period, or that "
        "have the signal asked for; paths, other paths and units without a path add up to them. "
        "Conversion is the share of decided units that reached the goal (a stay: that moved on), "
        "with a 95% interval."
    )
    columns: ClassVar[tuple[str, ...]] = (
        "rank", "kind", "path", "n", "share", "started", "people", "paths", "reached", "decided",
        "conversion", "conversion_low", "conversion_high", "undecided", "longer", "time_median_s",
    )  # fmt: skip
    main: ClassVar[tuple[str, ...]] = (
        "side", "rank", "position", "kind", "step", "path", "n", "share", "difference", "people",
        "conversion", "time_median_s", "ended", "began",
    )  # fmt: skip
    labels: ClassVar[Mapping[str, str]] = {
        "side": N_("Side"),
        "rank": N_("Rank"),
        "position": N_("Position"),
        "step": N_("Step"),
        "path": N_("Path"),
        "n": N_("n"),
        "share": N_("Share"),
        "difference": N_("Difference"),
        "ended": N_("Ends here"),
        "began": N_("Begins here"),
    }
    values: ClassVar[Mapping[str, str]] = {
        "path": N_("Path"),
        "step": N_("Step"),
        "other": N_("Other"),
        "drop_off": N_("No further step"),
        "undecided": N_("No further step yet"),
        "direct": N_("Directly"),
        "none": N_("No step"),
        "ended": N_("Has ended"),
        "began": N_("Not begun yet"),
        "start": N_("Start"),
        "before": N_("Before"),
        "after": N_("After"),
    }
    shares: ClassVar[tuple[str, ...]] = ("share",)
    bases: ClassVar[Mapping[str, str]] = {"share": "started", "conversion": "decided"}
    charts: ClassVar[str] = "percorso.measure.charts.paths"

    of: Literal["touchpoints", "stages", "events", "channels"] = option(
        "touchpoints", "What a step is; default: touchpoints.", choices=OF
    )
    within: Literal["cycle", "stay", "session", "person"] = option(
        "cycle", "Where a path lies; default: cycle.", choices=WITHIN
    )
    steps: int = option(5, "Steps that a path keeps; default: 5.", metavar="N", kind=int)
    top: int = option(10, "Paths shown by name; default: 10.", metavar="N", kind=int)
    after: str | Mapping[str, Any] | None = option(
        None, "Paths that begin after a signal, or after 'drop-off'.", metavar="SIGNAL"
    )
    before: str | Mapping[str, Any] | None = option(
        None, "Paths that lead to a signal, or to 'drop-off'.", metavar="SIGNAL"
    )
    around: str | Mapping[str, Any] | None = option(
        None, "Both before and after a signal.", metavar="SIGNAL"
    )
    anchor: Literal["first", "last"] = option(
        "first", "Which occurrence of the signal; default: first.", choices=ANCHORS
    )
    stage: str | None = option(
        None, "Of which stage the drop-off, or with '--within stay' the stay.", metavar="STAGE"
    )
    limit: str | None = option(
        None, "How long after a drop-off to look; default: 30d.", metavar="LENGTH"
    )
    gap: str | None = option(None, "Longest quiet in a session; default: 30min.", metavar="LENGTH")
    keep_repeats: bool = option(False, "Count the same step again in a row.", kind=bool)
    view: Literal["paths", "steps", "tree"] = option(
        "paths", "Whole paths, the steps at each place, or the tree of paths; default: paths.",
        choices=VIEWS,
    )  # fmt: skip

    def fields(self, journey: Journey) -> set[str]:
        """The fields that its signals look at."""
        named = [one for side in self.sides() for one in read(side, journey, "en").selectors]
        return set().union(*(one.fields() for one in named))

    def answer(self, measured: Measured) -> PathsAnswer:
        """Walk every unit and count the paths."""
        run = measured.run(self)
        rows: list[Row] = []
        remarks: list[str] = []
        for name, side in zip(SIDES, self.sides(), strict=False):
            found, said = _told(side, measured, run)
            rows += [{"side": name, **row} for row in found] if self.around else found
            words = Words.of(measured.lang)
            remarks += (
                [f"{words(self.values[name])}: {each}" for each in said] if self.around else said
            )
        return PathsAnswer(self, rows, measured, run, remarks=tuple(dict.fromkeys(remarks)))

    def concludes(self, journey: Journey) -> bool:
        """Whether a path can go well or not: there is a goal, or a stay to move on from.

        Those that lead to the goal all do, those that lead to a drop-off never.
        """
        if self.within == "stay":
            return True
        return self.before not in (DROP_OFF, GOAL) and journey.goal_index() is not None

    def sides(self) -> list[Paths]:
        """The question itself, or the one before and the one after a signal."""
        read_words = self.around is not None and not (self.after or self.before)
        if not read_words or self.around == DROP_OFF:
            return [self]
        return [
            replace(self, around=None, before=self.around),
            replace(self, around=None, after=self.around),
        ]

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """The tree of the paths of cycles, the commonest ones, and those of who dropped off."""
        of: Any = "touchpoints" if journey.touchpoints else "events"
        return {
            "paths": cls(of=of),
            "paths_tree": cls(of=of, view="tree", steps=4),
            "paths_drop_off": cls(of=of, before=DROP_OFF, top=5),
        }


def _told(question: Paths, measured: Measured, run: Run) -> tuple[list[Row], list[str]]:
    """The rows of one side, and what to say of them."""
    from percorso.measure.paths.found import find
    from percorso.measure.paths.remarks import remarks
    from percorso.measure.paths.rows import path_rows, rank
    from percorso.measure.paths.steps import step_rows
    from percorso.measure.paths.tree import tree_rows

    asked = read(question, measured.journey, measured.lang)
    found = find(run, asked)
    ranked = rank(run, found, question.top, question.concludes(measured.journey))
    said = remarks(run, asked, ranked)
    if question.view == "steps":
        return step_rows(run, asked, found, question.top), said
    if question.view == "tree":
        return tree_rows(run, asked, found, question.top), said
    return path_rows(run, ranked), said


@dataclass(frozen=True)
class PathsAnswer(Answer):
    """One row a path (and group), a place and step, or a place in the tree."""

    def people(self, **which: Any) -> pa.Table:
        """The people behind a row, with how many of their units it counts.

        Args:
            which: `rank`, or `path` (a list of ids; in the tree the way to a place), `kind`
                (`other`, `drop_off`, …), `position` and `step` in the view of steps, `segment`,
                and with `around` the `side`; each may be left out.

        Raises:
            QuestionError: There is no such row, or something else was chosen.
        """
        from percorso.measure.paths.people import NAMES, people_of

        wanted = dict(zip(NAMES, chosen(which, *NAMES), strict=True))
        return people_of(self, {name: value for name, value in wanted.items() if value is not None})


__all__ = ["SIDES", "Paths", "PathsAnswer"]
