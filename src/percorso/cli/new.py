"""`percorso new`: a journey file to start from."""

from __future__ import annotations

from pathlib import Path

import click

# Written here too, so that `percorso new --help` loads nothing; a test holds the two together.
TEMPLATES = (
    "see-think-do-care",
    "five-phases",
    "crm-five",
    "ecommerce-six",
    "five-stages",
    "four-stages",
)


@click.command(short_help="Start a journey file from a template.")
@click.option("--template", "name", type=click.Choice(TEMPLATES), default=TEMPLATES[0],
              show_default=True, help="The stages to start from.")  # fmt: skip
@click.option("--lang", type=click.Choice(["it", "en"]), default="en", show_default=True,
              help="The language of the texts.")  # fmt: skip
@click.option("--id", "journey_id", metavar="ID",
              help="The journey's id; default: the file's name, else the template's.")  # fmt: skip
@click.option("--title", help="The journey's title; default: the template's.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
              help="Where to write it; default: standard output.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--list", "as_list", is_flag=True, help="List the templates and stop.")
def command(
    name: str, lang: str, journey_id: str | None, title: str | None, output: Path | None,
    force: bool, as_list: bool,
) -> None:  # fmt: skip
    """Write a journey file from a template, in one language.

    Edit it, then let `percorso check` read it.
    """
    if as_list:
        _list(lang)
    elif output is None:
        _print(name, lang, journey_id, title)
    else:
        _write(name, lang, journey_id, title, output, force)


def _list(lang: str) -> None:
    from percorso.journey import template, text

    for name in template.TEMPLATES:
        journey = template.load(name)
        stages = ", ".join(text(stage.name, lang) for stage in journey.stages)
        click.echo(f"{name}: {stages} ({text(journey.audience, lang)})")


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
    click.echo(
        f"Wrote {output}: {len(journey.stages)} stages, {len(journey.touchpoints)} touchpoints."
    )
    name = quote(str(output))
    click.echo(
        "\nEdit it, then:\n"
        f"  percorso check {name}\n"
        "  percorso import EVENTS.csv --workspace data\n"
        f"  percorso ask stages {name} --workspace data\n"
        f"  percorso report {name} --workspace data -o report.html"
    )
