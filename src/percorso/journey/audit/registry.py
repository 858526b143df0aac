"""All checks of a drawn map by their id; each file of `checks` holds one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module

from percorso.journey.audit.check import Check
from percorso.journey.audit.checks import NAMES


@cache
def checks() -> dict[str, Check]:
    """The checks of a drawn map, in the order in which their findings are shown.

    Example:
        >>> checks()["stage_owner"].asks
        'Does somebody answer for every stage?'
    """
    return found("percorso.journey.audit.checks", NAMES)


def found(package: str, names: Sequence[str]) -> dict[str, Check]:
    """The checks of a package, by the names of its files."""
    every = (import_module(f"{package}.{name}").CHECK for name in names)
    return {check.id: check for check in every}
