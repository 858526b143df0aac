"""Every page of the app, as an address inside its workspace; new routes are added here."""

from __future__ import annotations

OUTSIDE = {
    "sign-in": "/sign-in",
    "setup": "/setup#not-a-token",
    "invitation": "/invitation/not-a-token",
    "link": "/link/not-a-token",
    "nowhere": "/there-is-nothing-here",
}
"""Pages that everybody may open."""

WORKSPACE = {
    "home": "",
    "new": "new",
    **{f"settings-{one}": f"settings/{one}" for one in (
        "members", "data", "tokens", "workspace", "account",
    )},
}  # fmt: skip
"""Pages of a workspace, after `/w/{workspace}/`."""

VIEWS = ("strip", "storyboard", "table", "walk", "compare", "blueprint")
STEPS = ("goals", "research", "touchpoints", "empathy", "ideas", "map")

JOURNEY = {
    "map": "",
    "map-measured": "?layer=measured",
    "map-difference": "?layer=difference",
    "map-differences": "?layer=difference&difference=emotion:stages/delivery:delivery:",
    "map-rule": "?open=stages/comparison&tab=rule",
    "map-details": "?open=stages/comparison&tab=details",
    "map-evidence": "?open=stages/comparison&tab=evidence",
    **{f"view-{one}": f"?view={one}" for one in VIEWS},
    "personas": "personas",
    "persona": "personas/giulia",
    "touchpoints": "touchpoints",
    "board": "board",
    "guide": "guide",
    **{f"guide-{one}": f"guide/{one}" for one in STEPS},
    "check": "check",
    "strategy": "strategy",
    "evidence": "evidence",
    "history": "history",
    "checkins": "checkins",
    "print": "print",
    "present": "present",
}
"""Pages of a journey, after `/w/{workspace}/j/{journey}/`."""

INSIDE = {**{name: f"../../{path}" for name, path in WORKSPACE.items()}, **JOURNEY}
