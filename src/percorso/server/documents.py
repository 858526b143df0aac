"""What travels of journeys as trees: each has a name in the schema of the API.

The rules of the journey file check them, not these types; the browser's client gives each name the
type that it has in TypeScript (`ui/scripts/client.mjs`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue
from typing_extensions import TypeAliasType

JourneyDocument = TypeAliasType("JourneyDocument", dict[str, JsonValue])
"""A journey as its file writes it."""
Operation = TypeAliasType("Operation", dict[str, JsonValue])
"""A change of a journey; see docs/web/operations.md."""
RuleTree = TypeAliasType("RuleTree", Annotated[dict[str, JsonValue], Field(max_length=20)])
"""A rule of a stage or touchpoint."""
JourneyKind = Literal["current", "future", "day_in_life", "blueprint"]
MappingTree = TypeAliasType("MappingTree", dict[str, JsonValue])
"""What a mapping file holds: how the columns of a table become events."""
Text = TypeAliasType("Text", JsonValue)
"""A text, or one per language."""
