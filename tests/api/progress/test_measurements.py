"""Measurements over HTTP: numbers from elsewhere, on the scale of the period's scheme."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.exc import DBAPIError
from tests.factories import cycles, evaluations, plans
from tests.factories.measurements import body, listed
from tests.serving.client import Api
from tests.world import key

from penilaian_api.storage.models.account import Account, RoleGrant


@pytest.fixture
def period(api: Api) -> dict[str, Any]:
    """Open the first quarter of 2026, which is scored by the scheme of Mataram."""
    return cycles.begin(api, cycles.state(api)["periods"][0])


def posted(api: Api, period: dict[str, Any], **changes: Any) -> dict[str, Any]:
    answer = api.post("/v1/measurements", body(period, **changes), who="admin")
    assert answer.status_code == 201, answer.text
    return answer.json()


def refused(api: Api, measurement: dict[str, Any], status: int = 422) -> list[tuple[str, str]]:
    answer = api.post("/v1/measurements", measurement, who="admin")
    assert answer.status_code == status, answer.text
    return [(error["pointer"], error["code"]) for error in answer.json()["errors"]]


@pytest.mark.requirement("S1-09")
def test_several_methods_make_one_score_and_a_missing_one_follows_its_rule(
    api: Api, period: dict[str, Any]
) -> None:
    plan = plans.approved(api)
    lines = evaluations.lines(plan)
    for line, value in (
        (plans.INDICATOR, "90"),
        (plans.COUNT, "20"),
    ):  # of 30, with one of three months to go
        evaluations.progress(api, lines[line["statement"]], date(2026, 3, 2), value)

    def score() -> tuple[str, list[str], list[str]]:
        path = f"/v1/plans/{plan['id']}/score?period_id={period['id']}"
        result = api.get(path, who="staff").json()["result"]
        return result["score"], [part["key"] for part in result["parts"]], result["missing"]

    first = posted(api, period, value="80")
    assert score() == ("95.00", ["targets", "discipline"], ["competence"])
    posted(api, period, value="90", supersedes_id=first["id"])
    assert score() == ("97.50", ["targets", "discipline"], ["competence"])
    posted(api, period, part="competence", value="5")
    assert score() == ("98.00", ["targets", "discipline", "competence"], [])


def test_a_measurement_says_what_it_rests_on(api: Api, period: dict[str, Any]) -> None:
    attendance = posted(api, period)
    competence = posted(api, period, part="competence", value="4", count=6, low="3", high="5")
    unit = posted(api, period, part="organization_result", value="4", unit_code="BIDANG")
    assert attendance["value"] == "97.5000"
    assert attendance["employee_id"] == str(key("alfa:staff"))
    assert (competence["count"], competence["low"], competence["high"]) == (6, "3.0000", "5.0000")
    assert (unit["unit_code"], unit["employee_id"], unit["period_key"]) == (
        "BIDANG",
        None,
        period["key"],
    )
    response = api.get(f"/v1/measurements/{attendance['id']}", who="staff")
    assert response.json() == attendance


def test_a_part_that_is_not_measured_is_refused_with_those_that_are(
    api: Api, period: dict[str, Any]
) -> None:
    answer = api.post("/v1/measurements", body(period, part="satisfaction"), who="admin")
    assert answer.status_code == 422
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/part", "unknown_part")
    assert "discipline" in fault["detail"]
    assert "organization_result" in fault["detail"]


@pytest.mark.parametrize("value", ["-0.0001", "100.0001"])
def test_a_value_off_the_scale_is_refused(api: Api, period: dict[str, Any], value: str) -> None:
    assert refused(api, body(period, value=value)) == [("/value", "off_scale")]


@pytest.mark.parametrize("value", ["0", "100"])
def test_the_ends_of_the_scale_are_on_it(api: Api, period: dict[str, Any], value: str) -> None:
    assert Decimal(posted(api, period, value=value)["value"]) == Decimal(value)


@pytest.mark.parametrize("value", ["0.9999", "5.0001"])
def test_the_organizations_result_runs_from_one_to_five(
    api: Api, period: dict[str, Any], value: str
) -> None:
    measurement = body(period, part="organization_result", value=value, unit_code="DINAS")
    assert refused(api, measurement) == [("/value", "off_scale")]


def test_the_organizations_result_is_a_units(api: Api, period: dict[str, Any]) -> None:
    measurement = body(period, part="organization_result", value="4")
    assert refused(api, measurement) == [("/unit_code", "required")]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"employee_id": str(key("beta:staff"))}, ("/employee_id", "unknown_reference")),
        ({"employee_code": "nobody"}, ("/employee_code", "unknown_reference")),
        ({"unit_code": "NOWHERE"}, ("/unit_code", "unknown_reference")),
        ({"period_id": str(key("alfa:staff"))}, ("/period_id", "unknown_reference")),
        ({"supersedes_id": str(key("alfa:staff"))}, ("/supersedes_id", "unknown_reference")),
        ({"low": "9", "high": "8"}, ("/low", "low_above_high")),
        ({"count": -1}, ("/count", "out_of_range")),
        ({"value": 97.5}, ("/value", "bad_decimal")),
    ],
)
def test_what_a_measurement_names_must_be_there(
    api: Api, period: dict[str, Any], changes: dict[str, Any], fault: tuple[str, str]
) -> None:
    assert refused(api, body(period, **changes)) == [fault]


def test_a_measurement_is_about_one_person_or_one_unit(api: Api, period: dict[str, Any]) -> None:
    both = {**body(period), "unit_code": "BIDANG"}
    none = {name: value for name, value in body(period).items() if name != "employee_code"}
    for measurement in (both, none):
        assert [code for _, code in refused(api, measurement)] == ["person_or_unit"]


def test_what_stands_is_corrected_and_never_posted_twice(api: Api, period: dict[str, Any]) -> None:
    first = posted(api, period)
    assert refused(api, body(period, value="90"), 409) == [("/part", "measured_already")]
    second = posted(api, period, value="90", supersedes_id=first["id"])
    again = body(period, value="80", supersedes_id=first["id"])
    assert refused(api, again, 409) == [("/supersedes_id", "superseded_already")]
    assert refused(api, body(period, value="80"), 409) == [("/part", "measured_already")]
    assert api.get(f"/v1/measurements/{first['id']}", who="admin").json()["is_corrected"] is True
    assert listed(api) == [first["id"], second["id"]]
    assert listed(api, "current=true") == [second["id"]]


def test_a_correction_is_of_the_same_person_and_part(api: Api, period: dict[str, Any]) -> None:
    first = posted(api, period)
    for other in ({"employee_code": "alfa-peer"}, {"part": "competence", "value": "4"}):
        measurement = body(period, supersedes_id=first["id"], **other)
        assert refused(api, measurement) == [("/supersedes_id", "supersedes_another")]


def test_one_measurement_stands_even_where_two_were_posted_at_once(
    api: Api, period: dict[str, Any]
) -> None:
    posted(api, period)
    columns = "agency_id, employee_id, period_id, part, value, source, posted_by, posted_at"
    copy = f"INSERT INTO measurement (id, {columns}) SELECT '{uuid4()}', {columns} FROM measurement"
    with pytest.raises(DBAPIError, match=r"(?i)unique"), api.raw() as sql:
        sql.execute(text(copy))
    with pytest.raises(DBAPIError, match="gd:append_only"), api.raw() as sql:
        sql.execute(text("UPDATE measurement SET value = 1"))


def test_nobody_posts_a_number_about_himself(api: Api, period: dict[str, Any]) -> None:
    grant = {
        "agency_id": api.agency_id(),
        "id": uuid4(),
        "account_id": key("alfa:account:staff"),
        "role": "admin",
        "starts_on": date(2026, 1, 1),
    }
    with api.raw() as sql:
        sql.execute(insert(RoleGrant), grant)
    answer = api.post("/v1/measurements", body(period), who="staff")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_on_yourself")
    assert answer.json()["errors"][0]["pointer"] == "/employee_code"
    other = body(period, employee_code="alfa-peer")
    assert api.post("/v1/measurements", other, who="staff").status_code == 201


@pytest.mark.parametrize("who", ["staff", "sup", "head", "auditor", "bare"])
def test_only_an_admin_or_a_system_posts(api: Api, period: dict[str, Any], who: str) -> None:
    answer = api.post("/v1/measurements", body(period), who=who, key="1")
    assert (answer.status_code, answer.json()["code"]) == (403, "action_not_open")


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("staff", True),
        ("sup", True),
        ("head", True),
        ("admin", True),
        ("service", True),
        ("peer", False),
        ("other", False),
        ("mayor", False),
    ],
)
def test_a_measurement_is_seen_by_those_whom_it_concerns(
    api: Api, period: dict[str, Any], who: str, *, sees: bool
) -> None:
    measurement = posted(api, period)
    assert (api.get(f"/v1/measurements/{measurement['id']}", who=who).status_code == 200) is sees
    assert (measurement["id"] in listed(api, who=who)) is sees


def test_a_system_of_one_subtree_reaches_no_further(api: Api, period: dict[str, Any]) -> None:
    near = posted(api, period)
    far = posted(api, period, employee_code="alfa-stranger")
    unit = posted(api, period, part="organization_result", value="4", unit_code="BIDANG")
    bound = update(Account).where(Account.id == key("alfa:account:service"))
    with api.raw() as sql:
        sql.execute(bound.values(unit_id=key("alfa:BIDANG")))
    assert listed(api, who="service") == [near["id"], unit["id"]]
    assert api.get(f"/v1/measurements/{far['id']}", who="service").status_code == 404
    again = body(period, employee_code="alfa-stranger", part="competence", value="4")
    answer = api.post("/v1/measurements", again, who="service", key="far")
    assert answer.json()["errors"][0]["code"] == "unknown_reference"
    twice = api.post("/v1/measurements", body(period), who="service", key="near")
    assert (twice.status_code, twice.json()["code"]) == (409, "measured_already")


def test_a_period_takes_measurements_while_it_is_open_or_being_rated(api: Api) -> None:
    period = cycles.state(api)["periods"][0]
    planned = api.post("/v1/measurements", body(period), who="admin")
    assert (planned.status_code, planned.json()["code"]) == (409, "period_not_open")
    period = cycles.begin(api, period)
    api.at(datetime(2026, 4, 16, 3, 0, tzinfo=UTC))
    path = f"/v1/periods/{period['id']}"
    rating = api.post(f"{path}/start-rating", who="admin", version=period["version"])
    assert rating.status_code == 200, rating.text
    posted(api, period)
    api.at(datetime(2026, 12, 31, 3, 0, tzinfo=UTC))
    closed = api.post(f"{path}/close", who="admin", version=rating.json()["version"])
    assert closed.status_code == 200, closed.text
    late = api.post("/v1/measurements", body(period, employee_code="alfa-peer"), who="admin")
    assert (late.status_code, late.json()["code"]) == (409, "period_closed")


def test_the_list_keeps_to_person_unit_period_and_part(api: Api, period: dict[str, Any]) -> None:
    first = posted(api, period)["id"]
    second = posted(api, period, part="competence", value="4")["id"]
    unit = posted(api, period, part="organization_result", value="4", unit_code="BIDANG")["id"]
    assert listed(api, f"employee_id={key('alfa:staff')}") == [first, second]
    assert listed(api, "part=competence") == [second]
    assert listed(api, "unit_code=BIDANG") == [unit]
    assert listed(api, f"period_id={period['id']}") == [first, second, unit]
    assert listed(api, f"period_id={key('alfa:staff')}") == []
    page = api.get("/v1/measurements?limit=2", who="admin").json()
    rest = api.get(f"/v1/measurements?limit=2&cursor={page['next']}", who="admin").json()
    assert [item["id"] for item in rest["items"]] == [unit]
