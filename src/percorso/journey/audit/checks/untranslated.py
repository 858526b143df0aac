"""Texts that one of the map's languages lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import Term, plural, say
from percorso.journey.nodes import Node
from percorso.journey.stages import Question
from percorso.journey.write import plain
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Texts in several languages of which one that the map uses is missing."""
    found = list(_texts(look.journey, ""))
    used = Counter(lang for _, one in found for lang in one)
    wanted = {lang for lang, n in used.items() if n * 2 >= len(found)}
    for lang in sorted(wanted):
        lacking = [Place(key, one) for key, one in found if lang not in one]
        if lacking:
            yield hit(
                lacking,
                plural(
                    "{names} is not there in {language}.",
                    "{n} texts are not there in {language}: {names}.",
                    len(lacking),
                    names=names(lacking, quoted=True),
                    language=Term(_LANGUAGES.get(lang, lang)),
                ),
                say(
                    N_("Add the text in {language}."),
                    in_app=N_(
                        "Turn your language to {language} in Settings, and write the text there."
                    ),
                    language=Term(_LANGUAGES.get(lang, lang)),
                ),
            )


def _texts(part: Any, key: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every text written per language, with its key."""
    if isinstance(part, Question) and isinstance(part.text, Mapping) and plain(part) == part.text:
        yield key, part.text  # written without its key
    elif isinstance(part, Node):
        for field, info in type(part).model_fields.items():
            yield from _texts(getattr(part, field), f"{key}.{info.alias or field}".lstrip("."))
    elif isinstance(part, tuple):
        for i, one in enumerate(part):
            yield from _texts(one, f"{key}[{i}]")
    elif isinstance(part, Mapping) and all(isinstance(one, str) for one in part.values()) and part:
        yield key, part


_LANGUAGES = {"it": N_("Italian"), "en": N_("English")}


CHECK = Check(
    "untranslated",
    "consistent",
    "low",
    N_("languages"),
    N_("Are all texts there in every language of the map?"),
    N_("Whoever reads the map in the other language sees a mix of both."),
    find,
)
