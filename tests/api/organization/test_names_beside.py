"""Names beside ids: what a list and a record show of those they point at."""

import pytest
from tests.factories.mirrors import pages
from tests.factories.organization import expect
from tests.records.statements import counted
from tests.serving.client import Api

BESIDE = {
    "accounts": {
        "employee_id": ("employee_name", "employee_code"),
        "unit_id": ("unit_code", "unit_name"),
    },
    "employees": {"unit_id": ("unit_code", "unit_name")},
    "units": {
        "parent_id": ("parent_code", "parent_name"),
        "head_position_id": ("head_position_title",),
    },
    "positions": {"unit_id": ("unit_code", "unit_name")},
    "assignments": {
        "employee_id": ("employee_name", "employee_code"),
        "position_id": ("position_code", "position_title", "unit_code", "unit_name"),
    },
    "delegations": {
        "employee_id": ("employee_name", "employee_code"),
        "delegated_by": ("delegated_by_name",),
        "position_id": ("position_code", "position_title", "unit_code", "unit_name"),
    },
    "reporting-lines": {
        "position_id": ("position_code", "position_title", "unit_code", "unit_name"),
        "superior_position_id": ("superior_position_code", "superior_position_title"),
    },
}
"""By list: which names stand beside which id."""
BY_THEMSELVES = {"accounts": 1}
"""How many statements a list takes for what belongs to its records: the roles of accounts."""


@pytest.mark.parametrize("kind", sorted(BESIDE))
def test_o7_names_stand_beside_ids(api: Api, kind: str) -> None:
    items = [item for page in pages(api, f"/v1/{kind}", "admin") for item in page["items"]]
    assert items
    for item in items:
        for key, names in BESIDE[kind].items():
            assert all((item[name] is None) == (item[key] is None) for name in names), item
    record = expect(api.get(f"/v1/{kind}/{items[0]['id']}", who="admin"), 200)
    assert record == items[0]


@pytest.mark.parametrize("kind", sorted(BESIDE))
def test_o7_names_cost_no_statement(api: Api, kind: str) -> None:
    with counted(api) as log:
        expect(api.get(f"/v1/{kind}?limit=200", who="admin"), 200)
    assert log.count == 2 + BY_THEMSELVES.get(kind, 0)
