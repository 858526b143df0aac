"""Templates: sets of stages to start from, in Italian and English."""

from __future__ import annotations

from importlib.resources import files

from percorso.errors import JourneyError, Problem, did_you_mean
from percorso.journey.model import Journey
from percorso.mark import phrase

TEMPLATES = (
    "see-think-do-care",
    "five-phases",
    "crm-five",
    "ecommerce-six",
    "five-stages",
    "four-stages",
)
LANGUAGES = ("it", "en")


def load(name: str) -> Journey:
    """A template as it is shipped, with every text in Italian and English.

    Args:
        name: One of `TEMPLATES`.

    Raises:
        JourneyError: There is no such template.

    Example:
        >>> [stage.id for stage in load("see-think-do-care").stages]
        ['see', 'think', 'do', 'care']
    """
    if name not in TEMPLATES:
        message = phrase("There is no template '{name}'.", name=name)
        raise JourneyError(Problem(message, did_you_mean(name, TEMPLATES)))
    file = files("percorso.journey") / "templates" / f"{name}.yaml"
    return Journey.parse(file.read_text(encoding="utf-8"), f"{name}.yaml")


def start(name: str, lang: str, id: str | None = None, title: str | None = None) -> Journey:
    """A journey to start from: a template in one language, with its own id and title.

    Args:
        name: One of `TEMPLATES`.
        lang: `it` or `en`.
        id: The journey's id; else the template's.
        title: The journey's title; else the template's.

    Raises:
        JourneyError: There is no such template or language, or the id or title is not valid.

    Example:
        >>> start("five-phases", "it", title="Comprare una lampada").stages[2].name
        'Vendita'
    """
    if lang not in LANGUAGES:
        message = phrase("Templates are not written in '{lang}'.", lang=lang)
        raise JourneyError(Problem(message, did_you_mean(lang, LANGUAGES)))
    fields = load(name).in_language(lang).to_dict()
    given = {"id": id, "title": title}
    return Journey.from_dict({**fields, **{k: v for k, v in given.items() if v is not None}})
