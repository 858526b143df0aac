"""What the history says of a change of state: from what to what, in words of people."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, get_args

import pytest

from percorso.journey.differences.labels import VALUES
from percorso.journey.ideas import Idea
from percorso.journey.operations import sentence
from percorso.journey.plans import Action, Opportunity, Pain, Tactic
from percorso.journey.touchpoints import Touchpoint

KINDS: dict[tuple[str, ...], Any] = {
    ("touchpoints",): Touchpoint,
    ("pains",): Pain,
    ("opportunities",): Opportunity,
    ("actions",): Action,
    ("tactics",): Tactic,
    ("board", "ideas"): Idea,
}


def states(model: Any) -> list[str]:
    found = [get_args(one) or (one,) for one in get_args(model.model_fields["state"].annotation)]
    return [name for names in found for name in names if isinstance(name, str)]


@pytest.mark.parametrize("where", KINDS, ids="/".join)
@pytest.mark.parametrize("lang", ["it", "en"])
def test_a_state_goes_from_one_to_another(where: tuple[str, ...], lang: str) -> None:
    names = states(KINDS[where])
    assert len(names) > 2
    assert set(names) <= set(VALUES)
    for old, new in pairwise(names):
        inner: Any = [{"id": "x", "name": "X", "text": "X", "state": old}]
        for key in reversed(where):
            inner = {key: inner}
        before = {"stages": [], **inner}
        told = sentence({"op": "edit", "path": [*where, "x", "state"], "value": new}, before, lang)
        assert (" da " in told and " a " in told) if lang == "it" else " from " in told
        assert "“" not in told.split(":")[1]
        assert "«" not in told.split(":")[1]
