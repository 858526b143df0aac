"""The examples in the docstrings of `percorso.events` run as they stand."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import percorso.events

MODULES = [module.name for module in pkgutil.iter_modules(percorso.events.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(f"percorso.events.{name}")).failed == 0
