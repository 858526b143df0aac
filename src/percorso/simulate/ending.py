"""The end of a simulation: the manifest filled in, and the files beside the events."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from percorso.simulate.blocks import Blocks
from percorso.simulate.calendar import outage
from percorso.simulate.channels import CHANNELS
from percorso.simulate.extras import EXPERIMENT
from percorso.simulate.manifest import Manifest
from percorso.simulate.media import costs_csv, media_csv
from percorso.simulate.people import LEAVE, RATE_SHAPE
from percorso.simulate.truths import Teller


def finish(
    blocks: Blocks, manifest: Manifest, people: int, events: int, folder: Path,
    files: dict[str, Path],
) -> None:  # fmt: skip
    """Complete the manifest, and write the costs and the aggregate media."""
    world, days = blocks.world, manifest.arguments["days"]
    manifest.counts = {"people": people, "events": events, **_counts(blocks)}
    manifest.notices = world.stock.notices
    manifest.truths = (
        [] if manifest.arguments["plain"] else list(Teller(world.journey, world.effects).truths())
    )
    manifest.world = _world(blocks)
    costs = costs_csv(blocks.visits, world.start, world.journey, days)
    (folder / files["costs"].name).write_text(costs, encoding="utf-8")
    media = media_csv(world.media, world.start, days)
    (folder / files["media"].name).write_text(media, encoding="utf-8")


def _counts(blocks: Blocks) -> dict[str, Any]:
    tally = blocks.tally
    walked = blocks.world.counts.to_dict(blocks.newest)
    del walked["people"]
    return {
        **walked,
        "bots": {"count": tally["bots"], "declared": tally["bots_declared"],
                 "events": tally["bot_events"], "in_stages": blocks.world.bait_counts},
        "persons_found": tally["user_ids"] + tally["anonymous_only"] + tally["bots"],
        "repeated_events": tally["repeated"], "late_events": tally["late"],
        "people_with_slow_clocks": tally["clocks_slow"],
    }  # fmt: skip


def _world(blocks: Blocks) -> dict[str, Any]:
    """The parameters behind the data."""
    world = blocks.world
    day = outage(world.calendar.days)
    return {
        "identity": {"user_ids": blocks.tally["user_ids"],
                     "anonymous_never_signed_in": blocks.tally["anonymous_only"],
                     "true_person": "percorso.simulate.truth.persons_of(message_ids, seed)"},
        "loyalty": {"model": "BG/NBD for the opening of cycles after a goal",
                    "rate": {"shape": RATE_SHAPE, "mean_days_between_cycles": round(world.pace, 3)},
                    "leave_after_goal": {"a": LEAVE[0], "b": LEAVE[1]}},
        "media": [{"channel": m.channel, "title": m.title, "adstock": m.carry,
                   "half_saturation_eur_week": m.half / 100, "largest_effect": m.most}
                  for m in world.media],
        "channels": [{"channel": c.name, "share_of_first_visits": c.share,
                      "added_to_chance": world.effects.plan.lifts.get(c.name, 0.0)}
                     for c in CHANNELS],
        "experiment": {"name": EXPERIMENT, "share_b": 0.5,
                       "added_to_chance": world.effects.plan.variant_size},
        "outage_day": str(world.start + timedelta(days=day)) if day >= 0 else None,
        "segments": dict(zip(world.segments.ids, world.segments.shares, strict=True)),
    }  # fmt: skip
