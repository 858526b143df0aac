"""What a map still has from a template, word for word: to be checked, not the team's own work.

Touchpoints need no telling apart: those of a template say themselves that they are to decide.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from percorso.journey import template

Document: TypeAlias = dict[str, Any]
_LISTS = ("pains", "tactics")
_IN_STAGES = ("kpis", "questions")
_OF_STAGES = ("enter", "completes")


def parted(document: Document) -> tuple[Document, Document]:
    """A document as the team made it, and as the template gave it.

    Whatever was changed since is the team's: a KPI that got a target, a tactic with an owner.

    Example:
        >>> drawn = template.start("see-think-do-care", "it").to_dict()
        >>> drawn["stages"][0]["kpis"][0]["target"] = 1
        >>> own, given = parted(drawn)
        >>> len(own["stages"][0]["kpis"]), len(given["tactics"]) > 5, own["tactics"]
        (1, True, [])
    """
    return _part(document, given=False), _part(document, given=True)


def _part(document: Document, given: bool) -> Document:
    known = _of_templates()
    kept = {
        name: [one for one in document.get(name, []) if (_plain(one) in known) is given]
        for name in _LISTS
    }
    stages = [_stage(stage, known, given) for stage in document["stages"]]
    return {**({} if given else document), **kept, "stages": stages}


def _stage(stage: Document, known: frozenset[str], given: bool) -> Document:
    kept = {} if given else dict(stage)
    for name in _IN_STAGES:
        kept[name] = [one for one in stage.get(name, []) if (_plain(one) in known) is given]
    for name in _OF_STAGES:
        kept.pop(name, None)
        if name in stage and (_plain(stage[name]) in known) is given:
            kept[name] = stage[name]
    return kept


@lru_cache(maxsize=1)
def _of_templates() -> frozenset[str]:
    """Everything that the templates say, in each language."""
    return frozenset(
        _plain(one)
        for name in template.TEMPLATES
        for lang in template.LANGUAGES
        for one in _said(template.start(name, lang).to_dict())
    )


def _said(document: Document) -> Iterator[Any]:
    for name in _LISTS:
        yield from document.get(name, [])
    for stage in document["stages"]:
        for name in _IN_STAGES:
            yield from stage.get(name, [])
        yield from (stage[name] for name in _OF_STAGES if name in stage)


def _plain(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
