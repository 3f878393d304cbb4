"""Objections over HTTP: in time and with reasons, both sides heard, upheld or changed."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.factories.evaluations import (
    REAL,
    assessment,
    delivered,
    lines,
    mine,
    opened,
    progress,
    step,
)
from tests.serving.answers import refused
from tests.serving.client import Api
from tests.world import key

REASONS = {"reasons": "Realisasi Maret belum dihitung."}
HEARD = {
    "employee_statement": "Target tercapai pada 10 Maret.",
    "assessor_statement": "Bukti saya terima setelah penilaian.",
}
PERCENT = "Persentase aduan warga yang selesai tepat waktu"
COUNT = "Jumlah aduan warga yang selesai"


def file(api: Api, evaluation: dict[str, Any], who: str = "staff", body: Any = None) -> Any:
    return api.post(f"/v1/evaluations/{evaluation['id']}/objections", body or REASONS, who=who)


def act(api: Api, objection: dict[str, Any], name: str, body: Any, who: str = "head") -> Any:
    path = f"/v1/objections/{objection['id']}/{name}"
    return api.post(path, body, who=who, version=objection["version"])


def heard(api: Api, evaluation: dict[str, Any]) -> dict[str, Any]:
    filed = file(api, evaluation).json()
    answer = act(api, filed, "hear", HEARD)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_an_objection_is_filed_heard_and_upheld(api: Api) -> None:
    evaluation = delivered(api)
    filed = file(api, evaluation)
    assert filed.status_code == 201, filed.text
    assert filed.json()["decide_due_on"] == "2026-04-08"
    assert mine(api)["objection"]["state"] == "filed"
    hearing = act(api, filed.json(), "hear", HEARD).json()
    upheld = act(api, hearing, "decide", {"is_changed": False, "reason": "Bukti lewat waktu."})
    assert upheld.json()["state"] == "upheld"
    assert mine(api)["result_number"] == 1
    refused(file(api, evaluation), 409, "objection_exists")


def test_u4_a_change_makes_the_next_result_beside_the_assessors_ratings(
    api: Api,
) -> None:
    evaluation = delivered(api)
    path = f"/v1/evaluations/{evaluation['id']}"
    before = api.get(f"{path}/assessment").json()
    decision = {
        "is_changed": True,
        "reason": "Bukti menunjukkan hasil di atas target.",
        "ratings": [{"about": "results", "chosen": "above"}],
    }
    changed = act(api, heard(api, evaluation), "decide", decision)
    assert changed.status_code == 200, changed.text
    assert changed.json()["ratings"] == {"results": "above"}
    after = api.get(f"{path}/assessment").json()
    for old, new in zip(before["ratings"], after["ratings"], strict=True):
        if old["about"] != "results":
            assert new == old
            continue
        assert (new["chosen"], new["reason"]) == ("above", decision["reason"])
        assert new["objection_id"] == changed.json()["id"]
        assert new["earlier"] == {name: old[name] for name in ("chosen", "level", "reason")}
    assert (before["results"], after["results"]) == ("met", "above")
    snapshots = api.get(f"{path}/snapshots").json()["items"]
    assert [(snapshot["number"], snapshot["cause"]) for snapshot in snapshots] == [
        (1, "finalized"),
        (2, "objection"),
    ]
    explained = api.get(f"{path}/explanation").json()
    assert explained["ratings"] == after["ratings"]
    (origin,) = [item["origin"] for item in explained["inputs"] if item.get("about") == "results"]
    assert origin.startswith(f"objection:{changed.json()['id']}@")
    frame = api.get(path, who="head").json()
    assert (frame["state"], frame["result_number"], frame["delivered_number"]) == (
        "delivered",
        2,
        1,
    )
    by_assessor = api.post(f"{path}/deliver", who="sup", version=frame["version"])
    refused(by_assessor, 403, "decider_delivers")
    again = step(api, frame, "deliver", "head")
    assert again["object_until"] == evaluation["object_until"]
    refused(file(api, evaluation), 409, "objection_exists")


WORDS = {
    "results": ("hasil kerja", "results"),
    "behavior": ("perilaku kerja", "behavior"),
    "above": ("di atas ekspektasi", "above expectation"),
    "met": ("sesuai ekspektasi", "as expected"),
    "below": ("di bawah ekspektasi", "below expectation"),
}


@pytest.mark.parametrize("about", ["results", "behavior"])
@pytest.mark.parametrize(
    ("first", "then"),
    [("below", "met"), ("below", "above"), ("met", "above"), ("above", "below"), ("met", "below")],
)
def test_u4_the_explanation_says_what_an_objection_changed_why_and_by_whom(
    api: Api, about: str, first: str, then: str
) -> None:
    made = opened(api)
    body = assessment(made["plans"]["staff"])
    for rating in body["ratings"]:
        if rating["about"] == about:
            rating |= {"chosen": first, "reason": "Menurut catatan loket."}
    rated = step(api, made["evaluations"]["staff"], "rate", "sup", body)
    evaluation = step(api, step(api, rated, "finalize", "sup"), "deliver", "sup")
    path = f"/v1/evaluations/{evaluation['id']}/explanation"
    assert "keberatan, dari" not in api.get(path).json()["result"]["explanation"]["text"]["id"]
    ratings = [{"about": about, "chosen": then}]
    decision = {"is_changed": True, "reason": "Bukti baru diterima.", "ratings": ratings}
    changed = act(api, heard(api, evaluation), "decide", decision)
    assert changed.status_code == 200, changed.text
    explained = api.get(path).json()
    text = explained["result"]["explanation"]["text"]
    (axis_id, axis), (old_id, old), (new_id, new) = (WORDS[word] for word in (about, first, then))
    assert (
        f"Rating {axis_id} diubah atas keberatan, dari {old_id} menjadi {new_id}, oleh Head Alfa"
        in text["id"]
    )
    assert (
        f"The rating of {axis} was changed on objection, from {old} to {new}, by Head Alfa"
        in text["en"]
    )
    for language in ("id", "en"):
        for words in ("“Bukti baru diterima.”", "“Menurut catatan loket.”"):
            assert words in text[language]
    (rating,) = [item for item in explained["ratings"] if item["about"] == about]
    assert (rating["chosen"], rating["earlier"]["chosen"]) == (then, first)
    steps = {item["id"]: item for item in explained["result"]["trail"]}
    given = steps[f"rating/{about}"]
    assert f"earlier = {first} @ rating:before_objection" in given["inputs"]
    by = f"by = employee:{key('alfa:head')} @ capacity:objection_decider"
    assert by in given["inputs"]
    assert explained["result"]["ratings"][about] == then


def test_u4_an_upheld_objection_is_told_and_leaves_the_ratings(api: Api) -> None:
    evaluation = delivered(api)
    path = f"/v1/evaluations/{evaluation['id']}/explanation"
    before = api.get(path).json()["ratings"]
    waiting = heard(api, evaluation)
    pending = api.get(path).json()["result"]["explanation"]["text"]
    assert "keputusan paling lambat 8 April 2026" in pending["id"]
    act(api, waiting, "decide", {"is_changed": False, "reason": "Bukti lewat waktu."})
    after = api.get(path).json()
    assert after["ratings"] == before
    assert "Hasil tetap menurut keputusan Head Alfa" in after["result"]["explanation"]["text"]["id"]


def test_a_change_counts_what_was_corrected_only_where_the_decider_says_so(api: Api) -> None:
    made = opened(api, "mataram")
    plan, evaluation = made["plans"]["staff"], made["evaluations"]["staff"]
    line = lines(plan)
    progress(api, line[PERCENT], date(2026, 3, 10), "90")
    wrong = progress(api, line[COUNT], date(2026, 2, 10), "15")
    rated = step(api, evaluation, "rate", "sup", {"feedback": REAL})
    received = step(api, step(api, rated, "finalize", "sup"), "deliver", "sup")
    progress(api, line[COUNT], date(2026, 2, 10), "30", supersedes_id=wrong)
    waiting = heard(api, received)
    empty = {"is_changed": True, "reason": "Realisasi diperbaiki."}
    refused(act(api, waiting, "decide", empty), 422, "decision_unclear")
    odd = {"is_changed": False, "reason": "Tetap.", "with_current_data": True}
    refused(act(api, waiting, "decide", odd), 422, "decision_unclear")
    path = f"/v1/evaluations/{evaluation['id']}/assessment"
    assert api.get(path).json()["score"] == "75.0000"
    changed = act(api, waiting, "decide", {**empty, "with_current_data": True})
    assert changed.status_code == 200, changed.text
    assert api.get(path).json()["score"] == "100.0000"


def test_a_late_objection_learns_day_hour_zone_rule_and_next_step(api: Api) -> None:
    evaluation = delivered(api)
    api.at(datetime(2026, 4, 17, 16, 59, 59, tzinfo=UTC))
    assert mine(api)["objection_closed"] is None
    api.at(datetime(2026, 4, 17, 17, 0, tzinfo=UTC))
    late = file(api, evaluation)
    refused(late, 409, "objection_late")
    for words in ("17 April 2026 pukul 24.00 WIB", "Lampiran Bab V", "membuka kembali"):
        assert words in late.json()["detail"]
    assert mine(api)["objection_closed"]["code"] == "objection_late"
    api.at(datetime(2026, 4, 17, 16, 59, 59, tzinfo=UTC))
    assert file(api, evaluation).status_code == 201


def test_an_objection_needs_reasons_and_a_delivered_result(api: Api) -> None:
    made = opened(api)
    evaluation = made["evaluations"]["staff"]
    early = file(api, evaluation)
    refused(early, 409, "result_not_delivered")
    assert "tidak ada langkah" not in early.json()["detail"]  # the code says how to go on
    rated = step(api, evaluation, "rate", "sup", assessment(made["plans"]["staff"]))
    done = step(api, rated, "finalize", "sup")
    refused(file(api, done), 409, "result_not_delivered")
    step(api, done, "deliver", "sup")
    refused(file(api, evaluation, body={"reasons": "   "}), 422, "objection_without_reasons")


def test_only_the_person_objects_and_only_the_superior_decides(api: Api) -> None:
    evaluation = delivered(api)
    assert file(api, evaluation, "sup").status_code == 403
    assert file(api, evaluation, "peer").status_code == 404
    assert file(api, evaluation, "admin").status_code == 403
    filed = file(api, evaluation).json()
    for who, status in (("sup", 403), ("mayor", 404), ("staff", 403), ("admin", 403)):
        assert act(api, filed, "hear", HEARD, who).status_code == status, who
    path = f"/v1/objections/{filed['id']}"
    for who, status in (("staff", 200), ("sup", 200), ("head", 200), ("peer", 404)):
        assert api.get(path, who=who).status_code == status, who
    assert api.get(path, who="auditor").status_code == 403
    assert api.get(path, who="deputy").status_code == 404


def test_whose_rating_is_contested_does_not_decide_even_as_the_superior_of_today(api: Api) -> None:
    evaluation = delivered(api)
    filed = file(api, evaluation).json()
    with api.raw(owner=True) as connection:
        for who, by in (("sup", "other"), ("staff", "head")):
            connection.exec_driver_sql(
                f"UPDATE assessor SET assessor_id = '{stored(api, by)}' "
                f"WHERE employee_id = '{stored(api, who)}'"
            )
        connection.exec_driver_sql(
            f"UPDATE assessor SET assessor_id = '{stored(api, 'sup')}' "
            f"WHERE employee_id = '{stored(api, 'head')}'"
        )
    refused(act(api, filed, "hear", HEARD, "sup"), 403, "third_person_needed")


def stored(api: Api, who: str) -> str:
    value = key(f"alfa:{who}")
    return value.hex if api.dialect == "sqlite" else str(value)


def test_both_sides_are_heard_before_the_decision(api: Api) -> None:
    filed = file(api, delivered(api)).json()
    early = act(api, filed, "decide", {"is_changed": False, "reason": "Tetap."})
    refused(early, 409, "wrong_state")
    one_sided = act(api, filed, "hear", {**HEARD, "employee_statement": " "})
    refused(one_sided, 422, "hearing_incomplete")
    assert one_sided.json()["errors"][0]["pointer"] == "/employee_statement"


def test_a_decider_rates_only_what_the_approved_plan_fixes(api: Api) -> None:
    waiting = heard(api, delivered(api))
    decision = {
        "is_changed": True,
        "reason": "Hasil lain.",
        "ratings": [{"about": "result:lain", "chosen": "above"}],
    }
    answer = act(api, waiting, "decide", decision)
    refused(answer, 422, "assessment_not_ready")
    assert answer.json()["errors"][0]["code"] == "not_in_plan"


def test_objections_are_listed_for_those_concerned(api: Api) -> None:
    filed = file(api, delivered(api)).json()
    for who, ids in (("staff", [filed["id"]]), ("head", [filed["id"]]), ("mayor", [])):
        answer = api.get("/v1/objections", who=who)
        assert [item["id"] for item in answer.json()["items"]] == ids, who
    assert api.get("/v1/objections?state=upheld").json()["items"] == []


@pytest.mark.parametrize("version", [None, 9])
def test_a_decision_is_taken_on_the_version_seen(api: Api, version: int | None) -> None:
    waiting = heard(api, delivered(api))
    path = f"/v1/objections/{waiting['id']}/decide"
    answer = api.post(path, {"is_changed": False, "reason": "Tetap."}, who="head", version=version)
    assert answer.status_code == (428 if version is None else 412)
