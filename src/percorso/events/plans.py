"""Plans from what the user says, and back from what the quarantine keeps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from percorso.errors import EventsError, Problem
from percorso.events.batch import shown
from percorso.events.csvfile import TextFormat
from percorso.events.maker import Rules
from percorso.events.numbers import currencies
from percorso.events.reading import Plan
from percorso.events.times import TimeRules
from percorso.events.zones import wrong_zone

if TYPE_CHECKING:
    from percorso.events.mapping import Mapping

SOURCE = "import"
"""The name of a source that nobody named."""


def plan_of(
    mapping: str | Path | Mapping | None = None,
    source: str | None = None,
    time_zone: str | None = None,
    decimal: str | None = None,
    currency: str | None = None,
) -> Plan:
    """A plan from a mapping file and from options; what the mapping says wins.

    Raises:
        EventsError: The mapping cannot be read, or an option has no such value.
    """
    if isinstance(mapping, str | Path):
        from percorso.events.mapping import (
            Mapping,
        )  # here: it needs pydantic, which is slow to load

        mapping = Mapping.load(mapping)
    _check_options(source, time_zone, decimal, currency)
    given = mapping
    zone = (given.time_zone if given else None) or time_zone
    rules = Rules(
        source=source or (given.source if given else None) or SOURCE,
        times=TimeRules(zone, given.time_format if given else None),
        decimal=(given.decimal if given else None) or decimal,
        currency=(given.currency if given else None) or currency,
    )
    form = TextFormat(given.delimiter, given.encoding) if given else TextFormat()
    return Plan(rules, mapping, form)


def _check_options(
    source: str | None, zone: str | None, decimal: str | None, currency: str | None
) -> None:
    problems = []
    if source is not None and not (source.strip() and len(source) <= 100 and source.isprintable()):
        problems.append(Problem(f"{shown(source)} is no name for a source.",
                                "Use 1 to 100 printable characters.", key="source"))  # fmt: skip
    if zone is not None and (wrong := wrong_zone(zone)):
        problems.append(Problem(wrong, key="time_zone"))
    if decimal not in (None, ".", ","):
        problems.append(Problem(f"{shown(decimal)} is no decimal sign.",
                                'Allowed: "." or ",".', key="decimal"))  # fmt: skip
    if currency is not None and currency not in currencies():
        problems.append(Problem(f"{shown(currency)} is no currency code.",
                                "Write three letters, as EUR.", key="currency"))  # fmt: skip
    if problems:
        raise EventsError(problems)


def describe(plan: Plan) -> str:
    """A plan as JSON, to read the rows of the quarantine again in the same way."""
    rules = plan.rules
    return json.dumps(
        {
            "mapping": plan.mapping.text if plan.mapping else None,
            "mapping_file": plan.mapping.file if plan.mapping else None,
            "source": rules.source,
            "time_zone": rules.times.zone,
            "decimal": rules.decimal,
            "currency": rules.currency,
        }
    )


def restore(text: str) -> Plan:
    """The plan that `describe` wrote down."""
    kept = json.loads(text)
    mapping = None
    if kept["mapping"] is not None:
        from percorso.events.mapping import Mapping

        mapping = Mapping.parse(kept["mapping"], kept["mapping_file"])
    return plan_of(mapping, kept["source"], kept["time_zone"], kept["decimal"], kept["currency"])
