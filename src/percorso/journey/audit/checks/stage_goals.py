"""Stages without what the customer or the company wants from them."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import DRAWN_FOR_COMPANY, Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Stages without customer goal, and stages without business goal."""
    customer = [place for place, s in look.stages() if s.customer_goal is None]
    if customer:
        yield hit(
            customer,
            plural(
                "{names} has no customer goal.",
                "{n} stages have no customer goal: {names}.",
                len(customer),
                names=names(customer),
            ),
            say(
                N_("Add customer_goal: what the customer wants to get done there."),
                in_app=N_("Fill in Customer goal: what the customer wants to get done there."),
            ),
        )
    business = [place for place, s in look.stages() if s.business_goal is None]
    if business:
        yield hit(
            business,
            plural(
                "{names} has no business goal.",
                "{n} stages have no business goal: {names}.",
                len(business),
                names=names(business),
            ),
            say(
                N_("Add business_goal: what the company wants from it."),
                in_app=N_("Fill in Business goal: what the company wants from it."),
            ),
        )


CHECK = Check(
    "stage_goals",
    "clear_stages",
    "medium",
    N_("goals"),
    N_("Does every stage have a customer goal and a business goal?"),
    N_(
        "The two goals show where the customer and the company want the same thing, and where "
        "they do not."
    ),
    find,
    DRAWN_FOR_COMPANY,
)
