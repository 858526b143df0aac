"""The catalogues: touchpoints, channels, KPIs, what customers want, marks of a good journey, teams.

Each is a YAML file in this folder that a person can read and edit, in Italian and English; it is
read when first asked for. Nothing in them says what a company does: they are what maps commonly
hold, to start from and to compare with.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias, TypeVar

from percorso.errors import JourneyError, Problem, did_you_mean
from percorso.journey.nodes import Many, Node
from percorso.journey.stages import Kpi, Phase
from percorso.journey.texts import Text, text
from percorso.journey.touchpoints import Moment, Want
from percorso.journey.values import Name, Slug
from percorso.journey.yaml_tree import read_yaml
from percorso.mark import N_, phrase

CATALOGUES = ("touchpoints", "channels", "kpis", "wants", "marks", "teams")
MarkId: TypeAlias = Literal[
    "clear_stages", "good_touchpoints", "personal", "consistent", "improving"
]

Entry = TypeVar("Entry", bound=Node)


class KnownTouchpoint(Node):
    """A touchpoint that journeys commonly have."""

    called = N_("a touchpoint of the catalogue")

    id: Slug
    """Its id, the same in every template."""
    name: Text
    """Its name in Italian and English."""
    kind: Literal["traditional", "digital", "external"]
    """traditional, digital, or external: not under the company's control."""
    media: Literal["owned", "paid", "earned"]
    """owned, paid or earned; companies differ."""
    channel: Name
    """Id of the channel it travels by."""
    phases: Many[Phase]
    """Where the templates place it: see, think, do, care."""
    moment: Moment | None = None
    """The need of who meets it by phone, where its phases do not say it: know, go, do or buy."""


class Channel(Node):
    """A route that touchpoints travel by."""

    called = N_("a channel")

    id: Name
    """The channel's name on events and in journey files."""
    name: Text
    """What people call it."""


class CustomerWant(Node):
    """Something that customers want of a company, whatever it sells."""

    called = N_("a want")

    id: Want
    """Its id, as `wants` of touchpoints and tactics name it."""
    name: Text
    """Its name."""
    asked: Text
    """What a map must hold to cover it."""
    signal: Text
    """The measured sign that confirms it."""


class Mark(Node):
    """A mark of a good customer journey."""

    called = N_("a mark")

    id: MarkId
    """Its id, as findings of the map check name it."""
    name: Text
    """Its name."""
    looks_at: Text
    """What the map check looks at."""


class Team(Node):
    """A team that governs stages, and what it passes on."""

    called = N_("a team")

    id: Slug
    """Short name of the team."""
    name: Text
    """What the team is called."""
    governs: Text | None = None
    """Its part of the journey; None: it shares the stages of others."""
    hands_over_to: Text | None = None
    """Who takes over from it."""
    handover: Text | None = None
    """What it passes on."""


def touchpoints() -> tuple[KnownTouchpoint, ...]:
    """The touchpoints that journeys commonly have: traditional, then digital, then external.

    Example:
        >>> shop = next(one for one in touchpoints() if one.id == "shop")
        >>> shop.kind, shop.channel, shop.phases
        ('traditional', 'store', ('see', 'think', 'care'))
    """
    return _entries("touchpoints", KnownTouchpoint)


def channels() -> tuple[Channel, ...]:
    """The channels of these touchpoints, with the names people know them by."""
    return _entries("channels", Channel)


def kpis() -> tuple[Kpi, ...]:
    """KPIs by which stages are judged, without targets, as a journey file holds them.

    Example:
        >>> [kpi.id for kpi in kpis() if kpi.figure]
        ['conversion_next', 'conversion_goal', 'time_in_stage']
    """
    return _entries("kpis", Kpi)


def wants() -> tuple[CustomerWant, ...]:
    """What customers want: what asks it of a map, and the measured sign that confirms it.

    Example:
        >>> wants()[2].name["it"]
        'Comodità'
    """
    return _entries("wants", CustomerWant)


def marks() -> tuple[Mark, ...]:
    """The marks of a good journey, and what the map check looks at."""
    return _entries("marks", Mark)


def teams() -> tuple[Team, ...]:
    """The teams that usually govern stages, and what each passes on to whom."""
    return _entries("teams", Team)


def channel_name(channel: str, lang: str) -> str:
    """What people call a channel; a channel that the catalogue does not know keeps its own name.

    Args:
        channel: The channel's name on events.
        lang: `it` or `en`.

    Example:
        >>> channel_name("paid_search", "it"), channel_name("kiosk", "it")
        ('ricerca a pagamento', 'kiosk')
    """
    names = {one.id: one.name for one in channels()}
    return text(names.get(channel, channel), lang)


def catalogue(name: str) -> tuple[Node, ...]:
    """A catalogue by its name.

    Args:
        name: One of `CATALOGUES`.

    Raises:
        JourneyError: There is no such catalogue.
    """
    readers: dict[str, Callable[[], tuple[Node, ...]]] = {
        "touchpoints": touchpoints, "channels": channels, "kpis": kpis,
        "wants": wants, "marks": marks, "teams": teams,
    }  # fmt: skip
    if name not in readers:
        message = phrase("There is no catalogue '{name}'.", name=name)
        raise JourneyError(Problem(message, did_you_mean(name, CATALOGUES)))
    return readers[name]()


def _entries(name: str, model: type[Entry]) -> tuple[Entry, ...]:
    entries: tuple[Entry, ...] = _read(name, model)
    return entries


@lru_cache
def _read(name: str, model: type[Node]) -> Any:
    """The entries of a file; what is shipped is right, and tests hold it so."""
    file = files("percorso.journey.catalogue") / f"{name}.yaml"
    tree = read_yaml(file.read_text(encoding="utf-8"), f"{name}.yaml")
    tree.refuse()
    return tuple(model.model_validate(entry, by_name=False) for entry in tree.value[name])
