"""A result that was changed in the database is not shown as if it were the one that was decided."""

import io
import json
from hashlib import sha256

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import text
from tests.api.evaluation.moves.test_reuse import moved
from tests.api.evaluation.test_reopenings import months_and_year
from tests.factories.evaluations import assessment, delivered, opened, step
from tests.factories.files import rows_of_csv
from tests.serving.client import Api

from penilaian_api.storage.database import guards

CHANGES = {
    "the predicate of the copy": "UPDATE assessment SET predicate = 'poor'",
    "a rating of the copy": "UPDATE assessment SET results = 'below'",
    "another rating of the copy": "UPDATE assessment SET behavior = 'below'",
    "a score in the copy": "UPDATE assessment SET score = 990000",
    "the bytes": "UPDATE snapshot SET content = :content",
    "the digest": "UPDATE snapshot SET digest = 'x'",
}
LINKS = {
    "no snapshot": "UPDATE assessment SET snapshot_id = NULL",
    "an outcome without a snapshot": "UPDATE assessment SET snapshot_id = NULL, score = 1",
    "another number": "UPDATE evaluation SET result_number = 2, delivered_number = 2",
    "a snapshot of another number": "UPDATE snapshot SET number = 2",
    "other bytes with their digest": "UPDATE snapshot SET content = :content, digest = :digest",
}
"""What leaves copy and bytes as they were, and takes them apart."""
PATHS = ("assessment", "explanation", "snapshots", "snapshots/1")


def damage(api: Api, statement: str) -> None:
    with api.raw(owner=True) as sql:
        guards.remove(sql)
        values = {"content": b"{}", "digest": sha256(b"{}").hexdigest()}
        values = {name: value for name, value in values.items() if f":{name}" in statement}
        sql.execute(text(statement), values)


def of_copy(statement: str) -> bool:
    return statement.startswith("UPDATE assessment")


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", PATHS)
def test_r9_what_departs_from_the_snapshot_is_refused(api: Api, path: str, change: str) -> None:
    evaluation = delivered(api)["id"]
    assert api.get(f"/v1/evaluations/{evaluation}/{path}").status_code == 200
    damage(api, CHANGES[change])
    for who in ("staff", "sup"):
        response = api.get(f"/v1/evaluations/{evaluation}/{path}", who=who)
        if of_copy(CHANGES[change]) and path.startswith("snapshots"):
            assert response.status_code == 200, "what became final is still as it was"
        else:
            assert (response.status_code, response.json()["code"]) == (409, "result_damaged")


@pytest.mark.parametrize("change", CHANGES)
def test_r9_ones_own_data_hold_no_damaged_result(api: Api, change: str) -> None:
    delivered(api)
    assert api.get("/v1/me/data").status_code == 200
    damage(api, CHANGES[change])
    response = api.get("/v1/me/data")
    assert (response.status_code, response.json()["code"]) == (409, "result_damaged")


@pytest.mark.parametrize("change", LINKS)
def test_u8_a_result_is_the_newest_that_was_frozen(api: Api, change: str) -> None:
    evaluation = delivered(api)["id"]
    damage(api, LINKS[change])
    paths = [f"/v1/evaluations/{evaluation}/{path}" for path in ("assessment", "explanation")]
    for path in (*paths, "/v1/me/data"):
        response = api.get(path, who="staff")
        assert (response.status_code, response.json()["code"]) == (409, "result_damaged")


BENEATH_YEAR = (
    "(SELECT e.id FROM evaluation e JOIN period p ON p.id = e.period_id WHERE p.key = 'm1')"
)


@pytest.mark.parametrize("change", [*CHANGES, *LINKS])
def test_u8_no_score_is_made_of_a_damaged_result(api: Api, change: str) -> None:
    month, _ = months_and_year(api)
    step(api, month, "deliver", "sup")
    evaluations = api.get("/v1/evaluations", who="sup").json()["items"]
    (annual,) = [item for item in evaluations if item["period_key"] == "year"]
    plan, year = annual["plan_id"], annual["period_id"]
    path = f"/v1/plans/{plan}/score?period_id={year}"
    assert api.get(path).json()["result"]["score"]
    statement = (CHANGES | LINKS)[change]
    key = "id" if statement.startswith("UPDATE evaluation") else "evaluation_id"
    damage(api, f"{statement} WHERE {key} = {BENEATH_YEAR}")
    for who in ("staff", "sup"):
        response = api.get(path, who=who)
        assert (response.status_code, response.json()["code"]) == (409, "result_damaged")
    scores = api.post(f"/v1/periods/{year}/scores", who="admin")
    assert [item["lacking"] for item in scores.json()["items"]] == ["result_damaged"]


