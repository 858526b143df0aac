"""An invented answer to `process` on the small journey, for the picture of the process map."""

from __future__ import annotations

from typing import Any

from percorso.journey import Journey
from percorso.share.figures import Figures, Told

H, D = 3_600.0, 86_400.0
CYCLES = 1_840
# stage, touchpoint: contacts, events in a row, cycles, starts, goal, quiet, open
NODES: dict[tuple[str, str], tuple[int, ...]] = {
    ("spark", "poster"): (620, 40, 600, 600, 0, 210, 30),
    ("spark", "feed"): (1_310, 480, 1_020, 960, 0, 240, 45),
    ("compare", "page"): (1_420, 610, 1_090, 180, 0, 205, 60),
    ("compare", "reviews"): (540, 90, 460, 40, 0, 52, 12),
    ("compare", "chat"): (260, 70, 210, 0, 0, 20, 8),
    ("buy", "shop"): (705, 120, 640, 60, 318, 140, 15),
    ("own", "friends"): (190, 12, 170, 0, 166, 0, 0),
    ("own", "feed"): (214, 30, 170, 0, 140, 0, 0),
}
# from, to: transitions, median wait
ARCS: dict[tuple[tuple[str, str], tuple[str, str]], tuple[int, float]] = {
    (("spark", "poster"), ("spark", "feed")): (210, 2 * D),
    (("spark", "feed"), ("compare", "page")): (690, 26 * H),
    (("spark", "poster"), ("compare", "page")): (120, 3 * D),
    (("spark", "feed"), ("buy", "shop")): (64, 9 * D),
    (("compare", "page"), ("compare", "reviews")): (410, 0.3 * H),
    (("compare", "reviews"), ("compare", "page")): (220, 0.2 * H),
    (("compare", "page"), ("compare", "chat")): (230, 0.1 * H),
    (("compare", "chat"), ("buy", "shop")): (150, 20 * H),
    (("compare", "page"), ("buy", "shop")): (300, 4 * D),
    (("compare", "reviews"), ("buy", "shop")): (190, 2 * D),
    (("buy", "shop"), ("compare", "page")): (66, 6 * D),
    (("buy", "shop"), ("own", "friends")): (92, 30 * D),
    (("buy", "shop"), ("own", "feed")): (110, 12 * D),
    (("own", "friends"), ("own", "feed")): (24, 5 * D),
    (("own", "feed"), ("spark", "feed")): (50, 21 * D),
}


def process_figures(journey: Journey) -> Figures:
    """Figures that hold nothing but the answer."""
    rows = [_node(*each) for each in NODES.items()]
    rows += [_arc("loop", node, node, numbers[1], 40.0) for node, numbers in NODES.items()]
    rows += [_arc("arc", *ends, n, wait) for ends, (n, wait) in ARCS.items()]
    for (stage, touchpoint), (*_, starts, goal, quiet, still) in NODES.items():
        rows.append({"kind": "start", "to": touchpoint, "to_stage": stage, "n": starts})
        ends = {"goal": goal, "quiet": quiet, "open": still}
        rows += [{"kind": "end", "to": end, "n": n} for end, n in ends.items()]
    remark = "182 of 3,108 transitions (5.9%) run along 14 rarer ways that are not shown."
    told = Told("process", tuple(rows), "", (remark,))
    return Figures(journey, answers={"process": told}, simulated=True)


def _node(node: tuple[str, str], numbers: tuple[int, ...]) -> dict[str, Any]:
    contacts, repeats, cycles, starts, goal, quiet, still = numbers
    return {
        "kind": "node", "touchpoint": node[1], "stage": node[0], "point": "touchpoint",
        "events": contacts + repeats, "contacts": contacts, "repeats": repeats, "people": cycles,
        "cycles": cycles, "of": CYCLES, "share": cycles / CYCLES, "starts": starts, "goal": goal,
        "quiet": quiet, "open": still,
    }  # fmt: skip


def _arc(
    kind: str, start: tuple[str, str], end: tuple[str, str], n: int, wait: float
) -> dict[str, Any]:
    contacts, repeats, *_ = NODES[start]
    of = contacts + repeats if kind == "loop" else contacts
    return {
        "kind": kind, "from": start[1], "from_stage": start[0], "to": end[1], "to_stage": end[0],
        "n": n, "people": n, "cycles": n, "of": of, "share": n / of, "median_s": wait,
        "p90_s": 3 * wait,
    }  # fmt: skip
