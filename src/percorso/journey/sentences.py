"""Rules as plain sentences, in every language of the product.

A rule becomes clauses ("the event is Page Viewed") that are joined by "and" and "or"; a clause can
be denied ("the event is not Page Viewed"), so that `not` reads naturally. Parentheses stand where
"and" and "or" meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from percorso.journey.rules import Comparison, Rule
from percorso.journey.sentence_marks import Marked, Names, SentencePart, mark, paths_of, split
from percorso.words import N_, Words

# What a rule looks at → the clause, and the clause denied, for one value and for several.
_HEADS = {
    "event": (
        N_("the event is {values}"),
        N_("the event is not {values}"),
        N_("the event is none of {values}"),
    ),
    "touchpoint": (
        N_("the touchpoint is {values}"),
        N_("the touchpoint is not {values}"),
        N_("the touchpoint is none of {values}"),
    ),
    "channel": (
        N_("the channel is {values}"),
        N_("the channel is not {values}"),
        N_("the channel is none of {values}"),
    ),
}
_COMPARED = {
    "eq": (N_("{name} is {value}"), N_("{name} is not {value}")),
    "ne": (N_("{name} is not {value}"), N_("{name} is {value}")),
    "gt": (N_("{name} is more than {value}"), N_("{name} is not more than {value}")),
    "gte": (N_("{name} is at least {value}"), N_("{name} is not at least {value}")),
    "lt": (N_("{name} is less than {value}"), N_("{name} is not less than {value}")),
    "lte": (N_("{name} is at most {value}"), N_("{name} is not at most {value}")),
    "contains": (N_("{name} contains {value}"), N_("{name} does not contain {value}")),
    "matches": (
        N_("{name} matches the pattern {value}"),
        N_("{name} does not match the pattern {value}"),
    ),
}
_EXISTS = (N_("{name} has a value"), N_("{name} has no value"))
_ONE_OF = (N_("{name} is {values}"), N_("{name} is none of {values}"))
_AT_LEAST = (
    N_("at least {n} time within {time} it happened that {clause}"),
    N_("at least {n} times within {time} it happened that {clause}"),
)
_AT_MOST = (
    N_("at most {n} time within {time} it happened that {clause}"),
    N_("at most {n} times within {time} it happened that {clause}"),
)
_NOT = N_("it is not true that {clause}")
_AND, _OR = N_("{first}, and {second}"), N_("{first}, or {second}")
_VALUES_OR = N_("{first} or {second}")
# Fields that people know by another name than the file's.
_FIELDS = {
    "value": N_("value"),
    "quantity": N_("quantity"),
    "currency": N_("currency"),
    "channel": N_("channel"),
    "name": N_("the event’s name"),
    "type": N_("the event’s type"),
    "score": N_("score"),
    "direction": N_("direction"),
    "page_path": N_("page address"),
    "page_url": N_("full page address"),
    "page_title": N_("page title"),
    "referrer_host": N_("referring site"),
    "device_class": N_("device"),
    "geo_country": N_("country"),
    "geo_region": N_("region"),
    "order_id": N_("order number"),
    "user_id": N_("customer number"),
    "location_id": N_("place"),
    "duration_s": N_("duration in seconds"),
}


@dataclass(frozen=True)
class _All:
    parts: tuple[Any, ...]


@dataclass(frozen=True)
class _Any:
    parts: tuple[Any, ...]


class _Counted(str):
    """A clause with a clause inside: it needs parentheses beside others."""


def sentence(rule: Rule, lang: str, names: Names | None = None) -> str:
    """A rule as a plain sentence, with a capital letter and a full stop.

    Args:
        rule: The rule.
        lang: `it` or `en`.
        names: The names of touchpoints by their ids; ids are shown without it.
    """
    return "".join(part.text for part in sentence_parts(rule, lang, names))


def sentence_parts(rule: Rule, lang: str, names: Names | None = None) -> list[SentencePart]:
    """A rule as a plain sentence in pieces: its conditions, and the words that join them.

    Args:
        rule: The rule.
        lang: `it` or `en`.
        names: The names of touchpoints by their ids; ids are shown without it.

    Example:
        >>> rule = Rule.model_validate({"any": [{"event": "Viewed"}, {"event": "Paid"}]})
        >>> [(part.text, part.path) for part in sentence_parts(rule, "en")][0]
        ('The event is Viewed', 'any.0.event')
    """
    words = Words.of(lang)
    marked = _join(_parts(rule, words, Marked(names or {}), deny=False), words)
    found = [part for part in split(marked, paths_of(rule)) if part.text]
    first = next(k for k, part in enumerate(found) if part.text.strip("("))
    head = found[first]
    start = len(head.text) - len(head.text.lstrip("("))
    said = f"{head.text[:start]}{_capital(head.text[start:])}"
    found[first] = SentencePart(said, head.path)
    return [*found, SentencePart(".")]


def comparison_sentence(field: str, comparison: Comparison, lang: str) -> str:
    """A comparison of a field as a clause, without capital or full stop.

    Example:
        >>> comparison_sentence("plan", Comparison(eq="pro"), "en")
        'plan is “pro”'
    """
    words = Words.of(lang)
    return _join(_group(tuple(_compared(field, comparison, words, deny=False)), _All), words)


def _capital(text: str) -> str:
    """A first capital, but never inside a name that the data writes in small letters."""
    first = text.split(" ", 1)[0]
    return text if "_" in first or "." in first else text[:1].upper() + text[1:]


def _parts(rule: Rule, words: Words, names: Names, deny: bool) -> Any:
    """The clauses of a rule; denied, "and" becomes "or" and each clause its contrary."""
    parts = [
        *_heads(rule, words, names, deny),
        *_wheres(rule, words, names, deny),
        *(_parts(inner, words, names, deny) for inner in rule.all),
    ]
    if rule.any:
        alternatives = tuple(_parts(inner, words, names, deny) for inner in rule.any)
        parts.append(_group(alternatives, _All if deny else _Any))
    if rule.not_ is not None:
        parts.append(_parts(rule.not_, words, names, not deny))
    if rule.of is not None:
        parts.append(_counted(rule, words, names, deny))
    return _group(tuple(parts), _Any if deny else _All)


def _group(parts: tuple[Any, ...], kind: type[Any]) -> Any:
    flat: list[Any] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else [part])
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def _join(part: Any, words: Words, inside: bool = False) -> str:
    if isinstance(part, str):
        return f"({part})" if inside and isinstance(part, _Counted) else part
    joint = words(_AND if isinstance(part, _All) else _OR)
    clauses = [_join(one, words, inside=True) for one in part.parts]
    text = clauses[0]
    for clause in clauses[1:]:
        text = joint.format(first=text, second=clause)
    return f"({text})" if inside else text


def _heads(rule: Rule, words: Words, names: Names, deny: bool) -> list[str]:
    found = []
    for key, (said, denied_one, denied_many) in _HEADS.items():
        values = [names.get(v, v) if key == "touchpoint" else v for v in getattr(rule, key)]
        if values:
            denied = denied_one if len(values) == 1 else denied_many
            text = words.listed(values) if deny else _either(values, words)
            found.append(mark(words(denied if deny else said, values=text), rule, key, names))
    return found


def _either(values: Sequence[str], words: Words) -> str:
    if len(values) < 2:
        return "".join(values)
    return words(_VALUES_OR, first=", ".join(values[:-1]), second=values[-1])


def _wheres(rule: Rule, words: Words, names: Names, deny: bool) -> list[Any]:
    return [
        _group(
            tuple(
                mark(clause, rule, f"where.{field}", names)
                for clause in _compared(field, comparison, words, deny)
            ),
            _Any if deny else _All,
        )
        for field, comparison in rule.where.items()
    ]


def _compared(field: str, comparison: Comparison, words: Words, deny: bool) -> list[str]:
    name = words(_FIELDS[field]) if field in _FIELDS else field
    clauses = []
    for key, value in comparison.conditions().items():
        if key == "exists":
            clauses.append(words(_EXISTS[value == deny], name=name))
        elif key == "in":
            shown = [_value(one, words) for one in value]
            listed = words.listed(shown) if deny else _either(shown, words)
            clauses.append(words(_ONE_OF[deny], name=name, values=listed))
        else:
            clauses.append(words(_COMPARED[key][deny], name=name, value=_value(value, words)))
    return clauses


def _value(value: Any, words: Words) -> str:
    if isinstance(value, bool):
        return words(N_("true")) if value else words(N_("false"))
    return words.quoted(value) if isinstance(value, str) else _number(value, words)


def _number(value: float, words: Words) -> str:
    shown = repr(value).removesuffix(".0").replace("-", "−")
    if isinstance(value, int) or "e" in shown or len(shown.partition(".")[0]) > 4:
        return words.number(value) if float(value).is_integer() else shown
    return shown.replace(".", words.decimal(0, 1)[1])


def _counted(rule: Rule, words: Words, names: Names, deny: bool) -> str:
    if rule.of is None or rule.within is None:
        return ""
    time = words.duration_words(rule.within.us / 1_000_000)
    clause = _join(_parts(rule.of, words, names, deny=False), words, inside=True)
    if deny and rule.at_least and rule.at_least > 1:
        text = words.plural(*_AT_MOST, rule.at_least - 1, time=time, clause=clause)
    else:
        text = words.plural(*_AT_LEAST, rule.at_least, time=time, clause=clause)
        text = words(_NOT, clause=text) if deny else text
    return _Counted(mark(text, rule, "of", names))
