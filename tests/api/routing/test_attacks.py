"""Attacks that once went through: results before their day, two hats, a service beyond its unit."""

from typing import Any

import pytest
from sqlalchemy import update
from tests.factories import cycles
from tests.factories.evaluations import (
    assessment,
    delivered,
    final,
    measurement,
    mine,
    opened,
    step,
)
from tests.matrix.stage import ident
from tests.serving.answers import refused
from tests.serving.client import Api
from tests.world import key

from penilaian_api.storage.models.account import Account

RESULTS = {"assessment", "evaluation_rating", "snapshot"}


def my_data(api: Api, who: str = "staff") -> dict[str, Any]:
    answer = api.get("/v1/me/data", who=who)
    assert answer.status_code == 200, answer.text
    return answer.json()["records"]


def make_admin(api: Api, who: str) -> None:
    path = f"/v1/accounts/{ident(f'account:{who}')}"
    version = api.get(path, who="admin").json()["version"]
    role = {"role": "admin", "starts_on": api.served.now.date().isoformat()}
    answer = api.post(f"{path}/roles", role, who="admin", version=version)
    assert answer.status_code == 200, answer.text


def bind(api: Api, unit: str) -> None:
    with api.raw(owner=True) as sql:
        bound = update(Account).where(Account.id == key("alfa:account:service"))
        sql.execute(bound.values(unit_id=key(f"alfa:{unit}")))


@pytest.mark.parametrize("until", ["rate", "finalize", "deliver"])
def test_ones_own_data_hold_a_result_from_its_delivery_on(api: Api, until: str) -> None:
    made = opened(api)
    evaluation = made["evaluations"]["staff"]
    for name in ("rate", "finalize", "deliver"):
        body = assessment(made["plans"]["staff"]) if name == "rate" else None
        evaluation = step(api, evaluation, name, "sup", body)
        if name == until:
            break
    results = RESULTS & my_data(api).keys()
    assert results == (RESULTS if until == "deliver" else set())


def test_ones_own_data_hold_feedback_once_it_is_given(api: Api) -> None:
    question = {"employee_id": ident("staff"), "question": "Bagaimana layanannya?"}
    request = api.post(
        "/v1/feedback/requests", {**question, "author_id": ident("peer")}, who="sup"
    ).json()
    assert "feedback" not in my_data(api)
    texts = {"tone": "positive", "strength": "Menyelesaikan aduan warga tepat waktu."}
    path = f"/v1/feedback/{request['id']}"
    answer = api.post(f"{path}/give", texts, who="peer", version=request["version"])
    assert answer.status_code == 200, answer.text
    (feedback,) = my_data(api)["feedback"]
    assert feedback["strength"] == texts["strength"]


def test_ones_own_data_hold_the_numbers_measured_about_one(api: Api) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    measurement(api, period, "discipline", "97.5", who="staff")
    measurement(api, period, "discipline", "81", who="peer")
    (measured,) = my_data(api)["measurement"]
    assert measured["value"] == "97.5000"


def test_the_head_of_a_unit_reads_their_own_result_when_they_are_given_it(api: Api) -> None:
    evaluation = final(api, who="sup")
    path = f"/v1/evaluations/{evaluation['id']}"
    for name in ("assessment", "explanation", "snapshots", "snapshots/1"):
        assert api.get(f"{path}/{name}", who="sup").status_code == 404, name
        assert api.get(f"{path}/{name}", who="mayor").status_code == 200, name
    step(api, evaluation, "deliver", "head")
    assert api.get(f"{path}/assessment", who="sup").status_code == 200


def test_an_admin_reads_their_own_result_when_they_are_given_it(api: Api) -> None:
    evaluation = final(api)
    make_admin(api, "staff")
    path = f"/v1/evaluations/{evaluation['id']}/assessment"
    assert api.get(path).status_code == 404
    assert api.get(path, who="admin").status_code == 200
    step(api, evaluation, "deliver", "sup")
    assert api.get(path).status_code == 200


