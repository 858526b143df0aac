"""`suggest(path)`: a drafted mapping for an unknown table, tried on a sample of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from shlex import quote
from typing import Any

from percorso.errors import EventsError, Problem
from percorso.events.files import EventFile, event_file
from percorso.events.plans import plan_of
from percorso.events.suggest.compose import Composer
from percorso.events.suggest.draft import Draft, Grouping
from percorso.events.suggest.head import Given
from percorso.events.suggest.leftovers import way_of
from percorso.events.suggest.neighbours import WANTS_PERSON, WANTS_TIME, Joined, completed, prefer
from percorso.events.suggest.sampling import Sample, sample_of
from percorso.events.suggest.table import Table
from percorso.events.suggest.trying import Trial, tried
from percorso.events.suggest.writing import written
from percorso.words import Words


@dataclass
class Suggestion:
    """A drafted mapping and what is to be said about it.

    Attributes:
        yaml: The mapping file, with comments that explain each choice.
        sentences: What was found, in the reader's language: rows looked at, events made, flaws.
        questions: What only a person can answer.
        missing: What was not found: `time`, `person`.
        whys: The reason behind each choice, by its place: `events.0.time`, `left_out.note`.
        rows: Rows that were looked at.
        events: Events that the draft makes from them.
        bad: Rows that it would keep aside.
    """

    yaml: str
    sentences: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    whys: dict[str, str] = field(default_factory=dict)
    rows: int = 0
    events: int = 0
    bad: int = 0


def suggest(
    path: str | Path, lang: str = "en", *, source: str | None = None, time_zone: str | None = None,
    decimal: str | None = None, currency: str | None = None,
) -> Suggestion:  # fmt: skip
    r"""Draft a mapping for a table whose columns Percorso does not know.

    The file is read in a process of its own, as an import reads it.

    Args:
        path: CSV, TSV, JSON or Parquet, each also packed.
        lang: Language of the comments and sentences.
        source: The name of the source, when it is known.
        time_zone: The zone of times without one, when it is known.
        decimal: The decimal sign, when it is known.
        currency: The currency of amounts without one, when it is known.

    Raises:
        EventsError: The file cannot be read at all, or holds no row.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "orders.csv"
        ...     _ = path.write_text("customer,total,placed at\nanna,12.5,2026-03-01 10:00Z\n")
        ...     suggestion = suggest(path)
        >>> suggestion.events, suggestion.missing
        (1, [])
    """
    from percorso.events.child import Reader

    given = Given(source, time_zone, decimal, currency)
    plan_of(None, source, time_zone, decimal, currency)  # refuses options that are none
    with Reader() as reader:
        return Suggestion(**reader.suggest(event_file(path), Words.of(lang).lang, asdict(given)))


def drafted(file: EventFile, lang: str, given: Given) -> Suggestion:
    """Draft a mapping in this process; the file is read here."""
    sample, joins = completed(sample_of(file))
    if not sample.rows - sample.broken:
        raise EventsError(Problem("The file holds no row to look at.", "Export it again.",
                                  file=str(file.path)))  # fmt: skip
    words = Words.of(lang)
    table = Table.of(sample)
    prefer(table, joins)
    composer = Composer(table, given, words)
    draft = composer.draft()
    draft.joins = [(one.flow, _why(one, words)) for one in joins]
    _let_through(draft, composer)
    text = written(draft, _top(draft, sample, words), words)
    return _told(text, draft, sample, tried(text, sample), words)


def _why(join: Joined, words: Words) -> str:
    if join.gives == (WANTS_TIME,):
        return words("a table in the same folder knows the time")
    if join.gives == (WANTS_PERSON,):
        return words("a table in the same folder knows the person")
    return words("a table in the same folder knows the person and the time")


def _let_through(draft: Draft, composer: Composer) -> None:
    """In a group, the kept columns come through as well."""
    group, kept = draft.group, draft.events[0].properties
    if not isinstance(group, Grouping) or kept is None:
        return
    columns = {column.name: column for column in composer.table.columns}
    for name, _ in kept:
        group.add(way_of(columns[name], composer) if name in columns else "count", name)


def _top(draft: Draft, sample: Sample, words: Words) -> list[str]:
    """What stands above the mapping."""
    top = [
        words("A draft for {file}, made by Percorso from {looked}.",
              file=sample.file.title, looked=_looked(sample, words)),
        words("Behind each # stands why. Correct what is wrong, then import with --mapping."),
    ]  # fmt: skip
    if draft.questions:
        top += ["", words("To answer:")]
        top += [f"{number}. {one}" for number, one in enumerate(draft.questions, 1)]
    return top


def _looked(sample: Sample, words: Words) -> str:
    if sample.whole:
        return words.plural("all its {n} row", "all its {n} rows", sample.rows)
    return words.plural("{n} row of its head and from further on",
                        "{n} rows of its head and from further on", sample.rows)  # fmt: skip


def _told(text: str, draft: Draft, sample: Sample, trial: Trial, words: Words) -> Suggestion:
    sentences = [words("Looked at {looked}.", looked=_looked(sample, words))]
    sentences += sample.file.notes
    if trial.refused:
        sentences.append(words("The draft is not complete: fill in what is missing."))
    else:
        sentences += _became(draft, trial, words)
    return Suggestion(text, sentences, draft.questions, draft.missing, draft.whys(), sample.rows,
                      trial.events, trial.bad)  # fmt: skip


def _became(draft: Draft, trial: Trial, words: Words) -> list[str]:
    told = [_rows_became(draft, trial, words)]
    if trial.skipped:
        told.append(words.plural("{n} gives none", "{n} give none", trial.skipped))
    if trial.bad:
        told.append(words.plural("{n} would be kept aside", "{n} would be kept aside", trial.bad))
    sentences = [f"{', '.join(told)}."]
    sentences += [
        words("  row {row}, column {column}: {why}", row=flaw.row, column=flaw.column or "–",
              why=flaw.message) for flaw in trial.errors
    ]  # fmt: skip
    return sentences


def packed(file: EventFile, lang: str, given: dict[str, str | None]) -> dict[str, Any]:
    """A suggestion as JSON; this is what the process that reads the file sends through its pipe."""
    return asdict(drafted(file, lang, Given(**given)))


def _rows_became(draft: Draft, trial: Trial, words: Words) -> str:
    events = words.plural("{n} event", "{n} events", trial.events)
    if draft.group is None:
        return words.plural("{n} row became {events}", "{n} rows became {events}", trial.good,
                            events=events)  # fmt: skip
    return words.plural("{n} group of rows became {events}", "{n} groups of rows became {events}",
                        trial.good, events=events)  # fmt: skip


def next_command(path: str, mapping: str, workspace: str) -> str:
    """The import to type next, with quoted paths."""
    start = "-- " if path.startswith("-") else ""
    return (
        f"percorso import --workspace {quote(workspace)} --mapping {quote(mapping)} "
        f"{start}{quote(path)}"
    )
