"""Check what only the operator makes: a command's words are taken as a request's are."""

from typing import Any

import pytest
from sqlalchemy import text
from tests.serving.client import Api
from typer.testing import CliRunner

from penilaian_api.commands.program import program

PASSWORD = "empat perahu menuju pulau"
COMPOSED, APART = "ren\u00e9@alfa", "rene\u0301@alfa"


pytestmark = pytest.mark.usefixtures("operator")


def run(*words: str) -> Any:
    return CliRunner().invoke(program, words)


@pytest.mark.parametrize("typed", [COMPOSED, APART])
def test_who_types_the_same_letters_signs_in_however_they_are_composed(
    api: Api, typed: str
) -> None:
    made = run("account", "create", "alfa", typed, "--role", "auditor")
    assert made.exit_code == 0, made.output
    body = {"login": APART, "code": made.output.strip(), "password": PASSWORD}
    assert api.http.post("/v1/activations", json=body).status_code == 200
    for login in (COMPOSED, APART):
        form = {"grant_type": "password", "username": login, "password": PASSWORD}
        assert api.http.post("/v1/token", data=form).status_code == 200, login


def test_the_same_login_composed_otherwise_is_taken(api: Api) -> None:
    assert run("account", "create", "alfa", COMPOSED).exit_code == 0
    assert run("account", "create", "beta", APART).exit_code != 0
    with api.raw(owner=True) as record:
        logins = record.execute(text("SELECT login FROM login WHERE login LIKE 'ren%'"))
        assert [*logins.scalars()] == [COMPOSED]


def test_words_that_may_not_be_stored_are_refused() -> None:
    for words in (
        ("account", "create", "alfa", "ren\u202e@alfa"),
        ("account", "create", "alfa", "rene@alfa", "--employee-code", "a\x07"),
        ("agency", "create", "gamma", "Kota \u2066Gamma"),
    ):
        assert run(*words).exit_code == 2, words
    assert "gamma" not in run("agency", "list").output
