"""Every question of the registry keeps what the registry promises."""

from __future__ import annotations

import inspect
from dataclasses import fields
from importlib import import_module

import pytest

from percorso.errors import QuestionError
from percorso.measure.answer import COMMON, Question
from percorso.measure.asking import Asking
from percorso.measure.charts import charts_of
from percorso.measure.definitions import LABELS
from percorso.measure.options import check_least, offers
from percorso.questions import QUESTIONS, home, question


@pytest.mark.parametrize("name", QUESTIONS)
def test_it_is_where_the_registry_says_and_tells_what_it_means(name: str) -> None:
    kind = home(name)
    assert issubclass(kind, Question)
    assert kind.name == name
    assert kind.meaning.endswith(".")
    assert QUESTIONS[name].about.endswith(".")


@pytest.mark.parametrize("name", QUESTIONS)
def test_python_offers_it_by_name(name: str) -> None:
    assert (inspect.getdoc(getattr(Asking, name)) or "").strip()


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_option_is_offered_with_a_help(name: str) -> None:
    own = {each.name for each in fields(home(name))} - set(COMMON)
    offered = offers(home(name))
    if QUESTIONS[name].listed:
        assert own == {offer.name for offer in offered}
    for offer in offered:
        assert offer.help.endswith(".")
        assert offer.flag.startswith("--")


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_columns_a_terminal_shows_have_words(name: str) -> None:
    kind = home(name)
    labels = {**LABELS, **kind.labels}
    assert not [column for column in kind.main if column not in labels and len(column) > 1]


@pytest.mark.parametrize("name", [name for name in QUESTIONS if home(name).charts])
def test_its_charts_are_there(name: str) -> None:
    assert charts_of(name)
    assert import_module(home(name).charts).__doc__


def test_an_unknown_question_or_option_is_answered_with_the_nearest() -> None:
    with pytest.raises(QuestionError, match="Did you mean 'flow'"):
        question("flwo", {})
    with pytest.raises(QuestionError, match="Did you mean 'between'"):
        question("flow", {"betwen": "stages"})


@pytest.mark.parametrize("name", ["forecast", "attribution", "mix"])
def test_a_seed_below_nothing_is_refused(name: str) -> None:
    with pytest.raises(QuestionError, match="at least 0"):
        check_least(home(name)(seed=-1))
