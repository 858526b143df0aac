"""What hangs on `percorso` is there, stays there, and says what it is."""

from __future__ import annotations

import importlib
import inspect

import pytest

import percorso

NAMES = sorted(set(percorso.__all__) - {"__version__"})


@pytest.mark.parametrize("name", NAMES)
def test_public_name_can_be_called(name: str) -> None:
    assert callable(getattr(percorso, name))
    assert callable(getattr(percorso, name)), "The second time gives something else."


@pytest.mark.parametrize("name", NAMES)
def test_public_name_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(percorso, name))


def test_measure_is_a_function_after_its_package_was_imported() -> None:
    importlib.import_module("percorso.measure")
    assert callable(percorso.measure)


def test_listing_shows_the_public_names() -> None:
    assert dir(percorso) == sorted(percorso.__all__)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'journy'"):
        _ = percorso.journy
