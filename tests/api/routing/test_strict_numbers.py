"""Numbers and flags: one spelling each, wherever they stand; nothing is one number, not two."""

from typing import Any

import pytest
from tests.factories.consent import activate, code_for, sign_in
from tests.factories.evaluations import opened
from tests.factories.organization import expect
from tests.serving.client import Api

LOOSE_NUMBERS = (
    "+1",
    " 1",
    "1 ",
    "1_0",
    "01",
    "1.0",
    "1e1",
    "0x1",
    "-0x1",
    "\u0661",
    "\uff11",
    "",
    "-",
    "--1",
    "1\u200b",
    "9" * 40,
)
LOOSE_FLAGS = ("1", "0", "yes", "on", "True", "TRUE", " true", "t", "")
DECIMALS = (
    ("-0", "0.0000"),
    ("-0.0", "0.0000"),
    ("-0.0000", "0.0000"),
    ("0", "0.0000"),
    ("7.50", "7.5000"),
)
LOOSE_DECIMALS = (
    "+1",
    " 1",
    "1 ",
    "1_0",
    "01",
    ".5",
    "5.",
    "1e2",
    "\u0663",
    "\uff11",
    "1,5",
    "NaN",
    "-",
    "",
)


@pytest.mark.parametrize("written", LOOSE_NUMBERS)
def test_w13_a_whole_number_in_an_address_has_one_spelling(api: Api, written: str) -> None:
    for path, who in (
        ("/v1/units", "staff"),
        ("/v1/audit", "auditor"),
        ("/v1/cycles", "staff"),
    ):
        name = {"/v1/units": "limit", "/v1/audit": "from_seq", "/v1/cycles": "year"}[path]
        answer = api.call("GET", path, who=who, params={name: written})
        assert answer.status_code == 422, (path, written)
        assert [fault["pointer"] for fault in answer.json()["errors"]] == [f"/query/{name}"]


@pytest.mark.parametrize("written", ["+1", "1_0", "01", "\uff11", "%201"])
def test_w13_a_whole_number_in_a_path_has_one_spelling(api: Api, written: str) -> None:
    evaluation = opened(api)["evaluations"]["staff"]
    path = f"/v1/evaluations/{evaluation['id']}/snapshots/{written}"
    assert api.get(path, who="sup").status_code == 422


@pytest.mark.parametrize("written", LOOSE_FLAGS)
def test_w13_yes_and_no_have_one_spelling(api: Api, written: str) -> None:
    answer = api.call("GET", "/v1/accounts", who="admin", params={"is_open": written})
    assert answer.status_code == 422


def target(api: Api, written: Any):
    body = {
        "unit_code": "DINAS",
        "statement": "Meningkatnya mutu",
        "indicator": "Indeks",
        "measured_in": "indeks",
        "target": written,
    }
    return api.put("/v1/goals/2026/mutu", body, who="admin")


@pytest.mark.parametrize(("written", "shown"), DECIMALS)
def test_w13_nothing_is_stored_and_shown_as_one_number(api: Api, written: str, shown: str) -> None:
    assert expect(target(api, written), 200)["target"] == shown
    assert expect(api.get("/v1/goals/2026/mutu", who="admin"), 200)["target"] == shown


@pytest.mark.parametrize("written", [*LOOSE_DECIMALS, -0, 1.5, True])
def test_w13_a_decimal_has_one_spelling(api: Api, written: Any) -> None:
    assert target(api, written).status_code == 422


BLANKS = ("", " ", "\u00a0", "  \u2003")


@pytest.mark.parametrize("at_sign_in", BLANKS)
@pytest.mark.parametrize("at_activation", BLANKS)
def test_w13_a_password_is_one_at_both_doors(api: Api, at_activation: str, at_sign_in: str) -> None:
    word = "empat perahu menuju pulau"
    set_to = f"{at_activation}{word}{at_activation}"
    expect(activate(api, "staff@alfa", code_for(api, "staff")["code"], set_to), 200)
    assert sign_in(api, "staff@alfa", f"{at_sign_in}{word}{at_sign_in}").status_code == 200
    assert sign_in(api, f"{at_sign_in}staff@alfa", word).status_code == 200
