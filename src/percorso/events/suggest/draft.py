"""A mapping on its way: its keys with the reason behind each, and the questions left open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from percorso.events.suggest.column import Column


@dataclass
class Entry:
    """A key of the mapping, its value and why; `off` writes it as a comment to switch on."""

    key: str
    value: Any
    why: str = ""
    off: bool = False


@dataclass
class EventDraft:
    """One event of the mapping.

    Attributes:
        entries: Its keys in order: event, when, time, user_id, …
        properties: None for no properties, else column and why.
    """

    entries: list[Entry] = field(default_factory=list)
    properties: list[tuple[str, str]] | None = None

    def value(self, key: str) -> Any:
        """The value of a key; None when it is not there."""
        return next((each.value for each in self.entries if each.key == key), None)


@dataclass
class Grouping:
    """How several rows become one: the columns that hold them together, and for each way others."""

    by: tuple[Column, ...]
    why: str
    ways: dict[str, list[str]] = field(default_factory=dict)

    def add(self, way: str, name: str) -> None:
        """Let a column come through in this way, unless it comes already."""
        if name not in {column.name for column in self.by} and not any(
            name in names for names in self.ways.values()
        ):
            self.ways.setdefault(way, []).append(name)


@dataclass
class Draft:
    """A drafted mapping.

    Attributes:
        head: The keys above the events.
        joins: Look-up tables: how a mapping writes each, and why.
        group: How rows become one, or None.
        events: The events.
        left_out: Columns that are not used, and why.
        questions: What only a person can answer.
        missing: What could not be found: `time`, `person`.
    """

    head: list[Entry] = field(default_factory=list)
    joins: list[tuple[str, str]] = field(default_factory=list)
    group: Grouping | None = None
    events: list[EventDraft] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def whys(self) -> dict[str, str]:
        """The reason behind each choice, by its place: `events.0.time`, `left_out.note`."""
        found = {entry.key: entry.why for entry in self.head}
        if self.group is not None:
            found["group"] = self.group.why
        for number, event in enumerate(self.events):
            found |= {f"events.{number}.{entry.key}": entry.why for entry in event.entries}
            listed = event.properties or []
            found |= {f"events.{number}.properties.{name}": why for name, why in listed}
        found |= {f"left_out.{name}": why for name, why in self.left_out}
        return {place: why for place, why in found.items() if why}
