"""Ways to spoil the journey in which everything is right: the check that must notice, and how.

A spoiled part is written as its path and its new value; `GONE` takes it out.
"""

from __future__ import annotations

from typing import Any

from tests.journey.audit.fine import Value, fine, tactic

GONE = object()
Change = dict[str, Any]
PAGE = {"event": "Page Viewed"}

SPOILT: list[tuple[str, Change]] = [
    ("stage_owner", {"stages.0.owner": GONE, "stages.0.team": GONE}),
    ("stage_owner", {"stages.0.owner": GONE}),
    ("stage_mindset", {"stages.1.mindset": GONE}),
    ("stage_goals", {"stages.1.customer_goal": GONE}),
    ("stage_goals", {"stages.1.business_goal": GONE}),
    ("stage_kpi", {"stages.3.kpis": GONE}),
    ("kpi_target", {"stages.3.kpis.0.target": GONE}),
    ("kpi_filled", {"stages.3.kpis.0.figure": GONE}),
    ("stage_rule", {"stages.3.enter": GONE}),
    ("stage_rule", {"stages.2.enter": GONE, "stages.2.completes": GONE}),
    ("stage_questions", {"stages.3.questions": GONE}),
    ("stage_evidence", {"stages.3.mindset": "I wonder."}),
    ("stage_evidence", {**{f"stages.{i}.mindset": "Hm." for i in range(4)}, "evidence": GONE}),
    ("goal_stage", {"stages.2.goal": GONE}),
    ("goal_stage", {"stages.2.goal": GONE, "stages.0.goal": True}),
    ("care_stage", {"stages.2.goal": GONE, "stages.3.goal": True}),
    ("same_rule", {"stages.3.enter": {"event": "Product Viewed"}}),
    ("same_rule", {"touchpoints.2.rule": {"event": "Order Completed"}}),
    ("dead_rule", {"stages.3.enter": {"event": "Page Viewed", "where": {"price": {"gt": 3}}}}),
    ("dead_rule", {"stages.3.enter": {"all": [PAGE, {"event": "Order Completed"}]}}),
    ("dead_rule", {"touchpoints.2.rule": {"event": "Page Viewed", "channel": "chat"}}),
    ("rules_overlap", {"stages.3.enter": {"event": ["Ticket Opened", "Page Viewed"]}}),
    ("rules_overlap", {"stages.3.enter": {"channel": "chat"}}),
    ("proxy_rule", {"stages.3.inferred": True}),
    ("proxy_rule", {"stages.0.enter": {"event": "Ad Clicked"}, "stages.1.enter": PAGE}),
    ("objective_tied", {"objectives.0.stages": GONE}),
    ("objective_tied", {"objectives.0.kpis": GONE}),
    ("stage_touchpoints", {"touchpoints.0.stages": ["think", "do"], "touchpoints.3.stages": ["care"]}),
    ("touchpoint_missing", {"touchpoints.3.state": "missing"}),
    ("touchpoint_missing", {"touchpoints.3.state": "missing", "touchpoints.3.if_missing": "Much"}),
    ("touchpoint_planned", {"touchpoints.3.state": "planned"}),
    ("touchpoint_planned", {"touchpoints.3.state": "planned", "touchpoints.3.due": "2026-06-14"}),
    ("touchpoint_stage", {"touchpoints.3.stages": GONE}),
    ("touchpoint_decided", {"touchpoints.3.state": GONE}),
    ("touchpoint_decided", {"touchpoints.3.kind": GONE}),
    ("touchpoint_owner", {"touchpoints.3.owner": GONE}),
    ("touchpoint_kinds", {"touchpoints.3.kind": "digital"}),
    ("touchpoint_kinds", {"touchpoints.1.kind": "digital"}),
    ("touchpoint_kinds", {"touchpoints.0.kind": "traditional", "touchpoints.2.kind": "traditional"}),
    ("touchpoint_suggested", {"stages.0.phase": "see"}),
    ("question_unanswered", {"stages.0.questions.0.answered": False}),
    ("question_unanswered", {"stages.0.questions.0.touchpoints": GONE}),
    ("question_promised", {"touchpoints.1.state": "planned", "touchpoints.1.due": "2026-09-01"}),
    ("persona_none", {"personas": GONE, "tactics.0.personas": GONE}),
    ("persona_empathy", {"personas.0.empathy": GONE}),
    ("persona_empathy", {"personas.0.empathy.0.stages": GONE, "tactics.0.personas": GONE}),
    ("audience_unused", {"segments.1": {"id": "far", "name": "Far"}}),
    ("tactic_audience", {"tactics.2": tactic("all", ["care"], {})}),
    ("tactic_none", {"tactics": GONE}),
    ("tactic_none", {"tactics.0.stages": ["think"]}),
    ("touchpoint_message", {"touchpoints.1.message": GONE}),
    ("emotion_apart", {"touchpoints.1.emotion": -2}),
    ("incentives_apart", {
        "tactics.2": {**tactic("ten", ["do"], {"personas": ["ann"]}), "incentive": "10%", "channel": "app"},
        "tactics.3": {**tactic("five", ["do"], {"personas": ["ann"]}), "incentive": "5%", "channel": "store"},
    }),
    ("handover_said", {"stages.2.handover": GONE}),
    ("untranslated", {"title": {"it": "Lampada", "en": "Lamp"}, "about": {"it": "Sì"}}),
    ("checkin_held", {"checkins": GONE}),
    ("checkin_held", {"checkins.0.date": "2026-05-01"}),
    ("target_reviewed", {"stages.0.kpis.0.by": "2026-06-14"}),
    ("target_reviewed", {"objectives.0.due": "2026-06-14"}),
    ("action_overdue", {"actions.0.due": "2026-06-14"}),
    ("action_owner", {"actions.0.owner": GONE}),
    ("action_owner", {"actions.0.due": GONE}),
    ("action_effect", {"actions.1.effect.after": GONE}),
    ("opportunity_action", {"actions.0.opportunities": GONE}),
    ("pain_opportunity", {"opportunities.0.pains": GONE}),
    ("pain_opportunity", {"opportunities.0.pains": GONE, "pains.0.severity": GONE}),
    ("pain_solved", {"actions.1.effect": GONE}),
    ("tactic_ended", {"tactics.0.ends": "2026-06-14"}),
    ("tactic_ended", {"tactics.0.state": "planned"}),
    ("evidence_unused", {"evidence.1": {"id": "b", "kind": "survey", "title": "B"}}),
    ("evidence_old", {"evidence.0.date": "2024-06-01"}),
    ("future_based", {"kind": "future"}),
    ("future_based", {"kind": "future", "based_on": "lamp"}),
    ("future_based", {"based_on": "other"}),
    ("wants_said", {f"touchpoints.{i}.wants": GONE for i in range(3)}),
    ("want_quality", {"touchpoints.1.wants": ["good_experience"]}),
    ("want_value", {"touchpoints.0.wants": ["convenience", "trust"]}),
    ("want_convenience", {"touchpoints.0.wants": ["value", "trust"]}),
    ("want_convenience", {"touchpoints.0.stages": ["see", "think"]}),
    ("want_responsive_service", {"touchpoints.2.answers_within": GONE}),
    ("want_responsive_service", {"touchpoints.2.owner": GONE}),
    ("want_responsive_service", {"touchpoints.2.state": "retired"}),
    ("want_personalisation", {"tactics.1.stages": ["do"], "tactics.2": tactic("all", ["care"], {})}),
    ("want_trust", {"touchpoints.0.wants": ["value", "convenience"]}),
    ("want_trust", {"touchpoints.0.message": "Costs, terms and reviews"}),
    ("want_good_experience", {"delights": GONE, "touchpoints.1.wants": ["quality"]}),
    ("want_good_experience", {
        "delights": GONE,
        **{f"{part}.{i}.emotion": 0 for part in ("stages", "touchpoints") for i in range(4)},
    }),
    ("want_good_experience", {
        **{f"{part}.{i}.emotion": GONE for part in ("stages", "touchpoints") for i in range(4)},
    }),
    ("want_improvement", {"touchpoints.2.wants": ["responsive_service"], "actions.1": GONE,
                          "pains.1": GONE, "opportunities.1": GONE}),
]  # fmt: skip
"""For each check, in which ways the map may lack what it asks for."""

