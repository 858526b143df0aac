"""A draft, read back and tried on the sample that it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from percorso.errors import EventsError, Problem
from percorso.events.batch import BadRow, Batch, Columns
from percorso.events.mapping import Mapping
from percorso.events.plans import plan_of
from percorso.events.reading import check_columns, parse
from percorso.events.suggest.sampling import Sample

SHOWN = 5


@dataclass
class Trial:
    """What became of the sample.

    Attributes:
        rows: Rows that were tried.
        events: Events that they made.
        good: Rows, or groups of rows, that took part in an event.
        bad: Rows that would be kept aside.
        skipped: Rows that give no event.
        errors: The first flaws.
        refused: Why nothing could be tried.
    """

    rows: int = 0
    events: int = 0
    good: int = 0
    bad: int = 0
    skipped: int = 0
    errors: list[BadRow] = field(default_factory=list)
    refused: tuple[Problem, ...] = ()


def tried(text: str, sample: Sample) -> Trial:
    """Read a draft with the reader of mappings and make events from the sample.

    Raises:
        EventsError: The draft is no mapping; that would be a mistake of ours.
    """
    mapping = Mapping.parse(text, str(sample.file.path))
    trial, plan = Trial(sample.rows), plan_of(mapping)
    try:
        for place, batch in enumerate(_shaped(sample, mapping)):
            if place == 0:
                names = list(batch.columns) if isinstance(batch, Columns) else sample.names
                check_columns(names, plan, str(sample.file.path))
            made = parse(batch, plan)
            spoiled = len({flaw.row for flaw in made.bad})
            trial.events += len(made.events)
            trial.bad += spoiled
            trial.skipped += made.skipped
            trial.good += made.rows - spoiled - made.skipped
            trial.errors += made.bad[: SHOWN - len(trial.errors)]
    except EventsError as error:
        trial.refused = error.problems
    return trial


def _shaped(sample: Sample, mapping: Mapping) -> Iterator[Batch]:
    """The rows as the mapping joins and groups them; its joins are in the sample already."""
    if not mapping.reshapes:
        return iter(sample.batches)
    from percorso.events.shaping import reshape

    grouped = mapping.model_copy(update={"join": ()})
    return iter(reshape(iter(sample.batches), grouped, sample.file))
