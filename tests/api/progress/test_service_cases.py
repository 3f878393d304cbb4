"""Cases of public services: fed in, counted, entered as progress, and compared with it."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert
from tests.factories import cycles, evaluations, measurements, plans
from tests.serving.at_once import found_by_verify, sent_at_once
from tests.serving.client import Api
from tests.world import key

from penilaian_api.storage.models.account import RoleGrant

NOON = datetime(2026, 3, 27, 5, 0, tzinfo=UTC)
STAFF = "alfa-staff"
MARCH = "starts_on=2026-03-01&ends_on=2026-03-31"


def feed(api: Api, *items: dict[str, Any], who: str = "service", query: str = "") -> Any:
    """Feed in some cases."""
    api.at(NOON)
    body = {"items": list(items)}
    return api.post(f"/v1/service-cases{query}", body, who=who, key=str(uuid4()))


def of_all(api: Api) -> dict[str, Any]:
    """Ask what the cases of March say."""
    answer = api.get(f"/v1/public-services/ktp/figures?{MARCH}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def of_staff(api: Api, service: dict[str, Any], who: str = "sup") -> Any:
    """Ask what those say that one employee handled."""
    query = f"service_id={service['id']}&{MARCH}"
    return api.get(f"/v1/employees/{key('alfa:staff')}/case-figures?{query}", who=who)


def measured_plan(api: Api) -> dict[str, Any]:
    """Bring a plan into force whose indicator the cases of a service measure."""
    version = measurements.agreed_indicator(api, "speed")
    measurements.put_service(api, indicators={"processing_time": "speed"})
    indicator = {"indicator_version_id": version["id"], "deadline": "2026-12-31"}
    result = {**plans.RESULT, "indicators": [indicator]}
    return evaluations.opened(api, content={**plans.CONTENT, "work_results": [result]})


def realize(api: Api, made: dict[str, Any], **query: Any) -> dict[str, Any]:
    """Enter as progress what the cases say."""
    path = f"/v1/periods/{made['period']['id']}/case-realizations"
    answer = api.post(path, who="service", key=str(uuid4()), **query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def line_figures(api: Api, made: dict[str, Any], who: str = "staff") -> dict[str, Any]:
    """Show the figures of the one indicator."""
    evaluation_id = made["evaluations"]["staff"]["id"]
    (line,) = api.get(f"/v1/evaluations/{evaluation_id}/figures", who=who).json()["indicators"]
    return line


@pytest.mark.requirement("S0-02")
@pytest.mark.requirement("S1-12")
@pytest.mark.requirement("S3-14")
@pytest.mark.parametrize(
    ("days", "median"), [([4], "4.0000"), ([1, 9, 3], "3.0000"), ([1, 2, 3, 20], "2.5000")]
)
def test_a_service_says_how_fast_it_answers_and_completes_and_how_right(
    api: Api, days: list[int], median: str
) -> None:
    service = measurements.put_service(api)
    cases = [measurements.case(number, taken) for number, taken in enumerate(days)]
    mine = measurements.case(99, 12, employee_code=STAFF, is_corrected=True)
    answer = feed(api, *cases, mine, measurements.case(100, None))
    assert (answer.status_code, answer.json()["created"]) == (200, len(days) + 2)
    theirs = of_staff(api, service).json()
    assert (theirs["completed"], theirs["processing_time"]) == (1, "12.0000")
    assert theirs["error_rate"] == "100.0000"
    feed(api, {**mine, "completed_at": None, "is_corrected": False})  # it was not done after all
    whole = of_all(api)
    assert (whole["completed"], whole["processing_time"]) == (len(days), median)
    assert (whole["response_time"], whole["responded"]) == ("0.0000", len(days))
    assert whole["error_rate"] == "0.0000"


@pytest.mark.parametrize(
    ("counted_in", "taken"),
    [
        ("minutes", "5820.0000"),
        ("hours", "97.0000"),
        ("days", "4.0000"),
        ("working_days", "4.0000"),
    ],
)
def test_times_are_counted_as_the_service_counts_them(
    api: Api, counted_in: str, taken: str
) -> None:
    measurements.put_service(api, counted_in=counted_in)
    feed(api, measurements.case(1, 4))
    assert of_all(api)["processing_time"] == taken


def test_weekends_are_no_working_days(api: Api) -> None:
    measurements.put_service(api, counted_in="working_days")
    feed(api, measurements.case(1, 8))  # from a Monday to the Tuesday of the week after
    assert of_all(api)["processing_time"] == "6.0000"


def test_a_case_sent_again_takes_the_place_of_what_was_said(api: Api) -> None:
    measurements.put_service(api)
    feed(api, measurements.case(1, 4), measurements.case(2, 4))
    again = feed(api, measurements.case(1, 6), measurements.case(2, 4)).json()
    assert (again["created"], again["changed"], again["unchanged"]) == (0, 1, 1)
    assert of_all(api)["processing_time"] == "5.0000"
    dry = feed(api, measurements.case(3, 1), query="?dry_run=true").json()
    assert (dry["created"], dry["is_dry_run"]) == (1, True)
    assert of_all(api)["completed"] == 2


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"completed_at": "2026-03-01T00:00:00Z"}, "completed_at", "case_ends_before_it_begins"),
        ({"responded_at": "2026-03-01T00:00:00Z"}, "responded_at", "case_ends_before_it_begins"),
        ({"responded_at": "2026-03-09T00:00:00Z"}, "responded_at", "response_after_completion"),
        ({"completed_at": "2026-05-01T00:00:00Z"}, "completed_at", "case_in_future"),
        (
            {"completed_at": None, "is_corrected": True},
            "is_corrected",
            "corrected_before_completed",
        ),
        ({"service_key": "lain"}, "service_key", "unknown_reference"),
        ({"employee_code": "beta-staff"}, "employee_code", "unknown_reference"),
        ({"number": "B-0", "received_at": "2026-03-01T00:00:00Z"}, "number", "stated_twice"),
    ],
)
def test_what_cannot_have_been_is_refused_by_its_place(
    api: Api, changes: dict[str, Any], pointer: str, code: str
) -> None:
    measurements.put_service(api)
    answer = feed(api, measurements.case(0, 1), {**measurements.case(1, 4), **changes})
    assert answer.status_code == 422
    assert {"pointer": f"/items/1/{pointer}", "code": code}.items() <= {
        **next(
            error for error in answer.json()["errors"] if error["pointer"].startswith("/items/1")
        )
    }.items()
    assert of_all(api)["completed"] == 0


def test_nobody_sends_the_cases_that_they_handled(api: Api) -> None:
    measurements.put_service(api)
    grant = {
        "agency_id": api.agency_id(),
        "id": uuid4(),
        "account_id": key("alfa:account:staff"),
        "role": "admin",
        "starts_on": date(2026, 1, 1),
    }
    with api.raw() as sql:
        sql.execute(insert(RoleGrant), grant)
    answer = feed(
        api, measurements.case(1, 4), measurements.case(2, 4, employee_code=STAFF), who="staff"
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "not_on_yourself")
    assert answer.json()["errors"][0]["pointer"] == "/items/1/employee_code"


def test_cases_become_progress_and_then_points(api: Api) -> None:
    made = measured_plan(api)
    feed(api, *(measurements.case(number, 4, employee_code=STAFF) for number in range(3)))
    assert realize(api, made)["entered"] == 1
    assert realize(api, made)["unchanged"] == 1
    plan = made["plans"]["staff"]
    (entry,) = api.get(f"/v1/plans/{plan['id']}/progress", who="staff").json()["items"]
    assert (entry["value"], entry["cases"]) == ("4.0000", 3)
    feed(
        api,
        measurements.case(4, 1, employee_code=STAFF),
        measurements.case(5, 1, employee_code=STAFF),
    )
    feed(api, measurements.case(6, 1, employee_code=STAFF))
    assert realize(api, made)["entered"] == 1
    first, second = api.get(f"/v1/plans/{plan['id']}/progress", who="staff").json()["items"]
    assert (second["supersedes_id"], second["value"], second["cases"]) == (
        first["id"],
        "2.5000",
        6,
    )
    (effectiveness,) = line_figures(api, made)["figures"]
    assert effectiveness["value"] == "150.0000"  # half of the five days


@pytest.mark.requirement("S1-17")
@pytest.mark.parametrize(("entered", "verdict"), [("4", True), ("4.4", True), ("2", False)])
def test_what_somebody_entered_stays_and_a_difference_is_flagged(
    api: Api, entered: str, *, verdict: bool
) -> None:
    made = measured_plan(api)
    feed(api, *(measurements.case(number, 4, employee_code=STAFF) for number in range(3)))
    plan = made["plans"]["staff"]
    (line,) = [
        indicator["line_id"]
        for result in plan["in_force"]["work_results"]
        for indicator in result["indicators"]
    ]
    body = {"line_id": line, "on": "2026-03-20", "value": entered}
    assert api.post(f"/v1/plans/{plan['id']}/progress", body, who="staff").status_code == 201
    assert realize(api, made)["entered_by_people"] == 1
    for reader in ("staff", "sup"):
        second = line_figures(api, made, reader)["second_source"]
        assert (second["figure"], second["value"], second["count"], second["agrees"]) == (
            "processing_time",
            "4.0000",
            3,
            verdict,
        )


def test_a_period_with_shorter_ones_in_it_is_not_counted_twice(api: Api) -> None:
    (year,) = [period for period in cycles.state(api)["periods"] if period["key"] == "year"]
    year = cycles.begin(api, year)
    path = f"/v1/periods/{year['id']}/case-realizations"
    answer = api.post(path, who="service", key=str(uuid4()))
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (
        422,
        "period_has_shorter_ones",
    )


def test_cases_are_seen_by_those_around_who_handled_them(api: Api) -> None:
    service = measurements.put_service(api)
    feed(api, measurements.case(1, 4, employee_code=STAFF), measurements.case(2, 4))
    seen = {
        who: [item["number"] for item in api.get("/v1/service-cases", who=who).json()["items"]]
        for who in ("staff", "sup", "peer", "admin")
    }
    assert seen == {"staff": ["B-1"], "sup": ["B-1"], "peer": [], "admin": ["B-1", "B-2"]}
    assert of_staff(api, service, who="peer").status_code == 404


def test_what_is_realized_twice_at_once_is_counted_once(api: Api) -> None:
    made = measured_plan(api)
    feed(api, measurements.case(1, 4, employee_code=STAFF))
    path = f"/v1/periods/{made['period']['id']}/case-realizations"

    def send() -> Any:
        return api.post(path, who="service", key=str(uuid4()))

    answers = sent_at_once(api, send, send)
    assert [answer.status_code for answer in answers] == [200, 200]
    assert sorted(answer.json()["entered"] for answer in answers) == [0, 1]
    plan = made["plans"]["staff"]
    assert len(api.get(f"/v1/plans/{plan['id']}/progress").json()["items"]) == 1
    assert found_by_verify(api) == []
