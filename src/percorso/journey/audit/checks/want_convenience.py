"""Convenience: more than one way to buy and to get help."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
)
from percorso.journey.audit.said import Channel, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Goal or care stages that people reach on one channel only, and open questions."""
    goal = frozenset() if look.goal is None else frozenset({look.journey.stages[look.goal].id})
    for stages, message in (
        (goal, N_("Convenience: buying is possible on one channel only, {channel}.")),
        (look.caring, N_("Convenience: help is reached on one channel only, {channel}.")),
    ):
        here = [(p, t) for p, t in look.touchpoints() if stages.intersection(t.stages)]
        channels = {t.channel for _, t in here if look.live(t.id)}
        if len(channels) == 1 and (channel := channels.pop()) is not None:
            yield hit(
                [place for place, t in here if look.live(t.id)],
                say(message, channel=Channel(channel)),
                say(N_("Add a touchpoint on another channel.")),
            )
    if look.says_wants and not look.serving("convenience"):
        yield hit(
            [Place("")],
            say(N_("Convenience: no touchpoint or tactic is there to make it easy.")),
            say(
                N_(
                    "Write wants: [convenience] in those that save customers steps, time or "
                    "trouble."
                ),
                in_app=N_(
                    "Open those that save customers steps, time or trouble, and tick Convenience "
                    "under What it serves."
                ),
            ),
        )


CHECK = Check(
    "want_convenience",
    "wants",
    "low",
    N_("convenience"),
    N_("Can people buy and get help on more than one channel, and does something make it easy?"),
    N_("People choose the way that suits them today, and leave when there is none."),
    find,
)
