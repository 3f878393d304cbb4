"""Employees over HTTP: who reaches whom, the NIP, the record of a person, who leads them."""

from datetime import UTC, datetime

import pytest
from tests.factories.organization import employee, expect, ident, patch
from tests.records.statements import counted
from tests.serving.client import Api

EVERYONE = {
    "deputy", "former", "head", "late", "mayor", "other", "peer", "staff", "stranger", "sup",
}  # fmt: skip
REACHED = {
    "staff": {"staff"},
    "peer": {"peer"},
    "former": {"former"},
    "late": {"late"},
    "deputy": {"deputy", "stranger"},
    "sup": {"sup", "staff", "peer"},
    "other": {"other", "stranger"},
    "head": EVERYONE - {"mayor"},
    "mayor": EVERYONE,
    "admin": EVERYONE,
    "service": EVERYONE,
}


def visible(api: Api, who: str, query: str = "") -> set[str]:
    answer = expect(api.get(f"/v1/employees?limit=200{query}", who=who), 200)
    return {item["employee_code"].removeprefix("alfa-") for item in answer["items"]}


@pytest.mark.requirement("S2-09", "S0-23", "S2-21")
@pytest.mark.parametrize("who", sorted(REACHED))
def test_everyone_sees_the_people_around_them_and_nobody_else(api: Api, who: str) -> None:
    assert visible(api, who) == REACHED[who]
    for other in sorted(EVERYONE):
        status = api.get(f"/v1/employees/{ident(other)}", who=who).status_code
        assert status == (200 if other in REACHED[who] else 404), other


def test_who_has_no_such_role_is_refused_before_anything_is_looked_up(api: Api) -> None:
    for who in ("auditor", "bare"):
        assert api.get("/v1/employees", who=who).status_code == 403
        assert api.get(f"/v1/employees/{ident('staff')}", who=who).status_code == 403


def test_a_person_of_another_agency_does_not_exist_for_anyone(api: Api) -> None:
    foreign = ident("staff", "beta")
    for who in ("staff", "sup", "mayor", "admin", "service"):
        assert api.get(f"/v1/employees/{foreign}", who=who).status_code == 404
        assert api.get(f"/v1/employees/{foreign}/assessor", who=who).status_code == 404
    answer = patch(api, f"/v1/employees/{foreign}", {"grade": "IV/a"}, 1)
    assert answer.status_code == 404


def test_a_delegate_reaches_only_while_the_delegation_lasts(api: Api) -> None:
    api.at(datetime(2026, 2, 28, 16, 59, tzinfo=UTC))  # 23:59 in Jakarta, the last of February
    assert visible(api, "late") == {"late", "stranger"}
    assert visible(api, "deputy") == {"deputy"}
    api.at(datetime(2026, 2, 28, 17, 0, tzinfo=UTC))
    assert visible(api, "late") == {"late"}
    assert visible(api, "deputy") == {"deputy", "stranger"}


def test_a_former_supervisor_reached_then_what_is_out_of_reach_now(api: Api) -> None:
    api.at(datetime(2025, 6, 2, 3, 0, tzinfo=UTC))
    assert {"staff", "peer"} <= visible(api, "former")
    assert visible(api, "sup") == {"sup"}


def test_a_supervisor_whose_post_ends_loses_access_at_once(api: Api) -> None:
    assert api.get(f"/v1/employees/{ident('staff')}", who="sup").status_code == 200
    ended = patch(api, f"/v1/assignments/{ident('seat:sup')}", {"ends_on": "2026-03-15"}, 1)
    assert ended.status_code == 200, ended.text
    assert api.get(f"/v1/employees/{ident('staff')}", who="sup").status_code == 404
    assert api.get("/v1/me", who="sup").json()["roles"] == ["employee"]
    leaders = expect(api.get(f"/v1/employees/{ident('staff')}/assessor", who="staff"), 200)
    assert leaders["assessor"]["employee_id"] == ident("head")
    assert leaders["assessor"]["cause"] == "climb"


