"""Write docs/templates.md from the templates themselves: what each is for, and what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from percorso.journey import Journey, Stage, catalogue, template, text

PAGE = Path(__file__).parents[1] / "docs" / "templates.md"
FRAME = Path(__file__).with_suffix(".md")
CHOICE = {
    "five-phases": "a product that people think about, online and in shops",
    "ecommerce-six": "many products in an online shop; help and leaving deserve their own stages",
    "see-think-do-care": "software or a service to companies; content works long before the sale",
    "crm-five": "to companies or by negotiation, and the CRM knows most of it",
    "five-stages": "a service to consumers, in branches and online: a bank, a gym, a hotel",
    "four-stages": "the same, and you want fewer columns",
}
ABOUT = {
    "see-think-do-care": """\
The stages are what people *intend*, not where they are in a funnel: most of those in See will never
buy, and that is no loss. Do not ask See for sales.""",
    "five-phases": """\
The classic five, from the first time the name is heard to customers who bring customers. Shop and
website share every stage: a person may compare online, ask in the shop and pay at the till.""",
    "crm-five": """\
Follows the CRM: a lead is qualified, a deal is opened, a quote is answered, a contract is signed.
Silence lasts longer here: a stay ends after 90 days without a signal.""",
    "ecommerce-six": """\
After the order come three stages: help (the fewer people need it, the better), the moment in which
customers weigh up whether to stay, and sharing. Weighing up is told by hints only.""",
    "five-stages": """\
For a service that people use every month. Interest and consideration are two stages, because
reading about it and doing the sums are different work.""",
    "four-stages": """\
The short variant of `five-stages`: interest and consideration in one, decision with its deals and
its checkouts, and all that follows in one. Its cells hold more: most come from two stages.""",
}
SPECS = {
    "Segment, e-commerce": (
        "Products Searched", "Product List Filtered", "Promotion Viewed", "Promotion Clicked",
        "Product Viewed", "Product Added", "Product Added to Wishlist", "Product Shared",
        "Product Reviewed", "Checkout Started", "Order Completed",
    ),
    "Segment, other specs": (
        "Page Viewed", "Application Opened", "Video Playback Started", "Email Opened",
        "Unsubscribed", "Signed In", "Trial Started", "Account Deleted",
        "Live Chat Conversation Started",
    ),
}  # fmt: skip


def page() -> str:
    """The frame beside this file, with what the templates hold in its places."""
    journeys = {name: template.load(name) for name in template.TEMPLATES}
    parts = {
        "choice": "\n".join(f"| {CHOICE[name]} | [`{name}`](#{name}) |" for name in CHOICE),
        "templates": "\n".join(map(_section, journeys.values())),
        "events": _names(journeys),
        "touchpoints": str(len(catalogue.touchpoints())),
        "kpis": str(len(catalogue.kpis())),
    }
    frame = FRAME.read_text(encoding="utf-8")
    return re.sub(r"@(\w+)@", lambda place: parts[place[1]], frame)


def _section(journey: Journey) -> str:
    kpis = sum(len(stage.kpis) for stage in journey.stages)
    questions = sum(len(stage.questions) for stage in journey.stages)
    counts = (
        f"{len(journey.touchpoints)} touchpoints, {kpis} KPIs, {questions} questions, "
        f"{len(journey.tactics)} tactics, {len(journey.pains)} pain points."
    )
    head = "| | stage | fase | team | enters with | completes with |\n|---|---|---|---|---|---|"
    rows = "\n".join(_row(journey, number, stage) for number, stage in enumerate(journey.stages, 1))
    title, it = text(journey.title, "en"), text(journey.title, "it")
    return (
        f"## {journey.id}\n\n**{title}** · *{it}* · for {text(journey.audience, 'en')}\n\n"
        f"{ABOUT[journey.id]}\n\n{head}\n{rows}\n\n{counts}\n"
    )


def _row(journey: Journey, number: int, stage: Stage) -> str:
    names = f"`{stage.id}` {text(stage.name, 'en')}{_flags(journey, stage)}"
    cells = [names, text(stage.name, "it"), text(stage.team, "en"), _events(stage), _done(stage)]
    return f"| {number} | {' | '.join(cells)} |"


def _flags(journey: Journey, stage: Stage) -> str:
    goal = journey.stages[journey.goal_index() or 0] is stage
    flags = {"goal": goal, "optional": stage.optional, "fewer is better": stage.wanted == "fewer",
             "inferred": stage.inferred}  # fmt: skip
    shown = ", ".join(name for name, held in flags.items() if held)
    return f" ({shown})" if shown else ""


def _events(stage: Stage) -> str:
    return ", ".join(_named(stage, completes=False))


def _done(stage: Stage) -> str:
    return ", ".join(_named(stage, completes=True)) or "the same"


def _named(stage: Stage, *, completes: bool) -> list[str]:
    """The events that a rule asks for, those that it only excludes left out."""
    rule = stage.completes if completes else stage.enter
    if rule is None:
        return []
    denied = {id(inner) for part in rule.walk() if part.not_ for inner in part.not_.walk()}
    asked = (part for part in rule.walk() if id(part) not in denied)
    return list(dict.fromkeys(name for part in asked for name in part.event))


def _names(journeys: dict[str, Journey]) -> str:
    used: dict[str, list[str]] = {}
    for name, journey in journeys.items():
        for event in _all_events(journey):
            used.setdefault(event, []).append(name)
    order = sorted(used, key=lambda event: (_spec(event) == "ours", _spec(event), event))
    rows = [f"| {event} | {_spec(event)} | {', '.join(used[event])} |" for event in order]
    return "\n".join(rows)


def _all_events(journey: Journey) -> Iterator[str]:
    found = (name for rule in journey.rules() for part in rule.walk() for name in part.event)
    yield from dict.fromkeys(found)


def _spec(event: str) -> str:
    return next((spec for spec, names in SPECS.items() if event in names), "ours")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
