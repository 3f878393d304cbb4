"""Measurements in a batch: stored whole or not at all, at a constant cost."""

from typing import Any

import pytest
from tests.factories import cycles
from tests.factories.measurements import batch, body, listed
from tests.records.statements import counted
from tests.serving.client import Api


@pytest.fixture
def period(api: Api) -> dict[str, Any]:
    """Open the first quarter of 2026, which is scored by the scheme of Mataram."""
    return cycles.begin(api, cycles.state(api)["periods"][0])


def test_a_batch_is_stored_whole_or_not_at_all(api: Api, period: dict[str, Any]) -> None:
    good = body(period)
    bad = [
        body(period, employee_code="nobody"),
        body(period, employee_code="alfa-peer", value="101"),
        body(period),
    ]
    answer = batch(api, [good, *bad])
    assert answer.status_code == 422
    faults = {(error["pointer"], error["code"]) for error in answer.json()["errors"]}
    assert faults == {
        ("/items/1/employee_code", "unknown_reference"),
        ("/items/2/value", "off_scale"),
        ("/items/3/part", "stated_twice"),
    }
    assert listed(api) == []
    stored = batch(api, [good, body(period, employee_code="alfa-peer")])
    assert stored.status_code == 200, stored.text
    assert [item["employee_code"] for item in stored.json()["items"]] == ["alfa-staff", "alfa-peer"]
    assert listed(api) == [item["id"] for item in stored.json()["items"]]


def test_a_dry_run_stores_nothing_and_refuses_alike(api: Api, period: dict[str, Any]) -> None:
    answer = batch(api, [body(period)], "?dry_run=true")
    assert answer.json()["is_dry_run"] is True
    assert listed(api) == []
    assert batch(api, [body(period, value="101")], "?dry_run=true").status_code == 422


def test_a_batch_has_one_to_a_thousand_items(api: Api, period: dict[str, Any]) -> None:
    assert batch(api, []).json()["errors"][0]["code"] == "too_few"
    crowd = [body(period)] * 1001
    assert batch(api, crowd).json()["errors"][0]["code"] == "too_many"


def test_a_batch_sent_again_under_its_key_is_stored_once(api: Api, period: dict[str, Any]) -> None:
    how = {"who": "service", "key": "march"}
    first, again = (batch(api, [body(period)], **how) for _ in range(2))
    assert first.status_code == again.status_code == 200, again.text
    assert first.json() == again.json()
    assert len(listed(api)) == 1
    assert batch(api, [body(period)], who="service").status_code == 400


def test_measurements_cost_a_constant_number_of_statements(
    api: Api, period: dict[str, Any]
) -> None:
    people = ("staff", "peer", "sup", "other", "head", "stranger")
    with counted(api) as single:
        batch(api, [body(period)], who="service", key="one")
    with counted(api) as many:
        answer = batch(
            api,
            [body(period, part="competence", value="4", employee_code=f"alfa-{p}") for p in people],
            who="service",
            key="many",
        )
    assert answer.status_code == 200, answer.text
    assert single.count == many.count <= 11
    with counted(api) as log:
        assert len(listed(api)) == 7
    assert log.count <= 3
