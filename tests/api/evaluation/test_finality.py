"""A final result stays: the database refuses changes, and of two at once exactly one wins."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError
from tests.factories.evaluations import assessment, final, opened, step
from tests.serving.client import Api


def finalize(api: Api, evaluation: dict[str, Any]) -> Any:
    path = f"/v1/evaluations/{evaluation['id']}/finalize"
    return api.post(path, who="sup", version=evaluation["version"])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE snapshot SET digest = 'x'",
        "UPDATE snapshot SET content = ''",
        "DELETE FROM snapshot",
        "UPDATE evaluation_rating SET chosen = 'above'",
        "DELETE FROM evaluation_rating",
        "UPDATE assessment SET strength = 'lain'",
        "UPDATE evaluation SET state = 'rated'",
        (
            "INSERT INTO evaluation_rating (agency_id, id, employee_id, evaluation_id, about, "
            "chosen, reason) SELECT agency_id, evaluation_id, employee_id, evaluation_id, "
            "'core_value:loyal', 'above', '' FROM evaluation_rating WHERE about = 'results'"
        ),
    ],
)
def test_the_database_itself_refuses_to_change_a_final_result(api: Api, statement: str) -> None:
    final(api)
    for owner in (False, True):
        with pytest.raises(DBAPIError, match="gd:"), api.raw(owner=owner) as connection:
            connection.exec_driver_sql(statement)


def test_of_two_who_finalize_at_once_exactly_one_wins(api: Api) -> None:
    made = opened(api)
    evaluation, body = made["evaluations"]["staff"], assessment(made["plans"]["staff"])
    with ThreadPoolExecutor(2) as pool:
        for _ in range(20):
            rated = step(api, evaluation, "rate", "sup", body)
            tries = [pool.submit(finalize, api, rated) for _ in range(2)]
            statuses = sorted(future.result().status_code for future in tries)
            assert statuses[0] == 200
            assert statuses[1] in {409, 412}
            evaluation = reopened(api, evaluation["id"])
    path = f"/v1/evaluations/{evaluation['id']}/snapshots"
    numbers = [item["number"] for item in api.get(path, who="sup").json()["items"]]
    assert numbers == [*range(1, 21)]


def reopened(api: Api, key_: str) -> dict[str, Any]:
    """Open a final result again, with both persons."""
    path = f"/v1/evaluations/{key_}"
    request = api.post(
        f"{path}/reopen",
        {"reason": "Bukti baru"},
        who="sup",
        version=api.get(path, who="sup").json()["version"],
    ).json()
    granted = api.post(
        f"/v1/reopenings/{request['id']}/grant", who="head", version=request["version"]
    )
    assert granted.status_code == 200, granted.text
    evaluation: dict[str, Any] = api.get(path, who="sup").json()
    return evaluation