@pytest.mark.parametrize("change", [*CHANGES, *LINKS])
def test_u8_a_damaged_result_is_not_reused(api: Api, change: str) -> None:
    evaluation = moved(api)
    statement = (CHANGES | LINKS)[change]
    table = statement.split()[1]
    given = {"assessment": "snapshot_id", "evaluation": "delivered_number", "snapshot": "number"}
    damage(api, f"{statement} WHERE {given[table]} IS NOT NULL")
    path = f"/v1/evaluations/{evaluation['id']}/propose-reuse"
    response = api.post(path, {"reason": "Pindah"}, who="deputy", version=evaluation["version"])
    codes = {"reuse_without_result"} if "NULL" in statement else {"result_damaged"}
    assert response.status_code == 409
    assert response.json()["code"] in codes


@pytest.mark.parametrize("change", CHANGES)
def test_u8_nobody_acknowledges_a_damaged_result(api: Api, change: str) -> None:
    evaluation = delivered(api)
    damage(api, CHANGES[change])
    path = f"/v1/evaluations/{evaluation['id']}/acknowledge"
    response = api.post(path, version=evaluation["version"])
    assert (response.status_code, response.json()["code"]) == (409, "result_damaged")


def listed(api: Api, period: str, form: str) -> list[dict[str, object]]:
    """Read the results of a period in one of the ways in which they are given out."""
    response = api.get(
        f"/v1/periods/{period}/results?format={form}",
        who="admin",
        headers={"Accept-Language": "en"},
    )
    assert response.status_code == 200, response.text
    match form:
        case "json":
            return list(response.json()["items"])
        case "ndjson":
            return [json.loads(line) for line in response.text.splitlines()]
        case "csv":
            heading, *rows = rows_of_csv(response.content, "en")
            return [dict(zip(heading, row, strict=True)) for row in rows]
        case _:
            book = CalamineWorkbook.from_filelike(io.BytesIO(response.content))
            heading, *rows = book.get_sheet_by_index(0).to_python()
            return [dict(zip(heading, row, strict=True)) for row in rows]


HEADINGS = {
    "employee_name": "Name",
    "results": "Rating of results",
    "behavior": "Rating of behavior",
    "predicate": "Predicate",
    "score": "Score",
    "snapshot_number": "Number of the result",
    "snapshot_digest": "SHA-256 digest",
    "damage": "Remark",
}


REMARK = "This result is no longer what was decided"
FORMS = ("json", "ndjson", "csv", "xlsx")


def read_named(api: Api, period: str, form: str) -> dict[object, dict[str, object]]:
    """Read a list of results by names of people, its columns by our names for them."""
    rows = listed(api, period, form)
    named = [
        {name: row.get(name, row.get(HEADINGS[name])) or None for name in HEADINGS} for row in rows
    ]
    return {row["employee_name"]: row for row in named}


@pytest.mark.parametrize("change", [*CHANGES, *LINKS])
def test_u8_a_damaged_result_is_named_in_a_list_and_not_shown(api: Api, change: str) -> None:
    """The others of the list are as useful as before."""
    made = opened(api, who=("staff", "peer"))
    for who, evaluation in made["evaluations"].items():
        rated = step(api, evaluation, "rate", "sup", assessment(made["plans"][who]))
        step(api, step(api, rated, "finalize", "sup"), "deliver", "sup")
    period = made["period"]["id"]
    before = {form: read_named(api, period, form) for form in FORMS}
    employee = "(SELECT id FROM employee WHERE employee_code = 'alfa-staff')"
    damage(api, f"{(CHANGES | LINKS)[change]} WHERE employee_id = {employee}")
    for form in FORMS:
        after = read_named(api, period, form)
        assert after["Peer Alfa"] == before[form]["Peer Alfa"]
        assert before[form]["Staff Alfa"]["predicate"]
        assert after["Staff Alfa"] == dict.fromkeys(HEADINGS) | {
            "employee_name": "Staff Alfa",
            "damage": REMARK if form in {"csv", "xlsx"} else "result_damaged",
        }
