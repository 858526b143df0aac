"""Texts in one or several languages, and claims: texts that say how sure we are of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from percorso.errors import nearest
from percorso.journey.nodes import Many, Node, wrong, wrong_inside
from percorso.mark import N_, phrase

LONGEST_TEXT = 10_000
LONGEST_NAME = 200
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}"
_LANGUAGE = re.compile(LANGUAGE)
# Characters that no SVG, HTML or PDF can hold, and halves of characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

Grade: TypeAlias = Literal["hypothesis", "reported", "measured"]


def found(value: object) -> str:
    """A value in words, for messages.

    Example:
        >>> found(5), found(None), found(["a"])
        ('the number 5', 'nothing', 'a list')
    """
    if value is None:
        return phrase("nothing")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return phrase("the number {value}", value=str(value))
    if isinstance(value, str):
        return phrase("the text {quoted}", quoted=quoted(value))
    if isinstance(value, Mapping):
        return phrase("a mapping (key: value)")
    if isinstance(value, (list, tuple)):
        return phrase("a list")
    return f"a {type(value).__name__}"


def quoted(value: str) -> str:
    """A text in quotes, cut when it is long.

    Example:
        >>> quoted("see")
        "'see'"
    """
    return f"'{value if len(value) <= 40 else value[:39] + '…'}'"


def clean(value: object, longest: int = LONGEST_TEXT) -> str:
    """The value as a writable text that is not blank.

    Raises:
        PydanticCustomError: It is no text, blank, too long, or holds unwritable characters.
    """
    if not isinstance(value, str):
        quoted = isinstance(value, (int, float)) and not isinstance(value, bool)
        fix = phrase('Put it in quotes: "{value}".', value=value) if quoted else N_("Write a text.")
        raise wrong(phrase("Expected a text, found {found}.", found=found(value)), fix)
    if not value.strip():
        raise wrong(N_("The text is empty."), N_("Write something, or remove the key."))
    if len(value) > longest:
        raise wrong(
            phrase(
                "The text has {count} characters; at most {longest} are allowed.",
                count=len(value),
                longest=longest,
            )
        )
    if bad := _UNWRITABLE.search(value):
        code = f"U+{ord(bad.group()):04X}"
        raise wrong(
            phrase("The text holds the control character {code}.", code=code),
            N_("Remove that character."),
        )
    return value


def _per_language(value: Mapping[Any, Any]) -> dict[str, str]:
    faults: list[tuple[tuple[str | int, ...], PydanticCustomError]] = []
    if not value:
        raise wrong(
            N_("The text is empty."), N_("Write a text, or one for each language: {it: …, en: …}.")
        )
    for lang, words in value.items():
        try:
            _not_torn(lang, words)
            language(lang)
            clean(words)
        except PydanticCustomError as fault:
            faults.append(((lang,), fault))
    if faults:
        raise wrong_inside(faults, value)
    return dict(value)


def _not_torn(lang: object, words: object) -> None:
    """In `{it: a, b}` the comma tears the text: YAML takes `b` for a key without a value."""
    if words is None and (not isinstance(lang, str) or not _LANGUAGE.fullmatch(lang)):
        message = phrase("'{lang}' stands alone here.", lang=lang)
        raise wrong(message, N_("Put a text that holds a comma in quotes."), about="key")


def language(value: object) -> str:
    """A language tag such as `it`, `en` or `pt-BR`.

    Raises:
        PydanticCustomError: It is not one.
    """
    if isinstance(value, str) and len(value) <= 35 and _LANGUAGE.fullmatch(value):
        return value
    fix = N_("Write a language code: it, en, de, pt-BR, …")
    raise wrong(phrase("'{value}' is not a language.", value=value), fix, about="key")


def _read_text(value: Any) -> str | dict[str, str]:
    if isinstance(value, Mapping):
        return _per_language(value)
    if isinstance(value, (list, tuple)):
        raise wrong(
            N_("Expected one text, found a list."),
            N_("Write one text, or one for each language: {it: …, en: …}."),
        )
    return clean(value)


_OneText: Any = (
    Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    | dict[Annotated[str, Field(pattern=f"^{LANGUAGE}$")], Annotated[str, Field(min_length=1)]]
)
# Named, so that the JSON Schema says it once.
_TEXT_SCHEMA: Any = TypeAliasType("Text", _OneText)
Text = Annotated[
    str | dict[str, str], PlainValidator(_read_text, json_schema_input_type=_TEXT_SCHEMA)
]
"""One string, or one string per language."""


class GradedClaim(Node):
    """A text with the strength of what stands behind it."""

    called = N_("a claim")

    text: Text
    """What is claimed."""
    grade: Grade = "hypothesis"
    """hypothesis: the team believes it; reported: people or studies say so; measured: counted."""
    evidence: Many[str] = ()
    """Ids of the evidence that supports it."""
    note: Text | None = None
    """A remark for the team."""


def _read_claim(value: Any) -> str | dict[str, str] | GradedClaim:
    if isinstance(value, GradedClaim):
        return value
    if isinstance(value, Mapping) and looks_graded(value, GradedClaim):
        return GradedClaim.model_validate(value)
    return _read_text(value)


def looks_graded(value: Mapping[Any, Any], model: type[Node]) -> bool:
    """Whether a mapping is meant as `{text: …, grade: …}` and not as one text per language.

    A typing error in a key should lead to the nearest key, and `no` is a language, not `note`.
    """
    keys = [str(key) for key in value]
    known = [key for key in keys if key in model.model_fields]
    near = any(nearest(key, model.model_fields) for key in keys)
    return bool(known) or (near and not any(_LANGUAGE.fullmatch(key) for key in keys))


Claim = Annotated[
    str | dict[str, str] | GradedClaim,
    PlainValidator(_read_claim, json_schema_input_type=_TEXT_SCHEMA | GradedClaim),
]
"""A text, or a mapping with `text`, `grade`, `evidence` and `note`."""


def text(value: str | Mapping[str, str] | None, lang: str, default: str | None = None) -> str:
    """A text in one language.

    Args:
        value: One string or one per language; None gives an empty string.
        lang: The language wanted.
        default: The language to fall back to, usually the journey's.

    Returns:
        The text in `lang`, else its base language (`en` for `en-GB`), else in `default`,
        else the first one there is.

    Example:
        >>> text({"it": "Vendita", "en": "Sale"}, "en"), text("Sale", "it"), text(None, "it")
        ('Sale', 'Sale', '')
    """
    if value is None or isinstance(value, str):
        return value or ""
    for wanted in (lang, lang.split("-")[0], default):
        if wanted is not None and wanted in value:
            return value[wanted]
    return next(iter(value.values()), "")


def claim_text(claim: Any, lang: str, default: str | None = None) -> str:
    """The words of a claim (or of anything with a `text`: a question, a pain, …) in one language.

    Example:
        >>> claim_text({"text": "x"}["text"], "en")
        'x'
    """
    return text(getattr(claim, "text", claim), lang, default)


def claim_grade(claim: Any) -> Grade:
    """How sure we are of a claim; a plain text is a hypothesis.

    Example:
        >>> claim_grade("People like it")
        'hypothesis'
    """
    grade: Grade = getattr(claim, "grade", None) or "hypothesis"
    return grade


def claim_evidence(claim: Any) -> tuple[str, ...]:
    """The ids of the evidence behind a claim."""
    evidence: tuple[str, ...] = getattr(claim, "evidence", ())
    return evidence
