"""The operator recovers accounts from the command line, and is seen doing it."""

from typing import Any

import pytest
from tests.factories.organization import expect
from tests.serving.client import Api
from typer.testing import CliRunner

from penilaian_api.commands.program import program

PASSWORD = "empat perahu menuju pulau"
OTHER = "delapan kuda di hulu sungai"
WHY = "Surat BKPSDM 12/2026"


pytestmark = pytest.mark.usefixtures("operator")


def run(*words: str) -> Any:
    return CliRunner().invoke(program, ["account", *words])


def reset(login: str) -> str:
    done = run("reset", "alfa", login, "--reason", WHY)
    assert done.exit_code == 0, done.output
    return str(done.output).strip()


def activate(api: Api, login: str, code: str, password: str = PASSWORD) -> int:
    body = {"login": login, "code": code, "password": password}
    return api.http.post("/v1/activations", json=body).status_code


def sign_in(api: Api, login: str, password: str) -> Any:
    form = {"grant_type": "password", "username": login, "password": password}
    return api.http.post("/v1/token", data=form)


def rows(api: Api, action: str) -> list[dict[str, Any]]:
    items = expect(api.get("/v1/audit?limit=200", who="auditor"), 200)["items"]
    return [item for item in items if item["action"] == action]


def test_r6_the_accounts_of_an_agency_are_listed_and_no_others() -> None:
    lines = [line.split("\t") for line in run("list", "alfa").output.splitlines()]
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    assert ["admin@alfa", "person", "admin", "open, no password yet"] in lines
    assert ["service@alfa", "service", "-", "open, no password yet"] in lines
    assert not any("beta" in line[0] for line in lines)


def test_r6_a_reset_opens_the_account_to_its_owner_and_never_unseen(api: Api) -> None:
    assert activate(api, "sup@alfa", reset("sup@alfa")) == 200
    before = expect(sign_in(api, "sup@alfa", PASSWORD), 200)
    code = reset("sup@alfa")
    bearer = {"Authorization": f"Bearer {before['access_token']}"}
    assert api.http.get("/v1/me", headers=bearer).status_code == 401  # its sign-ins end
    assert activate(api, "sup@alfa", code, OTHER) == 200  # by nobody's consent
    assert sign_in(api, "sup@alfa", PASSWORD).status_code != 200
    (request,) = [
        item
        for item in expect(api.get("/v1/approvals", who="admin"), 200)["items"]
        if item["kind"] == "reset_account"
    ]
    assert (request["rule"], request["asked_by"], request["is_granted"]) == ("operator", None, True)
    after = expect(sign_in(api, "sup@alfa", OTHER), 200)
    theirs = {"Authorization": f"Bearer {after['access_token']}"}
    tasks = api.http.get("/v1/me/tasks", headers=theirs).json()["items"]
    assert "account_was_reset" in {task["kind"] for task in tasks}
    assert all(row["by_account_id"] is None for row in rows(api, "account_reset"))
    assert rows(api, "account_reset")


def test_r6_a_first_code_of_the_operator_ends_the_earlier_ones(api: Api) -> None:
    first, second = reset("staff@alfa"), reset("staff@alfa")
    assert activate(api, "staff@alfa", first) == 401
    assert activate(api, "staff@alfa", second) == 200


def test_r6_a_service_gets_another_secret(api: Api) -> None:
    secret = reset("service@alfa")
    form = {
        "grant_type": "client_credentials",
        "client_id": "service@alfa",
        "client_secret": secret,
    }
    assert api.http.post("/v1/token", data=form).status_code == 200


def test_r6_a_closed_account_opens_no_more(api: Api) -> None:
    activate(api, "staff@alfa", reset("staff@alfa"))
    assert run("close", "alfa", "staff@alfa").output == "staff@alfa is closed.\n"
    assert sign_in(api, "staff@alfa", PASSWORD).status_code != 200
    assert "staff@alfa\tperson\t-\tclosed " in run("list", "alfa").output
    (row,) = rows(api, "account_close")
    assert row["by_account_id"] is None
    for again in (
        run("close", "alfa", "staff@alfa"),
        run("reset", "alfa", "staff@alfa", "--reason", WHY),
    ):
        assert again.exit_code != 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("list", "gama"), "There is no agency 'gama'"),
        (("reset", "gama", "staff@alfa", "--reason", WHY), "There is no agency 'gama'"),
        (("reset", "beta", "staff@alfa", "--reason", WHY), "beta has no account 'staff@alfa'"),
        (("close", "alfa", "gone"), "alfa has no account 'gone'"),
    ],
)
def test_r6_what_is_not_there_is_said_in_a_sentence(words: tuple[str, ...], message: str) -> None:
    done = run(*words)
    assert done.exit_code != 0
    assert message in done.output + str(done.exception)


def test_r6_a_reset_takes_a_reason() -> None:
    assert run("reset", "alfa", "staff@alfa").exit_code == 2


def test_r6_the_record_is_whole_after_what_the_operator_did() -> None:
    reset("sup@alfa")
    run("close", "alfa", "peer@alfa")
    verified = CliRunner().invoke(program, ["verify"])
    assert verified.exit_code == 0, verified.output
