"""The forms of a drawing, on a small invented journey and its future."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from percorso.journey import Journey
from percorso.share.drawings import draw
from tools.pictures.process import process_figures

NOW = Path(__file__).parent / "bicycle.yaml"


def current() -> Journey:
    """The journey as it is."""
    return Journey.load(NOW)


def future() -> Journey:
    """The journey as it should become."""
    drawn = current().to_dict() | {"id": "bicycle-future", "kind": "future", "based_on": "bicycle"}
    compare, own = drawn["stages"][1], drawn["stages"][3]
    compare |= {"mindset": "I know my size and have a ride booked.", "emotion": 1}
    compare["kpis"][0]["target"] = 45
    compare["target_duration"] = "7d"
    ride = {"id": "ride", "name": "Test ride", "emotion": 1.5, "owner": "Tom Ferri",
            "mindset": "A weekend with it, and I know."}  # fmt: skip
    drawn["stages"].insert(2, ride)
    touchpoints = {each["id"]: each for each in drawn["touchpoints"]}
    touchpoints["chat"]["state"] = "covered"
    touchpoints["reminder"]["state"] = "covered"
    touchpoints["lent"] = {
        "id": "lent", "name": "Lent bicycle", "kind": "traditional", "channel": "product",
        "stages": ["ride"], "state": "planned",
    }  # fmt: skip
    drawn["touchpoints"] = [*touchpoints.values()]
    drawn["pains"][0]["state"] = "solved"
    own["kpis"][0]["target"] = 75
    return Journey.from_dict(drawn)


def forms() -> Iterator[tuple[str, str]]:
    """The name of each picture and its SVG."""
    for form in ("strip", "storyboard", "table", "blueprint"):
        yield f"form-{form}", draw(current(), form=form, lang="en", theme="auto")
    figures = process_figures(current())
    yield "form-process", draw(current(), figures, form="process", lang="en", theme="auto")
    yield "form-beside", draw(current(), beside=future(), lang="en", theme="auto")
