"""Broken files: each is refused at the right line and column, with a word that helps.

In the texts, ▲ stands before the place that the message must name.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from percorso.errors import JourneyError, Problem
from percorso.journey import Journey

HEAD = "percorso: 1\nid: lamp\ntitle: Lamp\n"
STAGES = "stages:\n  - {id: see, name: See}\n  - {id: do, name: Do}\n"
WHOLE = HEAD + STAGES


def in_stage(text: str) -> str:
    return f"{HEAD}stages:\n  - id: see\n    name: See\n    {text}\n"


def in_rule(text: str) -> str:
    return in_stage(f"enter: {text}")


def in_touchpoint(text: str) -> str:
    return f"{WHOLE}touchpoints:\n  - id: shop\n    name: Shop\n    kind: traditional\n    {text}\n"


BAD = {
    # the document
    "alias": (WHOLE + "audience: ▲*x\n", "alias"),
    "anchor": (WHOLE + "audience: ▲&x hello\n", "anchor"),
    "tag": (WHOLE + "audience: ▲!!str hello\n", "tag"),
    "own tag": (WHOLE + "audience: ▲!secret x\n", "!secret"),
    "duplicate key": (WHOLE + "▲id: desk\n", "line 2"),
    "duplicate key inside": (in_stage("▲name: Two"), "twice"),
    "merge key": (WHOLE + "▲<<: {id: x}\n", "not a key"),
    "two documents": (WHOLE + "▲---\npercorso: 1\n", "second document"),
    "a list as key": (WHOLE + "? ▲[a]\n: b\n", "key must be"),
    "apostrophe in single quotes": (HEAD + "audience: 'l'▲arrivo'\n" + STAGES, "double quotes"),
    "tab": (HEAD + "stages:\n▲\t- id: see\n", "spaces"),
    "colon in text": (HEAD + "audience: people▲: all\n" + STAGES, "quotes"),
    "no space after a colon": (HEAD + "▲audience:all\n" + STAGES, "colon"),
    "no space after a colon inside": (HEAD + "stages: [{id: a, name: A, ▲goal:true}]\n", "goal: true"),
    "dash as value": (HEAD + "audience: ▲- all\n" + STAGES, "dash"),
    "bracket open": (WHOLE + "audience: [a\n▲", "bracket"),
    "quote open": (WHOLE + 'audience: "a\n▲', "close"),
    "bad indentation": (WHOLE + " ▲kind: current\n", "indentation"),
    "bad escape": (WHOLE + 'audience: "a▲\\q"\n', "backslash"),
    "a list instead of a journey": ("▲- a\n- b\n", "mapping"),
    "a text instead of a journey": ("▲hello\n", "mapping"),
    "control character": (WHOLE + "audience: a▲\x01b\n", "control"),
    "escaped control character": (WHOLE + 'audience: ▲"a\\x01b"\n', "control"),
    "long number": (WHOLE + f"note: ▲{'9' * 41}\n", "digits"),
    "too deep": (WHOLE + "note: " + "[" * 40 + "▲[" + "]" * 41 + "\n", "deep"),
    # the journey
    "no version": ("▲id: lamp\ntitle: Lamp\n" + STAGES, "percorso"),
    "other version": ("percorso: ▲2\nid: lamp\ntitle: Lamp\n" + STAGES, "version 1"),
    "version in quotes": ("percorso: ▲'1'\nid: lamp\ntitle: Lamp\n" + STAGES, "percorso: 1"),
    "no id": ("▲percorso: 1\ntitle: Lamp\n" + STAGES, "'id' is missing"),
    "no title": ("▲percorso: 1\nid: lamp\n" + STAGES, "'title' is missing"),
    "no stages": ("▲" + HEAD, "'stages' is missing"),
    "empty stages": (HEAD + "stages: ▲[]\n", "at least one"),
    "stages a mapping": (HEAD + "stages: \n  ▲see: {name: See}\n", "dash"),
    "too many stages": (
        HEAD + "stages: \n  ▲" + "\n  ".join(f"- {{id: s{i}, name: S}}" for i in range(65)), "64",
    ),
    "a key in Italian": (HEAD + STAGES + "▲lingua: it\n", "Write language"),
    "a value in Italian": (
        WHOLE + "touchpoints: [{id: a, name: A, kind: digital, state: ▲presidiato}]\n",
        "Write covered",
    ),
    "unknown key": (WHOLE + "▲titel: x\n", "'title'"),
    "id with capitals": ("percorso: 1\nid: ▲My Lamp\ntitle: Lamp\n" + STAGES, "my-lamp"),
    "id a number": ("percorso: 1\nid: ▲7\ntitle: Lamp\n" + STAGES, '"7"'),
    "title a number": ("percorso: 1\nid: lamp\ntitle: ▲2024\n" + STAGES, '"2024"'),
    "title true": ("percorso: 1\nid: lamp\ntitle: ▲true\n" + STAGES, "a text"),
    "title blank": ('percorso: 1\nid: lamp\ntitle: ▲" "\n' + STAGES, "empty"),
    "title nothing": ("percorso: 1\nid: lamp\ntitle:▲\n" + STAGES, "nothing"),
    "title a list": ("percorso: 1\nid: lamp\ntitle: ▲[a]\n" + STAGES, "one text"),
    "not a language": ("percorso: 1\nid: lamp\ntitle: {▲Italian: a}\n" + STAGES, "language"),
    "text torn by a comma": (
        "percorso: 1\nid: lamp\ntitle: {it: a, ▲b c, en: d}\n" + STAGES, "comma in quotes",
    ),
    "text in a language a number": (
        "percorso: 1\nid: lamp\ntitle: {it: a, en: ▲1}\n" + STAGES, "quotes",
    ),
    "unknown kind": (WHOLE + "kind: ▲futur\n", "'future'"),
    "unknown time zone": (WHOLE + "time_zone: ▲Europe/Roma\n", "europe/rome"),
    "duration without unit": (WHOLE + "expires_after: ▲30\n", "30d"),
    "duration with unknown unit": (WHOLE + "expires_after: ▲3 months\n", "duration"),
    "duration of nothing": (WHOLE + "expires_after: ▲0d\n", "between"),
    "restart nowhere": (WHOLE + "restart: ▲sea\n", "'see'"),
    "restart after the goal": (
        HEAD + "restart: ▲do\nstages:\n  - {id: see, name: S, goal: true, enter: {event: a}}\n"
        "  - {id: do, name: D}\n",
        "after the goal",
    ),
    # stages
    "stage without name": (HEAD + "stages:\n  - ▲id: see\n", "'name' is missing"),
    "stage twice": (HEAD + "stages:\n  - {id: a, name: A}\n  - {id: ▲a, name: B}\n", "twice"),
    "two goals": (
        HEAD + "stages:\n  - {id: a, name: A, goal: true}\n  - {id: b, name: B, goal: ▲true}\n",
        "already 'a'",
    ),
    "goal yes": (in_stage("goal: ▲yes"), "write true"),
    "unknown key of a stage": (in_stage("▲mindest: x"), "'mindset'"),
    "unknown phase": (in_stage("phase: ▲buy"), "see, think, do, care"),
    "unknown grade": (in_stage("mindset: {text: a, grade: ▲mesured}"), "'measured'"),
    "unknown key of a claim": (in_stage("mindset: {text: a, ▲grad: measured}"), "'grade'"),
    "claim without text": (in_stage("mindset: ▲{grade: measured}"), "'text' is missing"),
    "evidence nowhere": (in_stage("mindset: {text: a, evidence: [▲poll]}"), "evidence 'poll'"),
    "emotion too strong": (in_stage("emotion: ▲3"), "between -2 and 2"),
    "emotion a word": (in_stage("emotion: ▲happy"), "a number"),
    "questions a text": (in_stage("questions: ▲Why?"), "[Why?]".lower()),
    "priority a decimal": (in_stage("priority: ▲1.5"), "whole number"),
    "wanted less": (in_stage("wanted: ▲less"), "fewer"),
    "kpi twice": (in_stage("kpis: [{id: a, name: A}, {id: ▲a, name: B}]"), "kpi 'a'"),
    "kpi of no figure": (in_stage("kpis: [{id: a, name: A, figure: ▲conversoin}]"), "'conversion'"),
    "kpi over 100 %": (
        in_stage("kpis: [▲{id: a, name: A, figure: conversion, unit: '%', target: 120}]"), "100",
    ),
    "kpi target with a unit": (in_stage('kpis: [{id: a, name: A, target: ▲"5 €"}]'), "without quotes"),
    "day in letters": (in_stage("kpis: [{id: a, name: A, by: ▲3 May}]"), "2026-03-31"),
    "day not in the calendar": (in_stage("kpis: [{id: a, name: A, by: ▲2026-02-30}]"), "calendar"),
    # rules
    "rule a text": (in_rule("▲Page Viewed"), "{event: Page Viewed}"),
    "names without brackets": (in_rule("{event: Page Viewed, ▲Order Paid}"), "[a, b]"),
    "personas bare": (WHOLE + "personas: [▲Giulia Neri]\n", "{id: giulia-neri"),
    "touchpoints a text": (WHOLE + "touchpoints: ▲Shop\n", "[{id: shop"),
    "city as time zone": (WHOLE + "time_zone: ▲Rome\n", "europe/rome"),
    "rule empty": (in_rule("▲{}"), "empty"),
    "rule with an unknown key": (in_rule("{▲evnt: a}"), "'event'"),
    "event a number": (in_rule("{event: ▲5}"), 'in quotes: "5"'),
    "event no name": (in_rule("{event: ▲[]}"), "at least one"),
    "touchpoint nowhere": (in_rule("{touchpoint: ▲shop}"), "touchpoint 'shop'"),
    "where a list": (in_rule("{where: ▲[a]}"), "mapping"),
    "where empty": (in_rule("{event: a, where: ▲{}}"), "at least one"),
    "value a list": (in_rule("{where: {a: ▲[1, 2]}}"), "in: [a, b]"),
    "value nothing": (in_rule("{where: {a: ▲null}}"), "exists: false"),
    "unknown comparison": (in_rule("{where: {a: {▲grater: 1}}}"), "allowed: eq"),
    "comparison empty": (in_rule("{where: {a: ▲{}}}"), "empty"),
    "greater than no number": (in_rule("{where: {a: {gt: ▲.nan}}}"), "no number"),
    "greater than a text": (in_rule("{where: {a: {gt: ▲'5'}}}"), "a number"),
    "no number fits": (in_rule("{where: {a: ▲{gte: 9, lt: 3}}}"), "swap"),
    "exists a text": (in_rule("{where: {a: {exists: ▲no}}}"), "write false"),
    "pattern broken": (in_rule("{where: {a: {matches: ▲'['}}}"), "regular expression"),
    "pattern looks ahead": (in_rule("{where: {a: {matches: ▲'(?=a)'}}}"), "look-around"),
    "pattern refers back": (in_rule("{where: {a: {matches: ▲'(a)\\1'}}}"), "references"),
    "pattern too long": (in_rule("{where: {a: {matches: ▲" + "a" * 201 + "}}}"), "200"),
    "at_least alone": (in_rule("▲{at_least: 2}"), "go together"),
    "at_least zero": (in_rule("{at_least: ▲0, within: 7d, of: {event: a}}"), "the least is 1"),
    "within without unit": (in_rule("{at_least: 2, within: ▲7, of: {event: a}}"), "7d"),
    "all a mapping": (in_rule("{all: ▲{event: a}}"), "dash"),
    "not a list": (in_rule("{not: ▲[{event: a}]}"), "mapping"),
    "nested without end": (in_rule("▲" + "{not: " * 21 + "{event: a}" + "}" * 21), "nested"),
    # around the stages
    "touchpoint without name": (
        WHOLE + "touchpoints:\n  - ▲{id: shop, kind: digital}\n", "'name' is missing",
    ),
    "touchpoint twice": (
        WHOLE + "touchpoints:\n  - {id: s, name: S, kind: digital}\n"
        "  - {id: ▲s, name: T, kind: digital}\n",
        "twice",
    ),
    "touchpoint of no stage": (in_touchpoint("stages: [see, ▲don]"), "'do'"),
    "touchpoint recognised by itself": (in_touchpoint("rule: {touchpoint: ▲shop}"), "cannot ask"),
    "unknown state": (in_touchpoint("state: ▲cover"), "'covered'"),
    "cost without currency": (in_touchpoint("cost: ▲{amount: 5}"), "currency"),
    "cost below zero": (in_touchpoint("cost: {amount: ▲-5, currency: EUR}"), "between 0"),
    "unknown currency": (in_touchpoint("cost: {amount: 5, currency: ▲euro}"), "eur"),
    "cost a number": (in_touchpoint("cost: ▲5"), "mapping"),
    "persona of no segment": (
        WHOLE + "personas:\n  - {id: ann, name: Ann, segments: [▲rich]}\n", "segment 'rich'",
    ),
    "empathy map empty": (
        WHOLE + "personas:\n  - {id: ann, name: Ann, empathy: [▲{scenario: x}]}\n", "thinks",
    ),
    "empathy map of no stage": (
        WHOLE + "personas:\n  - {id: ann, name: A, empathy: [{stages: [▲sew], says: [a]}]}\n", "'see'",
    ),
    "share over 100": (WHOLE + "segments:\n  - {id: a, name: A, share: ▲120}\n", "percentage"),
    "idea solves nothing known": (
        WHOLE + "board:\n  problems: [{id: slow, text: Slow}]\n"
        "  ideas: [{id: i, text: I, solves: [▲slo]}]\n",
        "'slow'",
    ),
    "group nowhere": (WHOLE + "board:\n  ideas: [{id: i, text: I, group: ▲g}]\n", "group 'g'"),
    "votes below zero": (WHOLE + "board:\n  ideas: [{id: i, text: I, votes: ▲-1}]\n", "least is 0"),
    "objective of no kpi": (WHOLE + "objectives:\n  - {id: o, text: O, kpis: [▲nps]}\n", "kpi 'nps'"),
    "action of no opportunity": (
        WHOLE + "actions:\n  - {id: a, text: A, opportunities: [▲x]}\n", "opportunity 'x'",
    ),
    "effect in no stage": (
        WHOLE + "actions:\n  - {id: a, text: A, effect: {stage: ▲se}}\n", "'see'",
    ),
    "tactic ends before it starts": (
        WHOLE + "tactics:\n  - ▲{id: t, text: T, starts: 2026-05-01, ends: 2026-04-01}\n", "before",
    ),
    "unknown evidence kind": (
        WHOLE + "evidence:\n  - {id: e, title: E, kind: ▲intervew}\n", "'interview'",
    ),
    "sample of nobody": (
        WHOLE + "evidence:\n  - {id: e, title: E, kind: survey, sample: ▲0}\n", "least is 1",
    ),
}  # fmt: skip


def first(text: str, file: str = "f.yaml") -> Problem:
    with pytest.raises(JourneyError) as caught:
        Journey.parse(text, file)
    return caught.value.problems[0]


def place_of(marked: str) -> tuple[int, int, str]:
    before, _, after = marked.partition("▲")
    line = before.count("\n") + 1
    return line, len(before) - (before.rfind("\n") + 1) + 1, before + after


@pytest.mark.parametrize("name", BAD)
def test_bad_file(name: str) -> None:
    marked, word = BAD[name]
    line, column, text = place_of(marked)
    problem = first(text)
    said = f"{problem.message} {problem.fix}".lower()
    assert word.lower() in said, said
    assert (problem.file, problem.line, problem.column) == ("f.yaml", line, column), said
    assert problem.message.endswith((".", "…")), problem.message


@pytest.mark.parametrize("name", BAD)
def test_bad_file_has_one_problem_only(name: str) -> None:
    _, _, text = place_of(BAD[name][0])
    with pytest.raises(JourneyError) as caught:
        Journey.parse(text)
    assert len(caught.value.problems) == 1, str(caught.value)


def test_there_are_many_cases() -> None:
    assert len(BAD) >= 60


def test_a_renamed_stage_is_told_once_with_every_line() -> None:
    points = "".join(
        f"  - {{id: t{n}, name: T, kind: digital, stages: [▲look]}}\n" for n in range(3)
    )
    line, _, text = place_of(WHOLE + "touchpoints:\n" + points)
    with pytest.raises(JourneyError) as caught:
        Journey.parse(text.replace("▲", ""))
    assert len(caught.value.problems) == 1
    assert f"named in lines {line + 1}, {line + 2} too" in str(caught.value)


def test_stages_under_another_name_are_told_once() -> None:
    text = WHOLE.replace("stages:", "fasi:") + "touchpoints: [{id: a, name: A, stages: [see]}]\n"
    with pytest.raises(JourneyError) as caught:
        Journey.parse(text)
    said = str(caught.value)
    assert "Write stages:" in said
    assert "There is no stage" not in said


def test_a_mapping_or_a_table_in_place_of_a_journey(tmp_path: Path) -> None:
    assert "This is a mapping" in first("percorso-mapping: 1\nevents: []\n").message
    table = tmp_path / "sales.csv"
    table.write_text("day,customer\n", encoding="utf-8")
    with pytest.raises(JourneyError, match="this is a table"):
        Journey.load(table)
