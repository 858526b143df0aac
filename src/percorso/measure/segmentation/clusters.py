"""Groups that are found: the rows of each, what sets it apart, and why there are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError
from percorso.journey import text
from percorso.measure.answer import Row
from percorso.measure.listing import person_names
from percorso.measure.net_value import ways_of
from percorso.measure.segmentation.chains import Found, assign, find
from percorso.measure.segmentation.cluster_rows import cluster_figures, move_rows
from percorso.measure.segmentation.describe import (
    Nearest,
    nearest,
    presence,
    signs,
    visited,
)
from percorso.measure.segmentation.patterns import (
    OTHER,
    TELLING,
    Gathered,
    Sequences,
    gather,
    sample,
    sequences,
)
from percorso.measure.segmentation.telling import (
    FEWEST,
    about,
    lacking,
    name_of,
    none_found,
    remarks,
    signs_of,
)
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.measure.measured import Measured
    from percorso.measure.run import Run
    from percorso.measure.segmentation.question import Segments, SegmentsAnswer

_K = re.compile(r"\s*(\d+)\s*(?:(?:\.\.|-)\s*(\d+)\s*)?")


@dataclass(frozen=True)
class Clusters:
    """The groups that were found, with the cycles in each.

    Attributes:
        run: The question at work.
        gathered: The cycles.
        sequences: Their sequences as tokens.
        found: The mixture, and how sure it is.
        best: The group of each sequence, from 0, the largest first.
        certainty: Its probability.
        again: For each group how much of it is found again.
    """

    run: Run
    gathered: Gathered
    sequences: Sequences
    found: Found
    best: NDArray[np.int32]
    certainty: NDArray[np.float64]
    again: NDArray[np.float64]
    between: str

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self.again)

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """The sequences of each group."""
        return np.bincount(self.best, minlength=self.groups).astype(np.int64)

    @cached_property
    def codes(self) -> list[str]:
        """What each state is called in rows: the id of its stage or touchpoint."""
        if self.between == "stages":
            names = [stage.id for stage in self.run.stages]
        else:
            names = list(self.run.touchpoints.names)
        return [OTHER if code < 0 else names[code] for code in self.sequences.states]

    @cached_property
    def names(self) -> list[str]:
        """What each state is called in sentences."""
        journey, lang = self.run.journey, self.run.lang
        known: list[Any] = [*(journey.stages if self.between == "stages" else journey.touchpoints)]
        titles = {each.id: text(each.name, lang) for each in known}
        other = Words(lang)("Another one")
        return [other if code < 0 else titles.get(name, name)
                for code, name in zip(self.sequences.states, self.codes, strict=True)]  # fmt: skip

    @cached_property
    def tokens(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """By token and group the sequences with it, and how often it occurs."""
        return presence(self.sequences.walks, self.best, self.groups)

    @cached_property
    def states(self) -> NDArray[np.int64]:
        """By state and group the sequences that pass through it."""
        return visited(self.sequences.walks, self.best, self.groups)

    def inside(self, group: int) -> NDArray[np.bool_]:
        """Which of the sequences are in a group."""
        return np.asarray(self.best == group)

    @cached_property
    def conditions(self) -> list[Nearest | None]:
        """For each group the condition that comes nearest to it."""
        codes = self.run.timeline.codes
        texts = [list(self.run.touchpoints.names) if name == "touchpoint"
                 else codes.of(name).values for name in TELLING]  # fmt: skip
        begins = self.gathered.begins[:, self.sequences.cycles]
        return [nearest(self.inside(g), begins, TELLING, texts) for g in range(self.groups)]

    def people(self, cluster: Any) -> pa.Table:
        """The people of a group, each once, with how many of its cycles are theirs.

        Raises:
            QuestionError: There is no such group.
        """
        if cluster not in range(1, self.groups + 1):
            raise QuestionError(
                Problem(f"There is no group {cluster}.", f"Groups are 1 to {self.groups}."
                        if self.groups else "None was found.")
            )  # fmt: skip
        own = self.gathered.person[self.sequences.cycles[self.inside(cluster - 1)]]
        codes, cycles = np.unique(own, return_counts=True)
        names = pa.array(person_names(self.run), pa.string()).take(pa.array(codes, pa.int64()))
        return pa.table({"person": names, "cycles": pa.array(cycles, pa.int64())}).sort_by("person")


def discover(question: Segments, measured: Measured) -> SegmentsAnswer:
    """Look for groups of cycles that move alike."""
    from percorso.measure.segmentation.question import SegmentsAnswer

    least, most = _range(question.k)
    run, words = measured.run(question), Words(measured.lang)
    gathered, told, between = _told(question, run)
    why_not = lacking(told, between, words)
    if why_not:
        return SegmentsAnswer(question, [], measured, run, remarks=(why_not,))
    found = find(sample(told.walks, gathered.key[told.cycles]), least, most)
    if found.mixture is None:
        remark = none_found(found, words)
        return SegmentsAnswer(question, [], measured, run, remarks=(remark,))
    clusters = _ordered(run, gathered, told, found, between)
    rows = (move_rows(clusters) if question.view == "moves"
            else list(_rows(clusters, question, words)))  # fmt: skip
    said = tuple(remarks(clusters, words))
    return SegmentsAnswer(question, rows, measured, run, clusters, remarks=said)


def _told(question: Segments, run: Run) -> tuple[Gathered, Sequences, str]:
    """The sequences of cycles, and between what they move."""
    ways = ways_of(run, question.refund, question.discount)
    wanted = ("touchpoints", "stages") if question.between == "auto" else (question.between,)
    for between in wanted:
        gathered = gather(run, ways, between)
        stages = between == "stages"
        told = sequences(gathered, run.plan.stages if stages else len(run.touchpoints.names))
        if told.walks.states > 1 and len(told.cycles) >= FEWEST:
            break
    return gathered, told, between


def _range(k: str) -> tuple[int, int]:
    found = _K.fullmatch(str(k))
    least, most = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 2 <= least <= most <= 8:
        raise QuestionError(
            Problem(f"'k' cannot be '{k}'.", "Write a number from 2 to 8, or a range such as 2..8.")
        )
    return least, most


def _ordered(
    run: Run, gathered: Gathered, told: Sequences, found: Found, between: str
) -> Clusters:  # fmt: skip
    """The groups with the largest first."""
    assert found.mixture is not None  # noqa: S101 narrows the type
    best, sure = assign(told.walks, found.mixture)
    sizes = np.bincount(best, minlength=found.mixture.groups)
    order = np.argsort(-sizes, kind="stable")
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return Clusters(run, gathered, told, found, rank[best], sure, found.again[order], between)


def _rows(clusters: Clusters, question: Segments, words: Words) -> Iterator[Row]:
    for head, group, figures in cluster_figures(clusters, question.smallest):
        more, less = signs(clusters.tokens[0], clusters.states, clusters.sizes, group)
        condition = clusters.conditions[group]
        head = head | {"cluster": group + 1, "name": name_of(clusters, more, group, words)}
        yield (
            head
            | figures
            | {
                "stability": float(clusters.again[group]),
                "certainty": float(clusters.certainty[clusters.inside(group)].mean()),
                **signs_of(clusters, [*more, *less]),
                "about": about(clusters, more, less, words),
                "condition": list(condition.where) if condition else [],
                "precision": condition.precision if condition else None,
                "recall": condition.recall if condition else None,
                "describes": bool(condition and condition.good),
            }
        )


__all__ = ["FEWEST", "Clusters", "discover"]