def test_lists_are_filtered_by_unit_kind_beginning_and_nip(api: Api) -> None:
    assert visible(api, "admin", f"&unit_id={ident('BIDANG')}") == {"sup", "staff", "peer"}
    assert visible(api, "admin", f"&unit_id={ident('DINAS')}") == EVERYONE - {"mayor"}
    assert visible(api, "admin", "&kind=official") == {"mayor"}
    assert visible(api, "admin", "&q=STA") == {"staff"}
    assert visible(api, "admin", "&q=alfa-pe") == {"peer"}
    assert visible(api, "admin", "&q=%25") == set()
    assert visible(api, "admin", "&nip=19800101 200501 1 004") == {"staff"}
    assert visible(api, "sup", "&nip=198001012005011006") == set()


def test_pages_follow_each_other_without_gap_and_in_six_statements(api: Api) -> None:
    names, cursor = [], ""
    while cursor is not None:
        with counted(api) as log:
            page = expect(
                api.get(f"/v1/employees?limit=4{cursor and f'&cursor={cursor}'}", who="head"), 200
            )
        assert log.count <= 6
        names += [item["name"] for item in page["items"]]
        cursor = page["next"]
    assert names == sorted(names)
    assert len(names) == 9


def test_a_civil_servant_is_taken_in_with_a_checked_nip(api: Api) -> None:
    body = {
        "name": "Siti Rahmawati",
        "kind": "civil_servant",
        "nip": "19880412 201101 2 003",
        "grade": "III/c",
        "unit_id": ident("BIDANG"),
    }
    answer = api.post("/v1/employees", body, who="admin", key="siti")
    made = expect(answer)
    assert made["nip"] == made["employee_code"] == "198804122011012003"
    assert made["allowed_actions"] == ["employee_write"]
    assert answer.headers["etag"] == '"1"'
    stored = api.get(answer.headers["location"], who="admin")
    assert stored.json() == made
    again = api.post("/v1/employees", body, who="admin", key="siti")
    assert again.json() == made
    assert again.headers["idempotency-replayed"] == "true"
    twice = api.post("/v1/employees", body, who="admin")
    assert twice.status_code == 409
    assert twice.json()["code"] == "already_exists"


def test_a_contract_employee_and_an_official_without_a_nip_are_taken_in(api: Api) -> None:
    made = employee(api, "Budi", kind="contract", nip="199001012024211001")
    assert made["kind"] == "contract"
    assert employee(api, "Wakil Walikota", kind="official", unit="KOTA")["nip"] is None


@pytest.mark.parametrize(
    ("nip", "kind", "code"),
    [
        ("19880412201101200", "civil_servant", "nip_length"),
        ("1988041220110120O3", "civil_servant", "nip_digits"),
        ("198813122011012003", "civil_servant", "nip_birth_date"),
        ("198804122011152003", "civil_servant", "nip_appointment"),
        ("198804122011013003", "civil_servant", "nip_sex"),
        ("198804122011012000", "civil_servant", "nip_sequence"),
        ("200804122011012003", "civil_servant", "nip_age"),
        ("198804122011012003", "contract", "nip_of_other_kind"),
        ("199001012024211001", "civil_servant", "nip_of_other_kind"),
        (None, "civil_servant", "code_missing"),
    ],
)
def test_a_wrong_nip_is_refused_at_its_place_with_the_reason(api: Api, nip, kind, code) -> None:
    body = {"name": "Siti", "kind": kind, "nip": nip, "unit_id": ident("BIDANG")}
    answer = api.post("/v1/employees", body, who="admin")
    assert answer.status_code == 422
    assert answer.json()["code"] == code
    assert answer.json()["errors"][0]["pointer"] in ("/nip", "/employee_code")
    assert nip is None or nip not in answer.text


GRADES_OF_KINDS = [
    ("civil_servant", "III/c", True),
    ("civil_servant", "IV/e", True),
    ("civil_servant", "IX", False),
    ("civil_servant", "13", False),
    ("civil_servant", "I", False),
    ("contract", "IX", True),
    ("contract", "17", True),
    ("contract", "III/c", False),
    ("contract", "4a", False),
    ("official", "IV/a", True),
    ("official", "IX", True),
]


