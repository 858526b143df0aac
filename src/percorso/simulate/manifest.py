"""The manifest: what was asked for, what was planted, and what came out."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

VERSION = 1


@dataclass(frozen=True)
class Truth:
    """Something planted that a measurement should find, or should not.

    Attributes:
        id: Its short name.
        name: What it is, by language.
        where: Where it is planted: stage, touchpoint, region, …
        size: How large it is, and what it did.
        check: A command that shows it, and what to see, by language.
    """

    id: str
    name: dict[str, str]
    where: dict[str, Any]
    size: dict[str, Any]
    check: dict[str, str]


@dataclass
class Manifest:
    """What a simulation did.

    Attributes:
        journey: The id of the journey.
        arguments: What was asked for.
        files: The names of the files, by what they hold.
        counts: People, events, stays by stage and end, cycles by kind, as true as the walk made
            them.
        truths: What was planted; nothing with `plain`.
        notices: What of the journey could not be simulated, and why.
        world: Other parameters behind the data: loyalty, media, channels, identities.
    """

    journey: str
    arguments: dict[str, Any]
    files: dict[str, str] = field(default_factory=dict)
    counts: dict[str, Any] = field(default_factory=dict)
    truths: list[Truth] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    world: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The manifest as plain values."""
        return {
            "simulated": True,
            "note": {
                "it": "Dati simulati da Percorso: nessuna persona, nessun acquisto è reale.",
                "en": "Data simulated by Percorso: no person, no purchase is real.",
            },
            "percorso-manifest": VERSION,
            "library": "percorso-simulator",
            **asdict(self),
        }

    def to_json(self) -> str:
        """The manifest as JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2) + "\n"
