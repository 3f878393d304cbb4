"""Standards over HTTP: versions, what applies to a position on a day, and who has read it."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.api.standard.stated_standards import acknowledge, applies, of, places, refused, take
from tests.factories.organization import expect
from tests.factories.standard import standards
from tests.records.statements import counted
from tests.serving.client import Api


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
