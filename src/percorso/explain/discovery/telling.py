"""Why each thing in a draft is as it is, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from percorso.durations import MICROSECONDS, microseconds
from percorso.explain.discovery.draft import LeftOut
from percorso.explain.discovery.drawing import Drawing, order_of
from percorso.explain.discovery.goal import BEARS
from percorso.explain.discovery.lexicon import goal_rank
from percorso.explain.discovery.signals import Signal
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.journey import Journey

MOST_SHOWN = 12


def sentences(drawing: Drawing, journey: Journey, words: Words) -> tuple[str, ...]:
    """What was found, in the order in which it was decided."""
    return (
        looked_at(drawing, words), goal_said(drawing, words), quiet_said(drawing, words),
        order_of(drawing.way, words), stages_said(drawing, words),
        *_stage_lines(drawing, journey, words), *_restart_said(drawing, journey, words),
        *_places_said(drawing, words),
    )  # fmt: skip


def head(drawing: Drawing, words: Words) -> tuple[str, ...]:
    """What stands above the file."""
    return (
        words("A draft by percorso discover, to be edited: what is right stays, what is not goes."),
        looked_at(drawing, words),
        words("Names of stages are guesses; whatever needs a person is asked at the end."),
    )


def foot(questions: Sequence[str], left: Sequence[LeftOut], words: Words) -> list[str]:
    """What stands below the file: questions, and what was left out."""
    lines = [words("To answer:")] if questions else []
    lines += [f"{n}. {one}" for n, one in enumerate(questions, 1)]
    lines += [words("Left out of the stages:")] if left else []
    lines += [words("{signal}: {n} ({share}); {why}", signal=one.label, n=words.sample(one.n),
                    share=words.share(one.share), why=one.why)
              for one in left[:MOST_SHOWN]]  # fmt: skip
    if len(left) > MOST_SHOWN:
        rest = left[MOST_SHOWN:]
        lines.append(words("{n} more with {share} of the events.", n=words.number(len(rest)),
                           share=words.share(sum(one.share for one in rest))))  # fmt: skip
    return lines


def reasons(drawing: Drawing, journey: Journey, words: Words) -> dict[str, tuple[str, ...]]:
    """The reasons by place in the file."""
    found: dict[str, tuple[str, ...]] = {
        "expires_after": (quiet_said(drawing, words),),
        "stages": (order_of(drawing.way, words), stages_said(drawing, words)),
    }
    if said := _restart_said(drawing, journey, words):
        found["restart"] = said
    if said := _places_said(drawing, words):
        found["touchpoints"] = said
    for k, stage in enumerate(journey.stages):
        found[f"stages.{stage.id}"] = tuple(_stage_reasons(drawing, k, words))
    for place, touchpoint in zip(drawing.places, journey.touchpoints, strict=True):
        known = touchpoint.kind or touchpoint.media
        why = words("kind and media are the catalogue’s, check them") if known else words(
            "kind and media are yours to say")  # fmt: skip
        where = f"{words.sample(place.n)}; {why}."
        found[f"touchpoints.{touchpoint.id}"] = (where,)
    return found


def looked_at(drawing: Drawing, words: Words) -> str:
    """How many events were looked at."""
    found = drawing.found
    said = words(
        "Looked at: {events} of {people}; {signals}, {left} left aside.",
        events=words.plural("{n} event", "{n} events", found.total),
        people=words.plural("{n} person", "{n} people", found.people),
        signals=words.plural("{n} kind of event", "{n} kinds of event", len(found.signals)),
        left=words.number(len(found.left)),
    )
    return f"{said} {words('The data are simulated.')}" if found.timeline.simulated else said


def goal_said(drawing: Drawing, words: Words) -> str:
    """Why this is the goal, and what else could be."""
    if not drawing.goal.signals:
        return words("Nothing looks like a goal: no event carries money or an order, and no name "
                     "says it. Mark a stage with goal: true.")  # fmt: skip
    signals = [drawing.found.signals[i] for i in drawing.goal.signals]
    main = words("{goal} is the goal: {why}", goal=_names(signals[:1], words),
                 why=words.listed(_evidence(signals[0], words)))  # fmt: skip
    parts = [main]
    if signals[1:]:
        parts.append(
            words("{goals} for other orders, and counts with it", goals=_names(signals[1:], words))
        )
    rivals = [drawing.found.signals[i] for i in drawing.goal.rivals]
    parts.append(words("next best: {names}", names=_names(rivals, words)) if rivals
                 else words("nothing else comes near"))  # fmt: skip
    return "; ".join(parts) + "."


def _evidence(one: Signal, words: Words) -> list[str]:
    said = []
    if goal_rank(one.name) > 0:
        said.append(words("its name says it"))
    if one.money >= BEARS * one.n:
        said.append(
            words("{share} of its events carry money", share=words.share(one.money / one.n))
        )
    if one.orders >= BEARS * one.n:
        said.append(words("{share} name an order", share=words.share(one.orders / one.n)))
    said.append(words.plural("{n} person did it", "{n} people did it", one.people))
    return said


def _names(signals: Sequence[Signal], words: Words) -> str:
    return words.listed([words.quoted(one.label) for one in signals])


def quiet_said(drawing: Drawing, words: Words) -> str:
    """Why journeys go quiet after this time."""
    seconds = microseconds(drawing.way.quiet) / MICROSECONDS["s"]
    said = words(
        "A journey goes quiet after {length}: {share} of the pauses between two visits, on the way "
        "to the goal, are no longer.",
        length=words.duration_words(seconds), share=words.share(drawing.way.share),
    )  # fmt: skip
    if drawing.way.rest is None:
        return said
    longer = microseconds(drawing.way.rest) / MICROSECONDS["s"]
    after = words("After the goal pauses are longer: there a stage goes quiet after {length}.",
                  length=words.duration_words(longer))  # fmt: skip
    return f"{said} {after}"


def stages_said(drawing: Drawing, words: Words) -> str:
    """Why there are so many stages."""
    cut = drawing.cut
    kept = words.plural(
        "{n} stage keeps {share} of that order", "{n} stages keep {share} of that order",
        len(cut.groups), share=words.share(cut.kept),
    )  # fmt: skip
    if cut.fewer is None:
        return f"{kept}."
    return words("{kept}; one fewer would keep {share}.", kept=kept, share=words.share(cut.fewer))


def _stage_lines(drawing: Drawing, journey: Journey, words: Words) -> Iterator[str]:
    for k, stage in enumerate(journey.stages):
        goal = f" ({words('goal')})" if k == drawing.cut.goal else ""
        signals = [drawing.found.signals[i] for i in drawing.cut.groups[k]]
        yield f"  {k + 1}. {stage.name}{goal}: {', '.join(one.label for one in signals)}"


def _stage_reasons(drawing: Drawing, k: int, words: Words) -> Iterator[str]:
    signals = [drawing.found.signals[i] for i in drawing.cut.groups[k]]
    if k == drawing.cut.goal:
        yield goal_said(drawing, words)
    elif drawing.stages[k].own:
        yield words("The name is that of its commonest event: find a better one.")
    else:
        yield words("The name is a guess, by what its events are called.")
    counted = [f"{one.label} ({words.sample(one.n)})" for one in signals]
    yield words("Events in their order: {events}.", events=", ".join(counted))


def _restart_said(drawing: Drawing, journey: Journey, words: Words) -> tuple[str, ...]:
    if drawing.restart is None:
        return ()
    counts = drawing.comebacks
    places = [
        words("{stage} {share}", stage=str(stage.name), share=words.share(n / sum(counts)))
        for n, stage in zip(counts, journey.stages, strict=False)
    ]
    said = words("{n} returns after the goal begin in: {stages}.", n=words.number(sum(counts)),
                 stages=words.listed(places))  # fmt: skip
    return (said,)


def _places_said(drawing: Drawing, words: Words) -> tuple[str, ...]:
    if not drawing.places:
        return ()
    kinds = [one.by for one in drawing.places]
    said = words(
        "{touchpoints}: {named} that events name, {pages} sections of pages, {channels} channels.",
        touchpoints=words.plural("{n} touchpoint", "{n} touchpoints", len(kinds)),
        named=words.number(kinds.count("touchpoint")), pages=words.number(kinds.count("page_path")),
        channels=words.number(kinds.count("channel")),
    )  # fmt: skip
    return (said,)
