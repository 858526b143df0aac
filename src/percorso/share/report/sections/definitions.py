"""What every figure means, and what puts a person in each stage."""

from __future__ import annotations

from percorso.durations import microseconds
from percorso.journey import Rule, Stage
from percorso.measure.definitions import definition
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Section, Terms
from percorso.share.report.tables import Cell, Column, Group, Table
from percorso.words import N_

PEOPLE = (
    (N_("Person"), N_("A real individual, as known today by the identifiers in the events.")),
    (N_("Signal"), N_("An event that a stage’s rule recognises.")),
    (N_("Stay"), N_("One uninterrupted time of a person in a stage.")),
    (N_("Cycle"), N_("One turn of the journey, from its first signal to its end.")),
    (N_("Entries"), N_("Stays begun in the period, wherever they end.")),
    (N_("In stage now"), N_("People inside at the end of the period’s last day.")),
)
ENDS = (
    (N_("Moved on"), N_("The stay ended by entering the next stage.")),
    (N_("Skipped ahead"), N_("The stay ended by entering a later stage.")),
    (N_("Went back"), N_("The stay ended by entering an earlier stage.")),
    (N_("New cycle"), N_("The stay ended because another turn began.")),
    (N_("Went quiet"), N_("No signal within the time allowed.")),
    (N_("Still in stage"), N_("Not ended yet; not a loss.")),
)
SHARES = (
    (N_("Conversion"), N_(
        "Share of decided cycles that entered a later stage after entering this one, each cycle "
        "once, from its first entry.")),
    (N_("To next stage"), N_("The same for the very next stage, at any time after.")),
    (N_("To goal"), N_("The same for reaching the goal.")),
    (N_("Drop-off"), N_("The rest: decided cycles that entered no later stage.")),
    (N_("Undecided"), N_("Cycles too young to count as conversion or drop-off; counted apart.")),
    (N_("Median time"), N_(
        "The time in stage that half of the stays reach; stays still open are counted as such "
        "(Kaplan–Meier).")),
    (N_("p90"), N_("The time in stage that one stay in ten reaches.")),
    (N_("Interval"), N_(
        "The range in which the true share lies in 95 of 100 such samples (Wilson; differences: "
        "Newcombe).")),
    (N_("Few data"), N_("A share of fewer than 30 stands in grey, with its n.")),
)  # fmt: skip
TOUCHPOINTS = (
    (N_("Reach"), N_("People with an event at the touchpoint, out of the people with a stay.")),
    (N_("Difference"), N_(
        "Share of decided stays that went on with the touchpoint, less the share without it. An "
        "association, not a cause.")),
    (N_("Emotion"), N_("Scores of the standard scales brought to one range, from −2 to +2.")),
    (N_("Cost per progress"), N_("Cost in the period over the stays that met it and went on.")),
)  # fmt: skip


def section(facts: Facts) -> Section | None:
    """The terms in groups, and the rules of the stages in plain words."""
    words = facts.words
    parts: list[Part] = [
        _counted(facts),
        _terms(facts, words("How stays end"), ENDS),
        _terms(facts, words("Shares and times"), SHARES),
    ]
    if facts.figures.touchpoints or facts.figures.journey.touchpoints:
        parts.append(_terms(facts, words("Touchpoints"), TOUCHPOINTS))
    rules = _rules(facts)
    if rules:
        parts.append(Grid(rules))
    note = words("Every figure of this report, in one sentence.")
    return Section("definitions", words("Definitions"), note, parts)


def _counted(facts: Facts) -> Terms:
    """What is counted; transitions and people inside in the words of the questions themselves."""
    words, own = facts.words, _terms(facts, facts.words("What is counted"), PEOPLE)
    asked = [
        (words("Transitions"), definition("flow", words.lang)),
        (words("People in each stage"), definition("population", words.lang)),
    ]
    return Terms(own.title, [*own.terms, *asked])


def _terms(facts: Facts, title: str, terms: tuple[tuple[str, str], ...]) -> Terms:
    return Terms(title, [(facts.words(term), facts.words(meaning)) for term, meaning in terms])


def _rules(facts: Facts) -> Table:
    words = facts.words
    columns = [
        Column(words("Stage"), figures=False), Column(words("Enters when"), figures=False),
        Column(words("Completes when"), figures=False),
        Column(words("Goes quiet after"), figures=False),
    ]  # fmt: skip
    rows = [_rule(facts, stage) for stage in facts.figures.journey.stages]
    return Table(words("What puts a person in each stage"), columns, [Group(rows)], narrow=True)


def _rule(facts: Facts, stage: Stage) -> list[Cell]:
    words = facts.words
    name, remark = facts.say(stage.name), " ".join(facts.paragraphs(stage.note))
    head = Cell(name, remark, stage=facts.numbers[stage.id])
    if not stage.measured:
        return [head, Cell(words("No rule: drawn, not measured"), tone="muted", span=3)]
    quiet = microseconds(facts.figures.journey.stays_quiet_after(stage)) / 1e6
    note = words("An estimate: no event proves it.") if stage.inferred else ""
    entered = _sentence(facts, stage.enter or stage.completes)
    completed = _sentence(facts, stage.completes) or "–"
    return [head, Cell(entered, note), Cell(completed), Cell(words.duration_words(quiet))]


def _sentence(facts: Facts, rule: Rule | None) -> str:
    return "" if rule is None else facts.say(rule.sentence(facts.words.lang))
