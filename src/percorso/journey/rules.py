"""Rules: a closed grammar that says which events count. No code, no eval, nothing to inject."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from math import prod
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, PlainValidator, model_validator

from percorso.journey.nodes import Many, Node, OneOrMany, wrong
from percorso.journey.texts import clean, found
from percorso.journey.values import Length, Name, Number, Slug
from percorso.mark import N_, Said, phrase

DEEPEST_RULE = 20
LONGEST_PATTERN = 200
LONGEST_PROPERTY = 128
# What RE2, which runs the pattern in linear time, does not know: look-around, references,
# conditionals, comments, atomic groups, most flags, Python's own escapes, possessive repeats; and
# what it reads in another way than Python, which checks the pattern: `{,3}`, `[[:alpha:]]`, `\é`.
_UNSAFE = re.compile(
    r"\(\?(?:<?[=!]|P=|\(|#|>|[ims-]*[aLux])"
    r"|(?<!\\)(?:\\\\)*\\(?:[1-9uUNZ]|[^\x20-\x7e])|\[\^?\]?[^\]]*(?:\\b|\[:)|(?<!\\)[*+?}]\+|\{,\d"
)
_REPEAT = re.compile(r"\{(\d*),?(\d*)\}", re.ASCII)
MOST_REPEATS = 1_000

Scalar: TypeAlias = str | int | float | bool


def _read_scalar(value: Any) -> Scalar:
    if isinstance(value, str):
        return clean(value, 1_000) if value.strip() else value
    if isinstance(value, (bool, int, float)) and abs(value) < 2**63:
        return value
    if value is None:
        raise wrong(
            N_("There is nothing to compare with."), N_("Write {exists: false} for 'has no value'.")
        )
    if isinstance(value, (list, tuple)):
        raise wrong(
            N_("Expected one value, found a list."), N_("Write {in: [a, b]} for 'one of these'.")
        )
    raise wrong(
        phrase("Expected a text, a number, true or false; found {found}.", found=found(value))
    )


Value = Annotated[Scalar, PlainValidator(_read_scalar, json_schema_input_type=Scalar)]


def _read_pattern(value: Any) -> str:
    pattern = clean(value)
    if len(pattern) > LONGEST_PATTERN:
        raise wrong(
            phrase(
                "The pattern has {count} characters; at most {most} are allowed.",
                count=len(pattern),
                most=LONGEST_PATTERN,
            ),
            N_("Split it over several rules with any."),
        )
    if unsafe := _UNSAFE.search(pattern):
        raise wrong(
            phrase(
                "The pattern uses '{sign}'; look-around, references and other extensions "
                "are not allowed.",
                sign=unsafe.group(),
            ),
            N_("Use a simpler pattern, or combine rules with all, any and not."),
        )
    counts = (max(int(count or 1) for count in pair) for pair in _REPEAT.findall(pattern))
    if prod(counts) > MOST_REPEATS:
        raise wrong(
            phrase("The pattern repeats over {most:,} times.", most=MOST_REPEATS),
            N_("Use * or +."),
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise wrong(
            phrase(
                "'{pattern}' is not a regular expression{why}",
                pattern=pattern,
                why=Said(f": {error}.", "."),
            ),
            N_("Correct it."),
        ) from None
    return pattern


Pattern = Annotated[
    str,
    PlainValidator(
        _read_pattern, json_schema_input_type=Annotated[str, Field(max_length=LONGEST_PATTERN)]
    ),
]


class Comparison(Node):
    """What a property must be like; several keys mean that all of them hold."""

    called = N_("a comparison")

    eq: Value | None = None
    """Equal to this."""
    ne: Value | None = None
    """Not equal to this."""
    in_: Annotated[Many[Value], Field(min_length=1, max_length=1_000)] | None = Field(
        None, alias="in"
    )
    """One of these."""
    gt: Number | None = None
    """Greater than this number."""
    gte: Number | None = None
    """At least this number."""
    lt: Number | None = None
    """Less than this number."""
    lte: Number | None = None
    """At most this number."""
    exists: bool | None = None
    """true: has a value; false: has none."""
    contains: Name | None = None
    """Holds this text."""
    matches: Pattern | None = None
    """Holds a match of this regular expression (at most 200 characters, no look-around)."""

    @model_validator(mode="after")
    def _sensible(self) -> Comparison:
        asked = self.conditions()
        if not asked:
            raise wrong(
                N_("The comparison is empty."), N_("Write a value, or for example {gte: 50}.")
            )
        if self.exists is False and len(asked) > 1:
            raise wrong(
                N_("'exists: false' cannot be combined with other comparisons."), N_("Keep one.")
            )
        lowest = [n for n in (self.gt, self.gte) if n is not None]
        highest = [n for n in (self.lt, self.lte) if n is not None]
        if lowest and highest and max(lowest) > min(highest):
            raise wrong(
                phrase(
                    "No number is above {least} and below {most}.",
                    least=max(lowest),
                    most=min(highest),
                ),
                N_("Swap the limits."),
            )
        return self

    def conditions(self) -> dict[str, Any]:
        """The keys that were asked for, by their names in the file, in their fixed order."""
        fields = type(self).model_fields
        named = {field.alias or name: getattr(self, name) for name, field in fields.items()}
        return {key: value for key, value in named.items() if value is not None}


def _bare_value(value: Any) -> Any:
    if isinstance(value, (Mapping, Comparison)):
        return value
    return {"eq": _read_scalar(value)}


Compared = Annotated[
    Comparison, BeforeValidator(_bare_value, json_schema_input_type=Scalar | Comparison)
]
Property = Annotated[
    str,
    PlainValidator(lambda value: clean(value, LONGEST_PROPERTY), json_schema_input_type=str),
]
Where = Annotated[dict[Property, Compared], Field(min_length=1, max_length=50)]
"""Property name → a value, or a comparison."""


def _depth(value: object, most: int) -> int:
    inner = [value] if not isinstance(value, (list, tuple)) else list(value)
    below = [
        _depth(item[key], most - 1)
        for item in inner
        if isinstance(item, Mapping) and most
        for key in ("all", "any", "not", "of")
        if key in item
    ]
    return 1 + max(below, default=0)


class Rule(Node):
    """A condition on an event. Several keys in one rule mean that all of them hold.

    `at_least`, `within` and `of` go together: the rule holds at an event that matches `of` and is
    at least the n-th such event of the person within that time.

    Example:
        >>> rule = Rule.model_validate({"event": "Order Paid", "where": {"value": {"gte": 50}}})
        >>> rule.event, rule.where["value"].gte, sorted(rule.fields())
        (('Order Paid',), 50, ['value'])
    """

    called = N_("a rule")

    event: Annotated[OneOrMany[Name], Field(min_length=1, max_length=500)] = ()
    """Name of the event, or a list of names."""
    touchpoint: Annotated[OneOrMany[Slug], Field(min_length=1, max_length=500)] = ()
    """Id of a touchpoint of this map, or a list of ids."""
    channel: Annotated[OneOrMany[Name], Field(min_length=1, max_length=500)] = ()
    """Channel of the event, or a list of channels."""
    where: Where = Field(default_factory=dict)
    """Property → value, or eq, ne, in, gt, gte, lt, lte, exists, contains, matches."""
    all: Annotated[Many[Rule], Field(min_length=1, max_length=100)] = ()
    """Rules that must all hold."""
    any: Annotated[Many[Rule], Field(min_length=1, max_length=100)] = ()
    """Rules of which one must hold."""
    not_: Rule | None = Field(None, alias="not")
    """A rule that must not hold."""
    at_least: Annotated[int, Field(ge=1, le=10_000)] | None = None
    """How many events, together with `within` and `of`."""
    within: Length | None = None
    """In how much time, together with `at_least` and `of`."""
    of: Rule | None = None
    """Which events are counted, together with `at_least` and `within`."""

    @model_validator(mode="before")
    @classmethod
    def _not_absurd(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and _depth(value, DEEPEST_RULE + 1) > DEEPEST_RULE:
            raise wrong(
                phrase("The rule is nested more than {most} times.", most=DEEPEST_RULE),
                N_("Make it flatter."),
            )
        return value

    @model_validator(mode="after")
    def _sensible(self) -> Rule:
        counting = {name: getattr(self, name) for name in ("at_least", "within", "of")}
        absent = [name for name, value in counting.items() if value is None]
        if absent and len(absent) < 3:
            raise wrong(
                phrase(
                    "at_least, within and of go together; {missing} missing.",
                    missing=phrase("{key} is", key=absent[0])
                    if len(absent) == 1
                    else phrase("{one} and {other} are", one=absent[0], other=absent[1]),
                ),
                N_("Write for example {at_least: 2, within: 7d, of: {event: Product Viewed}}."),
            )
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise wrong(N_("The rule is empty."), N_("Write for example {event: Page Viewed}."))
        return self

    def inner(self) -> Iterator[Rule]:
        """The rules directly inside this one."""
        yield from self.all
        yield from self.any
        yield from (rule for rule in (self.not_, self.of) if rule is not None)

    def walk(self) -> Iterator[Rule]:
        """This rule and every rule inside it, outermost first."""
        yield self
        for rule in self.inner():
            yield from rule.walk()

    def fields(self) -> set[str]:
        """The names of all properties that the rule looks at, anywhere inside."""
        return {name for rule in self.walk() for name in rule.where}

    def sentence(self, lang: str = "en", names: Mapping[str, str] | None = None) -> str:
        """The rule as a plain sentence.

        Args:
            lang: `it` or `en`.
            names: The names of touchpoints by their ids; ids are shown without it.

        Example:
            >>> rule = Rule.model_validate({"event": ["Order Completed", "Order Paid"]})
            >>> rule.sentence("en")
            'The event is Order Completed or Order Paid.'
        """
        from percorso.journey.sentences import sentence

        return sentence(self, lang, names)
