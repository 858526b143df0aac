"""Charts: specifications that are data, in both languages, and the files made from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import vl_convert

from percorso.errors import DrawingError, QuestionError
from percorso.journey import Journey
from percorso.measure import measure
from percorso.measure.charts import Chart, Frame, chart, charts_of, draw
from percorso.measure.charts.chart import MIME, VEGALITE
from percorso.measure.charts.population import MOST_POINTS, thinned
from percorso.theme import colours
from tests.share.fixtures import lamp, lamp_figures

DRAWN = ("stages", "flow", "touchpoints", "population")
ALL = [(question, figure) for question in DRAWN for figure in charts_of(question)]


def rows(question: str) -> tuple[Any, ...]:
    found: tuple[Any, ...] = getattr(lamp_figures(), question)
    return found


def lamp_chart(question: str, figure: str | None = None, lang: str = "en", **more: Any) -> Chart:
    return draw(question, rows(question), Frame(lamp(), lang, **more), figure)


def split(*names: str) -> list[dict[str, Any]]:
    return [{"segment": name, **row} for row in rows("stages") for name in names]


@pytest.mark.parametrize(("question", "figure"), ALL)
@pytest.mark.parametrize("lang", ["en", "it"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_chart_draws(question: str, figure: str, lang: str, theme: str) -> None:
    made = lamp_chart(question, figure, lang, theme=theme)
    svg = made.to_svg()
    assert made.spec["title"]["text"] in svg
    assert colours(theme)["muted"] in svg
    assert "NaN" not in svg
    assert "undefined" not in svg
    assert json.loads(made.to_json()) == made.spec


def test_the_converter_knows_the_version() -> None:
    assert VEGALITE in vl_convert.get_vegalite_versions()
    assert MIME == "application/vnd.vegalite.v6+json"


def test_conversion_carries_its_interval_and_says_few() -> None:
    few = [{**row, "decided": 12} if row["stage"] == "help" else row for row in rows("stages")]
    spec = draw("stages", few, Frame(lamp(), "it")).spec
    values = {value["stage"]: value for value in spec["data"]["values"]}
    assert "5 Passaparola" not in values
    assert values["1 Scoperta"]["tip"] == "44,7% (44,2–45,2)"
    assert (
        values["1 Scoperta"]["low"] < values["1 Scoperta"]["share"] < values["1 Scoperta"]["high"]
    )
    assert values["4 Assistenza"]["few"]
    assert values["4 Assistenza"]["label"] == "28,3%, n 12"


def test_conversion_by_group() -> None:
    spec = draw("stages", split("everyone", "Phones"), Frame(lamp(), "it")).spec
    segments = {value["segment"] for value in spec["data"]["values"]}
    assert segments == {"Tutte le persone", "Phones"}
    assert Chart(spec).to_svg().count("Tutte le persone") == 1


def test_more_groups_than_colours_are_left_out() -> None:
    spec = draw("stages", split(*"abcdefgh"), Frame(lamp())).spec
    assert {value["segment"] for value in spec["data"]["values"]} == set("abcdef")


@pytest.mark.parametrize("figure", ["ends", "time"])
def test_the_other_charts_of_stages_take_groups(figure: str) -> None:
    assert draw("stages", split("a", "b"), Frame(lamp()), figure).to_svg().startswith("<svg")


@pytest.mark.parametrize("question", ["population", "flow", "touchpoints"])
def test_the_other_questions_take_groups(question: str) -> None:
    both = [{"segment": name, **row} for row in rows(question) for name in ("a", "b")]
    assert draw(question, both, Frame(lamp())).to_svg().startswith("<svg")


def test_ends_are_shares_of_the_entries() -> None:
    values = lamp_chart("stages", "ends").spec["data"]["values"]
    for stage in {value["stage"] for value in values}:
        whole = sum(value["share"] for value in values if value["stage"] == stage)
        assert whole == pytest.approx(1)


def test_time_is_in_the_unit_that_fits() -> None:
    hours = [{**row, "time_median_s": 7_200, "time_p90_s": 20_000} for row in rows("stages")]
    made = draw("stages", hours, Frame(lamp(), "it"), "time")
    assert ">Ore<" in made.to_svg()
    assert made.spec["data"]["values"][0]["median"] == 2


def test_time_that_is_not_reached_has_no_end() -> None:
    endless = [{**row, "time_p90_s": None} for row in rows("stages")]
    values = draw("stages", endless, Frame(lamp()), "time").spec["data"]["values"]
    assert values[0]["label"] == "3 d 4 h · p90 –"


def test_numbers_and_months_are_those_of_the_language() -> None:
    assert ">1.000<" in lamp_chart("population", lang="it").to_svg()
    assert ">1,000<" in lamp_chart("population", lang="en").to_svg()
    assert ">31 dic 2025<" in lamp_chart("population", lang="it").to_svg()
    assert ">31 Dec 2025<" in lamp_chart("population", lang="en").to_svg()
    assert "−10" in lamp_chart("touchpoints").to_svg()


def test_many_days_are_thinned_and_the_last_is_kept() -> None:
    days = [{"day": f"{2000 + n // 360}-{n // 30 % 12 + 1:02}-{n % 28 + 1:02}", "stage": "buy",
             "people": n} for n in range(2_000)]  # fmt: skip
    kept = {row["day"] for row in thinned(days)}
    assert len(kept) <= MOST_POINTS
    assert max(str(row["day"]) for row in days) in kept


def test_one_day_draws_too() -> None:
    one = [row for row in rows("population") if row["day"] == "2025-12-31"]
    assert ">31 Dec 2025<" in draw("population", one, Frame(lamp())).to_svg()


@pytest.mark.parametrize("question", DRAWN)
def test_no_rows_draw_an_empty_chart(question: str) -> None:
    assert draw(question, [], Frame(lamp())).to_svg().startswith("<svg")


def test_names_cannot_break_out_of_the_picture() -> None:
    text = "<script>alert(1)</script>&\x07"
    found = lamp().to_dict()
    for stage in found["stages"]:
        stage["name"] = text.replace("\x07", "")
    made = draw("stages", rows("stages"), Frame(Journey.from_dict(found)))
    assert "<script" not in made.to_svg()


@pytest.mark.parametrize("name", ["\x1b[31mred\x07", "a\x00b", "\x9b", "\ufffe", "\ud800"])
def test_groups_with_characters_that_no_picture_holds(name: str) -> None:
    found = [row | {"segment": name} for row in rows("stages")]
    chart = draw("stages", found, Frame(lamp()))
    assert name not in chart.to_svg()
    assert chart.to_png().startswith(b"\x89PNG")
    assert chart.to_pdf().startswith(b"%PDF")


def test_a_journey_that_reaches_outside_is_impossible() -> None:
    spec = {"data": {"url": "https://example.invalid/a.json"}, "mark": "point", "encoding": {}}
    with pytest.raises(ValueError, match="allowed"):
        Chart(spec).to_svg()


@pytest.mark.parametrize(
    ("suffix", "start"),
    [(".svg", b"<svg"), (".png", b"\x89PNG"), (".pdf", b"%PDF"), (".json", b"{")],
)
def test_files(suffix: str, start: bytes, tmp_path: Path) -> None:
    file = lamp_chart("stages").save(tmp_path / f"chart{suffix}")
    assert file.read_bytes().startswith(start)


def test_files_that_cannot_be_made_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DrawingError, match=r"'\.gif'"):
        lamp_chart("stages").save(tmp_path / "chart.gif")
    with pytest.raises(DrawingError, match="cannot be written"):
        lamp_chart("stages").save(tmp_path / "none" / "chart.svg")


def test_notebooks_get_the_specification_and_a_picture() -> None:
    bundle = lamp_chart("stages")._repr_mimebundle_()
    assert bundle[MIME]["$schema"].endswith("/v6.json")
    assert bundle["image/svg+xml"].startswith("<svg")


@pytest.fixture(scope="module")
def events() -> pa.Table:
    return pa.table({
        "user_id": ["ann", "ann", "bob"],
        "event": ["Page Viewed", "Order Completed", "Page Viewed"],
        "timestamp": ["2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z", "2026-03-01T11:00:00Z"],
    })  # fmt: skip


def test_answers_draw_themselves_in_their_language(events: pa.Table) -> None:
    measured = measure(lamp(), events, lang="it")
    assert measured.stages().chart().spec["title"]["text"] == "Conversione per fase"
    assert chart(measured.population()).spec["title"]["text"] == "Persone in ogni fase"
    assert measured.flow().chart().to_svg().startswith("<svg")
    assert measured.touchpoints().chart().to_svg().startswith("<svg")


def test_questions_without_a_chart_say_which_have_one(events: pa.Table) -> None:
    measured = measure(lamp(), events)
    with pytest.raises(QuestionError, match=r"no chart of 'stays'.*stages"):
        measured.stays().chart()
    with pytest.raises(QuestionError, match=r"no chart 'tme'\. Did you mean 'time'"):
        chart(measured.stages(), "tme")