@pytest.mark.parametrize(("kind", "grade", "is_taken"), GRADES_OF_KINDS)
def test_a_grade_is_one_of_the_kind_of_employee(
    api: Api, kind: str, grade: str, *, is_taken: bool
) -> None:
    body = {"name": "Budi", "kind": kind, "grade": grade, "unit_id": ident("BIDANG")}
    answer = api.post("/v1/employees", {**body, "employee_code": "budi"}, who="admin")
    without = {**body, "employee_code": "b", "grade": None}
    plain = expect(api.post("/v1/employees", without, who="admin"))
    changed = patch(api, f"/v1/employees/{plain['id']}", {"grade": grade}, 1)
    if is_taken:
        assert (answer.status_code, changed.status_code) == (201, 200)
        return
    for refused in (answer, changed):
        assert refused.status_code == 422
        (fault,) = refused.json()["errors"]
        assert (fault["pointer"], fault["code"]) == ("/grade", "grade_of_other_kind")
    known = "I/a - IV/e" if kind == "civil_servant" else "I - XVII"
    assert known in answer.json()["detail"]


def test_the_kind_of_an_employee_does_not_part_from_their_grade(api: Api) -> None:
    body = {"name": "Budi", "kind": "civil_servant", "grade": "III/c", "unit_id": ident("BIDANG")}
    made = expect(api.post("/v1/employees", {**body, "employee_code": "budi"}, who="admin"))
    path = f"/v1/employees/{made['id']}"
    assert patch(api, path, {"kind": "contract"}, 1).json()["code"] == "grade_of_other_kind"
    assert patch(api, path, {"kind": "contract", "grade": "IX"}, 1).status_code == 200


def test_a_nip_belongs_to_one_person_of_an_agency(api: Api) -> None:
    number = api.get(f"/v1/employees/{ident('staff')}", who="admin").json()["nip"]
    body = {"name": "Ganda", "kind": "civil_servant", "nip": number, "unit_id": ident("BIDANG")}
    answer = api.post("/v1/employees", {**body, "employee_code": "ganda"}, who="admin")
    assert answer.status_code == 409
    assert "nip" in answer.json()["detail"]


def test_a_change_in_part_keeps_the_rest_and_demands_the_version(api: Api) -> None:
    path = f"/v1/employees/{ident('staff')}"
    before = api.get(path, who="admin").json()
    assert patch(api, path, {"grade": "III/d"}, None).status_code == 428
    after = expect(patch(api, path, {"grade": "III/d", "unit_id": ident("LAIN")}, 1), 200)
    assert after == {
        **before,
        "grade": "III/d",
        "unit_id": ident("LAIN"),
        "unit_code": "LAIN",
        "unit_name": "Unit LAIN",
        "version": 2,
    }
    assert patch(api, path, {"grade": "IV/a"}, 1).status_code == 412
    assert patch(api, path, {"name": None}, 2).status_code == 422
    assert patch(api, path, {"version": 9}, 2).status_code == 422
    assert patch(api, path, {"unit_id": ident("LAIN", "beta")}, 2).status_code == 422
    assert patch(api, path, {"grade": "IV/a"}, 2, who="sup").status_code == 403
    assert patch(api, path, {"grade": "IV/a"}, 2, who="staff").status_code == 403


def test_who_leaves_holds_no_position_after_the_last_day(api: Api) -> None:
    path, seat = f"/v1/employees/{ident('staff')}", f"/v1/assignments/{ident('seat:staff')}"
    early = patch(api, path, {"left_on": "2026-03-31"}, 1)
    assert early.status_code == 409
    assert early.json()["code"] == "still_assigned"
    assert patch(api, seat, {"ends_on": "2026-03-31"}, 1).status_code == 200
    assert expect(patch(api, path, {"left_on": "2026-03-31"}, 1), 200)["left_on"] == "2026-03-31"
    again = {
        "employee_id": ident("staff"),
        "position_id": ident("STAFF"),
        "starts_on": "2026-04-01",
    }
    refused = api.post("/v1/assignments", again, who="admin")
    assert refused.json()["code"] == "employee_left"


