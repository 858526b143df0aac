"""Stages recognised by a stand-in."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import TODAY, Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.ruled import own_rules
from percorso.journey.audit.said import plural, say
from percorso.journey.stages import Stage
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Stages that say so, and later stages whose only sign is a page view."""
    said = [place for place, s in look.stages() if s.inferred and s.measured]
    if said:
        yield hit(
            said,
            plural(
                "{names} is recognised by a stand-in: its figures are an estimate.",
                "{n} stages are recognised by a stand-in, so that their figures are estimates: "
                "{names}.",
                len(said),
                names=names(said),
            ),
            say(
                N_("Collect the event that proves it, then remove inferred."),
                in_app=N_(
                    "Collect the event that proves it and put it into the rule; then, in Details,"
                    " say that the rule is no guess any more."
                ),
            ),
        )
    yield from by_page_views(look)


def by_page_views(look: Look) -> Iterator[Hit]:
    """Stages after the first whose only sign is that some page was seen."""
    views = [
        place for i, (place, s) in enumerate(look.stages()) if i and not s.inferred and _views(s)
    ]
    if views:
        yield hit(
            views,
            plural(
                "The only sign of {names} is a page view of any page.",
                "The only sign of {n} stages is a page view of any page: {names}.",
                len(views),
                names=names(views),
            ),
            say(
                N_("Name the page with where: page_path, or write inferred: true."),
                in_app=N_(
                    "In the tab Rule say which page it is; or tick, in Details under More fields,"
                    " that the rule is a guess."
                ),
            ),
            "medium",
        )


def _views(stage: Stage) -> bool:
    """Whether all that a stage asks for is that some page was seen."""
    rules = own_rules(stage)
    return bool(rules) and all(
        rule.event and _PAGES.issuperset(rule.event) and {*rule.model_fields_set} == {"event"}
        for rule in rules
    )


_PAGES = frozenset(
    {"Page Viewed", "Viewed Page", "Page View", "page_view", "page", "Screen Viewed"}
)


CHECK = Check(
    "proxy_rule",
    "clear_stages",
    "low",
    N_("events that prove the stage"),
    N_("Does the event of every stage prove that somebody is in it?"),
    N_("A page view shows that a page was open, seldom what the visitor was there for."),
    find,
    TODAY,
    of="rules",
)