HARMLESS: list[tuple[str, Change]] = [
    ("stage_rule", {"stages.3.enter": GONE, "stages.3.note": "Nobody can see it."}),
    ("stage_rule", {"stages.3.enter": GONE, "kind": "future", "based_on": "today"}),
    ("dead_rule", {"stages.3.enter": {"event": "Page Viewed", "where": {"price": {"gt": 3}}},
                   "stages.3.priority": 1}),
    ("dead_rule", {"stages.0.enter": {"at_least": 2, "within": "7d", "of": PAGE},
                   "stages.3.enter": PAGE}),
    ("rules_overlap", {"stages.3.enter": {"event": ["Ticket Opened", "Page Viewed"]},
                       "stages.3.priority": 1}),
    ("rules_overlap", {"stages.0.enter": {"event": "Page Viewed", "where": {"price": {"gt": 3}}},
                       "stages.3.enter": PAGE}),
    ("rules_overlap", {"stages.0.enter": {"event": "Paid", "where": {"value": {"lt": 40}}},
                       "stages.3.enter": {"event": "Paid", "where": {"value": {"gte": 40}}}}),
    ("proxy_rule", {"stages.1.enter": {"event": "Page Viewed", "where": {"page_path": "/shop"}}}),
    ("touchpoint_missing", {"touchpoints.3.state": "retired"}),
    ("touchpoint_planned", {"touchpoints.3.state": "planned", "touchpoints.3.due": "2026-06-15"}),
    ("question_promised", {"stages.0.questions.0.touchpoints": ["shop", "friends"],
                           "touchpoints.3.state": "missing"}),
    ("persona_empathy", {"personas.0.empathy.0.stages": GONE}),
    ("incentives_apart", {
        "tactics.2": {**tactic("ten", ["do"], {}), "incentive": "10%", "channel": "app"},
        "tactics.3": {**tactic("too", ["do"], {}), "incentive": "10%", "channel": "store"},
    }),
    ("checkin_held", {"checkins.0.date": "2026-05-15"}),
    ("action_overdue", {"actions.0.due": "2026-06-14", "actions.0.state": "dropped"}),
    ("pain_opportunity", {"opportunities.0.pains": GONE, "pains.0.state": "accepted"}),
    ("evidence_old", {"evidence.0.date": "2024-06-20"}),
    ("future_based", {"kind": "future", "based_on": "today"}),
    ("stage_kpi", {"kind": "day_in_life", "stages.3.kpis": GONE}),
]  # fmt: skip
"""Changes that a check must not mind."""


def spoilt(change: Change) -> Value:
    """The journey in which everything is right, with a change."""
    value = fine()
    for path, new in sorted(change.items(), key=lambda pair: pair[1] is GONE):
        *parents, last = [int(p) if p.isdigit() else p for p in path.split(".")]
        part: Any = value
        for key in parents:
            part = part[key]
        if new is GONE:
            part.pop(last, None) if isinstance(part, dict) else part.pop(last)
        elif isinstance(part, list) and last == len(part):
            part.append(new)
        else:
            part[last] = new
    return value


__all__ = ["GONE", "HARMLESS", "SPOILT", "spoilt"]
