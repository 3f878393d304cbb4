"""The auditor's view over HTTP: the whole chain and every digest, and nothing of what they say."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

import pytest
from tests.factories import cycles
from tests.factories.evaluations import REAL, assessment, delivered
from tests.factories.files import csv_of, send
from tests.factories.mirrors import Mirror, read
from tests.factories.organization import expect, ident
from tests.factories.plans import CONTENT
from tests.records.statements import counted
from tests.serving.client import Api

from penilaian_api.storage.models.audit import AuditDetail

FIRST = "00" * 32
"""What the first row of a chain follows upon."""


def rows(api: Api, query: str = "limit=200", who: str = "auditor", **how: Any) -> list[dict]:
    """Give one page of the trail."""
    return expect(api.get(f"/v1/audit?{query}", who=who, **how), 200)["items"]


def chain(api: Api, **how: Any) -> list[dict]:
    """Give the whole trail, page by page."""
    trail, query = [], "limit=7"
    while True:
        page = expect(api.get(f"/v1/audit?{query}", who="auditor", **how), 200)
        trail += page["items"]
        if page["next"] is None:
            return trail
        query = f"limit=7&cursor={page['next']}"


def recomputed(row: dict[str, Any], agency_id: str) -> str:
    """Compute the digest of a row by the recipe that is published."""
    plain = {
        "account_id": row["by_account_id"],
        "action": row["action"],
        "actor_id": row["by_employee_id"],
        "agency_id": agency_id,
        "at": row["at"].replace("Z", "+00:00"),
        "detail_mac": row["detail_mac"],
        "employee_id": row["employee_id"],
        "kind": row["kind"],
        "previous": row["previous"],
        "request_id": row["request_id"],
        "seq": row["seq"],
    }
    return sha256(json.dumps(plain, separators=(",", ":")).encode()).hexdigest()


def test_the_auditor_can_follow_and_recompute_the_whole_chain(api: Api) -> None:
    delivered(api)
    trail = chain(api)
    agency_id = expect(api.get("/v1/me", who="auditor"), 200)["agency_id"]
    assert [row["seq"] for row in trail] == [*range(1, len(trail) + 1)]
    assert len(trail) > 2 * 7
    assert [row["previous"] for row in trail] == [FIRST, *(row["digest"] for row in trail[:-1])]
    assert [recomputed(row, agency_id) for row in trail] == [row["digest"] for row in trail]


def test_a_row_says_who_did_what_to_which_record_and_concerning_whom(api: Api) -> None:
    given = delivered(api)
    api.get(f"/v1/evaluations/{given['id']}/assessment", who="head")
    trail = rows(api, f"employee_id={ident('staff')}&limit=200")
    assert {row["employee_id"] for row in trail} == {ident("staff")}
    (handed,) = [row for row in trail if row["action"] == "evaluation_deliver"]
    assert (handed["kind"], handed["by_employee_id"]) == ("change", ident("sup"))
    assert handed["by_account_id"] == ident("account:sup")
    assert datetime.fromisoformat(handed["at"]) == api.served.now
    touched = {(record["record"], record["change"]) for record in handed["records"]}
    assert touched == {("evaluation", "changed"), ("assessment", "changed")}
    assert given["id"] in {record["id"] for record in handed["records"]}
    read = [record for row in trail if row["kind"] == "read" for record in row["records"]]
    assert {(record["record"], record["change"]) for record in read} >= {("assessment", "read")}


def test_no_text_value_or_name_reaches_the_auditor(api: Api) -> None:
    delivered(api)
    answers = [api.get(f"/v1/{path}?limit=200", who="auditor") for path in ("audit", "snapshots")]
    texts = " ".join(answer.text for answer in answers)
    words = [*REAL.values(), CONTENT["work_results"][0]["statement"], "Staff Alfa", "alfa-staff"]
    assert not [word for word in words if word in texts]
    members = {name for row in rows(api) for record in row["records"] for name in record}
    assert members == {"record", "id", "change"}


def test_the_trail_is_narrowed_by_person_and_number(api: Api) -> None:
    delivered(api)
    whole = chain(api)
    assert rows(api, "from_seq=3&to_seq=5") == whole[2:5]
    assert rows(api, f"from_seq={len(whole)}") == whole[-1:]
    assert rows(api, f"to_seq=4&employee_id={ident('peer')}") == []
    mine = [row for row in whole if row["employee_id"] == ident("staff")]
    assert rows(api, f"employee_id={ident('staff')}&limit=200") == mine


@pytest.mark.parametrize(
    "query",
    ["from_seq=0", "to_seq=9007199254740993", "from_seq=one", "employee_id=staff", "action=x"],
)
def test_what_narrows_the_trail_is_checked(api: Api, query: str) -> None:
    assert api.get(f"/v1/audit?{query}", who="auditor").status_code == 422


@pytest.mark.parametrize("path", ["/v1/audit", "/v1/snapshots"])
def test_the_trail_is_the_auditors_alone(api: Api, path: str) -> None:
    for who in ("staff", "sup", "head", "mayor", "admin", "service", "bare"):
        assert api.get(path, who=who).status_code == 403, who
    assert api.get(path, who=None).status_code == 401


def test_each_agency_has_a_chain_of_its_own(api: Api) -> None:
    given = delivered(api)
    cycles.adopt(api, "mataram", "beta")
    path = f"/v1/snapshots?evaluation_id={given['id']}"
    assert expect(api.get(path, who="auditor"), 200)["items"]
    assert expect(api.get(path, who="auditor", agency="beta"), 200)["items"] == []
    foreign = chain(api, agency="beta")
    assert foreign
    assert not {row["digest"] for row in foreign} & {row["digest"] for row in chain(api)}
    assert ident("staff") not in {row["employee_id"] for row in foreign}


def test_an_erased_detail_leaves_its_row_whole(api: Api) -> None:
    delivered(api)
    before = rows(api)[-1]
    assert (before["is_erased"], bool(before["records"])) == (False, True)
    detail = AuditDetail.__table__
    own = (detail.c.agency_id == api.agency_id(), detail.c.seq == before["seq"])
    with api.raw(owner=True) as sql:
        sql.execute(detail.delete().where(*own))
    after = rows(api)[-1]
    assert after == {**before, "is_erased": True, "records": []}


def test_of_a_row_about_many_records_the_first_hundred_are_named(api: Api) -> None:
    units = [["unit_code", "parent_code", "name", "kind"]]
    units += [[f"U{number:03}", "DINAS", f"Unit {number}", "seksi"] for number in range(120)]
    expect(send(api, units=csv_of(units)), 200)
    row = rows(api)[-1]
    assert (len(row["records"]), row["records_left_out"]) == (100, 20)
    assert {record["record"] for record in row["records"]} == {"unit"}


def test_every_result_that_was_ever_final_is_listed_by_its_digest(api: Api) -> None:
    given = delivered(api)
    path = f"/v1/evaluations/{given['id']}"
    result = expect(api.get(f"{path}/snapshots/1", who="sup"), 200)
    (snapshot,) = expect(api.get("/v1/snapshots", who="auditor"), 200)["items"]
    assert snapshot["digest"] == sha256(result["content"].encode()).hexdigest()
    assert (snapshot["evaluation_id"], snapshot["number"], snapshot["cause"]) == (
        given["id"],
        1,
        "finalized",
    )
    assert snapshot["taken_at"] == result["taken_at"]
    made = [row for row in rows(api) if row["action"] == "evaluation_finalize"]
    assert snapshot["id"] in {touched["id"] for row in made for touched in row["records"]}
    assert api.get(f"{path}/snapshots", who="auditor").status_code == 403


def test_digests_are_paged_and_narrowed_to_one_evaluation(api: Api) -> None:
    given = delivered(api)
    frame = expect(api.get(f"/v1/evaluations/{given['id']}", who="sup"), 200)
    asked = api.post(
        f"/v1/evaluations/{given['id']}/reopen",
        {"reason": "Bukti baru"},
        who="sup",
        version=frame["version"],
    )
    request = expect(asked, 200)
    expect(api.post(f"/v1/reopenings/{request['id']}/grant", who="head", version=1), 200)
    frame = expect(api.get(f"/v1/evaluations/{given['id']}", who="sup"), 200)
    for name in ("rate", "finalize"):
        body = None if name == "finalize" else assessment(given["plans"]["staff"])
        path = f"/v1/evaluations/{given['id']}/{name}"
        frame = expect(api.post(path, body, who="sup", version=frame["version"]), 200)
    first = expect(api.get("/v1/snapshots?limit=1", who="auditor"), 200)
    second = expect(api.get(f"/v1/snapshots?limit=1&cursor={first['next']}", who="auditor"), 200)
    assert [page["items"][0]["number"] for page in (first, second)] == [1, 2]
    assert second["next"] is None
    both = expect(api.get(f"/v1/snapshots?evaluation_id={given['id']}", who="auditor"), 200)
    assert both["items"] == [*first["items"], *second["items"]]
    other = expect(api.get(f"/v1/snapshots?evaluation_id={ident('staff')}", who="auditor"), 200)
    assert other["items"] == []


def test_a_page_of_fifty_rows_takes_few_statements(api: Api) -> None:
    given = delivered(api)
    for _ in range(40):
        api.get(f"/v1/evaluations/{given['id']}/assessment", who="head")
    with counted(api) as log:
        assert len(rows(api, "limit=50")) == 50
    assert log.count <= 3
    with counted(api) as log:
        expect(api.get("/v1/snapshots", who="auditor"), 200)
    assert log.count <= 2


def test_u8_who_follows_the_trail_gets_what_came_since(api: Api) -> None:
    delivered(api)
    page = expect(api.get("/v1/audit?sort=-seq&limit=5", who="auditor"), 200)
    newest = page["items"][0]["seq"]
    assert [row["seq"] for row in page["items"]] == [*range(newest, newest - 5, -1)]
    since = f"/v1/audit?changed_since={expect(api.get('/v1/audit', who='auditor'), 200)['as_of']}"
    nothing = expect(api.get(since, who="auditor"), 200)
    assert (nothing["items"], nothing["is_whole"]) == ([], False)
    for unit in ("BIDANG", "LAIN", "DINAS"):
        path = f"/v1/units/{unit}"
        body = {"name": f"Nama {unit}", "kind": "unit", "parent_code": "KOTA"}
        assert api.put(path, body, who="admin").is_success
    answers, cursor = [], ""
    while cursor is not None:
        answer = expect(api.get(f"{since}&limit=1{cursor}", who="auditor"), 200)
        answers.append(answer)
        cursor = answer["next"] and f"&cursor={answer['next']}"
    assert all(not answer["is_whole"] and not answer["removed"] for answer in answers)
    later = [row for answer in answers for row in answer["items"]]
    assert later == rows(api, f"from_seq={newest + 1}")
    assert len(later) >= 2


def test_u8_digests_tell_what_became_final_since(api: Api) -> None:
    path = "/v1/snapshots"
    mirror = Mirror(api, path, "auditor")
    mirror.sync()
    evaluation = delivered(api)
    mirror.sync()
    mirror.check()
    assert len(mirror.items) == 1
    mirror.received = 0
    mirror.sync()
    assert mirror.received == 0
    assert read(api, f"{path}?employee_id={evaluation['employee_id']}", "auditor") == mirror.items
    assert read(api, f"{path}?employee_id={ident('peer')}", "auditor") == {}
