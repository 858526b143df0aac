"""Write docs/cli.md from the help of every command: what it does, its arguments and its options."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from percorso.cli import group

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
INTRODUCTION = """\
<!-- Written by tools/cli_page.py from the commands themselves: `make format` writes it anew. -->

# The command line

Every command explains itself: `percorso COMMAND --help`. A mistake in a file or an option ends with
exit code 2 and says what was found, where, and what to do.
"""


def page() -> str:
    """The whole page."""
    context = click.Context(group, info_name="percorso")
    return "\n".join([INTRODUCTION, *_sections(group, context, depth=2)])


def _sections(commands: click.Group, context: click.Context, depth: int) -> Iterator[str]:
    for name in commands.list_commands(context):
        command = commands.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        yield _section(command, inner, depth)
        if isinstance(command, click.Group):
            yield from _sections(command, inner, depth + 1)


def _section(command: click.Command, context: click.Context, depth: int) -> str:
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [
        f"{'#' * depth} {context.command_path}",
        "",
        _text(command),
        "",
        "```text",
        f"{context.command_path} {usage}".strip(),
        "```",
        "",
        *_options(command, context),
    ]
    return "\n".join(lines)


def _text(command: click.Command) -> str:
    """The help as paragraphs; those that click must not wrap (marked `\\b`) keep their lines."""
    text = (command.help or command.short_help or "").partition("\f")[0]
    return "\n\n".join(_paragraph(part) for part in inspect.cleandoc(text).split("\n\n"))


def _paragraph(text: str) -> str:
    if text.lstrip().startswith("\b"):
        return f"```text\n{text.partition(chr(10))[2]}\n```"
    return "\n".join(line.strip() for line in text.splitlines())


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    rows = [record for item in command.get_params(context) if (record := _record(item, context))]
    if rows:
        yield from ("| option | meaning |", "|---|---|")
        yield from (f"| `{_cell(name)}` | {_cell(text)} |" for name, text in rows)
        yield ""


def _record(item: click.Parameter, context: click.Context) -> tuple[str, str] | None:
    record = item.get_help_record(context)
    if record is None or "--help" in item.opts or not record[1]:
        return None  # an argument without words of its own is explained by the text
    return record


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