@pytest.mark.requirement("S2-09")
def test_the_assessor_is_shown_with_the_cause_and_the_reviewer_above(api: Api) -> None:
    def leaders_of(who: str, on: str = "") -> tuple[object, ...]:
        path = f"/v1/employees/{ident(who)}/assessor{on and f'?on={on}'}"
        with counted(api) as log:
            body = expect(api.get(path, who="admin"), 200)
        assert log.count <= 6
        first, second = body["assessor"], body["reviewer"]
        return (
            first and (first["employee_id"], first["cause"]),
            second and second["employee_id"],
        )

    assert leaders_of("staff") == ((ident("sup"), "definitive"), ident("head"))
    assert leaders_of("staff", "2025-07-01") == ((ident("former"), "definitive"), ident("head"))
    assert leaders_of("stranger") == ((ident("deputy"), "delegation"), ident("head"))
    assert leaders_of("stranger", "2026-04-01") == ((ident("other"), "definitive"), ident("head"))
    assert leaders_of("head") == ((ident("mayor"), "definitive"), None)
    assert leaders_of("mayor") == (None, None)
    assert leaders_of("staff", "2024-01-01") == (None, None)


def test_everyone_may_know_their_own_assessor_but_not_that_of_others(api: Api) -> None:
    mine = expect(api.get(f"/v1/employees/{ident('staff')}/assessor", who="staff"), 200)
    assert mine["assessor"]["name"] == "Sup Alfa"
    assert api.get(f"/v1/employees/{ident('peer')}/assessor", who="staff").status_code == 404


def test_a_service_bound_to_a_subtree_knows_and_changes_only_its_people(api: Api) -> None:
    with api.raw(owner=True) as connection:
        unit, account = (ident(name) for name in ("BIDANG", "account:service"))
        if api.dialect == "sqlite":
            unit, account = unit.replace("-", ""), account.replace("-", "")
        connection.exec_driver_sql(f"UPDATE account SET unit_id = '{unit}' WHERE id = '{account}'")
    assert visible(api, "service") == {"sup", "staff", "peer"}
    fields = {"name": "Baru", "kind": "civil_servant", "employee_code": "baru"}

    def post(where: str, key: str):
        body = {**fields, "unit_id": ident(where)}
        return api.post("/v1/employees", body, who="service", key=key)

    assert post("BIDANG", "a").status_code == 201
    assert post("LAIN", "b").status_code == 422
    unit_out = api.put("/v1/units/LUAR", {"name": "Luar", "kind": "x"}, who="service")
    assert unit_out.status_code == 404
    unit_in = {"name": "Dalam", "kind": "x", "parent_code": "BIDANG"}
    assert api.put("/v1/units/DALAM", unit_in, who="service").status_code == 200
    defects = expect(api.get("/v1/organization/defects", who="service"), 200)["items"]
    assert [item["employee_id"] for item in defects if item["employee_id"]] != [ident("mayor")]


def test_f2_a_grade_is_stored_in_one_spelling_and_nonsense_is_refused_at_its_place(
    api: Api,
) -> None:
    body = {"name": "Ani", "kind": "official", "employee_code": "ani", "unit_id": ident("BIDANG")}
    answer = api.post("/v1/employees", {**body, "grade": "Gol. III/c"}, who="admin")
    person = expect(answer)
    assert person["grade"] == "III/c"
    path = f"/v1/employees/{person['id']}"
    assert expect(patch(api, path, {"grade": "iv.a"}, 1), 200)["grade"] == "IV/a"
    refused = expect(patch(api, path, {"grade": "III/z"}, 2), 422)
    assert [(fault["pointer"], fault["code"]) for fault in refused["errors"]] == [
        ("/grade", "bad_grade")
    ]
