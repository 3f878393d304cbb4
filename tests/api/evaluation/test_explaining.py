"""Results explain themselves: figures, proposals, who rated and why, until when one may object."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.domain.scoring.samples import recompute_trail
from tests.factories.evaluations import (
    AFTER_WINDOW,
    LEADERS,
    REASON,
    assessment,
    lines,
    measurement,
    opened,
    progress,
    step,
)
from tests.serving.client import Api
from tests.world import key

PERCENT = "Persentase aduan warga yang selesai tepat waktu"
COUNT = "Jumlah aduan warga yang selesai"


def explained(api: Api, evaluation: dict[str, Any], who: str = "staff") -> dict[str, Any]:
    answer = api.get(f"/v1/evaluations/{evaluation['id']}/explanation", who=who)
    assert answer.status_code == 200, answer.text
    return answer.json()


def paragraphs(body: dict[str, Any], language: str) -> dict[str, list[str]]:
    return {
        each["key"]: [sentence[language] for sentence in each["sentences"]]
        for each in body["result"]["explanation"]["paragraphs"]
    }


def delivered_by(api: Api, made: dict[str, Any], body: Any, who: str = "staff") -> dict[str, Any]:
    leader = LEADERS[who]
    rated = step(api, made["evaluations"][who], "rate", leader, body)
    return step(api, step(api, rated, "finalize", leader), "deliver", leader)


SIDES = {"below": "di bawah target", "on": "sesuai target", "above": "di atas target"}


@pytest.mark.parametrize(
    ("done", "side", "class_", "why"),
    [
        (("88.425", "40"), "below", "di bawah ekspektasi", "ada indikator di bawah target"),
        (("90", "30"), "on", "sesuai ekspektasi", "tidak ada indikator di bawah target"),
        (("99", "45"), "above", "di atas ekspektasi", "semua indikatornya melampaui target"),
        (("99", "30"), "above", "sesuai ekspektasi", "tidak semuanya melampauinya"),
        (("0", "30"), "below", "di bawah ekspektasi", "ada indikator di bawah target"),
    ],
)
def test_u2_under_the_law_each_work_result_has_its_figures_class_and_rule(
    api: Api, done: tuple[str, str], side: str, class_: str, why: str
) -> None:
    percent, count = done
    made = opened(api)
    line = lines(made["plans"]["staff"])
    progress(api, line[PERCENT], date(2026, 3, 10), percent)
    progress(api, line[COUNT], date(2026, 2, 10), count)
    body = explained(api, delivered_by(api, made, assessment(made["plans"]["staff"])))
    written = paragraphs(body, "id")["work_results"]
    figure = percent.replace(".", ",")
    assert written[0].startswith(f"{PERCENT}: target 90%, realisasi {figure}%, capaian ")
    assert written[0].endswith(f", {SIDES[side]}.")
    assert f"{COUNT}: target 30 aduan, realisasi {count} aduan, capaian " in written[1]
    assert class_ in written[2]
    assert why in written[2]
    again = recompute_trail(body["result"]["trail"])
    result = next(item["about"] for item in body["ratings"] if item["about"].startswith("result:"))
    name = result.removeprefix("result:")
    classes = {"di bawah": "below", "sesuai e": "met", "di atas ": "above"}
    assert again[f"result/{name}/by_indicators"] == classes[class_[:8]]


def test_u2_the_running_score_tells_figures_in_their_unit(api: Api) -> None:
    made = opened(api)
    plan = made["plans"]["staff"]
    progress(api, lines(plan)[COUNT], date(2026, 2, 10), "12")
    url = f"/v1/plans/{plan['id']}/score?period_id={made['period']['id']}"
    answer = api.get(url, who="staff")
    assert answer.status_code == 200, answer.text
    figures = " ".join(paragraphs(answer.json(), "id")["work_results"])
    assert "realisasi 12 aduan" in figures


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [("met", REASON), ("above", "Menjadi rujukan."), ("below", "Dua laporan terlambat.")],
)
def test_u2_who_rated_in_which_capacity_and_why_is_told(api: Api, chosen: str, reason: str) -> None:
    made = opened(api)
    body = assessment(made["plans"]["staff"], recommendation="Pelatihan layanan.")
    body["ratings"][1] |= {"chosen": chosen, "reason": reason}
    answer = explained(api, delivered_by(api, made, body))
    for language, by in (
        ("id", "diberikan oleh Sup Alfa sebagai pejabat penilai kinerja pada 27 Maret 2026."),
        ("en", "given by Sup Alfa as the assessor on 27 March 2026."),
    ):
        written = paragraphs(answer, language)
        (at,) = [
            index
            for index, sentence in enumerate(written["ratings"])
            if "perilaku kerja" in sentence or "of behavior" in sentence
        ]
        assert written["ratings"][at].endswith(by)
        assert f"“{reason}”" in written["ratings"][at + 2]
        feedback = " ".join(written["feedback"])
        assert "Menangani 96 aduan" in feedback
        assert "Pelatihan layanan." in feedback
        assert "17 April 2026" in written["next"][0]
    steps = {item["id"]: item for item in answer["result"]["trail"]}
    by = f"by = employee:{key('alfa:sup')} @ capacity:assessor"
    assert by in steps["rating/behavior"]["inputs"]
    assert "Sup Alfa" not in str(answer["inputs"])  # names are joined when it is shown


@pytest.mark.parametrize(
    ("who", "by", "capacity", "words"),
    [
        ("staff", "sup", "assessor", "sebagai pejabat penilai kinerja"),
        ("stranger", "deputy", "delegate", "diberi pendelegasian"),
        ("staff", "head", "superior_after_window", "setelah jangka waktu penilaian berakhir"),
    ],
)
def test_u2_the_capacity_of_whoever_rated_is_kept(
    api: Api, who: str, by: str, capacity: str, words: str
) -> None:
    made = opened(api, who=(who,))
    if capacity == "superior_after_window":
        api.at(AFTER_WINDOW)
    rated = step(api, made["evaluations"][who], "rate", by, assessment(made["plans"][who]))
    step(api, step(api, rated, "finalize", by), "deliver", by)
    answer = explained(api, rated, who)
    steps = {item["id"]: item for item in answer["result"]["trail"]}
    expected = f"by = employee:{key(f'alfa:{by}')} @ capacity:{capacity}"
    assert expected in steps["rating/results"]["inputs"]
    assert words in answer["result"]["explanation"]["text"]["id"]
    final = capacity == "superior_after_window"
    assert ("bersifat final" in paragraphs(answer, "id")["next"][0]) is final


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (datetime(2026, 4, 17, 16, 59, tzinfo=UTC), "paling lambat 17 April 2026 pukul 24.00 WIB."),
        (datetime(2026, 4, 17, 17, 0, tzinfo=UTC), "berakhir pada 17 April 2026 pukul 24.00 WIB."),
    ],
)
def test_u2_until_when_one_may_object_is_told_by_the_day(
    api: Api, day: datetime, words: str
) -> None:
    made = opened(api)
    evaluation = delivered_by(api, made, assessment(made["plans"]["staff"]))
    api.at(day)
    assert words in paragraphs(explained(api, evaluation), "id")["next"][0]


def test_u2_before_delivery_the_assessor_reads_that_the_time_to_object_has_not_begun(
    api: Api,
) -> None:
    made = opened(api)
    rated = step(
        api, made["evaluations"]["staff"], "rate", "sup", assessment(made["plans"]["staff"])
    )
    for evaluation in (rated, step(api, rated, "finalize", "sup")):
        words = paragraphs(explained(api, evaluation, "sup"), "id")["next"][0]
        assert words.startswith("Hasil ini belum disampaikan")


@pytest.mark.parametrize(
    ("percent", "count", "discipline", "competence"),
    [
        ("99", "30", "97.5", "4"),
        ("81", "26.6", "33.33", "2.7"),
        ("1", "1.1", "99.99", "1"),
        ("71.4", "32.2", "0", "5"),
    ],
)
def test_u2_n6_numeric_results_tell_figures_and_shares_that_add_up(
    api: Api, percent: str, count: str, discipline: str, competence: str
) -> None:
    made = opened(api, "mataram")
    line = lines(made["plans"]["staff"])
    progress(api, line[PERCENT], date(2026, 3, 10), percent)
    progress(api, line[COUNT], date(2026, 2, 10), count)
    measurement(api, made["period"], "discipline", discipline, who="staff")
    measurement(api, made["period"], "competence", competence, who="staff")
    answer = explained(api, delivered_by(api, made, {"feedback": REAL_FEEDBACK}))
    result = answer["result"]
    shares = [int(part["share"].replace(".", "")) for part in result["parts"]]
    assert sum(shares) == int(result["score"].replace(".", ""))
    terms = " + ".join(part["share"] for part in result["parts"])
    assert f"Together: {terms} = {result['score']}." in paragraphs(answer, "en")["parts"]
    figures = paragraphs(answer, "en")["work_results"]
    assert f"{PERCENT}: target 90%, realization {percent}%, attainment " in figures[0]
    assert f"{COUNT}: target 30 aduan, realization {count} aduan, attainment " in figures[1]
    recompute_trail(result["trail"])


REAL_FEEDBACK = {
    "strength": "Menangani 96 aduan warga tanpa keluhan ulang dari kecamatan.",
    "improvement": "Laporan bulanan loket terlambat dua kali pada Februari.",
    "suggestion": "Susun jadwal laporan tiap tanggal lima bersama petugas kedua.",
}
