"""The segments that can be asked for: the journey's, then the workspace's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from percorso.measure.named_segments import drawn_group, saved_group
from percorso.measure.segments import Condition, Group
from percorso.words import N_, Words

if TYPE_CHECKING:
    from percorso.measure.measured import Measured

CLAUSES = {
    "person": N_("Of the person: {clause}."),
    "cycle": N_("When the cycle began: {clause}."),
    "event": N_("Of the event: {clause}."),
}
MIXED = "mixed"


@dataclass(frozen=True)
class Known:
    """A segment with what is to be said of it.

    Attributes:
        id: By which it is asked for.
        group: Its name and conditions; without any it is described, not measured.
        source: `journey` or `workspace`.
        personas: Ids of the personas that stand for it.
        claimed: Part of the audience that the journey claims for it, in percent.
    """

    id: str
    group: Group
    source: str
    personas: tuple[str, ...] = ()
    claimed: float | None = None

    @property
    def measured(self) -> bool:
        """Whether it has a condition."""
        return bool(self.group.conditions)

    @property
    def of(self) -> str | None:
        """Of what it is a part: person, cycle or event; `mixed` when its conditions differ."""
        scopes = {condition.field.scope for condition in self.group.conditions}
        return None if not scopes else scopes.pop() if len(scopes) == 1 else MIXED

    def sentence(self, lang: str) -> str | None:
        """Its condition in words."""
        words = Words.of(lang)
        said = [_sentence(condition, words) for condition in self.group.conditions]
        return " ".join(said) or None


def _sentence(condition: Condition, words: Words) -> str:
    from percorso.journey.sentences import comparison_sentence

    clause = comparison_sentence(condition.field.name, condition.comparison, words.lang)
    return words(CLAUSES[condition.field.scope], clause=clause)


def known_segments(measured: Measured) -> tuple[list[Known], list[str]]:
    """The segments in order, and the ids that both the journey and the workspace have.

    Raises:
        QuestionError: A condition of the workspace's cannot be read.
        WorkspaceError: The workspace's segments cannot be read.
    """
    journey, lang = measured.journey, measured.lang
    saved = measured.saved_segments()
    linked: dict[str, list[str]] = {}
    for persona in journey.personas:
        for name in persona.segments:
            linked.setdefault(name, []).append(persona.id)
    found = [
        Known(each.id, drawn_group(each, lang), "journey", tuple(linked.get(each.id, ())),
              None if each.share is None else float(each.share))
        for each in journey.segments
    ]  # fmt: skip
    drawn = {each.id for each in journey.segments}
    found += [Known(name, saved_group(each, lang), "workspace")
              for name, each in saved.items() if name not in drawn]  # fmt: skip
    return found, sorted(drawn & set(saved))


__all__ = ["CLAUSES", "MIXED", "Known", "known_segments"]
