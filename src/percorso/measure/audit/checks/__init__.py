"""The checks that need events, one a file, in the order in which their findings are shown."""

from __future__ import annotations

NAMES = (
    "simulated_data",
    "rule_unknown_event",
    "stage_unentered",
    "events_two_stages",
    "events_outside",
    "nobodies",
    "stage_inferred",
    "stays_late",
    "channel_off_map",
    "event_off_map",
    "touchpoint_silent",
    "touchpoint_in_use",
    "emotion_gap",
    "satisfaction_spread",
    "kpi_off_target",
    "signal_quality",
    "signal_convenience",
    "signal_good_experience",
    "signal_responsive_service",
)
