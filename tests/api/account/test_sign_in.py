"""Signing in while others try: nobody is locked out, and nobody learns which names there are."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from starlette.testclient import TestClient
from tests.api.account.test_session import PASSWORD, activation, give_password
from tests.records.statements import counted
from tests.serving.client import Api

from penilaian_api.domain.account import AccountKind
from penilaian_api.services.account.sessions import activate as serve_activation
from penilaian_api.services.account.sessions import sign_in as serve_sign_in
from penilaian_api.storage.account.sign_in import SignInStore
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.models.base import new_id

OFFICE, HOME = "10.0.0.1", "10.0.0.2"
WRONG = "x" * 20
CODE = "K7QM-2XWD-9HTR-4PZA"
PAIRS = 60
DEVIATION = ((2 * PAIRS + 1) / (12 * PAIRS**2)) ** 0.5
"""Of the AUC of so many pairs that do not differ."""
UNKNOWN = ("nobody@alfa", "zzz@zzz", "AAA@alfa", "staff@alfb", "staff@alf", "0")
"""Names before, between and after those there are."""


@pytest.fixture(autouse=True)
def _quick(api: Api) -> Iterator[None]:
    """Tell refusals at small steps of time; that they are told at steps is held elsewhere."""
    turns = api.served.app.context.turns
    before, turns.step = turns.step, 0.01
    yield
    turns.step = before


def caller(api: Api, address: str) -> TestClient:
    http = TestClient(api.served.app, client=(address, 50_000))  # type: ignore[arg-type]  # ASGI
    http.portal = api.http.portal  # type: ignore[attr-defined]  # the loop of the service
    return http


@contextmanager
def delay(api: Api, seconds: float) -> Iterator[None]:
    turns = api.served.app.context.turns
    before, turns.delay = turns.delay, seconds
    yield
    turns.delay = before


def sign_in(http: TestClient, login: str, password: str = PASSWORD, **more: str):
    form = {"grant_type": "password", "username": login, "password": password, **more}
    return http.post("/v1/token", data=form)


def activate(http: TestClient, login: str, code: str = CODE, password: str = PASSWORD):
    body = {"login": login, "code": code, "password": password}
    return http.post("/v1/activations", json=body)


def describe(answer) -> tuple[object, ...]:
    """All that an answer tells, without what differs between any two."""
    headers = {
        name: text for name, text in answer.headers.items() if name not in {"x-request-id", "date"}
    }
    body = {name: part for name, part in answer.json().items() if name != "instance"}
    return answer.status_code, headers, body


@pytest.mark.parametrize("tried", ["sign_in", "activate"])
@pytest.mark.parametrize("address", [OFFICE, HOME])
def test_w10_the_owner_passes_while_a_rival_fails_under_their_name(
    api: Api, tried: str, address: str
) -> None:
    give_password(api, "staff")
    rival, owner = caller(api, OFFICE), caller(api, address)
    refused = 400 if tried == "sign_in" else 401  # of a grant as OAuth has it
    with delay(api, 0.1):
        for number in range(15):
            answer = (
                sign_in(rival, "staff@alfa", WRONG)
                if tried == "sign_in"
                else activate(rival, "staff@alfa")
            )
            assert answer.status_code == (refused if number < 10 else 429)
        assert 1 <= int(answer.headers["retry-after"]) <= 60
        assert sign_in(owner, "staff@alfa").status_code == 200
        assert activate(owner, "head@alfa", activation(api, "head")).status_code == 200


def test_w10_a_known_device_does_not_wait(api: Api) -> None:
    give_password(api, "staff")
    office = caller(api, OFFICE)
    secret = sign_in(office, "staff@alfa").json()["device_secret"]
    for _ in range(10):
        assert sign_in(office, "staff@alfa", WRONG).status_code == 400
    with delay(api, 3600):
        known = sign_in(office, "staff@alfa", device_secret=secret)
        assert known.status_code == 200
        younger = known.json()["device_secret"]
        assert younger.split(".")[0] == secret.split(".")[0]
        assert sign_in(office, "staff@alfa", WRONG, device_secret=younger).status_code == 400
    with delay(api, 0.5):
        began = time.monotonic()
        assert sign_in(office, "staff@alfa", device_secret=secret[:-1]).status_code == 200
        assert time.monotonic() - began >= 0.5


def test_w10_a_header_that_anybody_can_send_evades_no_limit(api: Api) -> None:
    own_machine = caller(api, "127.0.0.1")
    with delay(api, 0.01):
        statuses = [
            own_machine.post(
                "/v1/token",
                data={"grant_type": "password", "username": f"name-{number}", "password": WRONG},
                headers={"X-Forwarded-For": f"198.51.100.{number}"},
            ).status_code
            for number in range(105)
        ]
    assert statuses == [400] * 100 + [429] * 5


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_w11_a_name_that_nobody_has_is_answered_like_a_known_one(api: Api, unknown: str) -> None:
    give_password(api, "staff")
    http = caller(api, OFFICE)
    with delay(api, 0.01):
        for number in range(12):  # ten that are free, and two after them
            known = sign_in(http, "staff@alfa", WRONG)
            assert describe(sign_in(http, unknown, WRONG)) == describe(known), number
        for password in (PASSWORD, "short", "passwordpassword"):
            known = activate(http, "staff@alfa", password=password)
            assert describe(activate(http, unknown, password=password)) == describe(known)
            assert known.status_code == (429 if password == PASSWORD else 422)


@pytest.mark.parametrize("password", [PASSWORD, "short", "passwordpassword", "x" * 128])
def test_w11_activation_tells_nothing_before_the_tenth_failure_either(
    api: Api, password: str
) -> None:
    http = caller(api, OFFICE)
    known = activate(http, "staff@alfa", password=password)
    for unknown in UNKNOWN:
        assert describe(activate(http, unknown, password=password)) == describe(known)


def test_w11_the_right_code_of_a_neighbor_opens_nothing_under_another_name(api: Api) -> None:
    """Under a name that nobody has, the account of a neighbor is looked at, and never changed."""
    code = activation(api, "head")
    http = caller(api, OFFICE)
    for login in ("head@alf", "hea", "head@alfa0", "g"):
        assert activate(http, login, code).status_code == 401
        assert sign_in(http, login).status_code == 400
    assert activate(http, "head@alfa", code).status_code == 200
    assert sign_in(http, "head@alf").status_code == 400


def test_w17_the_own_employee_number_is_no_password_also_under_another_login(api: Api) -> None:
    code = activation(api, "staff")
    me = api.get("/v1/me/data").json()["records"]["employee"][0]
    number = me["employee_code"]
    own = f"{number} {number} {number}"[:100]
    http = caller(api, OFFICE)
    refused = activate(http, "staff@alfa", code, own)
    assert (refused.status_code, refused.json()["code"]) == (422, "weak_password")
    assert activate(http, "staff@alfa", code).status_code == 200, "the code is not used up"
    body = {"current": PASSWORD, "password": own}
    token = sign_in(http, "staff@alfa").json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    refused = api.http.put("/v1/me/password", json=body, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (422, "weak_password")


def test_w11_nothing_is_written_for_a_name_that_nobody_has(api: Api) -> None:
    http = caller(api, OFFICE)
    with api.raw(owner=True) as sql:
        before = sql.exec_driver_sql("SELECT seq FROM audit_head ORDER BY 1").all()
    for unknown in UNKNOWN:
        sign_in(http, unknown)
        activate(http, unknown)
    with api.raw(owner=True) as sql:
        assert sql.exec_driver_sql("SELECT seq FROM audit_head ORDER BY 1").all() == before
        assert sql.exec_driver_sql("SELECT sum(failures) FROM account").scalar_one() == 0


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_w11_a_name_that_nobody_has_costs_the_same_statements(api: Api, unknown: str) -> None:
    give_password(api, "staff")
    http = caller(api, OFFICE)
    for attempt in (lambda login: sign_in(http, login, WRONG), lambda login: activate(http, login)):
        asked = []
        for login in ("staff@alfa", unknown):
            with counted(api) as log:
                attempt(login)
            asked.append(log.statements)
        assert asked[0] == asked[1]


def test_w11_the_time_of_the_processor_tells_no_name(api: Api) -> None:
    """A small part of `scripts/prove names`: within what chance allows so few pairs."""
    give_password(api, "staff")
    context = api.served.app.context
    now = machine_clock()
    store = SignInStore(context.database, now, now, new_id(), context.secret)
    for attempt in (
        lambda login: serve_sign_in(store, login, WRONG, AccountKind.PERSON, None),
        lambda login: serve_activation(store, login, CODE, PASSWORD),
    ):
        spent: dict[str, list[float]] = {"staff@alfa": [], "nobody@alfa": []}
        for number in range(PAIRS):
            for login in [*spent][:: 1 if number % 2 else -1]:
                began = time.process_time()
                with pytest.raises(Exception, match="wrong_"):
                    attempt(login)
                spent[login].append(time.process_time() - began)
        assert abs(auc(*spent.values()) - 0.5) <= 0.05 + 3 * DEVIATION


def auc(first: list[float], second: list[float]) -> float:
    """How often a value of one exceeds one of the other: 0.5 if they cannot be told apart."""
    wins = sum((a > b) + (a == b) / 2 for a in first for b in second)
    return wins / (len(first) * len(second))


def test_w12_a_renewed_secret_ends_what_the_old_one_opened(api: Api) -> None:
    body = {"login": "simpeg@alfa", "kind": "service", "scopes": ["employee_read"]}
    made = api.post("/v1/accounts", body, who="admin").json()
    form = {"grant_type": "client_credentials", "client_id": "simpeg@alfa"}
    first = api.http.post("/v1/token", data={**form, "client_secret": made["secret"]}).json()
    bearer = {"Authorization": f"Bearer {first['access_token']}"}
    assert api.http.get("/v1/employees", headers=bearer).status_code == 200
    version = api.get(f"/v1/accounts/{made['id']}", who="admin").json()["version"]
    renewed = api.post(f"/v1/accounts/{made['id']}/renew-secret", who="admin", version=version)
    assert renewed.status_code == 200
    assert api.http.get("/v1/employees", headers=bearer).status_code == 401
    form |= {"client_secret": renewed.json()["secret"]}
    second = api.http.post("/v1/token", data=form).json()
    bearer = {"Authorization": f"Bearer {second['access_token']}"}
    assert api.http.get("/v1/employees", headers=bearer).status_code == 200
