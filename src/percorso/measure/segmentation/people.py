"""The people behind a segment, behind two at once, and behind a discovered group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.segmentation.known import known_segments
from percorso.measure.stays import Stays

if TYPE_CHECKING:
    from percorso.measure.segmentation.question import SegmentsAnswer


def people_of(answer: SegmentsAnswer, segment: Any, other: Any, cluster: Any) -> pa.Table:
    """The people of what was chosen, each once, with how many stays or cycles are theirs.

    Raises:
        QuestionError: There is no such segment or group, or it has too few people to show.
    """
    if cluster is not None:
        if answer.clusters is None or segment is not None:
            raise QuestionError(
                Problem("Groups are found by segments(view='discovered').",
                        "Ask that, and its people(cluster=1).")
            )  # fmt: skip
        return _enough(answer, answer.clusters.people(cluster))
    if segment is None:
        raise QuestionError(Problem("Whose people?", "Say people(segment='its id')."))
    found = _of_segment(answer, segment)
    if other is not None:
        names = _of_segment(answer, other)["person"]
        found = found.filter(pc.is_in(found["person"], value_set=names.combine_chunks()))
    return _enough(answer, found)


def _of_segment(answer: SegmentsAnswer, name: Any) -> pa.Table:
    known = {each.id: each for each in known_segments(answer.measured)[0]}
    if name not in known:
        raise QuestionError(
            Problem(f"There is no segment '{name}'.", did_you_mean(str(name), known))
        )
    if not known[name].measured:
        raise QuestionError(
            Problem(f"The segment '{name}' is described, not measured.", "Give it a condition.")
        )
    where = answer.question.where or []
    wanted = [where, name] if isinstance(where, str) else [*where, name]
    common = answer.question.common() | {"where": wanted, "by": None, "compare": None}
    stays = Stays(**common).answer(answer.measured).stays
    texts = stays.select(["person"]).set_column(0, "person", stays["person"].cast(pa.string()))
    counted = texts.group_by("person", use_threads=False).aggregate([([], "count_all")])
    return counted.rename_columns(["person", "stays"])


def _enough(answer: SegmentsAnswer, found: pa.Table) -> pa.Table:
    smallest = answer.question.smallest
    if found.num_rows < smallest:
        raise QuestionError(
            Problem(f"There are fewer than {smallest} people: they are not listed.",
                    "Choose a larger group; who has the right to see them asks with smallest=1.")
        )  # fmt: skip
    return found


__all__ = ["people_of"]
