"""The journey: what the team draws, and what is read from and written to a file."""

from __future__ import annotations

import contextlib
import zoneinfo
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, ValidationInfo, model_validator

from percorso.errors import nearest
from percorso.journey.changes import ChangeText
from percorso.journey.evidence import Competitor, Evidence
from percorso.journey.ideas import Board
from percorso.journey.nodes import Many, Node, wrong
from percorso.journey.personas import Persona, Segment
from percorso.journey.plans import (
    Action,
    CheckIn,
    DatedNote,
    Delight,
    Objective,
    Opportunity,
    Pain,
    Tactic,
)
from percorso.journey.rules import Rule
from percorso.journey.stages import Stage
from percorso.journey.texts import Text, found, language
from percorso.journey.touchpoints import Touchpoint
from percorso.journey.values import Duration, Length, Slug
from percorso.mark import N_, phrase

VERSION = 1
CHECKED = {"references": "checked"}
MOST_STAGES = 64
MOST_ITEMS = 5_000
MOST_CHANGES = 50


def _read_time_zone(value: Any) -> str:
    with contextlib.suppress(KeyError, ValueError, OSError):
        if isinstance(value, str):
            return zoneinfo.ZoneInfo(value).key
    cities = {zone.rsplit("/", 1)[-1]: zone for zone in sorted(zoneinfo.available_timezones())}
    near = nearest(value.rsplit("/", 1)[-1], cities) if isinstance(value, str) else None
    fix = (
        phrase("Did you mean '{near}'?", near=cities[near])
        if near
        else N_("Write one such as Europe/Rome.")
    )
    raise wrong(phrase("There is no such time zone; found {found}.", found=found(value)), fix)


