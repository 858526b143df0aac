"""Look-up tables in the same folder that know what a table does not: the person or the time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from percorso.errors import EventsError
from percorso.events.files import event_file
from percorso.events.mapping import Mapping
from percorso.events.shaping import reshape
from percorso.events.suggest.column import words_of
from percorso.events.suggest.happenings import story_of
from percorso.events.suggest.person import ALL_DIFFERENT, person_of
from percorso.events.suggest.sampling import Sample, sample_of
from percorso.events.suggest.table import Table
from percorso.events.suggest.writing import scalar

MOST_FILES = 20
LARGEST = 50 << 20
"""Bytes of a table that is looked into; a join is held in memory."""
MOST_JOINS = 2
ENOUGH = 0.8
"""The share of rows that must find their key in a look-up table."""
WANTS_PERSON, WANTS_TIME = "person", "time"


@dataclass(frozen=True)
class Joined:
    """A look-up table that fills a gap.

    Attributes:
        file: Its name; it lies beside the data.
        key: The column that both tables have.
        columns: The columns that are taken from it.
        gives: What they are: `person`, `time` or both.
        instead: Whether the person takes the place of one that was in doubt.
    """

    file: str
    key: str
    columns: tuple[str, ...]
    gives: tuple[str, ...]
    instead: bool = False

    @property
    def flow(self) -> str:
        """The join as a mapping writes it."""
        return scalar({"file": self.file, "on": {self.key: self.key}, "columns": self.columns})


def completed(sample: Sample) -> tuple[Sample, list[Joined]]:
    """A sample with the columns of look-up tables that it needs, and what was joined.

    Where something is still missing after that, the sample stays as it is.
    """
    joins: list[Joined] = []
    whole = sample
    while wanted := _wanted(whole, joins):
        found = _best(whole, wanted, joins) if len(joins) < MOST_JOINS else None
        if found is None:
            return (sample, []) if _lacking(whole) else (whole, joins)
        join, whole = found
        joins.append(join)
    return whole, joins


def prefer(table: Table, joins: list[Joined]) -> None:
    """Let a table use what was looked up for it."""
    table.preferred = frozenset(name for one in joins for name in one.columns)
    table.settled = frozenset(name for one in joins if one.instead for name in one.columns)


def _lacking(sample: Sample) -> bool:
    """Whether there is still no time or no person."""
    return story_of(Table.of(sample)).happenings[0].moment is None or _lacks_person(sample)


def _lacks_person(sample: Sample) -> bool:
    person = person_of(Table.of(sample))
    return not (person.user or person.anonymous)


def _about_the_same(key: tuple[str, ...], name: str) -> bool:
    """Whether two names speak of the same kind of person: customer_id, customer_unique_id."""
    return bool({*key} & {*words_of(name)} - {"id", "code", "number", "codice", "numero"})


def _wanted(sample: Sample, joins: list[Joined]) -> tuple[str, ...]:
    """What a table lacks; a person of whom every row has another one may be no person."""
    table = Table.of(sample)
    prefer(table, joins)
    story, person = story_of(table), person_of(table)
    doubted = any(message == ALL_DIFFERENT for message, _ in person.doubts)
    wants = []
    if doubted or not (person.user or person.anonymous):
        wants.append(WANTS_PERSON)
    if story.happenings[0].moment is None:
        wants.append(WANTS_TIME)
    return tuple(wants)


def _best(
    sample: Sample, wanted: tuple[str, ...], joins: list[Joined]
) -> tuple[Joined, Sample] | None:
    """The join that gives most, in most rows."""
    used = {one.file for one in joins}
    best, most = None, (0, ENOUGH)
    for path in _files(sample):
        offer = _offer(path, sample, wanted) if path.name not in used else None
        if offer is None:
            continue
        try:
            whole = _with(sample, offer)
        except EventsError:  # its key is not unique after all, or both have such a column
            continue
        worth = len(offer.gives), _share(whole, offer.columns)
        if worth[1] >= ENOUGH and worth > most:
            best, most = (offer, whole), worth
    return best


def _share(sample: Sample, columns: tuple[str, ...]) -> float:
    """The share of rows that found something."""
    filled = [sum(v is not None for v in sample.column(name)[1]) for name in columns]
    return min(filled) / max(sample.rows - sample.broken, 1)


def _files(sample: Sample) -> list[Path]:
    own = sample.file.path
    near = sorted(path for path in own.absolute().parent.iterdir()
                  if path.suffixes and path.suffixes[0] == own.suffixes[0]
                  and path.name != own.name and path.is_file())  # fmt: skip
    return [path for path in near[: MOST_FILES * 2] if path.stat().st_size < LARGEST][:MOST_FILES]


def _offer(path: Path, sample: Sample, wanted: tuple[str, ...]) -> Joined | None:
    """What a file has of what is wanted, by a column that both have and that is unique there."""
    try:
        table = Table.of(sample_of(event_file(path), head=1000))
    except (EventsError, OSError):
        return None
    shared = [c for c in table.columns if c.name in sample.names and c.unique and c.full]
    if not shared:
        return None
    key = shared[0]
    if WANTS_TIME in wanted and _is_lookup(sample, key.name):
        return None
    found = {WANTS_TIME: _time(table), WANTS_PERSON: _person(table, key.name)}
    gives = {what: name for what in wanted if (name := found[what]) and name not in sample.names}
    if not gives:
        return None
    instead = WANTS_PERSON in gives and not _lacks_person(sample)
    if instead and not _about_the_same(key.words, gives[WANTS_PERSON]):
        return None
    return Joined(path.name, key.name, tuple(dict.fromkeys(gives.values())), tuple(gives), instead)


def _is_lookup(sample: Sample, key: str) -> bool:
    """Whether a table without times has one row for each key: it says what things are."""
    values = [value for value in sample.column(key)[1] if value is not None]
    return len(set(values)) == len(values)


def _time(table: Table) -> str | None:
    main = story_of(table).happenings[0].moment
    return main.column.name if main else None


def _person(table: Table, key: str) -> str | None:
    others = Table([c for c in table.columns if c.name != key], table.name, table.rows)
    person = person_of(others)
    found = person.user
    return found.name if found is not None and not found.is_like("email") else None


def _with(sample: Sample, join: Joined) -> Sample:
    """The sample with the columns of the look-up table."""
    mapping = Mapping.parse(
        f"percorso-mapping: 1\njoin: [{join.flow}]\n"
        "events: [{event: x, time: x, user_id: x}]\n", str(sample.file.path),
    )  # fmt: skip
    batches = list(reshape(iter(sample.batches), mapping, sample.file))
    return replace(sample, batches=list(batches), names=[*sample.names, *join.columns])
