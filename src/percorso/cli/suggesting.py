"""`percorso import FILE --suggest-mapping`: a drafted mapping, and the command to type next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from percorso.cli.say import say, say_json

if TYPE_CHECKING:
    from percorso.events.suggest import Suggestion

FOLDER = "workspace"
"""The workspace in the next command, when none was named."""


def suggested(
    ctx: click.Context, files: tuple[str, ...], workspace: str | None, mapping: str | None,
    given: dict[str, str | None], output: str | None, lang: str, as_json: bool,
) -> None:  # fmt: skip
    """Draft a mapping for one file, write it, and say what to do next."""
    from percorso.events.suggest import suggest
    from percorso.events.suggest.suggestion import next_command

    if len(files) != 1:
        raise click.UsageError("--suggest-mapping takes one file at a time.", ctx)
    if mapping is not None:
        raise click.UsageError("--suggest-mapping makes a mapping; leave --mapping out.", ctx)
    if output is not None:
        _free(output)
    suggestion = suggest(files[0], lang, **given)
    name = output or f"{Path(files[0]).name.partition('.')[0]}.mapping.yaml"
    following = next_command(files[0], name, workspace or FOLDER)
    if output is not None:
        _write(output, suggestion.yaml)
    if as_json:
        say_json(_summary(suggestion, following))
    elif output is None:
        click.echo(suggestion.yaml, nl=False)
    _tell(suggestion, output, following, lang)


def _free(output: str) -> None:
    """Refuse to write over a mapping that somebody may have worked on."""
    from percorso.errors import EventsError, Problem

    if Path(output).exists():
        raise EventsError(Problem("There is such a file already, and it stays as it is.",
                                  "Give another name with -o.", file=output))  # fmt: skip


def _write(output: str, text: str) -> None:
    from percorso.errors import EventsError, Problem

    try:
        with Path(output).open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        message = f"The draft cannot be written: {error.strerror}."
        raise EventsError(Problem(message, "Give another place with -o.", output)) from error


def _summary(suggestion: Suggestion, following: str) -> dict[str, object]:
    return {
        "mapping": suggestion.yaml,
        "rows": suggestion.rows,
        "events": suggestion.events,
        "bad": suggestion.bad,
        "missing": suggestion.missing,
        "questions": suggestion.questions,
        "next": following,
    }


def _tell(suggestion: Suggestion, output: str | None, following: str, lang: str) -> None:
    """What was found, what is in doubt, and the next command, on standard error."""
    from percorso.words import Words

    words = Words.of(lang)
    lines = list(suggestion.sentences)
    if suggestion.questions:
        lines += [words("To answer:")]
        lines += [f"  {number}. {one}" for number, one in enumerate(suggestion.questions, 1)]
    if output is None:
        lines.append(words("Keep the draft with -o, correct it, and then:"))
    elif suggestion.missing:
        lines.append(words("Fill in what is missing in {file}, and then:", file=output))
    else:
        lines.append(words("Look into {file}, and then:", file=output))
    say(*lines, f"  {following}", err=True)
