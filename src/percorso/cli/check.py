"""`percorso check FILE`: what is wrong with a journey file, and what a good journey lacks."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from percorso.cli.options import EVENTS, PERIOD, add, measured_from, progress_bar
from percorso.cli.say import say, say_json

if TYPE_CHECKING:
    from percorso.errors import JourneyError
    from percorso.journey import Journey
    from percorso.journey.audit import MapCheck, Mark, Severity

MARKS = ("clear_stages", "good_touchpoints", "personal", "consistent", "improving", "wants")
COLOURS = {"high": "red", "medium": "yellow", "low": "cyan"}


@click.command(short_help="Say what is wrong with a journey, and what a good one lacks.")
@click.argument("file", required=False, type=click.Path())
@add(*EVENTS, *PERIOD)
@click.option("--lang", type=click.Choice(["it", "en"]),
              help="Language of the findings; default: the journey's, else en.")  # fmt: skip
@click.option("--mark", "marks", multiple=True, type=click.Choice(MARKS),
              help="Show only this mark of a good journey; may be repeated.")  # fmt: skip
@click.option("--ignore", multiple=True, metavar="CHECK",
              help="Leave out the findings of this check; may be repeated.")  # fmt: skip
@click.option("--fail-on", type=click.Choice(["high", "medium", "low", "never"]), default="never",
              show_default=True, help="Exit with 1 on such a finding, or a graver.")  # fmt: skip
@click.option("--rules", is_flag=True, help="Show the rules as sentences instead.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--list", "listed", is_flag=True, help="Print all checks and stop.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of journey files and stop.")
@click.pass_context
def command(
    ctx: click.Context, /, file: str | None, lang: str | None, marks: tuple[Mark, ...],
    ignore: tuple[str, ...], fail_on: str, rules: bool, as_json: bool, listed: bool, schema: bool,
    **events: Any,
) -> None:  # fmt: skip
    """Check FILE, a journey in YAML or JSON.

    A file that is not valid: every mistake with its line and column; exit code 2.

    A valid one: the map check, findings on what a good journey lacks, each with what to write.
    With --workspace or --events the drawing is also held against what people did. Findings are
    advice, so the exit code is 0 unless --fail-on says otherwise (for CI: --fail-on high).
    """
    if schema:
        from percorso.journey.schema import shipped

        click.echo(shipped(), nl=False)
    elif listed:
        _list(lang or "en")
    elif file is None:
        raise click.UsageError("Name a journey file, or use --list or --schema.", ctx)
    else:
        journey = _read(ctx, file, as_json)
        said = lang or (journey.language if journey.language in ("it", "en") else None) or "en"
        if rules and not as_json:
            _rules(journey, said)
            return
        check = _check(journey, file, ignore, marks, **events)
        _show(check, file, said, marks, as_json)
        if fail_on != "never" and check.at_least(fail_on):
            ctx.exit(1)


def _read(ctx: click.Context, file: str, as_json: bool) -> Journey:
    from percorso.errors import JourneyError
    from percorso.journey import Journey

    try:
        return Journey.load(file)
    except JourneyError as error:
        _invalid(error, file, as_json)
        ctx.exit(2)


def _invalid(error: JourneyError, file: str, as_json: bool) -> None:
    if as_json:
        problems = [asdict(problem) for problem in error.problems]
        shown = {"file": file, "valid": False, "problems": problems}
        say_json(shown, 2)
        return
    count = len(error.problems)
    say(
        *error.problems,
        f"{count} problem{'s' if count != 1 else ''}. Nothing was changed.",
        err=True,
    )


def _check(
    journey: Journey, file: str, ignore: tuple[str, ...], marks: tuple[Mark, ...],
    workspace: str | None, events: tuple[str, ...], mapping: str | None, **period: Any,
) -> MapCheck:  # fmt: skip
    from percorso.journey.audit import examine

    _known(ignore)
    if workspace is None and not events:
        return examine(journey).without(ignore, marks)
    from percorso.measure.audit import survey

    with progress_bar("Making the timeline") as progress:
        measured = measured_from(file, workspace, events, mapping, progress, **period)
        return survey(measured.journey, measured).without(ignore, marks)


def _known(ignore: tuple[str, ...]) -> None:
    """Refuse the name of a check that does not exist: it would silently ignore nothing."""
    if not ignore:
        return
    from percorso.errors import Problem, QuestionError, did_you_mean
    from percorso.journey.audit import checks
    from percorso.measure.audit import measured_checks

    names = [*checks(), *measured_checks()]
    for name in ignore:
        if name not in names:
            raise QuestionError(
                Problem(f"There is no check '{name}'.", f"{did_you_mean(name, names, 0)} "
                        "See percorso check --list.")
            )  # fmt: skip


def _show(check: MapCheck, file: str, lang: str, marks: tuple[Mark, ...], as_json: bool) -> None:
    from percorso.journey.audit.lines import Lines
    from percorso.journey.audit.listing import Listing, plain

    lines = Lines.of(file)
    if as_json:
        shown = {**_summary(check.journey, file, lang), "check": plain(check, lang, lines)}
        say_json(shown, 2)
        return
    say(_valid(check.journey, lang))
    width = shutil.get_terminal_size((100, 24)).columns
    for line in Listing(check, lang, lines, width, _paint, marks).text():
        click.echo(line)


def _paint(severity: Severity, text: str) -> str:
    return click.style(text, fg=COLOURS[severity])


def _valid(journey: Journey, lang: str) -> str:
    from percorso.words import Words

    words, measured = Words.of(lang), sum(stage.measured for stage in journey.stages)
    return words(
        "The journey is valid: {stages} ({n} measured), {touchpoints}.",
        stages=words.plural("{n} stage", "{n} stages", len(journey.stages)),
        n=words.number(measured),
        touchpoints=words.plural("{n} touchpoint", "{n} touchpoints", len(journey.touchpoints)),
    )


def _rules(journey: Journey, lang: str) -> None:
    from percorso.journey import text
    from percorso.words import Words

    words = Words.of(lang)
    say(_valid(journey, lang))
    for stage in _stages(journey, lang):
        name = text(journey.stages[stage["number"] - 1].name, lang, journey.language)
        goal = f" ({words('goal')})" if stage["goal"] else ""
        enters = stage["enter"] and words("enters: {rule}", rule=stage["enter"])
        completes = stage["completes"] and words("completes: {rule}", rule=stage["completes"])
        said = [one for one in (enters, completes) if one] or [words("no rule: drawn only")]
        say("", f"{stage['number']}. {name}{goal}", *(f"   {one}" for one in said))


def _list(lang: str) -> None:
    from percorso.journey.audit import checks
    from percorso.journey.audit.listing import catalogue_of
    from percorso.measure.audit import measured_checks
    from percorso.words import Words

    needs = Words.of(lang)("needs events")
    drawn, measured = checks().values(), measured_checks().values()
    for mark, found in catalogue_of(drawn, measured, lang):
        say("", mark)
        for check, asks, with_events in found:
            click.echo(f"  {check.id:<24}  {asks}{f' ({needs})' if with_events else ''}")


def _stages(journey: Journey, lang: str) -> list[dict[str, Any]]:
    """Each stage with its rules as sentences."""
    from percorso.journey import text

    names = {one.id: text(one.name, lang, journey.language) for one in journey.touchpoints}
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
