"""Each rule of what stands out: it fires on what it is for, and on nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from percorso.journey import Journey
from percorso.share.figures import Figures
from percorso.share.report.facts import Facts
from percorso.share.report.findings import MOST, RULES, findings
from percorso.words import Words
from tests.share.report.facts import (
    drawn,
    lamp_facts,
    with_every_stage,
    with_stages,
    with_summary,
    with_touchpoints,
)

SAID = {
    "reached_goal": "6,120 people reached Buy, out of 44,310 with a stay.",
    "largest_drop_off": "Discover is where most cycles stop: 24,387 of 44,100 decided ones entered "
    "no later stage.",
    "slowest_stage": "Word of mouth takes longest: half of the stays last 84 days or more.",
    "most_returns": "From Buy, 827 of 6,890 stays went back to an earlier stage.",
    "strongest_positive": "In Compare, those who meet In-store trial go on more often (+18.7 pts).",
    "strongest_negative": "In Support, those who meet Phone go on less often (−7.5 pts).",
    "off_target": "3 KPIs are off target, out of 5 with a value and a target.",
    "comes_again": "31.0% of the cycles that reached the goal were followed by another.",
    "not_covered": "1 touchpoint is not covered: Assembly guide.",
}
ITALIAN = {
    "reached_goal": "Arrivi a Acquisto: 6.120 persone, su 44.310 con una permanenza.",
    "largest_drop_off": "Scoperta è la fase in cui si fermano più cicli: 24.387 su 44.100 con esito "
    "non entrano in una fase successiva.",
    "slowest_stage": "Passaparola è la fase più lunga: metà delle permanenze dura 84 giorni o più.",
    "strongest_positive": "In Confronto, chi incontra Prova in negozio prosegue più spesso (+18,7 pt).",
    "comes_again": "Il 31,0% dei cicli arrivati al traguardo è seguito da un altro ciclo.",
}


def said(rule: str, facts: Facts) -> str | None:
    found = RULES[rule](facts)
    return None if found is None else found.plain


@pytest.mark.parametrize("rule", sorted(RULES))
def test_rule_on_the_lamp(rule: str) -> None:
    assert said(rule, lamp_facts()) == SAID.get(rule)


@pytest.mark.parametrize("rule", sorted(ITALIAN))
def test_rule_in_italian(rule: str) -> None:
    assert said(rule, lamp_facts("it")) == ITALIAN[rule]


def test_largest_drop_off_looks_before_the_goal_first() -> None:
    facts = with_stages(buy={"decided": 90_000, "converted": 1})
    found = RULES["largest_drop_off"](facts)
    assert found is not None
    assert found.stage == 1
    assert found.base == "Drop-off 55.3% (54.8–55.8); 980 undecided cycles are not counted."


def test_largest_drop_off_needs_thirty_and_a_loss() -> None:
    assert said("largest_drop_off", with_every_stage(decided=29)) is None
    assert said("largest_drop_off", with_every_stage(decided=50, converted=50)) is None


def test_slowest_stage_needs_two_to_tell_apart_and_thirty_entries() -> None:
    assert said("slowest_stage", with_every_stage(time_median_s=None)) is None
    assert said("slowest_stage", with_every_stage(entries=29)) is None
    assert said("slowest_stage", with_every_stage(time_median_s=0.0)) is None


def test_slowest_stage_says_when_many_are_still_there() -> None:
    found = RULES["slowest_stage"](with_stages(share={"time_p90_s": None}))
    assert found is not None
    assert found.base == "More than one in ten is still there; 1,840 stays."


def test_most_returns_needs_one_in_a_hundred() -> None:
    few = with_every_stage(entries=10_000, returned=99)
    enough = with_every_stage(entries=10_000, returned=100)
    assert said("most_returns", few) is None
    assert said("most_returns", enough) is not None
    assert said("most_returns", with_every_stage(entries=29, returned=20)) is None


def test_most_returns_says_where_to() -> None:
    found = RULES["most_returns"](lamp_facts())
    assert found is not None
    assert found.base == (
        "12.0% of its stays; most often to Compare, after 6 days and 5 hours (median)."
    )
    without_flow = RULES["most_returns"](lamp_facts(flow=()))
    assert without_flow is not None
    assert without_flow.base == "12.0% of its stays."


@pytest.mark.parametrize("rule", ["strongest_positive", "strongest_negative"])
def test_association_needs_thirty_on_both_sides(rule: str) -> None:
    assert said(rule, with_touchpoints(stays_with=29)) is None
    assert said(rule, with_touchpoints(stays_without=29)) is None
    assert said(rule, with_touchpoints(drawn=False)) is None
    assert said(rule, with_touchpoints(stage=None)) is None


def test_association_needs_an_interval_on_one_side_of_zero() -> None:
    around = with_touchpoints(difference=0.1, difference_low=-0.01, difference_high=0.2)
    assert said("strongest_positive", around) is None
    assert said("strongest_negative", around) is None
    touching = with_touchpoints(difference=0.1, difference_low=0.0, difference_high=0.2)
    assert said("strongest_positive", touching) is None


def test_no_association_where_the_rules_make_the_difference() -> None:
    facts = lamp_facts()
    journey = facts.figures.journey
    assert said("strongest_positive", facts)
    everything = sorted({name for rule in journey.rules() for name in rule.event})
    fields = journey.to_dict()
    for touchpoint in fields["touchpoints"]:
        touchpoint["rule"] = {"event": everything}
    same = replace(facts, figures=replace(facts.figures, journey=Journey.from_dict(fields)))
    assert said("strongest_positive", same) is None
    assert said("strongest_negative", same) is None


def test_association_is_never_called_a_cause() -> None:
    for rule in ("strongest_positive", "strongest_negative"):
        found = RULES[rule](lamp_facts())
        assert found is not None
        assert "neither need be the cause" in found.base
        assert "stays with it" in found.base


def test_off_target_is_silent_when_all_are_met_or_unknown() -> None:
    text = (
        "[{id: see, name: See, enter: {event: A}, kpis: [{id: k, name: K, target: 3, value: 4}]}]"
    )
    facts = Facts(drawn(stages=text), Words.of("en"))
    assert said("off_target", facts) is None
    unknown = text.replace(", value: 4", "")
    assert said("off_target", Facts(drawn(stages=unknown), Words.of("en"))) is None


def test_comes_again_needs_thirty_ended_cycles() -> None:
    assert said("comes_again", with_summary(again=20, again_share=0.7)) is None
    assert said("comes_again", with_summary(again=30, again_share=0.7)) is not None
    assert said("comes_again", with_summary(again=0, again_share=None)) is None


def test_early_to_judge_from_one_in_ten() -> None:
    facts = with_stages(buy={"cycles": 1_000, "undecided": 100})
    found = RULES["early_to_judge"](facts)
    assert found is not None
    assert found.plain == "It is early to judge Buy: 10.0% of its cycles are undecided."
    assert found.base.startswith("100 of 1,000 cycles;")
    assert said("early_to_judge", with_stages(buy={"cycles": 1_000, "undecided": 99})) is None


def test_few_data_names_the_stages() -> None:
    found = said("few_data", with_stages(help={"decided": 12}))
    assert found == "Few data in Support: fewer than 30 decided cycles."
    assert said("few_data", with_stages(help={"decided": 0})) is None


def test_not_covered_shortens_long_lists() -> None:
    names = ", ".join(f"{{id: t{n}, name: T{n}, kind: digital, state: missing}}" for n in range(6))
    facts = Facts(drawn(f"touchpoints: [{names}]"), Words.of("en"))
    assert said("not_covered", facts) == (
        "6 touchpoints are not covered: T0, T1, T2, T3 and 2 more."
    )


def test_without_events_is_about_covered_touchpoints() -> None:
    rows = tuple(r for r in lamp_facts().figures.touchpoints if r["touchpoint"] != "blog")
    assert said("without_events", lamp_facts(touchpoints=rows)) == (
        "1 covered touchpoint has no events: Furnishing blog."
    )


def test_unmeasured_stages_and_nothing_measured() -> None:
    facts = Facts(drawn(), Words.of("en"))
    assert said("unmeasured_stages", facts) == "2 stages are drawn but not measured: See and Do."
    assert said("nothing_measured", facts) == (
        "No stay began in this period: no event matched a stage’s rule."
    )


def test_at_most_eight_and_always_in_the_same_order() -> None:
    found = findings(lamp_facts())
    assert len(found) == MOST
    order = list(RULES)
    assert [each.rule for each in found] == sorted((e.rule for e in found), key=order.index)
    assert "reached_goal" not in {each.rule for each in found}


def test_every_sentence_has_a_base_and_is_short() -> None:
    for lang in ("en", "it"):
        for each in findings(lamp_facts(lang)):
            assert each.base
            assert each.base.endswith(".")
            assert len(each.plain.split()) <= 22, each.plain


def test_names_cannot_mark_what_is_bold() -> None:
    figures = drawn(stages='[{id: a, name: "\ue000bold\ue001", enter: {event: A}}]')
    facts = Facts(replace(figures, stages=()), Words.of("en"))
    assert facts.stage_name("a") == "bold"
    assert isinstance(figures, Figures)
