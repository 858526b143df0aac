"""What the drawing of departures says of each stage."""

from __future__ import annotations

from dataclasses import dataclass, field

from percorso.explain.conformance.codes import KIND_NAMES
from percorso.share.figures import SMALL, Row
from percorso.share.pen.paper import Paper

MOST_PLACES = 3


@dataclass(frozen=True)
class Told:
    """One figure: its words, its share of cycles, and whether it rests on few."""

    text: str
    share: float
    few: bool


@dataclass(frozen=True)
class StageTold:
    """A stage: how many pass it as drawn, and how the others depart.

    Attributes:
        follow: The share that passes it as drawn; None where nothing is known.
        kinds: The departures by kind; those that nobody makes are not there.
        places: For `added` and `other_channel` the commonest touchpoints (and channels).
    """

    follow: Told | None
    kinds: dict[str, Told] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)


def stages_told(paper: Paper) -> list[StageTold]:
    """Every stage of the journey, from the answers of the question `conformance`."""
    stages = {row["stage"]: row for row in _rows(paper, "conformance_stages")}
    departures = _rows(paper, "conformance_departures")
    return [
        _told(paper, stages.get(stage.id, {}), [r for r in departures if r["stage"] == stage.id])
        for stage in paper.journey.stages
    ]


def _rows(paper: Paper, key: str) -> list[Row]:
    found = paper.figures.answers.get(key) if paper.figures else None
    return [] if found is None else list(found.rows)


def _told(paper: Paper, row: Row, departures: list[Row]) -> StageTold:
    words = paper.words
    kinds = {}
    for kind, name in KIND_NAMES.items():
        share, base = row.get(kind), row.get(f"base_{kind}")
        if share:
            said = f"{words(name)} {words.share(share)}"
            kinds[kind] = Told(said, share, (base or 0) < SMALL)
    share, decided = row.get("follow_share"), row.get("decided") or 0
    follow = None
    if share is not None:
        said = words("{share} as drawn", share=words.share(share))
        follow = Told(said, share, decided < SMALL)
    places = {kind: _places(paper, departures, kind, row) for kind in ("added", "other_channel")}
    return StageTold(follow, kinds, places)


def _places(paper: Paper, departures: list[Row], kind: str, row: Row) -> list[str]:
    """The commonest touchpoints at which a stage is departed from."""
    names = {each.id: paper.say(each.name) for each in paper.journey.touchpoints}
    base = row.get(f"base_{kind}")
    said = []
    for each in [r for r in departures if r["departure"] == kind][:MOST_PLACES]:
        name = names.get(each["touchpoint"]) or str(each["touchpoint"])
        name = f"{name}, {each['channel']}" if each["channel"] else name
        said.append(f"{paper.words.share(each['cycles'] / base)} {name}" if base else name)
    return said
