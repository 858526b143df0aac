"""A draft on its way to canonical columns: what is made so far, and the flaws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from percorso.events.arrow import Array, pc
from percorso.events.batch import Draft, Flaw, text_of
from percorso.events.times import TimeRules

IDENTIFIERS = ("user_id", "anonymous_id", "group_id", "session_id", "message_id", "order_id")
NUMBERS = ("quantity", "duration_s", "score")
OTHER_TIMES = ("sent_at", "received_at")


@dataclass(frozen=True)
class Rules:
    """How the values of a source are to be read.

    Attributes:
        source: The name of the source.
        times: How times are written.
        decimal: The decimal sign of numbers in text, or None when only the clear ones count.
        currency: The currency of amounts that come without one, or None.
    """

    source: str = "import"
    times: TimeRules = field(default_factory=TimeRules)
    decimal: str | None = None
    currency: str | None = None


class Maker:
    """Makes the canonical columns of one draft and collects the flaws."""

    def __init__(self, draft: Draft, rules: Rules) -> None:
        self.draft = draft
        self.rules = rules
        self.flaws: list[Flaw] = list(draft.flaws)
        self.columns: dict[str, Array] = {}

    def flaw(self, index: int, field: str, message: str, fix: str = "") -> None:
        """Note a flaw of one row, under the name that the source gives the column."""
        column = self.draft.names.get(field, field)
        self.flaws.append(Flaw(index, column, message, fix))

    def flaws_where(self, mask: Any, field: str, say: Callable[[int], tuple[str, str]]) -> None:
        """Note a flaw wherever the mask is true; `say` gives message and fix of a row."""
        for index in np.flatnonzero(pc.fill_null(mask, False).to_numpy(zero_copy_only=False)):
            self.flaw(int(index), field, *say(int(index)))

    def times(self, field: str, otherwise: TimeRules) -> TimeRules:
        """How the times of a field are written."""
        return self.draft.times.get(field, otherwise)

    def text(self, field: str) -> Array | None:
        """A field as trimmed text; None when no row has it."""
        column = self.draft.fields.get(field)
        if column is None:
            return None
        text = text_of(column)
        return None if text.null_count == len(text) else text

    def keep(self, name: str, column: Array | None) -> None:
        """Keep a canonical column, unless it is empty."""
        if column is not None and column.null_count < len(column):
            self.columns[name] = column