def test_who_assesses_their_own_assessor_reads_no_result_of_their_own_before_its_day(
    api: Api,
) -> None:
    made = opened(api)
    rated = step(
        api, made["evaluations"]["staff"], "rate", "sup", assessment(made["plans"]["staff"])
    )
    delegation = {"employee_id": ident("staff"), "position_id": ident("HEAD")}
    delegation |= {"delegated_by": ident("mayor"), "starts_on": "2026-03-20"}
    made = api.post("/v1/delegations", delegation, who="admin")
    refused(made, 409, "assessment_ring")  # nobody comes to assess their assessor
    path = f"/v1/evaluations/{rated['id']}"
    assert api.get(f"{path}/assessment").status_code == 404
    refused(api.post(f"{path}/finalize", version=rated["version"]), 403, "action_not_open")


def test_an_admin_computes_no_score_of_themselves(api: Api) -> None:
    made = opened(api, who=("staff", "peer"))
    for who in ("staff", "peer"):
        step(api, made["evaluations"][who], "rate", "sup", assessment(made["plans"][who]))
    make_admin(api, "staff")
    path = f"/v1/periods/{made['period']['id']}/scores"
    scores = {who: api.post(path, who=who).json()["items"] for who in ("staff", "admin")}
    assert {score["employee_id"] for score in scores["staff"]} == {ident("peer")}
    assert {score["employee_id"] for score in scores["admin"]} == {ident("peer"), ident("staff")}


def test_a_changed_result_is_acknowledged_once_it_is_delivered_and_not_before(api: Api) -> None:
    evaluation = delivered(api)
    filed = api.post(f"/v1/evaluations/{evaluation['id']}/objections", {"reasons": "Salah hitung."})
    path = f"/v1/objections/{filed.json()['id']}"
    heard = {"employee_statement": "Tercapai.", "assessor_statement": "Terlambat."}
    api.post(f"{path}/hear", heard, who="head", version=1)
    decision = {"is_changed": True, "reason": "Bukti cukup."}
    decision["ratings"] = [{"about": "results", "chosen": "above"}]
    assert api.post(f"{path}/decide", decision, who="head", version=2).status_code == 200
    now = mine(api)
    assert "evaluation_acknowledge" not in now["allowed_actions"]
    path = f"/v1/evaluations/{evaluation['id']}/acknowledge"
    refused(api.post(path, version=now["version"]), 409, "newer_result_waits")
    step(api, now, "deliver", "head")
    now = mine(api)
    assert "evaluation_acknowledge" in now["allowed_actions"]
    assert api.post(path, version=now["version"]).status_code == 200


def test_a_service_bound_to_a_unit_knows_and_voids_its_own_reporting_lines_only(api: Api) -> None:
    bind(api, "BIDANG")
    listed = api.get("/v1/reporting-lines", who="service").json()["items"]
    assert {line["position_id"] for line in listed} == {ident("SUP"), ident("STAFF")}
    for line, status in (("STAFF2", 404), ("STAFF", 200)):
        path = f"/v1/reporting-lines/{ident(f'line:{line}')}"
        assert api.get(path, who="service").status_code == status
        void = {"reason": "Salah"}
        answer = api.post(f"{path}/void", void, who="service", version=1, key=line)
        assert answer.status_code == status, answer.text


def test_a_service_bound_to_a_unit_changes_nothing_that_concerns_every_unit(api: Api) -> None:
    cycles.state(api, "kota")
    before = api.get("/v1/cycles/kota", who="admin").json()
    assert api.put("/v1/cycles/kota", cycles.cycle(), who="service").status_code == 200
    bind(api, "BIDANG")
    for name in ("kota", "baru"):
        body = cycles.cycle(name="Milik satu bidang")
        refused(api.put(f"/v1/cycles/{name}", body, who="service"), 403, "action_not_open")
    assert api.get("/v1/cycles/kota", who="admin").json() == before
    cycle = api.get("/v1/cycles/kota", who="service").json()
    assert cycle["allowed_actions"] == []
