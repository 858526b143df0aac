"""`percorso check FILE`: read a journey file and say what is wrong with it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from percorso.errors import JourneyError
    from percorso.journey import Journey


@click.command(short_help="Read a journey file and say what is wrong with it.")
@click.argument("file", required=False, type=click.Path())
@click.option("--lang", type=click.Choice(["it", "en"]),
              help="Language of the sentences; default: the journey's, else en.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of journey files and stop.")
@click.pass_context
def command(
    ctx: click.Context, file: str | None, lang: str | None, as_json: bool, schema: bool
) -> None:
    """Read FILE, a journey in YAML or JSON, and list everything that is wrong with it.

    A valid journey ends in exit code 0 and shows each stage's rules as sentences; otherwise the
    problems are listed with line and column, and the exit code is 2.
    """
    if schema:
        from percorso.journey.schema import shipped

        click.echo(shipped(), nl=False)
        return
    if file is None:
        raise click.UsageError("Name a journey file, or use --schema.", ctx)
    _check(ctx, file, lang, as_json)


def _check(ctx: click.Context, file: str, lang: str | None, as_json: bool) -> None:
    from percorso.errors import JourneyError
    from percorso.journey import Journey

    try:
        journey = Journey.load(file)
    except JourneyError as error:
        _invalid(error, file, as_json)
        ctx.exit(2)
    words = lang or (journey.language if journey.language in ("it", "en") else None) or "en"
    if as_json:
        click.echo(json.dumps(_summary(journey, file, words), ensure_ascii=False, indent=2))
    else:
        _valid(journey, words)


def _invalid(error: JourneyError, file: str, as_json: bool) -> None:
    if as_json:
        problems = [asdict(problem) for problem in error.problems]
        shown = {"file": file, "valid": False, "problems": problems}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for problem in error.problems:
        click.echo(str(problem), err=True)
    count = len(error.problems)
    click.echo(f"{count} problem{'s' if count != 1 else ''}. Nothing was changed.", err=True)


def _valid(journey: Journey, lang: str) -> None:
    from percorso.journey import text

    measured = sum(stage.measured for stage in journey.stages)
    click.echo(
        f"The journey is valid: {_count(len(journey.stages), 'stage')} ({measured} measured), "
        f"{_count(len(journey.touchpoints), 'touchpoint')}."
    )
    for stage in _stages(journey, lang):
        name = text(journey.stages[stage["number"] - 1].name, lang, journey.language)
        click.echo(f"\n{stage['number']}. {name}{' (goal)' if stage['goal'] else ''}")
        click.echo(f"   enters: {stage['enter']}" if stage["enter"] else "   no rule: drawn only")
        if stage["completes"]:
            click.echo(f"   completes: {stage['completes']}")


def _count(count: int, word: str) -> str:
    return f"{count} {word}{'s' if count != 1 else ''}"


def _stages(journey: Journey, lang: str) -> list[dict[str, Any]]:
    """Each stage with its rules as sentences."""
    names = _touchpoint_names(journey, lang)
    goal = journey.goal_index()
    return [
        {
            "number": i + 1,
            "stage": stage.id,
            "measured": stage.measured,
            "goal": i == goal,
            "enter": stage.enter.sentence(lang, names) if stage.enter else None,
            "completes": stage.completes.sentence(lang, names) if stage.completes else None,
        }
        for i, stage in enumerate(journey.stages)
    ]


def _touchpoint_names(journey: Journey, lang: str) -> dict[str, str]:
    from percorso.journey import text

    return {one.id: text(one.name, lang, journey.language) for one in journey.touchpoints}


def _summary(journey: Journey, file: str, lang: str) -> dict[str, Any]:
    goal, restart = journey.goal_index(), journey.restart_index()
    return {
        "file": file,
        "valid": True,
        "id": journey.id,
        "goal": None if goal is None else journey.stages[goal].id,
        "restart": None if restart is None else journey.stages[restart].id,
        "touchpoints": len(journey.touchpoints),
        "stages": _stages(journey, lang),
        "problems": [],
    }
