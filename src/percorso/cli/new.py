"""`percorso new`: a journey file to start from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from percorso.cli.say import say
from percorso.errors import did_you_mean

if TYPE_CHECKING:
    from percorso.journey.shelf import Table

# Written here too, so that `percorso new --help` loads nothing; a test holds the two together.
TEMPLATES = (
    "see-think-do-care",
    "five-phases",
    "crm-five",
    "ecommerce-six",
    "five-stages",
    "four-stages",
)
CATALOGUES = ("touchpoints", "channels", "kpis", "wants", "marks", "teams")
NARROWEST, WIDEST = 80, 110


class Named(click.Choice[str]):
    """A choice that answers a mistake with the nearest name."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it is written, or an error that begins with the nearest one."""
        if value in self.choices:
            return str(value)
        self.fail(f"There is no '{value}'. {did_you_mean(value, self.choices)}", param, ctx)


@click.command(short_help="Start a journey file from a template.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--template", "name", type=Named(TEMPLATES), metavar="NAME",
              help=f"What to start from; --list shows them. [default: {TEMPLATES[0]}]")  # fmt: skip
@click.option("--lang", type=click.Choice(["it", "en"]), default="en", show_default=True,
              help="The language of the texts.")  # fmt: skip
@click.option("--id", "journey_id", metavar="ID",
              help="The journey's id; default: the file's name, else the template's.")  # fmt: skip
@click.option("--title", help="The journey's title; default: the template's.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
              help="Where to write it, as FILE does; default: standard output.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--list", "as_list", is_flag=True, help="List the templates and stop.")
@click.option("--preview", "as_preview", is_flag=True,
              help="Show all that the template holds and stop; nothing is written.")  # fmt: skip
@click.option("--catalogue", type=Named(CATALOGUES), metavar="NAME",
              help=f"Show a catalogue and stop: {', '.join(CATALOGUES)}.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True,
              help="With --list, --preview or --catalogue: print JSON.")  # fmt: skip
def command(
    file: Path | None, name: str | None, lang: str, journey_id: str | None, title: str | None,
    output: Path | None, force: bool, as_list: bool, as_preview: bool, catalogue: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Write FILE, a journey, from a template, in one language.

    Look first with --list and --preview; then edit the file and let `percorso check` read it.
    """
    if file is not None and output is not None:
        raise click.UsageError("Name the file once: FILE or --output.")
    output = output or file
    if catalogue:
        _catalogue(catalogue, lang, as_json)
    elif as_list or (as_preview and name is None):
        _list(lang, as_json)
    elif as_preview:
        _preview(name or TEMPLATES[0], lang, as_json)
    elif as_json:
        raise click.UsageError("--json goes with --list, --preview or --catalogue.")
    elif output is None:
        _print(name or TEMPLATES[0], lang, journey_id, title)
    else:
        _write(name or TEMPLATES[0], lang, journey_id, title, output, force)


def _list(lang: str, as_json: bool) -> None:
    from percorso.journey import shelf

    if as_json:
        _json(shelf.overview(lang))
        return
    _table(shelf.templates_table(lang), lines=True)
    click.echo(
        f"To see all of one: percorso new --template {TEMPLATES[1]} --preview --lang {lang}\n"
        f"To write it:       percorso new --template {TEMPLATES[1]} --lang {lang} -o journey.yaml",
        err=True,
    )


def _preview(name: str, lang: str, as_json: bool) -> None:
    from percorso.journey import template
    from percorso.journey.preview import preview

    if as_json:
        _json(template.load(name).in_language(lang).to_dict())
        return
    for line in preview(template.load(name), lang, _width()):
        click.echo(line if line.startswith(" ") else click.style(line, bold=True))
    click.echo(
        f"\nNothing was written. To write it: percorso new --template {name} --lang {lang} "
        "-o journey.yaml",
        err=True,
    )


def _catalogue(name: str, lang: str, as_json: bool) -> None:
    from percorso.journey import catalogue, shelf
    from percorso.journey.write import plain

    if as_json:
        _json(plain(catalogue.catalogue(name)))
    else:
        _table(shelf.catalogue_table(name, lang), lines=name in ("wants", "marks", "teams"))


def _json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _width() -> int:
    from shutil import get_terminal_size

    return min(max(get_terminal_size((NARROWEST, 24)).columns, NARROWEST), WIDEST)


def _table(table: Table, *, lines: bool) -> None:
    """Headings and rows, cells wrapped; with `lines`, rows are parted by an empty one."""
    import sys

    from rich.console import Console
    from rich.table import Table as Grid

    heads, rows = table
    padding = (0, 2, 1 if lines else 0, 0)
    grid = Grid(box=None, pad_edge=False, header_style="bold", padding=padding)
    for number, head in enumerate(heads):
        grid.add_column(head, no_wrap=number == 0, overflow="fold")
    for row in rows:
        grid.add_row(*row)
    Console(file=sys.stdout, width=_width(), highlight=False, markup=False).print(grid)


def _print(name: str, lang: str, journey_id: str | None, title: str | None) -> None:
    from percorso.journey import template

    click.echo(template.start(name, lang, journey_id, title).to_yaml(), nl=False)
    click.echo("To write it to a file: percorso new -o journey.yaml", err=True)


def _write(
    name: str, lang: str, journey_id: str | None, title: str | None, output: Path, force: bool
) -> None:
    from shlex import quote

    from percorso.errors import JourneyError, Problem
    from percorso.journey import template
    from percorso.journey.values import slug_of

    if output.exists() and not force:
        fix = "Choose another name, or add --force to write over it."
        raise JourneyError(Problem("The file is already there.", fix, str(output)))
    journey = template.start(name, lang, journey_id or slug_of(output.stem) or None, title)
    journey.save(output)
    say(f"Wrote {output}: {len(journey.stages)} stages, {len(journey.touchpoints)} touchpoints.")
    name = quote(str(output))
    say(
        "",
        "Edit it, then:",
        f"  percorso check {name}",
        "  percorso import EVENTS.csv --workspace data",
        f"  percorso ask stages {name} --workspace data",
        f"  percorso report {name} --workspace data -o report.html",
    )
