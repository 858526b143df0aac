"""Groups by the words that people write: a segment's id, a condition, or several of either.

An id is looked up in the journey first, then in the workspace; where both know it, the journey's
is meant, and the answer says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.segments import SCOPES, Condition, Field, Group, parse_condition

if TYPE_CHECKING:
    from percorso.engine.saved_segments import SavedSegment
    from percorso.journey import Journey, Segment

Saved = Mapping[str, "SavedSegment"]


def group_of(
    journey: Journey, wanted: str | Sequence[str] | None, lang: str, saved: Saved | None = None
) -> Group | None:
    """A group from what a person wrote: a segment's id, one condition or several.

    Args:
        journey: Its segments are known by their ids.
        wanted: What was written; nothing gives None.
        lang: Language of the names.
        saved: The segments of the workspace by their ids.

    Raises:
        QuestionError: There is no such segment and it is no condition.
    """
    if not wanted:
        return None
    drawn = {segment.id: segment for segment in journey.segments}
    kept = saved or {}
    parts = [wanted] if isinstance(wanted, str) else _conditions(wanted)
    groups = [_part(part, drawn, kept, lang) for part in parts]
    return Group(
        " + ".join(group.label for group in groups),
        tuple(condition for group in groups for condition in group.conditions),
        tuple(name for group in groups for name in group.hides),
    )


def _part(part: str, drawn: Mapping[str, Segment], kept: Saved, lang: str) -> Group:
    if part in drawn:
        return drawn_group(drawn[part], lang, hides=part in kept)
    if part in kept:
        return saved_group(kept[part], lang)
    _refuse_bare_word(part, [*drawn, *kept])
    condition = parse_condition(part)
    return Group(condition.text, (condition,))


def drawn_group(segment: Segment, lang: str, hides: bool = False) -> Group:
    """The group of a segment of the journey.

    Args:
        segment: The segment.
        lang: Language of its name.
        hides: Whether the workspace knows another one by that id.
    """
    from percorso.journey import text

    conditions = tuple(
        Condition(Field(SCOPES[segment.of], name), comparison, segment.id)
        for name, comparison in segment.where.items()
    )
    return Group(text(segment.name, lang), conditions, (segment.id,) if hides else ())


def saved_group(segment: SavedSegment, lang: str) -> Group:
    """The group of a segment of the workspace.

    Raises:
        QuestionError: One of its conditions cannot be read.
    """
    return Group(segment.called(lang), tuple(parse_condition(each) for each in segment.where))


def _conditions(wanted: object) -> list[str]:
    parts: list[Any] = list(wanted) if isinstance(wanted, Sequence) else [wanted]
    if all(isinstance(part, str) for part in parts):
        return parts
    fix = "Write 'person.plan=pro', or a list of such texts."
    raise QuestionError(Problem(f"A condition is a text; found {type(wanted).__name__}.", fix))


def _refuse_bare_word(part: str, segments: Iterable[str]) -> None:
    if re.fullmatch(r"[\w-]+", part):
        raise QuestionError(
            Problem(f"There is no segment '{part}' in the journey or the workspace.",
                    did_you_mean(part, segments) or "Write a condition such as person.plan=pro.")
        )  # fmt: skip


__all__ = ["Saved", "drawn_group", "group_of", "saved_group"]
