"""What somebody asks of an import: which columns mean what, and what no column says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field

from percorso.errors import EventsError, Problem
from percorso.events.mapping import Mapping
from percorso.events.plans import plan_of
from percorso.events.reading import Plan
from percorso.mark import N_
from percorso.server.bodies import Body
from percorso.server.documents import MappingTree

LARGEST = 200_000
Short = Annotated[str, Field(max_length=100)]
_NOT_PLAIN = re.compile(r"[^ -~]")
_JOINS = (
    N_("Look-up tables cannot be joined here."),
    N_("Join the tables before, or import with “percorso import --mapping”."),
)


class ImportAsked(Body):
    """How a file is to be read. Without a mapping its columns have the standard names."""

    mapping: MappingTree | None = None
    """What a mapping file holds."""
    source: Short | None = None
    time_zone: Short | None = None
    decimal: Short | None = None
    currency: Short | None = None

    def read(self) -> Mapping | None:
        """The mapping.

        Raises:
            EventsError: It is none, with the key of each flaw.
        """
        return None if self.mapping is None else _read(self.mapping)

    def options(self) -> dict[str, Any]:
        """What holds besides the mapping, as the import takes it."""
        return {
            "source": self.source,
            "time_zone": self.time_zone,
            "decimal": self.decimal,
            "currency": self.currency,
        }

    def plan(self) -> Plan:
        """How the file is read.

        Raises:
            EventsError: The mapping or an option cannot be used.
        """
        return plan_of(self.read(), **self.options())


def _read(tree: dict[str, Any]) -> Mapping:
    if "join" in tree:
        raise EventsError(Problem(*_JOINS, key="join"))
    text = _as_yaml({"percorso-mapping": 1, **tree})
    if len(text) > LARGEST:
        raise EventsError(Problem(N_("The mapping is too large."), N_("Name fewer columns.")))
    try:
        return Mapping.parse(text, "of this import")
    except EventsError as error:
        raise EventsError(
            [replace(one, line=None, column=None) for one in error.problems]
        ) from None


def _as_yaml(tree: dict[str, Any]) -> str:
    """JSON that is YAML too: of characters beyond 16 bits YAML knows no pairs of escapes."""
    text = json.dumps(tree, ensure_ascii=False)
    return _NOT_PLAIN.sub(lambda found: f"\\U{ord(found[0]):08X}", text)
