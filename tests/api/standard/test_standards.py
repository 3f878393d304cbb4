"""Standards over HTTP: versions, what applies to a position on a day, and who has read it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from httpx2 import Response
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.factories.organization import assign, employee, expect, ident, position
from tests.factories.standard import standards
from tests.records.statements import counted
from tests.serving.at_once import found_by_verify, sent_at_once
from tests.serving.client import Api


def refused(answer: Response, status: int) -> str:
    assert answer.status_code == status, answer.text
    return answer.json()["code"]


def places(answer: Response) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]]


def take(api: Api, standard: dict[str, Any], step: str) -> Response:
    version = api.get(f"/v1/standards/{standard['id']}", who="admin").json()["version"]
    return api.post(f"/v1/standards/{standard['id']}/{step}", who="admin", version=version)


def of(api: Api, post: str, on: str | None = None, who: str = "staff") -> Response:
    day = "" if on is None else f"?on={on}"
    return api.get(f"/v1/positions/{post}/standard{day}", who=who)


def applies(api: Api, post: str, on: str) -> tuple[str, int] | None:
    answer = of(api, post, on)
    if answer.status_code == 404:
        return None
    standard = expect(answer, 200)["standard"]
    return standard["key"], standard["number"]


def acknowledge(
    api: Api, standard: dict[str, Any], who: str = "staff", digest: str | None = None
) -> Response:
    body = {"digest": digest or standard["digest"]}
    return api.post(f"/v1/standards/{standard['id']}/acknowledge", body, who=who)


def holders(api: Api, standard: dict[str, Any], who: str, query: str = "") -> dict[str, Any]:
    answer = api.get(f"/v1/standards/{standard['id']}/holders{query}", who=who)
    rows = expect(answer, 200)["items"]
    return {row["employee_code"].removeprefix("alfa-"): row["acknowledged_at"] for row in rows}


@pytest.mark.requirement("S2-04")
def test_everyone_reads_the_standard_of_a_position_before_its_time(api: Api) -> None:
    standard = standards.adopted(api, starts_on="2027-01-01")
    none = of(api, "STAFF")
    assert refused(none, 404) == "not_there_yet"
    assert "standar kinerja" in none.json()["detail"]
    assert refused(of(api, "NOBODY"), 404) == "not_found"
    for who in ("staff", "stranger", "sup", "admin", "auditor"):
        view = expect(of(api, "STAFF", "2027-01-01", who), 200)
        assert view["standard"]["id"] == standard["id"]
        areas = {
            area["key"]: area["is_mandatory"] for area in view["standard"]["standard"]["areas"]
        }
        assert areas == {
            "teaching": True,
            "curriculum": True,
            "innovative_programs": True,
            "school_service": False,
        }
    assert view["standard"]["standard"]["title"]["id"] == "Standar kinerja guru"


@pytest.mark.requirement("S2-04", "S2-19")
def test_who_holds_a_post_finds_its_standard_among_their_tasks_until_they_read_it(
    api: Api,
) -> None:
    def waiting(who: str) -> list[tuple[str, str]]:
        items = expect(api.get("/v1/me/tasks", who=who), 200)["items"]
        unread = [task for task in items if task["kind"] == "standard_to_read"]
        assert {task["operation"] for task in unread} <= {"acknowledge_standard"}
        return [(task["record_id"], task["text"]) for task in unread]

    coming = {"serves": {"position_codes": ["SUP"]}}
    standards.activated(api, "later", "2027-01-01", **coming)
    assert (waiting("staff"), waiting("sup")) == ([], [])
    first = standards.adopted(api)
    ((record, task),) = waiting("staff")
    assert record == first["id"]
    assert task.startswith("Baca standar kinerja jabatan ")
    assert (waiting("stranger"), waiting("admin")) == ([], [])
    expect(acknowledge(api, first), 200)
    assert waiting("staff") == []


def test_three_standards_are_shipped_and_adopted_once(api: Api) -> None:
    shipped = api.get("/v1/standards/shipped", who="staff").json()["items"]
    assert [item["key"] for item in shipped] == ["nurse", "permit-officer", "teacher"]
    first, second = standards.adopted(api), standards.adopted(api)
    assert first["id"] == second["id"]
    body = {"starts_on": "2026-01-01"}
    assert places(api.post("/v1/standards/pilot/adopt", body, who="admin")) == [
        ("/path/key", "unknown_reference")
    ]


@pytest.mark.requirement("S2-04")
def test_versions_follow_each_other_and_each_day_has_one(api: Api) -> None:
    first = standards.activated(api)
    second = standards.activated(api, starts_on="2027-01-01")
    assert (first["number"], second["number"]) == (1, 2)
    assert applies(api, "STAFF", "2025-12-31") is None
    assert applies(api, "STAFF", "2026-12-31") == ("counter", 1)
    assert applies(api, "STAFF", "2027-01-01") == ("counter", 2)
    assert api.get(f"/v1/standards/{first['id']}", who="staff").json()["ends_on"] == "2026-12-31"
    for day in ("2026-06-01", "2027-01-01"):
        late = standards.drafted(api, starts_on=day)
        assert refused(take(api, late, "activate"), 409) == "standard_not_next"
    expect(take(api, second, "retire"), 200)  # it never came, and the first one does not return
    assert applies(api, "STAFF", "2027-01-01") is None
    expect(take(api, first, "retire"), 200)
    assert applies(api, "STAFF", "2026-03-16") is None
    assert applies(api, "STAFF", "2026-03-15") == ("counter", 1)


def test_the_most_particular_standard_applies(api: Api) -> None:
    standards.activated(api, "class", serves={"job_classes": ["executive"]})
    assert applies(api, "STAFF", "2026-03-16") == ("class", 1)
    standards.activated(api, "title", serves={"title_keys": ["staff"]})
    assert applies(api, "STAFF", "2026-03-16") == ("title", 1)
    standards.activated(api, "post", starts_on="2026-04-01", serves={"position_codes": ["STAFF"]})
    assert applies(api, "STAFF", "2026-03-31") == ("title", 1)
    assert applies(api, "STAFF", "2026-04-01") == ("post", 1)
    assert applies(api, "STAFF2", "2026-04-01") == ("class", 1)
    assert applies(api, "HEAD", "2026-04-01") is None


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"areas": []}, [("/standard/areas", "areas_missing")]),
        ({"areas": [standards.AREAS[0]] * 2}, [("/standard/areas/1/key", "stated_twice")]),
        ({"serves": {}}, [("/standard/serves", "serves_nobody")]),
        (
            {"serves": {"title_keys": ["guru", "guru"]}},
            [("/standard/serves/title_keys/1", "stated_twice")],
        ),
        (
            {"serves": {"position_codes": ["STAFF", "NOBODY"]}},
            [("/standard/serves/position_codes/1", "unknown_reference")],
        ),
        ({"indicator_keys": ["nowhere"]}, [("/standard/indicator_keys/0", "unknown_reference")]),
    ],
)
def test_an_unfit_standard_is_not_activated(
    api: Api, changes: dict[str, Any], faults: list[tuple[str, str]]
) -> None:
    standard = standards.drafted(api, **changes)
    answer = take(api, standard, "activate")
    assert places(answer) == faults
    assert answer.json()["code"] == "standard_unfit"
    assert applies(api, "STAFF", "2026-03-16") is None


@pytest.mark.parametrize(
    "serves",
    [
        {"position_codes": ["STAFF"]},
        {"title_keys": ["staff"]},
        {"job_classes": ["functional", "executive"]},
    ],
)
def test_two_standards_do_not_contest_a_position(api: Api, serves: dict[str, Any]) -> None:
    first = standards.activated(api, "first", serves=serves)
    second = standards.drafted(api, "second", starts_on="2027-01-01", serves=serves)
    answer = take(api, second, "activate")
    assert refused(answer, 409) == "standard_contested"
    assert "first" in answer.json()["detail"]
    expect(take(api, first, "retire"), 200)
    expect(take(api, second, "activate"), 200)


def test_the_database_itself_keeps_one_standard_for_a_day(api: Api) -> None:
    first = standards.activated(api)
    row = (
        "INSERT INTO standard_scope (agency_id, id, standard_id, kind, value, starts_on) "
        "SELECT agency_id, standard_id, standard_id, kind, value, '2026-05-01' "
        "FROM standard_scope WHERE value = 'STAFF'"
    )
    with pytest.raises(DBAPIError), api.raw() as record:
        record.execute(text(row))
    with pytest.raises(DBAPIError, match="standard_in_use"), api.raw() as record:
        record.execute(text("UPDATE standard_version SET starts_on = '2025-01-01'"))
    assert applies(api, "STAFF", "2026-05-01") == ("counter", first["number"])


def test_only_a_draft_is_edited_and_keeps_its_key(api: Api) -> None:
    draft = standards.drafted(api, starts_on="2026-02-01")
    path = f"/v1/standards/{draft['id']}"
    other = {"standard": standards.content("other"), "starts_on": "2026-03-01"}
    answer = api.put(path, other, who="admin", version=draft["version"])
    assert places(answer) == [("/standard/key", "key_fixed")]
    body = {"standard": standards.content(source="Perwal 3/2026"), "starts_on": "2026-03-01"}
    edited = expect(api.put(path, body, who="admin", version=draft["version"]), 200)
    assert (edited["starts_on"], edited["standard"]["source"]) == ("2026-03-01", "Perwal 3/2026")
    active = expect(take(api, edited, "activate"), 200)
    answer = api.put(path, body, who="admin", version=active["version"])
    assert refused(answer, 409) == "standard_in_use"


@pytest.mark.requirement("S2-05")
def test_the_holder_of_a_post_acknowledges_its_standard_by_digest(api: Api) -> None:
    standard = standards.adopted(api)
    first = expect(acknowledge(api, standard), 200)
    assert first == {
        "standard_id": standard["id"],
        "digest": standard["digest"],
        "acknowledged_at": "2026-03-16T03:00:00.000000Z",
    }
    api.at(datetime(2026, 3, 20, 3, tzinfo=UTC))
    assert expect(acknowledge(api, standard), 200) == first  # said twice is said once
    assert expect(of(api, "STAFF"), 200)["acknowledged_at"] == first["acknowledged_at"]
    assert expect(of(api, "STAFF", who="peer"), 200)["acknowledged_at"] is None


@pytest.mark.parametrize("kind", ["position_codes", "title_keys", "job_classes"])
def test_few_holders_and_many_are_listed_alike(
    api: Api, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    serves = {"position_codes": ["STAFF"], "title_keys": ["staff"], "job_classes": ["executive"]}
    standard = standards.activated(api, serves={kind: serves[kind]})
    few = {who: holders(api, standard, who) for who in ("sup", "head", "admin")}
    monkeypatch.setattr("penilaian_api.storage.standard.MANY", 1)
    many = {who: holders(api, standard, who) for who in ("sup", "head", "admin")}
    assert few == many
    assert {"staff", "peer"} <= set(few["admin"])


@pytest.mark.requirement("S2-05")
def test_a_standard_that_is_to_come_is_acknowledged_before_its_time(api: Api) -> None:
    old = standards.activated(api)
    new = standards.activated(api, starts_on="2027-01-01", source="Keputusan 2027")
    expect(acknowledge(api, old), 200)
    expect(acknowledge(api, new), 200)
    api.at(datetime(2027, 1, 4, 3, tzinfo=UTC))
    assert refused(acknowledge(api, old), 409) == "standard_superseded"
    assert holders(api, new, "admin") == {
        "staff": "2026-03-16T03:00:00.000000Z",
        "peer": None,
    }


@pytest.mark.requirement("S2-05")
@pytest.mark.parametrize("who", ["stranger", "sup", "admin"])
def test_nobody_acknowledges_the_standard_of_others(api: Api, who: str) -> None:
    standard = standards.adopted(api)
    answer = acknowledge(api, standard, who)
    assert answer.json()["code"] in {"standard_not_held", "action_not_open"}
    assert answer.status_code in {409, 403}
    assert set(holders(api, standard, "admin").values()) == {None}


@pytest.mark.requirement("S2-05")
def test_only_what_was_read_is_acknowledged(api: Api) -> None:
    first = standards.activated(api)
    second = standards.activated(api, starts_on="2026-03-01", source="Keputusan 2026")
    answer = acknowledge(api, second, digest=first["digest"])
    assert refused(answer, 409) == "content_differs"
    assert refused(acknowledge(api, first), 409) == "standard_superseded"
    draft = standards.drafted(api, starts_on="2028-01-01")
    assert refused(acknowledge(api, draft), 409) == "wrong_state"
    assert refused(acknowledge(api, {**second, "id": ident("STAFF")}), 404) == "not_found"
    answer = api.post(f"/v1/standards/{second['id']}/acknowledge", {"digest": "5E"}, who="staff")
    assert refused(answer, 422) == "invalid_input"


def test_what_a_more_particular_standard_serves_is_not_acknowledged_by_class(api: Api) -> None:
    by_class = standards.activated(api, "class", serves={"job_classes": ["executive"]})
    by_post = standards.adopted(api)
    assert refused(acknowledge(api, by_class), 409) == "standard_not_held"
    expect(acknowledge(api, by_post), 200)
    assert set(holders(api, by_class, "admin")) == {"stranger"}
    assert set(holders(api, by_post, "admin")) == {"staff", "peer"}


@pytest.mark.requirement("S2-05")
def test_heads_and_the_administration_see_who_has_not_read_it(api: Api) -> None:
    standard = standards.activated(api, serves={"job_classes": ["executive"]})
    expect(acknowledge(api, standard), 200)
    waiting = "?is_acknowledged=false"
    assert set(holders(api, standard, "admin")) == {"staff", "peer", "stranger"}
    assert set(holders(api, standard, "admin", waiting)) == {"peer", "stranger"}
    assert set(holders(api, standard, "admin", "?is_acknowledged=true")) == {"staff"}
    assert set(holders(api, standard, "admin", f"{waiting}&unit_code=LAIN")) == {"stranger"}
    assert set(holders(api, standard, "head", waiting)) == {"peer", "stranger"}
    assert set(holders(api, standard, "sup", waiting)) == {"peer"}
    assert set(holders(api, standard, "other", waiting)) == {"stranger"}
    assert holders(api, standard, "staff") == {}
    assert set(holders(api, standard, "admin", "?q=peer")) == {"peer"}


def test_pages_of_holders_are_whole_and_cost_the_same(api: Api) -> None:
    standard = standards.activated(api, serves={"title_keys": ["loket"]})
    post = position(api, "LOKET", title_key="loket", places=20)
    for seat in range(1, 12):
        person = employee(api, f"petugas-{seat}")
        expect(assign(api, person["id"], post["id"], "2026-01-01", seat=seat))
    rows: list[str] = []
    cursor = ""
    while True:
        with counted(api) as log:
            path = f"/v1/standards/{standard['id']}/holders?limit=4{cursor}"
            page = expect(api.get(path, who="admin"), 200)
        assert log.count <= 8
        rows += [row["employee_code"] for row in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert sorted(rows) == sorted(f"petugas-{seat}" for seat in range(1, 12))


def test_standards_cost_few_statements(api: Api) -> None:
    standard = standards.drafted(api, serves={"position_codes": ["STAFF", "STAFF2", "SUP"]})
    with counted(api) as log:
        path = f"/v1/standards/{standard['id']}/activate"
        expect(api.post(path, who="admin", version=standard["version"]), 200)
    assert log.count <= 14
    with counted(api) as log:
        expect(of(api, "STAFF"), 200)
    assert log.count <= 8
    with counted(api) as log:
        expect(acknowledge(api, expect(of(api, "STAFF"), 200)["standard"]), 200)
    assert log.count <= 14


def test_the_same_acknowledged_twice_at_once_is_kept_once(api: Api) -> None:
    standard = standards.adopted(api)
    answers = sent_at_once(api, *[lambda: acknowledge(api, standard)] * 2)
    assert [answer.status_code for answer in answers] == [200, 200]
    assert found_by_verify(api) == []
