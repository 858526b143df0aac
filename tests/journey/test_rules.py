"""Rules: what they hold, and how they are said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from percorso.journey import Rule
from percorso.words import _catalogue
from tests.journey.strategies import RULES


def rule(value: dict[str, Any]) -> Rule:
    return Rule.model_validate(value)


SAID = [
    (
        {"event": ["Order Completed", "Order Paid"], "where": {"value": {"gte": 50}}},
        "The event is Order Completed or Order Paid, and value is at least 50.",
        "L’evento è Order Completed o Order Paid e valore è almeno 50.",
    ),
    ({"event": "A"}, "The event is A.", "L’evento è A."),
    ({"event": ["A", "B", "C"]}, "The event is A, B or C.", "L’evento è A, B o C."),
    ({"touchpoint": "till"}, "The touchpoint is Till.", "Il touchpoint è Till."),
    ({"channel": "store"}, "The channel is store.", "Il canale è store."),
    ({"not": {"event": "A"}}, "The event is not A.", "L’evento non è A."),
    (
        {"not": {"event": ["A", "B"]}},
        "The event is none of A and B.",
        "L’evento non è nessuno fra A e B.",
    ),
    ({"not": {"not": {"event": "A"}}}, "The event is A.", "L’evento è A."),
    (
        {"any": [{"event": "A"}, {"channel": "store"}]},
        "The event is A, or the channel is store.",
        "L’evento è A oppure il canale è store.",
    ),
    (
        {"not": {"any": [{"event": "A"}, {"channel": "store"}]}},
        "The event is not A, and the channel is not store.",
        "L’evento non è A e il canale non è store.",
    ),
    (
        {"not": {"event": "A", "channel": "store"}},
        "The event is not A, or the channel is not store.",
        "L’evento non è A oppure il canale non è store.",
    ),
    (
        {"channel": "store", "any": [{"event": "A"}, {"where": {"x": True}}]},
        "The channel is store, and (the event is A, or x is true).",
        "Il canale è store e (l’evento è A oppure x è vero).",
    ),
    (
        {"all": [{"event": "A"}, {"all": [{"channel": "store"}]}]},
        "The event is A, and the channel is store.",
        "L’evento è A e il canale è store.",
    ),
    (
        {"at_least": 2, "within": "7d", "of": {"event": "A"}},
        "At least 2 times within 7 days it happened that the event is A.",
        "Almeno 2 volte in 7 giorni è successo che l’evento è A.",
    ),
    (
        {"at_least": 1, "within": "1d 12h", "of": {"event": "A", "channel": "store"}},
        "At least 1 time within 1 day and 12 hours it happened that "
        "(the event is A, and the channel is store).",
        "Almeno 1 volta in 1 giorno e 12 ore è successo che (l’evento è A e il canale è store).",
    ),
    (
        {"not": {"at_least": 2, "within": "30min", "of": {"event": "A"}}, "event": "A"},
        "The event is A, and (at most 1 time within 30 minutes it happened that the event is A).",
        "L’evento è A e (al massimo 1 volta in 30 minuti è successo che l’evento è A).",
    ),
    (
        {"not": {"at_least": 1, "within": "30d", "of": {"event": "A"}}},
        "It is not true that at least 1 time within 30 days it happened that the event is A.",
        "Non è vero che almeno 1 volta in 30 giorni è successo che l’evento è A.",
    ),
    ({"where": {"plan": "pro"}}, "Plan is “pro”.", "Plan è «pro»."),
    ({"where": {"plan": {"ne": "pro"}}}, "Plan is not “pro”.", "Plan non è «pro»."),
    (
        {"where": {"plan": {"in": ["a", "b"]}}},
        "Plan is “a” or “b”.",
        "Plan è «a» o «b».",
    ),
    ({"where": {"x": {"gt": 1.5, "lte": 9}}}, "X is more than 1.5, and x is at most 9.",
     "X è più di 1,5 e x è al massimo 9."),
    ({"where": {"value": {"lt": -1234567}}}, "Value is less than −1,234,567.",
     "Valore è meno di −1.234.567."),
    ({"where": {"utm_source": {"exists": True}}}, "utm_source has a value.",
     "utm_source ha un valore."),
    ({"where": {"coupon": {"exists": False}}}, "Coupon has no value.", "Coupon non ha un valore."),
    ({"not": {"where": {"coupon": {"exists": False}}}}, "Coupon has a value.",
     "Coupon ha un valore."),
    ({"where": {"page_path": {"contains": "/x"}}}, "Page address contains “/x”.",
     "Indirizzo della pagina contiene «/x»."),
    ({"where": {"page_path": {"matches": "^/x"}}}, "Page address matches the pattern “^/x”.",
     "Indirizzo della pagina corrisponde allo schema «^/x»."),
]  # fmt: skip


@pytest.mark.parametrize(("value", "english", "italian"), SAID)
def test_sentence(value: dict[str, Any], english: str, italian: str) -> None:
    names = {"till": "Till"}
    assert rule(value).sentence("en", names) == english
    assert rule(value).sentence("it", names) == italian


@given(RULES)
def test_every_rule_has_a_sentence_in_both_languages(value: dict[str, Any]) -> None:
    made = rule(value)
    for lang in ("it", "en"):
        said = made.sentence(lang)
        assert said.endswith(".")
        assert said.count("(") >= 0
        for name in (name for inner in made.walk() for name in inner.event):
            assert name in said


def test_every_word_of_the_sentences_is_translated() -> None:
    from percorso.journey import sentences

    words = [
        *(text for texts in sentences._HEADS.values() for text in texts),
        *(text for texts in sentences._COMPARED.values() for text in texts),
        *sentences._EXISTS, *sentences._ONE_OF, sentences._AT_LEAST[0], sentences._NOT,
        sentences._AND, sentences._OR, sentences._VALUES_OR, *sentences._FIELDS.values(),
        "true", "false",
    ]  # fmt: skip
    italian = _catalogue("it")
    assert [word for word in words if not italian.get(word)] == []


def test_one_name_or_many() -> None:
    assert rule({"event": "A"}).event == ("A",)
    assert rule({"event": ["A", "B"], "channel": "c"}).channel == ("c",)
    assert rule({"channel": "c"}).event == ()


def test_comparisons() -> None:
    made = rule({"where": {"a": 1, "b": {"in": [1, "x"], "gte": 0.5}, "c": {"exists": False}}})
    assert made.where["a"].eq == 1
    assert made.where["b"].in_ == (1, "x")
    assert made.where["b"].conditions() == {"in": (1, "x"), "gte": 0.5}
    assert made.where["c"].exists is False


def test_fields_are_found_everywhere() -> None:
    made = rule(
        {
            "where": {"a": 1},
            "any": [{"where": {"b": 1}}, {"not": {"where": {"c": 1}}}],
            "at_least": 2,
            "within": "7d",
            "of": {"all": [{"where": {"d": 1, "a": 2}}]},
        }
    )
    assert made.fields() == {"a", "b", "c", "d"}
    assert len(list(made.walk())) == 6


def test_twenty_levels_are_enough_and_allowed() -> None:
    value: dict[str, Any] = {"event": "A"}
    for _ in range(19):
        value = {"not": value}
    assert rule(value).sentence("en") == "The event is not A."


def test_python_names_work_too() -> None:
    made = Rule(event=("A",), not_=Rule(channel=("c",)))
    assert made == rule({"event": "A", "not": {"channel": "c"}})


@pytest.mark.parametrize(
    "pattern", ["^/a+$", "(?i)x", "(?:a|b){2,3}", r"\\1", r"\d+\.\d*?", "[+]+", "a{1000}"]
)
def test_simple_patterns_are_allowed(pattern: str) -> None:
    assert rule({"where": {"a": {"matches": pattern}}}).where["a"].matches == pattern


@pytest.mark.parametrize("pattern", ["(?=a)", "(?!a)", "(?<=a)b", "(?<!a)b", r"(a)\1", "(?P<n>a)(?P=n)",
                                     "(a)?(?(1)b|c)", "(?#x)", "(?>a)", "a++", "a*+", r"\u00e8", r"a\Z", "(?x)a",
                                     "(?a)b", r"[\b]", "(a{99}){99}", "a{1001}", "a{,3}", "[[:alpha:]]", "[^][:alpha:]", r"\é"])  # fmt: skip
def test_patterns_that_are_not_linear_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"not allowed|not a regular|repeats over"):
        rule({"where": {"a": {"matches": pattern}}})
