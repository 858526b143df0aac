"""The names of parts, fields and values in sentences about differences."""

from __future__ import annotations

from collections.abc import Mapping

from percorso.words import N_

NOUNS: Mapping[str, tuple[str, str, str]] = {
    "journey": (N_("Journey"), "", ""),
    "stage": (N_("Stage {name}"), N_("New stage: {name}"), N_("Stage gone: {name}")),
    "touchpoint": (
        N_("Touchpoint {name}"), N_("New touchpoint: {name}"), N_("Touchpoint gone: {name}")
    ),
    "kpi": (N_("KPI {name}"), N_("New KPI: {name}"), N_("KPI gone: {name}")),
    "question": (N_("Question {name}"), N_("New question: {name}"), N_("Question gone: {name}")),
    "frontstage": (
        N_("Frontstage {name}"), N_("New in the frontstage: {name}"),
        N_("Gone from the frontstage: {name}"),
    ),
    "backstage": (
        N_("Backstage {name}"), N_("New in the backstage: {name}"),
        N_("Gone from the backstage: {name}"),
    ),
    "support": (
        N_("Support process {name}"), N_("New support process: {name}"),
        N_("Support process gone: {name}"),
    ),
    "persona": (N_("Persona {name}"), N_("New persona: {name}"), N_("Persona gone: {name}")),
    "segment": (N_("Segment {name}"), N_("New segment: {name}"), N_("Segment gone: {name}")),
    "objective": (
        N_("Objective {name}"), N_("New objective: {name}"), N_("Objective gone: {name}")
    ),
    "pain": (
        N_("Pain point {name}"), N_("New pain point: {name}"), N_("Pain point gone: {name}")
    ),
    "delight": (
        N_("High point {name}"), N_("New high point: {name}"), N_("High point gone: {name}")
    ),
    "opportunity": (
        N_("Opportunity {name}"), N_("New opportunity: {name}"), N_("Opportunity gone: {name}")
    ),
    "action": (N_("Action {name}"), N_("New action: {name}"), N_("Action gone: {name}")),
    "tactic": (N_("Tactic {name}"), N_("New tactic: {name}"), N_("Tactic gone: {name}")),
    "evidence": (N_("Evidence {name}"), N_("New evidence: {name}"), N_("Evidence gone: {name}")),
    "competitor": (
        N_("Competitor {name}"), N_("New competitor: {name}"), N_("Competitor gone: {name}")
    ),
}  # fmt: skip
"""What → its noun, and the sentences of one that came and one that went."""

FIELDS: Mapping[str, str] = {
    "title": N_("title"), "about": N_("description"), "audience": N_("target audience"),
    "scenario": N_("scenario"), "owner": N_("owner"), "team": N_("team"),
    "time_zone": N_("time zone"), "language": N_("language"),
    "expires_after": N_("goes quiet after"), "progression": N_("how the stage is decided"),
    "changes": N_("expected changes"),
    "restart": N_("stage that opens a new cycle"), "restart_after": N_("new cycle not before"),
    "name": N_("name"), "text": N_("text"), "phase": N_("phase"), "mindset": N_("mindset"),
    "customer_goal": N_("customer goal"), "business_goal": N_("business goal"),
    "hands_over_to": N_("handover to"), "handover": N_("what is handed over"),
    "goal": N_("goal of the journey"), "optional": N_("optional"),
    "wanted": N_("people wanted here"), "inferred": N_("estimated by its rule"),
    "priority": N_("priority"), "target_duration": N_("expected time"),
    "enter": N_("enters when"), "completes": N_("completes when"), "rule": N_("rule"),
    "emotion": N_("emotion"), "kind": N_("kind"), "media": N_("medium"),
    "channel": N_("channel"), "cost": N_("cost"), "value": N_("value"), "state": N_("state"),
    "due": N_("due day"), "by": N_("day of the target"), "message": N_("message"),
    "answers_within": N_("answers within"), "moment": N_("need by phone"),
    "target": N_("target value"), "unit": N_("unit"),
    "figure": N_("measured figure"), "better": N_("better when"), "grade": N_("evidence grade"),
    "evidence": N_("evidence"), "note": N_("note"), "stages": N_("stages"),
    "touchpoints": N_("touchpoints"), "personas": N_("personas"), "segments": N_("segments"),
    "severity": N_("severity"), "strength": N_("strength"), "effort": N_("effort"),
    "starts": N_("first day"), "ends": N_("last day"), "wants": N_("what customers want"),
    "if_missing": N_("cost of its absence"), "incentive": N_("incentive"),
    "share": N_("share"), "quote": N_("quote"), "role": N_("role"), "place": N_("place"),
}  # fmt: skip
"""Field of the model → its name in a sentence; others are `details`."""

VALUES: Mapping[str, str] = {
    "covered": N_("covered"), "planned": N_("planned"), "missing": N_("not covered"),
    "retired": N_("retired"), "traditional": N_("traditional"), "digital": N_("digital"),
    "external": N_("external"), "owned": N_("owned"), "paid": N_("paid"), "earned": N_("earned"),
    "open": N_("open"), "doing": N_("in progress"), "todo": N_("to do"), "done": N_("done"),
    "solved": N_("solved"), "accepted": N_("accepted"), "dropped": N_("dropped"),
    "idea": N_("idea"), "new": N_("new"), "chosen": N_("chosen"), "parked": N_("parked"),
    "running": N_("running"), "paused": N_("paused"),
    "hypothesis": N_("hypothesis"), "reported": N_("reported"), "measured": N_("measured"),
    "more": N_("more"), "fewer": N_("fewer"), "higher": N_("higher"), "lower": N_("lower"),
    "latest": N_("latest signal"), "furthest": N_("furthest point"), "sequential": N_("in order"),
    "see": "See", "think": "Think", "do": "Do", "care": "Care",
}  # fmt: skip
"""Fixed values of the model → their words."""
