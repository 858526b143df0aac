"""Whole journeys, made at random, with texts that are hard to write and to read."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from percorso.journey.stages import SHARES

HOSTILE = [
    "no", "No", "yes", "on", "off", "y", "N", "null", "~", "true", "FALSE", "1", "1.0", "-1", "+1",
    "007", "0o17", "0x1F", "1e5", "1_000", ".5", ".inf", ".NaN", "12:30", "1:30:00", "2026-01-31",
    "2026-01-31T10:00:00Z", "=", "<<", "- x", "-", "--- x", "...", "? x", "a: b", "a:", ":a", "a #b",
    "#b", "&a", "*a", "!a", "!!str a", "|", ">", "%a", "@a", "`a", "'a'", '"a"', "it's", 'say "hi"',
    "[a]", "{a: b}", "a, b", "a]", "a}", " lead", "trail ", "\ttab", "tab\tin", "line\nbreak",
    "line\n", "line\n\n", "a\n\nb", "  a\nb", "a \nb", "a\n  b", "\n a", "a\r\nb", "a\rb", "nel\x85x",
    "ls\u2028x", "ps\u2029x", "nb\xa0sp", "\ufeffbom", "è già", "’", "日本", "😀", "😀 ok", "a\\b", "\\",
    "a'b\"c", "/", "http://a.b/c?d=e#f", "x" * 300, "parola " * 40, "\xad", "\u200b", "a\tb\nc",
    "# c\nd", "- a\n- b", "a: b\nc: d", "{{x}}", "{message}", "null\n", "…", "-0", "0.0", "1.", "+.5",
]  # fmt: skip
_letters = st.characters(
    exclude_categories=["Cs", "Cc", "Cn", "Co"], include_characters="\n\t\x85\u2028"
)
WORDS = st.one_of(
    st.sampled_from(HOSTILE), st.text(_letters, min_size=1, max_size=30).filter(str.strip)
)
NAMES = WORDS.filter(lambda text: len(text) <= 128)
TEXTS = st.one_of(
    WORDS,
    st.dictionaries(st.sampled_from(["it", "en", "no", "pt-BR"]), WORDS, min_size=1, max_size=3),
)
GRADES = st.sampled_from(["hypothesis", "reported", "measured"])
DURATIONS = st.sampled_from(["7d", "12h", "30min", "45s", "1d 12h", "2w", "1.5h"])
DAYS = st.dates().map(lambda day: day.isoformat())
NUMBERS = st.one_of(
    st.integers(-(10**12), 10**12), st.floats(-1e12, 1e12, allow_nan=False), st.just(1e-7)
)
SCALARS = st.one_of(WORDS, st.booleans(), NUMBERS)
MONEY = st.fixed_dictionaries(
    {
        "amount": st.one_of(st.integers(0, 10**9), st.integers(0, 10**9).map(lambda n: n / 100)),
        "currency": st.sampled_from(["EUR", "CHF", "NOK"]),
    },
    optional={"per": st.sampled_from(["month", "person", "click"])},
)
COUNT = {"stage": 3, "touchpoint": 3, "evidence": 2, "persona": 2, "segment": 2, "kpi": 2}
PLURAL = {"stage": "stages", "touchpoint": "touchpoints"}


def ids(kind: str) -> st.SearchStrategy[list[str]]:
    """References to things of a kind."""
    names = [f"{kind}-{i}" for i in range(COUNT[kind])]
    return st.lists(st.sampled_from(names), unique=True, max_size=2)


def items(kind: str, count: int, fields: dict[str, Any], optional: dict[str, Any]) -> Any:
    """A list of things with ids."""
    one = [
        st.fixed_dictionaries({"id": st.just(f"{kind}-{i}"), **fields}, optional=optional)
        for i in range(count)
    ]
    return st.tuples(*one).map(list)


CLAIMS = st.one_of(
    TEXTS,
    st.fixed_dictionaries(
        {"text": TEXTS}, optional={"grade": GRADES, "evidence": ids("evidence"), "note": TEXTS}
    ),
)
FEELINGS = st.one_of(
    st.integers(-2, 2),
    st.fixed_dictionaries(
        {"value": st.floats(-2, 2, allow_nan=False)}, optional={"grade": GRADES, "note": TEXTS}
    ),
)
PATTERNS = st.sampled_from(["^/a", "[a-z]+", "a|b", r"\d{2}", "(?:x)", "no", " "])
COMPARISONS = st.one_of(
    SCALARS,
    st.fixed_dictionaries({"ne": SCALARS}, optional={"contains": NAMES}),
    st.fixed_dictionaries({"in": st.lists(SCALARS, min_size=1, max_size=3)}),
    st.fixed_dictionaries({"gte": NUMBERS}),
    st.fixed_dictionaries({"matches": PATTERNS.filter(str.strip), "exists": st.just(True)}),
    st.fixed_dictionaries({"exists": st.booleans()}),
)
WHERES = st.dictionaries(NAMES, COMPARISONS, min_size=1, max_size=3)
NAMED = st.one_of(NAMES, st.lists(NAMES, min_size=1, max_size=3))


def _bigger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        st.fixed_dictionaries({"all": several}, optional={"event": NAMED}),
        st.fixed_dictionaries({"any": several}, optional={"where": WHERES}),
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries(
            {"at_least": st.integers(1, 9), "within": DURATIONS, "of": inner},
            optional={"channel": NAMED},
        ),
    )


RULES = st.recursive(
    st.one_of(
        st.fixed_dictionaries({"event": NAMED}, optional={"where": WHERES}),
        st.fixed_dictionaries({"channel": NAMED}),
        st.fixed_dictionaries({"where": WHERES}),
    ),
    _bigger,
    max_leaves=6,
)


def _kpi(kpi: dict[str, Any]) -> dict[str, Any]:
    if kpi.get("figure") in SHARES and "target" in kpi:
        kpi["target"] = 0.5
    return kpi


KPIS = items(
    "kpi", 2, {"name": TEXTS},
    {
        "target": NUMBERS, "unit": TEXTS, "better": st.sampled_from(["higher", "lower"]),
        "figure": st.sampled_from(["conversion", "late", "time_median_s", "people"]),
        "per": st.sampled_from(["week", "month", "year"]),
        "history": st.lists(st.fixed_dictionaries({"date": DAYS, "value": NUMBERS}), max_size=2),
        "value": NUMBERS, "by": DAYS, "sources": st.just(["events", "cost"]),
    },
).map(lambda kpis: [_kpi(kpi) for kpi in kpis])  # fmt: skip
CLAIM_LISTS = st.lists(CLAIMS, max_size=3)
QUESTIONS = st.lists(
    st.one_of(
        TEXTS,
        st.fixed_dictionaries(
            {"text": TEXTS}, optional={"answered": st.booleans(), "touchpoints": ids("touchpoint")}
        ),
    ),
    max_size=3,
)
STAGES = items(
    "stage", 3, {"name": TEXTS},
    {
        "phase": st.sampled_from(["see", "think", "do", "care"]), "mindset": CLAIMS,
        "customer_goal": CLAIMS, "business_goal": CLAIMS, "questions": QUESTIONS, "team": TEXTS,
        "owner": TEXTS, "hands_over_to": TEXTS, "kpis": KPIS, "optional": st.booleans(),
        "wanted": st.sampled_from(["more", "fewer"]), "inferred": st.booleans(),
        "priority": st.integers(-9, 9), "expires_after": DURATIONS, "target_duration": DURATIONS,
        "enter": RULES, "completes": RULES, "emotion": FEELINGS, "frontstage": CLAIM_LISTS,
        "backstage": CLAIM_LISTS, "support": CLAIM_LISTS,
    },
)  # fmt: skip
TOUCHPOINTS = items(
    "touchpoint", 3,
    {"name": TEXTS, "kind": st.sampled_from(["traditional", "digital", "external"])},
    {
        "media": st.sampled_from(["owned", "paid", "earned"]), "channel": NAMES,
        "stages": ids("stage"), "cost": MONEY, "state": st.sampled_from(["covered", "missing"]),
        "rule": RULES, "emotion": FEELINGS, "message": CLAIMS, "due": DAYS,
        "wants": st.just(["trust"]), "evidence": ids("evidence"), "answers_within": DURATIONS,
        "moment": st.sampled_from(["know", "go", "do", "buy"]),
    },
)  # fmt: skip
EMPATHY = st.lists(
    st.fixed_dictionaries(
        {"thinks": st.lists(CLAIMS, min_size=1, max_size=2)},
        optional={"scenario": TEXTS, "stages": ids("stage"), "pains": CLAIM_LISTS},
    ),
    max_size=2,
)
CONCERN = {
    "stages": ids("stage"), "touchpoints": ids("touchpoint"), "personas": ids("persona"),
    "segments": ids("segment"), "grade": GRADES, "evidence": ids("evidence"), "owner": TEXTS,
    "date": DAYS, "note": TEXTS,
}  # fmt: skip
BOARD = st.fixed_dictionaries(
    {"problems": items("problem", 2, {"text": TEXTS}, {"votes": st.integers(0, 9)})},
    optional={
        "keywords": st.lists(TEXTS, max_size=3),
        "ideas": items("idea", 2, {"text": TEXTS}, {"solves": st.just(["problem-0", "problem-1"])}),
    },
)
JOURNEYS = st.fixed_dictionaries(
    {
        "percorso": st.just(1), "id": st.just("journey"), "title": TEXTS, "stages": STAGES,
        "touchpoints": TOUCHPOINTS,
        "personas": items("persona", 2, {"name": TEXTS}, {"empathy": EMPATHY, "quote": CLAIMS}),
        "segments": items("segment", 2, {"name": TEXTS}, {"where": WHERES, "share": st.just(12.5)}),
        "evidence": items(
            "evidence", 2, {"kind": st.just("survey"), "title": TEXTS},
            {"reward": st.one_of(TEXTS, MONEY), "sample": st.integers(1, 99), "quotes": st.lists(TEXTS)},
        ),
    },
    optional={
        "kind": st.sampled_from(["future", "blueprint"]), "language": st.just("it"),
        "based_on": st.just("today"),
        "changes": st.lists(st.sampled_from(["inflow: +20%", "see->do: -1.5 points"]), max_size=2),
        "audience": TEXTS, "time_zone": st.just("Europe/Rome"), "expires_after": DURATIONS,
        "progression": st.sampled_from(["furthest", "sequential"]), "restart": st.just("stage-0"),
        "objectives": items("objective", 2, {"text": TEXTS}, {**CONCERN, "kpis": st.just([])}),
        "pains": items("pain", 2, {"text": TEXTS}, {**CONCERN, "cost": MONEY}),
        "delights": items("delight", 1, {"text": TEXTS}, CONCERN),
        "opportunities": items("opportunity", 1, {"text": TEXTS}, {**CONCERN, "value": MONEY}),
        "actions": items(
            "action", 1, {"text": TEXTS}, {**CONCERN, "effect": st.just({"stage": "stage-1"})}
        ),
        "tactics": items("tactic", 2, {"text": TEXTS}, {**CONCERN, "cost": MONEY, "message": CLAIMS}),
        "checkins": st.lists(
            st.fixed_dictionaries(
                {"date": DAYS},
                optional={
                    "people": TEXTS, "agenda": st.lists(TEXTS, max_size=2),
                    "decisions": st.lists(TEXTS, max_size=2), "note": TEXTS,
                },
            ),
            max_size=2,
        ),
        "notes": st.lists(
            st.fixed_dictionaries(
                {"date": DAYS, "text": TEXTS},
                optional={"kind": st.sampled_from(["campaign", "outage", "holiday", "other"])},
            ),
            max_size=2,
        ),
        "board": BOARD,
        "competitors": items("competitor", 1, {"name": TEXTS}, {"strengths": CLAIM_LISTS}),
    },
)  # fmt: skip
