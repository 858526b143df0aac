"""Every `percorso …` line in the documentation is one that the command line understands."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest

from percorso.cli import group
from tests.conftest import ROOT

PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])
BLOCK = re.compile(r"^ *```(?:sh|bash|console|shell)[^\n]*\n(.*?)^ *```", re.DOTALL | re.MULTILINE)


def _lines() -> Iterator[str]:
    for page in PAGES:
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            for line in block.replace("\\\n", " ").splitlines():
                command = line.strip().removeprefix("$ ")
                if command.startswith("percorso "):
                    yield command


def _parse(words: list[str]) -> None:
    """Let click read the words; an unknown command or option raises `click.UsageError`."""
    command: click.Command = group
    context = click.Context(group, info_name=words[0])
    rest = words[1:]
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        name, found, rest = command.resolve_command(context, rest)
        assert found is not None
        command, context = found, click.Context(found, info_name=name, parent=context)
    command.make_parser(context).parse_args(list(rest))


@pytest.mark.parametrize("line", sorted(set(_lines())))
def test_command_in_the_documentation_exists(line: str) -> None:
    _parse(shlex.split(line, comments=True))


@pytest.mark.parametrize("line", ["percorso aks stages", "percorso --nothing"])
def test_a_wrong_line_is_found(line: str) -> None:
    with pytest.raises(click.UsageError):
        _parse(shlex.split(line))
