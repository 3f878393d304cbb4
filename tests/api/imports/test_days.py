"""From which day an import changes what: reporting lines, and people who leave."""

from tests.factories.files import counts, csv_of, faults, lines, send
from tests.serving.client import Api
from tests.world import NOW

POSITIONS = ["position_code", "unit_code", "title_key", "title", "job_class"]
SUPERIOR = "reports_to_position_code"
EMPLOYEES = ["employee_code", "name", "kind", "unit_code", "left_on"]
ASSIGNMENTS = ["employee_code", "position_code", "seat", "kind", "starts_on", "ends_on"]


def post(code: str, superior: str) -> bytes:
    row = [code, "BIDANG", "kunci", f"Jabatan {code}", "executive", superior]
    return csv_of([[*POSITIONS, SUPERIOR], row])


def leaver(left_on: str, code: str = "alfa-staff") -> bytes:
    return csv_of([EMPLOYEES, [code, "Staf", "official", "BIDANG", left_on]])


def seat(ends_on: str) -> bytes:
    row = ["alfa-staff", "STAFF", 1, "definitive", "2025-01-01", ends_on]
    return csv_of([ASSIGNMENTS, row])


def test_u9_another_superior_holds_from_today_and_the_year_before_is_not_rewritten(
    api: Api,
) -> None:
    today = NOW.date().isoformat()
    before = lines(api, "STAFF")
    answer = send(api, positions=post("STAFF", "HEAD"))
    assert answer.json()["effective_on"] == today
    assert lines(api, "STAFF") == [
        *before[:-1],
        (*before[-1][:2], today),
        ("HEAD", today, None),
    ]
    assert answer.json()["warnings"] == []


def test_u9_a_position_without_any_superior_has_its_first_from_the_first_of_january(
    api: Api,
) -> None:
    send(api, positions=post("BARU", "HEAD"))
    assert lines(api, "BARU") == [("HEAD", f"{NOW.year}-01-01", None)]
    send(api, positions=post("BARU", "SUP"))
    today = NOW.date().isoformat()
    assert lines(api, "BARU")[-1] == ("SUP", today, None)


def test_u9_lines_rewritten_from_a_day_that_is_over_are_told(api: Api) -> None:
    answer = send(api, "?effective_on=2026-01-05&dry_run=true", positions=post("STAFF", "HEAD"))
    [warning] = answer.json()["warnings"]
    assert (warning["pointer"], warning["code"]) == (
        f"/positions/2/{SUPERIOR}",
        "lines_rewritten",
    )
    assert "5 Januari 2026" in warning["detail"]


def test_u9_who_left_is_told_by_a_file_together_with_the_end_of_their_post(api: Api) -> None:
    answer = send(api, employees=leaver("2026-06-30"))
    assert faults(answer) == {("/employees/2/left_on", "still_assigned")}
    assert "STAFF" in answer.json()["errors"][0]["detail"]
    both = {"employees": leaver("30/06/2026"), "assignments": seat("2026-06-30")}
    answer = send(api, **both)
    assert counts(answer)["employees"] == (0, 1, 0)
    assert counts(send(api, **both))["employees"] == (0, 0, 1)
    again = send(api, employees=leaver(""))
    assert again.json()["differences"][0]["fields"] == ["left_on"]


def test_u9_nobody_is_given_a_post_beyond_the_day_on_which_the_file_says_they_left(
    api: Api,
) -> None:
    answer = send(api, employees=leaver("2026-06-30"), assignments=seat("2026-07-01"))
    assert faults(answer) == {("/assignments/2/ends_on", "employee_left")}
    assert faults(send(api, employees=leaver("2026-06-30"), assignments=seat(""))) == {
        ("/assignments/2/ends_on", "employee_left")
    }


def test_u9_a_file_without_the_column_leaves_the_day_as_it_is(api: Api) -> None:
    send(api, employees=leaver("2026-06-30"), assignments=seat("2026-06-30"))
    rows = [EMPLOYEES[:4], ["alfa-staff", "Staf", "official", "BIDANG"]]
    assert counts(send(api, employees=csv_of(rows)))["employees"] == (0, 0, 1)
