"""Customers' questions that nothing answers."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    names,
    questions,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Questions that are not answered, and questions of which nobody says where they are."""
    unanswered = [place for place, one in questions(look) if one.answered is False]
    if unanswered:
        yield hit(
            unanswered,
            plural(
                "Customers find no answer to {names}.",
                "Customers find no answer to {n} questions: {names}.",
                len(unanswered),
                names=names(unanswered, quoted=True),
            ),
            say(
                N_(
                    "Decide which touchpoint answers it, and write it under touchpoints of the "
                    "question."
                ),
                in_app=N_("Decide which touchpoint answers it, and choose it in the question."),
            ),
        )
    unsaid = [p for p, one in questions(look) if one.answered is not False and not one.touchpoints]
    if unsaid:
        yield hit(
            unsaid,
            plural(
                "It is not said what answers {names}.",
                "Of {n} questions it is not said what answers them: {names}.",
                len(unsaid),
                names=names(unsaid, quoted=True),
            ),
            say(
                N_("Add touchpoints: the ids of those that answer it; or write answered: false."),
                in_app=N_(
                    "Choose in the question the touchpoints that answer it; or say that people do"
                    " not find the answer."
                ),
            ),
            "low",
        )


CHECK = Check(
    "question_unanswered",
    "good_touchpoints",
    "medium",
    N_("answers to questions"),
    N_("Is every question of the customer answered by a touchpoint?"),
    N_("Who finds no answer asks somebody else."),
    find,
    of="questions",
)
