"""What commands say: text from files becomes plain lines, so that a terminal only shows it."""

from __future__ import annotations

from typing import Any

import click


def say(*lines: object, err: bool = False) -> None:
    """Print lines; what steers a terminal, or would begin a line of its own, becomes `�`.

    Args:
        lines: Each is one line.
        err: Print on standard error.
    """
    from percorso.safe import on_terminal

    for line in lines:
        click.echo(on_terminal(line), err=err)


def say_json(value: Any, indent: int | None = None) -> None:
    """Print JSON on standard output; what a terminal would obey is escaped, and reads the same."""
    from percorso.safe import json_text

    click.echo(json_text(value, indent))
