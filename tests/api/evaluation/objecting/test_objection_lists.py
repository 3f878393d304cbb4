"""Lists of objections: filters, search, names beside ids, and what changed."""

import pytest
from tests.api.evaluation.objecting.test_objections import file, heard
from tests.factories.evaluations import delivered
from tests.factories.mirrors import Mirror, read
from tests.factories.organization import ident, patch
from tests.records.statements import counted
from tests.serving.client import Api

FILTERS = {
    "employee_id": (ident("staff"), ident("peer")),
    "assessor_id": (ident("sup"), ident("head")),
    "unit_code": ("DINAS", "LAIN"),
    "state": ("heard", "filed"),
    "q": ("staff", "peer"),
}
"""By filter: a value that finds the objection, and one that does not."""


@pytest.mark.parametrize("who", ["admin", "head", "staff"])
def test_u12_objections_are_narrowed_and_searched(api: Api, who: str) -> None:
    evaluation = delivered(api)
    objection = heard(api, evaluation)
    of_period = f"period_id={evaluation['period']['id']}"
    assert [*read(api, f"/v1/objections?{of_period}&sort=-filed", who)] == [objection["id"]]
    for name, (matching, other) in FILTERS.items():
        assert [*read(api, f"/v1/objections?{name}={matching}", who)] == [objection["id"]], name
        if (name, who) == ("unit_code", "staff"):  # a unit out of reach is no empty list
            assert api.get(f"/v1/objections?{name}={other}", who=who).status_code == 404
        else:
            assert read(api, f"/v1/objections?{name}={other}", who) == {}, name


def test_o7_an_objection_names_whom_it_is_about_and_before_whom(api: Api) -> None:
    objection = heard(api, delivered(api))
    with counted(api) as log:
        (item,) = read(api, "/v1/objections", "head").values()
    assert log.count <= 6, "two to read, and those that note it on their trail"
    (employee, assessor, decider) = ("employee_name", "assessor_name", "decided_by_name")
    assert [item[name] for name in (employee, assessor, decider)] == [
        "Staff Alfa",
        "Sup Alfa",
        None,
    ]
    assert (item["period_key"], item["unit_code"]) == ("q1", "BIDANG")
    shown = api.get(f"/v1/objections/{objection['id']}", who="head").json()
    assert {**item, "allowed_actions": shown["allowed_actions"]} == shown


def test_u8_objections_tell_their_changes(api: Api) -> None:
    mirrors = [
        Mirror(api, "/v1/objections"),
        Mirror(api, "/v1/objections?state=filed"),
        Mirror(api, "/v1/objections", "head"),
    ]
    evaluation = delivered(api)
    for mirror in mirrors:
        mirror.sync()
    filed = file(api, evaluation).json()
    for mirror in mirrors:
        mirror.sync()
        mirror.check()
        assert [*mirror.items] == [filed["id"]]
    patch(api, f"/v1/employees/{ident('sup')}", {"name": "Nama Baru"}, 1)
    for mirror in mirrors:
        mirror.sync()
        mirror.check()
        assert {item["assessor_name"] for item in mirror.items.values()} == {"Nama Baru"}
