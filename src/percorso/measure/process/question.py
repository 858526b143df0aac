"""The question `process`: a directly-follows graph of touchpoints inside cycles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import pyarrow as pa

from percorso.errors import Problem, QuestionError
from percorso.measure.answer import Answer, Question, chosen
from percorso.measure.measured import Measured
from percorso.measure.options import option
from percorso.measure.process.arcs import count_arcs, kept_arcs
from percorso.measure.process.nodes import Nodes, choose_nodes
from percorso.measure.process.people import behind
from percorso.measure.process.rows import Found, arc_rows, hidden_rows, node_rows, remarks
from percorso.measure.process.walks import Places, all_walks, places_of
from percorso.words import N_

if TYPE_CHECKING:
    from percorso.journey import Journey

MOST_NODES = 200


@dataclass(frozen=True, kw_only=True)
class Process(Question):
    """From which touchpoint people go to which, stage by stage, how often and after what time.

    Attributes:
        view: `arcs`, `nodes`, or `all` for both.
        most_nodes: So many nodes are shown: of every stage an equal part, those that most cycles
            visit, and then those of any stage. The rest of a stage is pooled as `other`.
        coverage: The commonest arcs are shown until they make up this share of all transitions; the
            commonest into and out of every node and every stage always are.
        unnamed: Events at no touchpoint stand under their own `names`, or all as `other`; `auto`
            takes the names where the journey draws no touchpoint.
    """

    name: ClassVar[str] = "process"
    meaning: ClassVar[str] = N_(
        "A node is a touchpoint in a stage; a transition goes from one event of a cycle to the "
        "next, and its time is the wait between the two. Events in a row at one node are one "
        "contact, and the share of a transition is out of the contacts at the node that it "
        "leaves. The share of events in a row is out of the node's events, that of a start out "
        "of the cycles. Whole cycles are counted, those that opened in the period."
    )
    columns: ClassVar[tuple[str, ...]] = (
        "kind", "from", "from_stage", "to", "to_stage", "n", "people", "cycles", "of", "share",
        "median_s", "p90_s",
    )  # fmt: skip
    main: ClassVar[tuple[str, ...]] = (
        "segment", "kind", "touchpoint", "stage", "from", "from_stage", "to", "to_stage", "n",
        "events", "contacts", "repeats", "people", "cycles", "share", "starts", "goal", "quiet",
        "open", "median_s", "p90_s",
    )  # fmt: skip
    labels: ClassVar[dict[str, str]] = {
        "from_stage": N_("In stage"),
        "to_stage": N_("In stage"),
        "p90_s": N_("p90"),
        "of": N_("Out of"),
        "contacts": N_("Contacts"),
        "repeats": N_("In a row"),
        "starts": N_("Cycles begin"),
        "goal": N_("Goal reached"),
        "quiet": N_("Went quiet"),
        "open": N_("Still open"),
        "share": N_("Share"),
    }
    values: ClassVar[dict[str, str]] = {
        "node": N_("Node"),
        "arc": N_("Transition"),
        "loop": N_("In a row"),
        "start": N_("Start"),
        "end": N_("End"),
        "hidden": N_("Not shown"),
        "goal": N_("Goal reached"),
        "quiet": N_("Went quiet"),
        "open": N_("Still open"),
        "other": N_("Other"),
    }
    shares: ClassVar[tuple[str, ...]] = ("share",)
    bases: ClassVar[dict[str, str]] = {"share": "of"}
    charts: ClassVar[str] = "percorso.measure.charts.process"
    view: Literal["arcs", "nodes", "all"] = option(
        "arcs", "Arcs, nodes, or all of both.", choices=("arcs", "nodes", "all")
    )
    most_nodes: int = option(
        20, "So many touchpoints are shown; the rest of each stage is pooled.",
        metavar="N", kind=int,
    )  # fmt: skip
    coverage: float = option(
        0.8, "Show the commonest arcs until they make up this share of all transitions.",
        metavar="SHARE", kind=float,
    )  # fmt: skip
    unnamed: Literal["auto", "names", "other"] = option(
        "auto",
        "Events at no touchpoint: under their names, or all as other; auto: by their names where "
        "the journey draws no touchpoint.",
        choices=("auto", "names", "other"),
    )

    @classmethod
    def reported(cls, journey: Journey) -> dict[str, Question]:
        """Arcs and nodes at once, as the drawing needs them."""
        return {cls.name: cls(view="all")}

    def answer(self, measured: Measured) -> ProcessAnswer:
        """Count every arc, and keep those that can be read."""
        self._check()
        run = measured.run(self)
        drawn = bool(measured.journey.touchpoints)
        places = places_of(run, self.unnamed == "names" or (self.unnamed == "auto" and not drawn))
        parts = all_walks(run, places)
        nodes = choose_nodes(parts, places, self.most_nodes)
        arcs = count_arcs(parts, nodes, len(run.labels()))
        found = Found(run, nodes, arcs, kept_arcs(arcs, nodes, self.coverage))
        rows = node_rows(found) if self.view != "arcs" else []
        if self.view != "nodes":
            rows += arc_rows(found) + hidden_rows(found)
        return ProcessAnswer(
            self, rows, measured, run, places, nodes, remarks=tuple(remarks(found))
        )

    def _check(self) -> None:
        unnamed = ("auto", "names", "other")
        for name, allowed in (("view", ("arcs", "nodes", "all")), ("unnamed", unnamed)):
            if getattr(self, name) not in allowed:
                raise QuestionError(
                    Problem(f"'{name}' cannot be '{getattr(self, name)}'.",
                            f"Allowed: {', '.join(allowed)}.")
                )  # fmt: skip
        if not 1 <= self.most_nodes <= MOST_NODES:
            raise QuestionError(
                Problem(f"'most_nodes' cannot be {self.most_nodes}.",
                        f"Give a number from 1 to {MOST_NODES}.")
            )  # fmt: skip
        if not 0 <= self.coverage <= 1:
            raise QuestionError(
                Problem(f"'coverage' cannot be {self.coverage}.",
                        "Give a share from 0 to 1, such as 0.8; 1 shows every arc.")
            )  # fmt: skip


@dataclass(frozen=True)
class ProcessAnswer(Answer):
    """Arcs or nodes, one a row (and group), the commonest first."""

    places: Places
    nodes: Nodes

    def people(self, **which: Any) -> pa.Table:
        """The people behind an arc or a node, each with how often.

        Args:
            which: `start` and `end`, ids of touchpoints (or names of events) as in the rows;
                `start="start"` for where cycles begin; `end` also `goal`, `quiet` or `open`;
                `start_stage` and `end_stage` for one stage alone. Without `end`, all contacts.
        """
        names = ("start", "start_stage", "end", "end_stage")
        wanted = dict(zip(names, chosen(which, *names), strict=True))
        for stage in ("start_stage", "end_stage"):
            self.measured.check_stage(wanted[stage])
        return behind(self.run, self.places, self.nodes, wanted)


__all__ = ["Process", "ProcessAnswer"]
