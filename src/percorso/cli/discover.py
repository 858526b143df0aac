"""`percorso discover EVENTS -o journey.yaml`: a draft of the journey, from events alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from percorso.cli.options import LANG, progress_bar, workspace_or_files
from percorso.cli.say import say, say_json

if TYPE_CHECKING:
    from percorso.explain.discovery import Draft


@click.command(short_help="Draft a journey from events alone.")
@click.argument("events", nargs=-1, type=click.Path(), metavar="EVENTS…")
@click.option("--workspace", "-w", type=click.Path(),
              help="Folder of imported events, instead of files.")  # fmt: skip
@click.option("--mapping", type=click.Path(), help="What the columns of EVENTS mean, as YAML.")
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE",
              help="Where the draft is written; default: standard output.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--stages", type=int, metavar="N",
              help="How many stages, 2 to 9; default: as many as the order shows.")  # fmt: skip
@click.option("--title", help="The journey's title.")
@LANG
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(
    events: tuple[str, ...], workspace: str | None, mapping: str | None, output: Path | None,
    force: bool, stages: int | None, title: str | None, lang: str, as_json: bool,
) -> None:  # fmt: skip
    """Draft a journey from EVENTS, files of events, or from a workspace.

    Stages in order, the goal, touchpoints and the rules that recognise them, with the reason for
    each as a comment in the file: a start to edit, never the last word. Where events show no order,
    it says so and draws nothing.
    """
    from percorso.explain.discovery import discover

    _check(events, workspace, mapping)
    if output is not None and not force:
        _free(output)
    with progress_bar("Making the timeline") as progress:
        draft = discover(
            workspace_or_files(workspace, events), mapping=mapping, lang=lang, stages=stages,
            title=title, progress=progress,
        )  # fmt: skip
    if output is not None:
        _write(draft, output)
    if as_json:
        say_json(_summary(draft))
    elif output is None:
        click.echo(draft.yaml, nl=False)
    _tell(draft, output, events, workspace, mapping, lang)


def _check(events: tuple[str, ...], workspace: str | None, mapping: str | None) -> None:
    from percorso.errors import Problem, QuestionError

    if (workspace is None) == (not events):
        raise QuestionError(
            Problem("Two places of events were given." if workspace else "No events were given.",
                    "Name files of events, or --workspace FOLDER (after 'percorso import').")
        )  # fmt: skip
    if workspace and mapping:
        raise QuestionError(
            Problem("A mapping is for files; a workspace holds events already.",
                    "Leave --mapping out, or name the files.")
        )  # fmt: skip


def _free(output: Path) -> None:
    """Refuse to write over a journey that somebody may have worked on."""
    from percorso.errors import JourneyError, Problem

    if output.exists():
        raise JourneyError(
            Problem("There is such a file already, and it stays as it is.",
                    "Give another name with -o, or --force.", file=str(output))
        )  # fmt: skip


def _write(draft: Draft, output: Path) -> None:
    from percorso.journey.write import save, write_whole

    if output.suffix.lower() == ".json":
        save(draft.journey, output)
    else:
        write_whole(draft.yaml, output)


def _summary(draft: Draft) -> dict[str, Any]:
    return {
        "journey": draft.journey.to_dict(),
        "sentences": list(draft.sentences),
        "questions": list(draft.questions),
        "left_out": [
            {"event": one.label, "n": one.n, "share": one.share, "why": one.why}
            for one in draft.left_out
        ],
        "reasons": {place: list(said) for place, said in draft.reasons.items()},
    }


def _tell(
    draft: Draft, output: Path | None, events: tuple[str, ...], workspace: str | None,
    mapping: str | None, lang: str,
) -> None:  # fmt: skip
    """What was found and why, what is in doubt, and the commands to type next."""
    from shlex import quote

    from percorso.words import Words

    words = Words.of(lang)
    lines = list(draft.sentences)
    if draft.questions:
        lines += [words("To answer:")]
        lines += [f"  {number}. {one}" for number, one in enumerate(draft.questions, 1)]
    if output is None:
        say(*lines, words("Keep the draft with -o FILE, and edit it."), err=True)
        return
    place = [f"--workspace {quote(workspace)}"] if workspace else []
    place += [f"--events {quote(file)}" for file in events]
    place += [f"--mapping {quote(mapping)}"] if mapping else []
    file = quote(str(output))
    lines.append(words("Look into {file}, edit it, and then:", file=output))
    lines.append(f"  percorso check {file}")
    lines.append(f"  percorso report {file} {' '.join(place)} -o report.html")
    say(*lines, err=True)
