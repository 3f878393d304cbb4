"""A refresh whose answer was lost gives the same pair again; a late repeat betrays a theft.

And where one is signed in: registered devices live longer, their owner lists and ends them.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import text
from tests.api.account.test_session import PASSWORD, give_password, me, refresh, sign_in
from tests.matrix.stage import ident
from tests.serving.client import Api
from tests.world import SECRET, key

from penilaian_api.services.account.refresh_tokens import REPEAT_FOR, digest_of
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.models.base import new_id


@pytest.fixture
def first(api: Api) -> dict[str, str]:
    """The tokens of a sign-in that nobody has refreshed yet."""
    give_password(api, "staff")
    return sign_in(api, "staff@alfa").json()


def age(api: Api, token: str, by: timedelta) -> None:
    """Let a refresh token have been used longer ago than it was."""
    with api.raw(owner=True) as sql:
        digest = digest_of(token, SECRET.encode())
        used = machine_clock() - by
        sql.execute(
            text("UPDATE refresh_token SET used_at = :used WHERE digest = :digest"),
            {"used": used.isoformat(" "), "digest": digest},
        )


@pytest.mark.parametrize("repeats", [1, 2, 5])
def test_u10_a_repeat_in_time_gives_the_same_pair(
    api: Api, first: dict[str, str], repeats: int
) -> None:
    second = refresh(api, first["refresh_token"])
    assert second.status_code == 200
    assert second.json()["refresh_token"] != first["refresh_token"]
    for _ in range(repeats):
        again = refresh(api, first["refresh_token"])
        assert again.status_code == 200
        assert _tokens(again.json()) == _tokens(second.json())
    assert me(api, second.json()["access_token"]).status_code == 200
    assert refresh(api, second.json()["refresh_token"]).status_code == 200


def test_u10_the_age_of_a_repeated_pair_is_taken_off_its_lifetime(
    api: Api, first: dict[str, str]
) -> None:
    second = refresh(api, first["refresh_token"]).json()
    age(api, first["refresh_token"], timedelta(seconds=20))
    again = refresh(api, first["refresh_token"]).json()
    assert _tokens(again) == _tokens(second)
    assert 19 <= second["expires_in"] - again["expires_in"] <= 25


@pytest.mark.parametrize("late", [timedelta(seconds=1), timedelta(minutes=5), timedelta(hours=6)])
def test_u10_a_late_repeat_ends_the_whole_family(
    api: Api, first: dict[str, str], late: timedelta
) -> None:
    second = refresh(api, first["refresh_token"]).json()
    assert me(api, second["access_token"]).status_code == 200
    age(api, first["refresh_token"], REPEAT_FOR + late)
    stolen = refresh(api, first["refresh_token"])
    assert (stolen.status_code, stolen.json()["code"]) == (400, "refresh_invalid")
    assert me(api, second["access_token"]).status_code == 401
    assert refresh(api, second["refresh_token"]).status_code == 400


def test_u10_a_repeat_after_the_successor_was_used_ends_the_whole_family(
    api: Api, first: dict[str, str]
) -> None:
    second = refresh(api, first["refresh_token"]).json()
    third = refresh(api, second["refresh_token"]).json()
    assert _tokens(refresh(api, second["refresh_token"]).json()) == _tokens(third)
    assert refresh(api, first["refresh_token"]).status_code == 400
    assert me(api, third["access_token"]).status_code == 401
    assert refresh(api, third["refresh_token"]).status_code == 400


@pytest.mark.parametrize("end", ["revoke", "sign-out", "password", "close"])
def test_u10_no_repeat_outlives_the_end_of_the_sign_in(
    api: Api, first: dict[str, str], end: str
) -> None:
    second = refresh(api, first["refresh_token"]).json()
    headers = {"Authorization": f"Bearer {second['access_token']}"}
    if end == "revoke":
        api.http.post("/v1/token/revoke", data={"token": second["refresh_token"]})
    elif end == "sign-out":
        assert api.http.post("/v1/me/sign-out", headers=headers).is_success
    elif end == "password":
        body = {"current": PASSWORD, "password": "sungai jernih mengalir pelan"}
        assert api.put("/v1/me/password", body).is_success
    else:
        account = key("alfa:account:staff")
        version = api.get(f"/v1/accounts/{account}", who="admin").json()["version"]
        path = f"/v1/accounts/{account}/close"
        assert api.post(path, who="admin", version=version).is_success
    assert refresh(api, first["refresh_token"]).status_code == 400
    assert refresh(api, second["refresh_token"]).status_code == 400


def test_u10_repeats_at_once_give_the_same_pair(api: Api, first: dict[str, str]) -> None:
    with ThreadPoolExecutor(4) as threads:
        answers = [*threads.map(lambda _: refresh(api, first["refresh_token"]), range(4))]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({_tokens(answer.json()) for answer in answers}) == 1
    assert refresh(api, answers[0].json()["refresh_token"]).status_code == 200


def test_u10_no_token_stands_in_the_record_in_clear(api: Api, first: dict[str, str]) -> None:
    second = refresh(api, first["refresh_token"]).json()
    with api.raw(owner=True) as sql:
        rows = sql.execute(text("SELECT digest, sealed_pair FROM refresh_token")).all()
    stored = b"".join(bytes(value) for row in rows for value in row if value is not None)
    assert sum(row.sealed_pair is not None for row in rows) == 1
    for token in (first["refresh_token"], *_tokens(second)):
        assert token.encode() not in stored
        assert token.rpartition(".")[2].encode() not in stored
    refresh(api, second["refresh_token"])
    with api.raw(owner=True) as sql:
        kept = sql.execute(text("SELECT sealed_pair FROM refresh_token")).scalars().all()
    assert sum(pair is not None for pair in kept) == 1  # that of the newest alone


def test_u10_a_registered_device_stays_signed_in_longer(api: Api) -> None:
    give_password(api, "staff")
    form = {"grant_type": "password", "username": "staff@alfa", "password": PASSWORD}
    plain = api.http.post("/v1/token", data=form).json()
    device = api.http.post("/v1/token", data={**form, "device": "Ponsel Siti"}).json()
    headers = {"Authorization": f"Bearer {device['access_token']}"}
    items = api.http.get("/v1/me/sessions", headers=headers).json()["items"]
    sessions = [item for item in items if item["id"] != ident("session:staff")]
    lifetimes = {session["device"]: _lifetime(session) for session in sessions}
    assert lifetimes == {None: timedelta(hours=12), "Ponsel Siti": timedelta(days=90)}
    assert [session["is_current"] for session in sessions] == [False, True]
    lost = f"/v1/me/sessions/{sessions[-1]['id']}/end"
    browser = {"Authorization": f"Bearer {plain['access_token']}"}
    assert api.http.post(lost, headers=browser).is_success
    assert me(api, device["access_token"]).status_code == 401
    assert refresh(api, device["refresh_token"]).status_code == 400
    assert me(api, plain["access_token"]).status_code == 200
    left = api.http.get("/v1/me/sessions", headers=browser).json()["items"]
    assert sessions[-1]["id"] not in {session["id"] for session in left}
    assert api.http.post(lost, headers=browser).status_code == 404


def test_u10_nobody_sees_or_ends_the_sign_in_of_another(api: Api, first: dict[str, str]) -> None:
    headers = {"Authorization": f"Bearer {first['access_token']}"}
    mine = {item["id"] for item in api.http.get("/v1/me/sessions", headers=headers).json()["items"]}
    for who in ("admin", "sup", "peer", "auditor"):
        theirs = {item["id"] for item in api.get("/v1/me/sessions", who=who).json()["items"]}
        assert theirs
        assert not theirs & mine
        for session in mine:
            assert api.post(f"/v1/me/sessions/{session}/end", who=who).status_code == 404
    assert me(api, first["access_token"]).status_code == 200


@pytest.mark.parametrize(
    "form",
    [
        {"grant_type": "password", "device": "x" * 61},
        {"grant_type": "password", "device": "a\x00b"},
        {"grant_type": "refresh_token", "refresh_token": "x"},
        {"grant_type": "refresh_token", "refresh_token": "\u0661" * 32 + ".x"},
        {"grant_type": "refresh_token", "refresh_token": "0" * 32},
    ],
)
def test_u10_what_cannot_be_a_token_or_a_name_is_refused(api: Api, form: dict[str, str]) -> None:
    body = {"username": "staff@alfa", "password": PASSWORD, **form}
    assert api.http.post("/v1/token", data=body).status_code == 400


MOVES = {
    "a made-up token": (
        "INSERT INTO refresh_token (agency_id, id, session_id, digest, issued_at, expires_at) "
        "SELECT agency_id, :id, session_id, :plain, issued_at, expires_at FROM refresh_token "
        "WHERE digest = :theirs"
    ),
    "the own row in their sign-in": (
        "UPDATE refresh_token SET session_id = (SELECT session_id FROM refresh_token "
        "WHERE digest = :theirs) WHERE digest = :own"
    ),
    "the own sign-in for their account": (
        "UPDATE sign_in_session SET account_id = (SELECT id FROM account WHERE "
        "login = 'staff@alfa') WHERE id = (SELECT session_id FROM refresh_token "
        "WHERE digest = :own)"
    ),
}  # fmt: skip
"""What an owner of the database can write without the secret."""


@pytest.mark.parametrize("move", MOVES)
def test_r14_an_owner_of_the_database_plants_no_refresh_token(
    api: Api, first: dict[str, str], move: str
) -> None:
    give_password(api, "peer")
    own = sign_in(api, "peer@alfa").json()["refresh_token"]
    made_up = f"{first['refresh_token'].partition('.')[0]}.{'x' * 43}"
    statement = MOVES[move]
    values = {
        "id": new_id().hex,
        "plain": sha256(made_up.encode()).digest(),
        "own": digest_of(own, SECRET.encode()),
        "theirs": digest_of(first["refresh_token"], SECRET.encode()),
    }
    used = {name: value for name, value in values.items() if f":{name}" in statement}
    with api.raw(owner=True) as sql:
        assert sql.execute(text(statement), used).rowcount == 1
    for token in (made_up, own):
        answer = refresh(api, token)
        is_untouched = token is own and move == "a made-up token"
        assert answer.status_code == (200 if is_untouched else 400), answer.text
    assert refresh(api, first["refresh_token"]).status_code == 200


def _tokens(answer: dict[str, str]) -> tuple[str, str]:
    return answer["access_token"], answer["refresh_token"]


def _lifetime(session: dict[str, str]) -> timedelta:
    ends, began = (datetime.fromisoformat(session[name]) for name in ("expires_at", "created_at"))
    return ends - began
