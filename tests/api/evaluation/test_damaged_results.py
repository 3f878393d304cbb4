"""A result that was changed in the database is not shown as if it were the one that was decided."""

import pytest
from sqlalchemy import text
from tests.factories.evaluations import delivered
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
PATHS = ("assessment", "explanation", "snapshots", "snapshots/1")


def damage(api: Api, statement: str) -> None:
    with api.raw(owner=True) as sql:
        guards.remove(sql)
        values = {"content": b"{}"} if ":content" in statement else {}
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
