"""One difference between two journeys, and how it is said."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from percorso.journey.model import Journey

Kind: TypeAlias = Literal["added", "removed", "changed", "moved"]
_MIRROR: dict[Kind, Kind] = {
    "added": "removed", "removed": "added", "changed": "changed", "moved": "moved",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    Attributes:
        kind: `added` and `removed`: a whole part; `changed`: a field of it; `moved`: its place.
        what: What it is a part of: `journey`, `stage`, `touchpoint`, `kpi`, `pain`, `tactic`, …;
            of a stage without own ids also `question`, `frontstage`, `backstage`, `support`.
        id: Its id; of a question or a piece of work the stage's.
        field: The field that changed; empty when a whole part came or went.
        before: Its value before: a part of the model; None when there was none.
        after: Its value after.
        stage: Id of the stage that a KPI, a question or a piece of work belongs to; else empty.
        journeys: Both journeys, for the names in sentences.
    """

    kind: Kind
    what: str
    id: str
    field: str = ""
    before: Any = None
    after: Any = None
    stage: str = ""
    journeys: tuple[Journey, Journey] | None = dataclasses.field(
        default=None, compare=False, repr=False
    )

    def reversed(self) -> Difference:
        """The same difference seen from the other journey.

        Example:
            >>> Difference("added", "stage", "trial").reversed().kind
            'removed'
        """
        turned = None if self.journeys is None else (self.journeys[1], self.journeys[0])
        return Difference(
            _MIRROR[self.kind], self.what, self.id, self.field, self.after, self.before,
            self.stage, turned,
        )  # fmt: skip

    def sentence(self, lang: str) -> str:
        """The difference in one sentence.

        Args:
            lang: `it` or `en`.
        """
        from percorso.journey.differences.sentences import sentence

        return sentence(self, lang)

    def change(self, lang: str) -> tuple[str, str, str]:
        """The field's name and its value before and after, as people read them; may be empty.

        Args:
            lang: `it` or `en`.
        """
        from percorso.journey.differences.sentences import change

        return change(self, lang)
