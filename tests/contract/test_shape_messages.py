"""Each refusal of a shape says the form to send, what is known, or what was sought."""

import re
from typing import Any, Final

import pytest
from tests.serving.client import Api, Served

from penilaian_api.api.contract.openapi import operations
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.telling import wording
from penilaian_api.domain.errors import Fault

ID = "019a0000-0000-7000-8000-000000000001"
UNIT = {"name": "Seksi", "kind": "seksi"}
SHAPES: Final[dict[str, tuple[str, str, Any, str]]] = {
    "a unit kind with a blank": ("PUT", "/v1/units/X", {**UNIT, "kind": "dinas kota"}, "DINAS-01"),
    "an id in a path": ("GET", "/v1/plans/abc", None, ID),
    "an id with capitals": ("GET", f"/v1/plans/{ID.upper()}", None, ID),
    "an id in a query": ("GET", "/v1/assignments?employee_id=7", None, ID),
    "an unknown parameter": ("GET", "/v1/plans?cycle_ky=7", None, "cycle_key"),
    "no whole number": ("GET", "/v1/plans?limit=many", None, "3"),
    "a value of no enum": ("GET", "/v1/plans?state=open", None, "draft"),
    "a blank after an enum": ("PUT", "/v1/positions/X", {
        "unit_code": "DINAS", "title": "Analis", "job_class": "functional ",
    }, "functional"),
    "a number for a text": ("PUT", "/v1/units/X", {**UNIT, "name": 7}, ""),
}  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("case", SHAPES)
def test_u6_the_wanted_form_is_said(api: Api, case: str, language: str) -> None:
    method, path, body, words = SHAPES[case]
    headers = {"Accept-Language": language}
    answer = api.call(method, path, who="admin", headers=headers, json=body)
    assert answer.status_code == 422, answer.text
    (fault,) = answer.json()["errors"]
    assert words in fault["detail"], fault
    assert len(fault["detail"].split()) >= 3


@pytest.mark.parametrize("day", ["31/01/2026", "2026-1-31", "31 Januari 2026", "20260131"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_u6_a_day_is_told_how_it_is_written(api: Api, day: str, language: str) -> None:
    account = api.get("/v1/accounts", who="admin").json()["items"][0]["id"]
    body = {"role": "auditor", "starts_on": day}
    headers = {"Accept-Language": language}
    answer = api.post(
        f"/v1/accounts/{account}/roles", body, who="admin", version=1, headers=headers
    )
    assert answer.status_code == 422, answer.text
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/starts_on", "bad_format")
    assert "2026-01-31" in fault["detail"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_u6_what_is_not_there_is_named(api: Api, language: str) -> None:
    headers = {"Accept-Language": language}
    for path, sought in (("plans", "SKP"), ("employees", {"id": "pegawai", "en": "employee"})):
        word = sought if isinstance(sought, str) else sought[language]
        detail = api.get(f"/v1/{path}/{ID}", who="admin", headers=headers).json()["detail"]
        assert word in detail


def test_u6_every_address_has_a_word_for_what_it_seeks(served: Served) -> None:
    for _, path, _ in operations(served.app.app.openapi()):
        if "{" in path and not path.startswith("/problems"):
            assert wording.sought_at(path) != "record", path


def test_u6_every_pattern_of_the_contract_has_a_form(served: Served) -> None:
    text = str(served.app.app.openapi())
    patterns = set(re.findall(r"'pattern': '(\^[^']+)'", text))
    asked = {pattern for pattern in patterns if wording.wanted_of(pattern) == "pattern"}
    for language in messages.LANGUAGES:
        for name in messages.catalogue(language)["labels"]["wanted"]:
            fault = Fault("/x", "bad_format", {"wanted": name})
            assert messages.label(f"wanted.{name}", language) in wording.describe_fault(
                fault, language
            )
    assert len(asked) < len(patterns)


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("/unit_code", {"id": "unit", "en": "unit"}),
        ("/lines/0/goal_id", {"id": "sasaran", "en": "goal"}),
        ("/position_id", {"id": "jabatan", "en": "position"}),
        ("/0/employee_id", {"id": "pegawai", "en": "employee"}),
    ],
)
def test_u6_a_reference_that_leads_nowhere_says_to_what(
    pointer: str, words: dict[messages.Language, str]
) -> None:
    for language, word in words.items():
        sentence = wording.describe_fault(Fault(pointer, "unknown_reference"), language)
        assert word in sentence


def test_u6_the_rating_of_results_is_missing() -> None:
    fault = Fault("/ratings", "rating_missing", {"about": "results"})
    assert wording.describe_fault(fault, "en") == "The rating of results is missing."
    assert wording.describe_fault(fault, "id") == "Rating hasil kerja belum diberikan."


STIFF = (
    "lembar sebar", "token penyegar", "tajuk", "finalkan", "Hari ini belum tiba", "Bentuknya tidak",
    "gerbang", "garis pelaporan", "refresh token", "cakupan", "diputus.", "tanda masuk",
    "terdiri dari", "berumur", "ditempati", "pendelegasian pada", "operator sistem",
)  # fmt: skip


def test_u17_no_indonesian_text_is_stiff() -> None:
    text = str(dict(messages.catalogue("id"))).lower()
    assert [word for word in STIFF if word.lower() in text] == []
    assert messages.label("own_task.plan_to_sign", "id") == "Tanda tangani SKP Anda"
