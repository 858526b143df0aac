"""Quick service: help with an owner and an answer time."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """No help touchpoint, or help without owner or stated answer time."""
    serving = {place.key for place in look.serving("responsive_service")}
    helping = [
        (p, t)
        for p, t in look.touchpoints()
        if look.live(t.id) and (p.key in serving or t.channel in HELP)
    ]
    if not helping:
        yield hit(
            [Place("")],
            say(N_("Quick service: no touchpoint gives help.")),
            say(
                N_("Add one, or write wants: [responsive_service] in the one that does."),
                in_app=N_(
                    "Add one, or open the one that does and tick Quick service under What it "
                    "serves."
                ),
            ),
            "medium",
        )
        return
    nobody = [p for p, t in helping if not (t.owner or t.team)]
    if nobody:
        yield hit(
            nobody,
            plural(
                "Quick service: nobody answers for {names}.",
                "Quick service: nobody answers for {n} help touchpoints: {names}.",
                len(nobody),
                names=names(nobody),
            ),
            say(N_("Add owner."), in_app=N_("Fill in Owner.")),
        )
    if not any(t.answers_within for _, t in helping):
        places = [p for p, _ in helping]
        yield hit(
            places,
            say(
                N_("Quick service: no help touchpoint states how soon people hear back: {names}."),
                names=names(places),
            ),
            say(
                N_("Add answers_within: the time customers are told, such as 2h."),
                in_app=N_(
                    "Open each and fill in Answers within: the time customers are told, such as 2 "
                    "hours."
                ),
            ),
        )


HELP = frozenset({"support", "chat", "phone"})


CHECK = Check(
    "want_responsive_service",
    "wants",
    "low",
    N_("quick service"),
    N_("Is there help, with an owner and a stated answer time?"),
    N_("Waiting is easier when its end is known."),
    find,
)
