"""`percorso segment`: groups of people, cycles or events kept by name in the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from percorso.cli.say import say, say_json
from percorso.errors import Problem, QuestionError

if TYPE_CHECKING:
    from percorso.engine.saved_segments import SavedSegment


@click.command(short_help="Keep a segment by name in the workspace, list or remove them.")
@click.argument("name", required=False)
@click.option("--workspace", "-w", type=click.Path(), help="Folder of imported events.")
@click.option("--where", multiple=True, metavar="CONDITION",
              help="A condition such as person.plan=pro; repeatable, all must hold.")  # fmt: skip
@click.option("--name-en", metavar="TEXT", help="What people call it in English.")
@click.option("--name-it", metavar="TEXT", help="What people call it in Italian.")
@click.option("--list", "listed", is_flag=True, help="List the segments of the workspace.")
@click.option("--remove", is_flag=True, help="Forget the segment.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    name: str | None, workspace: str | None, where: tuple[str, ...], name_en: str | None,
    name_it: str | None, listed: bool, remove: bool, as_json: bool,
) -> None:  # fmt: skip
    """Keep a segment as NAME in the workspace.

    From then on every question takes it: --where NAME, --compare NAME. A segment of the journey
    with the same id comes first.
    """
    from percorso.engine.lake import Workspace

    if workspace is None:
        raise QuestionError(
            Problem("Where are the segments kept?", "Give --workspace FOLDER (after 'percorso "
                    "import').")
        )  # fmt: skip
    _check(name, where, listed, remove)
    opened = Workspace.open(workspace)
    if listed or name is None:
        _list(opened, as_json)
    elif remove:
        from percorso.engine.saved_segments import remove_segment

        remove_segment(opened, name)
        say(f"Removed: {name}")
    else:
        _save(opened, name, where, {"en": name_en, "it": name_it}, as_json)


def _check(name: str | None, where: tuple[str, ...], listed: bool, remove: bool) -> None:
    if listed and (remove or where or name):
        raise QuestionError("--list goes alone.")
    if remove and where:
        raise QuestionError("--remove and --where cannot be used together. Choose one.")
    if name is None and (remove or where):
        raise QuestionError("Which segment? Give its name: percorso segment NAME.")


def _save(
    workspace: Any, name: str, where: tuple[str, ...], names: dict[str, str | None], as_json: bool
) -> None:
    from percorso.measure.keep_segments import keep

    given = {lang: each for lang, each in names.items() if each is not None}
    kept = keep(workspace, name, where, given)
    if as_json:
        say_json(_summary(kept))
        return
    say(f"Kept: {kept.id} ({' and '.join(kept.where)})",
        f"Ask for it with --where {kept.id} or --compare {kept.id}.")  # fmt: skip


def _list(workspace: Any, as_json: bool) -> None:
    from percorso.engine.saved_segments import saved_segments

    known = saved_segments(workspace.path).values()
    if as_json:
        say_json([_summary(each) for each in known])
        return
    width = max((len(each.id) for each in known), default=0)
    for each in known:
        name = each.name.get("en") or each.name.get("it") or "–"
        say(f"{each.id:<{width}}  {name}  {' and '.join(each.where)}")
    if not known:
        say("There are no segments. Keep one with 'percorso segment NAME --where CONDITION "
            "--workspace FOLDER'.")  # fmt: skip


def _summary(segment: SavedSegment) -> dict[str, Any]:
    return {"id": segment.id, "name": dict(segment.name), "where": list(segment.where)}
