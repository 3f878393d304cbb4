"""Whoever reads shipped data sees whether what they rest on was read or is from memory."""

import pytest
from tests.factories.organization import expect
from tests.factories.standard import standards
from tests.serving.client import Api


def items(api: Api, path: str, name: str = "items", who: str = "admin") -> dict[str, bool | None]:
    listed = expect(api.get(path, who=who), 200)[name]
    return {item["key"]: item["is_source_verified"] for item in listed}


@pytest.mark.requirement("S4-07")
def test_kinds_of_leave_are_from_memory_and_the_thresholds_of_the_law_are_not(api: Api) -> None:
    kinds = items(api, "/v1/discipline-rules", "leave_kinds", "staff")
    assert {*kinds.values()} == {False}
    assert items(api, "/v1/discipline-rules", "rules", "staff") == {
        "pp-94-2021": True,
        "pp-94-2021-minutes": False,  # how long a working day is
    }


def test_competences_and_the_levels_that_a_class_demands_are_from_memory(api: Api) -> None:
    rubrics = items(api, "/v1/rubrics")
    assert (rubrics["competence-38-2017"], rubrics["professionalism"]) == (False, True)
    demanded = expect(api.get("/v1/positions/STAFF/competences", who="staff"), 200)
    assert demanded["is_source_verified"] is False
    assert "standar kompetensi" in demanded["source"]


def test_what_an_agency_may_adopt_says_it_too(api: Api) -> None:
    schemes = items(api, "/v1/schemes/shipped")
    assert (schemes["permenpanrb-6-2022"], schemes["pp-46-2011-time"]) == (True, False)
    for kind, keys in (
        ("instruments", ["core-values-360"]),
        ("standards", ["nurse", "permit-officer", "teacher"]),
        ("outstanding-rules", []),
    ):
        shipped = expect(api.get(f"/v1/{kind}/shipped", who="admin"), 200)
        assert shipped["unverified"] == keys


def test_what_an_agency_writes_itself_nobody_here_has_read(api: Api) -> None:
    own = standards.drafted(api, source="PermenPANRB 6/2022, lampiran")
    assert own["is_source_verified"] is None
    adopted = standards.adopted(api)
    assert adopted["is_source_verified"] is False
    survey = expect(api.post("/v1/instruments/skm-14-2017/adopt", who="admin"), 200)
    assert survey["is_source_verified"] is True


def test_what_was_shown_can_be_sent_back_as_it_is(api: Api) -> None:
    (shown, *_) = expect(api.get("/v1/standards/shipped", who="admin"), 200)["items"]
    body = {"standard": {**shown, "key": "own"}, "starts_on": "2026-01-01"}
    assert api.post("/v1/standards", body, who="admin").status_code == 201
