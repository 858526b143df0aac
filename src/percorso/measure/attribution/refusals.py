"""Why a model says nothing: the assumption that does not hold, for which groups."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from percorso.measure.attribution.game import Game
from percorso.measure.attribution.markov import RARE, RARE_SHARE, chain_of, too_rare
from percorso.measure.attribution.models import DATA_DRIVEN
from percorso.words import N_, Words

MOST_NAMED = 4
MODELS_SAID = {
    "first": N_("First touch"),
    "last": N_("Last touch"),
    "last_non_direct": N_("Last non-direct"),
    "linear": N_("Linear"),
    "position": N_("Position"),
    "time_decay": N_("Time decay"),
    "markov": N_("Markov"),
    "shapley_sum": N_("Shapley, sum"),
    "shapley_rate": N_("Shapley, rate"),
    "shapley_ordered": N_("Shapley, ordered"),
    "media": N_("Media, totals"),
    "heard": N_("Heard of us"),
}
REASONS = {
    "none": N_("{models}: there is no conversion in the period, so there is nothing to divide."),
    "few": N_("{models}: {n} conversions with a touch are too few; {least} are needed."),
    "single": N_("{models}: all paths have the same one channel, so there is nothing to compare."),
    "nulls": N_(
        "{models}: no path in the period led nowhere, so what a channel adds cannot be told from "
        "how often it occurs."
    ),
    "rare": N_(
        "{models}: windows of {order} touches that were seen fewer than {rare} times hold {share} "
        "of the weight, more than {most}; choose a lower order."
    ),
    "states": N_("{models}: no bands; the chain has {n} states, more than {most_states}."),
    "bands": N_("No bands: {n} conversions are too few; {least} are needed."),
}


@dataclass
class Refusals:
    """What was refused, each reason with its models and groups."""

    found: dict[tuple[str, str | None], list[tuple[str, dict[str, Any]]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, reason: str, label: str | None, model: str = "", **values: Any) -> None:
        """One more refusal."""
        self.found[reason, label].append((model, values))

    def refused(self, game: Game, model: str, order: int, least: int, label: str | None) -> bool:
        """Whether a model's assumption fails for a game; why is kept."""
        reason, values = _reason(game, model, order, least)
        if reason:
            name = model if order < 2 else f"{model} {order}"
            self.add(reason, label, name, **values)
        return bool(reason)

    def sentences(self, words: Words) -> list[str]:
        """Each reason once, with the models, and the groups where there are several."""
        said: dict[str, list[str]] = defaultdict(list)
        for (reason, label), found in self.found.items():
            models = words.listed([_named(model, words) for model, _ in found])
            values = {name: _shown(name, value, words) for name, value in found[0][1].items()}
            sentence = words(REASONS[reason], models=models, **values)
            said[sentence] += [label] if label else []
        return [_with_groups(sentence, groups, words) for sentence, groups in said.items()]


def _reason(game: Game, model: str, order: int, least: int) -> tuple[str, dict[str, Any]]:
    if not game.conversions:
        return "none", {}
    if model not in DATA_DRIVEN:
        return "", {}
    if game.touched < max(least, 1):
        return "few", {"n": game.touched, "least": max(least, 1)}
    if len(game.names) < 2:
        return "single", {}
    if model in ("markov", "shapley_rate") and not game.nulls:
        return "nulls", {}
    if order > 1 and (share := too_rare(chain_of(game.paths, order))) > RARE_SHARE:
        return "rare", {"order": order, "rare": RARE, "share": share, "most": RARE_SHARE}
    return "", {}


def _named(model: str, words: Words) -> str:
    name, _, order = model.partition(" ")
    return " ".join([words(MODELS_SAID[name]), order]).strip() if name else ""


def _shown(name: str, value: Any, words: Words) -> str:
    return words.share(value) if name in ("share", "most") else words.number(value)


def _with_groups(sentence: str, groups: list[str], words: Words) -> str:
    if not groups:
        return sentence
    named = words.listed([words.quoted(group) for group in groups[:MOST_NAMED]])
    more = len(groups) - MOST_NAMED
    if more > 0:
        named = words("{names} and {n} more", names=named, n=words.number(more))
    return f"{sentence} ({named})"