def _read_version(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value == VERSION:
        return value
    newer = isinstance(value, int) and value > VERSION
    fix = (
        N_("Use a newer Percorso.")
        if newer
        else phrase("Write percorso: {version}.", version=VERSION)
    )
    raise wrong(
        phrase("The format version is {found}; this Percorso reads version 1.", found=found(value)),
        fix,
    )


Version = Annotated[int, PlainValidator(_read_version, json_schema_input_type=Literal[1])]
TimeZone = Annotated[str, PlainValidator(_read_time_zone, json_schema_input_type=str)]
Language = Annotated[str, PlainValidator(language, json_schema_input_type=str)]


class Journey(Node):
    """A customer journey: stages in order, and everything drawn around them.

    Example:
        >>> journey = Journey.parse('''
        ... percorso: 1
        ... id: lamp
        ... title: Buying a lamp
        ... stages:
        ...   - {id: see, name: See, enter: {event: Page Viewed}}
        ...   - {id: do, name: Do, goal: true, enter: {event: [Order Completed, Order Paid]}}
        ... ''')
        >>> [stage.id for stage in journey.stages], journey.goal_index()
        (['see', 'do'], 1)
    """

    called = N_("a journey")

    percorso: Version
    """1, the version of the file format."""
    id: Slug
    """Short name of the journey."""
    title: Text
    """The journey's title."""
    kind: Literal["current", "future", "day_in_life", "blueprint"] = "current"
    """current state, future state, day in the life, or service blueprint."""
    based_on: Slug | None = None
    """Of a future state: the id of the journey that it changes; parts are matched by their ids."""
    changes: Annotated[Many[ChangeText], Field(max_length=MOST_CHANGES)] = ()
    """Of a future state: changed rates, times or inflow, such as `think->do: +5 points`."""
    language: Language | None = None
    """Language of the texts that are not written per language."""
    about: Text | None = None
    """What this journey is, in a few sentences."""
    audience: Text | None = None
    """The people it is drawn for."""
    scenario: Text | None = None
    """The situation in which it holds."""
    owner: Text | None = None
    """The person who answers for the journey."""
    time_zone: TimeZone | None = None
    """IANA name, for the days of reports: Europe/Rome."""
    expires_after: Length = Duration("30d")
    """Goes quiet after: time without signals that ends a stay."""
    progression: Literal["latest", "furthest", "sequential"] = "latest"
    """How a person's stage is decided: latest signal, furthest point, or in order."""
    restart: Slug | None = None
    """Id of the stage up to which a signal after the goal opens a new cycle."""
    restart_after: Length = Duration("30min")
    """What comes sooner than this after the goal is no new cycle."""
    stages: Annotated[Many[Stage], Field(min_length=1, max_length=MOST_STAGES)]
    """The stages in their order, 1 to 64."""
    touchpoints: Annotated[Many[Touchpoint], Field(max_length=MOST_ITEMS)] = ()
    """The points of contact."""
    personas: Annotated[Many[Persona], Field(max_length=MOST_ITEMS)] = ()
    """Typical customers, described."""
    segments: Annotated[Many[Segment], Field(max_length=MOST_ITEMS)] = ()
    """Conditions on data that pick people, cycles or events."""
    objectives: Annotated[Many[Objective], Field(max_length=MOST_ITEMS)] = ()
    """Goals of the whole journey."""
    pains: Annotated[Many[Pain], Field(max_length=MOST_ITEMS)] = ()
    """What hurts."""
    delights: Annotated[Many[Delight], Field(max_length=MOST_ITEMS)] = ()
    """What delights."""
    opportunities: Annotated[Many[Opportunity], Field(max_length=MOST_ITEMS)] = ()
    """Changes worth making."""
    actions: Annotated[Many[Action], Field(max_length=MOST_ITEMS)] = ()
    """Things to do, and their effect."""
    tactics: Annotated[Many[Tactic], Field(max_length=MOST_ITEMS)] = ()
    """Marketing planned for the stages."""
    checkins: Annotated[Many[CheckIn], Field(max_length=MOST_ITEMS)] = ()
    """Dated meetings about the journey, and what they decided."""
    notes: Annotated[Many[DatedNote], Field(max_length=MOST_ITEMS)] = ()
    """Campaigns, outages and holidays to remember when figures are read over time."""
    board: Board | None = None
    """Problems and ideas."""
    evidence: Annotated[Many[Evidence], Field(max_length=MOST_ITEMS)] = ()
    """Research that supports the claims."""
    competitors: Annotated[Many[Competitor], Field(max_length=MOST_ITEMS)] = ()
    """Whom customers consider beside us."""
    note: Text | None = None
    """A remark for the team."""

    @model_validator(mode="after")
    def _hangs_together(self, info: ValidationInfo) -> Journey:
        if info.context is not CHECKED:
            from percorso.journey.references import faults
            from percorso.journey.write import plain

            if problems := faults(plain(self)):
                raise wrong("; ".join(f"{p.key}: {p.message} {p.fix}".strip() for p in problems))
        return self

    @classmethod
    def load(cls, path: str | Path) -> Journey:
        """Read a journey from a YAML or JSON file.

        Args:
            path: The file; `.json` is read as JSON, anything else as YAML.

        Raises:
            JourneyError: The file cannot be read or is not valid; it lists all problems,
                each with line, column and what to do.
        """
        from percorso.journey.read import load

        return load(Path(path))

    @classmethod
    def parse(cls, text: str, file: str = "<text>") -> Journey:
        """Read a journey from a text, YAML or JSON.

        Args:
            text: The whole document.
            file: The name to use in messages; one that ends in `.json` is read as JSON.

        Raises:
            JourneyError: The text is not a valid journey; it lists all problems.
        """
        from percorso.journey.read import parse

        return parse(text, file)

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Journey:
        """A journey from plain dictionaries and lists, as JSON has them.

        Raises:
            JourneyError: It is not a valid journey; problems carry the key path.
        """
        from percorso.journey.read import build

        return build(dict(value))

    def to_dict(self) -> dict[str, Any]:
        """The journey as plain dictionaries and lists, without defaults, in stable order."""
        from percorso.journey.write import plain

        fields: dict[str, Any] = plain(self)
        return fields

    def to_yaml(self) -> str:
        """The journey as YAML; reading it again gives the same journey."""
        from percorso.journey.write import to_yaml

        return to_yaml(self)

    def to_json(self) -> str:
        """The journey as JSON; reading it again gives the same journey."""
        from percorso.journey.write import to_json

        return to_json(self)

    def save(self, path: str | Path) -> None:
        """Write the journey to a file, whole or not at all.

        Args:
            path: The file; `.json` is written as JSON, anything else as YAML.

        Raises:
            JourneyError: The file cannot be written.
        """
        from percorso.journey.write import save

        save(self, Path(path))

    def in_language(self, lang: str) -> Journey:
        """The same journey with every text in one language, and `language` set to it."""
        from percorso.journey.write import in_language

        return in_language(self, lang)

    def stage_index(self, stage: str | None) -> int | None:
        """The place of a stage in the order, from 0; None when there is no such stage."""
        places = (i for i, one in enumerate(self.stages) if one.id == stage)
        return next(places, None)

    def goal_index(self) -> int | None:
        """The place of the goal stage, from 0, or None when the journey has no goal.

        The marked stage (None when it has no rule); else the last measured stage before the first
        one whose phase is `care`.
        """
        marked = [i for i, stage in enumerate(self.stages) if stage.goal]
        if marked:
            return marked[0] if self.stages[marked[0]].measured else None
        care = [i for i, stage in enumerate(self.stages) if stage.phase == "care"]
        before = [i for i in range(care[0]) if self.stages[i].measured] if care else []
        return before[-1] if before else None

    def restart_index(self) -> int | None:
        """The place of the last stage that opens a new cycle after the goal, or None without goal.

        `restart` when given; else the measured stage before the goal, or the goal when it is the
        first.
        """
        goal = self.goal_index()
        if goal is None or self.restart is not None:
            return None if goal is None else self.stage_index(self.restart)
        before = [i for i in range(goal) if self.stages[i].measured]
        return before[-1] if before else goal

    def rules(self) -> Iterator[Rule]:
        """All rules of stages and touchpoints, in the order of the file."""
        for stage in self.stages:
            yield from (rule for rule in (stage.enter, stage.completes) if rule is not None)
        yield from (touchpoint.rule for touchpoint in self.touchpoints if touchpoint.rule)

    def stays_quiet_after(self, stage: Stage) -> Duration:
        """The time without signals that ends a stay in this stage."""
        return stage.expires_after or self.expires_after
