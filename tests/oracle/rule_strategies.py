"""Generated rules, in the form of the journey file."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.oracle.drawing import Plain

NAMES = ("Page", "Compare", "Order", "Paid", "Help")
DRAWN = ("site", "shop", "mail")
names = st.sampled_from(NAMES)
SIZES = (
    *(1, 2, 10, 2.5, 2.0, -3, 1e21, "2", "10", "2.50", "1e1", "-3", "abc", "9", "b", "ru"),
    *(True, False, "true", "False", "nan", "inf", "10 €"),
)
scalars = st.sampled_from(
    (2, 10, 2.5, -3, 1, 0, "2", "10", "2.5", "b", True, False, "true", "False")
)


COMPARISONS = (
    *("value", "eq", "ne", "in", "gt", "gte", "lt", "lte", "between"),
    *("exists", "contains", "matches"),
)


@st.composite
def comparisons(draw: st.DrawFn) -> Any:
    """One comparison with a property, all comparators."""
    kind = draw(st.sampled_from(COMPARISONS))
    number = st.sampled_from((1, 2, 2.5, 9, 10))
    if kind == "value":
        return draw(scalars)
    if kind in ("eq", "ne"):
        return {kind: draw(scalars)}
    if kind == "in":
        return {"in": draw(st.lists(scalars, min_size=1, max_size=3))}
    if kind == "between":
        low, high = draw(st.sampled_from(((1, 9), (2, 10), (2, 2.5))))
        return {"gte": low, "lt": high}
    if kind == "exists":
        return {"exists": draw(st.booleans())}
    if kind == "contains":
        return {"contains": draw(st.sampled_from(("b", "1", ".", "ru")))}
    if kind == "matches":
        return {"matches": draw(st.sampled_from(("^[0-9]+$", "b|2", "^t.*e$", r"\.5")))}
    return {kind: draw(number)}


def atoms(name: str) -> st.SearchStrategy[Plain]:
    """Rules around one event name, so that most of them meet events."""
    plain = st.just({"event": name})
    return st.one_of(
        *[plain] * 6,
        names.map(lambda other: {"event": sorted({name, other})}),
        st.just({"touchpoint": "site"}),
        st.sampled_from(("email", ["email", "search"])).map(
            lambda c: {"event": name, "channel": c}
        ),
        st.builds(
            lambda f, c: {"event": name, "where": {f: c}},
            st.sampled_from(("size", "size", "vip", "plan")),
            comparisons(),
        ),
        st.sampled_from(({"value": {"gte": 10}}, {"currency": "EUR"}, {"order_id": "o1"})).map(
            lambda w: {"event": name, "where": w}
        ),
    )


WITHIN = ("20min", "1d", "3d", "60d")


@st.composite
def rules(draw: st.DrawFn, name: str) -> Plain:
    """A rule of any kind."""
    rule = draw(atoms(name))
    match draw(st.sampled_from((*["atom"] * 8, "at_least", "at_least", "any", "all", "not"))):
        case "at_least":
            within = draw(st.sampled_from(WITHIN))
            return {"at_least": draw(st.integers(2, 3)), "within": within, "of": rule}
        case "any":
            return {"any": [rule, draw(atoms(draw(names)))]}
        case "all":
            return {"all": [rule, {"not": draw(atoms(draw(names)))}]}
        case "not":
            return {"not": {"event": [n for n in NAMES if n != name]}}
    return rule
