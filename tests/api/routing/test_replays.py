"""Kept responses: replayed only while all that they are about is within the caller's reach."""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.fernet import Fernet
from httpx2 import Response
from sqlalchemy import select, update
from tests.factories.consent import answer
from tests.factories.cycles import state
from tests.factories.evaluations import assessment, opened
from tests.factories.organization import assign, delegate, expect, ident, patch
from tests.serving.client import Api
from tests.world import SECRET, key

from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.idempotency import IdempotencyKey
from penilaian_api.storage.work.idempotency import unpack

Send = Callable[[], Response]


def move_staff(api: Api) -> None:
    """Put staff below another leader, in another unit."""
    seat = f"/v1/assignments/{ident('seat:staff')}"
    day = api.served.now.date().isoformat()
    expect(
        patch(api, seat, {"ends_on": "2026-03-15" if day < "2026-03-20" else "2026-03-26"}, 1), 200
    )
    expect(assign(api, ident("staff"), ident("STAFF2"), day, seat=5))
    person = expect(api.get(f"/v1/employees/{ident('staff')}", who="admin"), 200)
    path = f"/v1/employees/{ident('staff')}"
    expect(patch(api, path, {"unit_id": ident("LAIN")}, person["version"]), 200)


def rating(api: Api) -> Send:
    """The assessor rates one of their people."""
    made = opened(api, who=("staff", "peer"))
    evaluation, body = made["evaluations"]["staff"], assessment(made["plans"]["staff"])
    path = f"/v1/evaluations/{evaluation['id']}/rate"
    return lambda: api.post(path, body, who="sup", version=evaluation["version"], key="k")


def rating_in_bulk(api: Api) -> Send:
    """The assessor rates two of their people in one call; one of them will be lost."""
    made = opened(api, who=("staff", "peer"))
    items = [
        {
            "id": made["evaluations"][who]["id"],
            "version": made["evaluations"][who]["version"],
            **assessment(made["plans"][who]),
        }
        for who in ("staff", "peer")
    ]
    return lambda: api.post("/v1/evaluations/rate", {"items": items}, who="sup", key="k")


def message(api: Api) -> Send:
    """The assessor writes into the dialogue on a plan."""
    plan = opened(api, who=("staff", "peer"))["plans"]["staff"]
    path = f"/v1/plans/{plan['id']}/messages"
    return lambda: api.post(path, {"message": "Lanjutkan."}, who="sup", key="k")


def progress_of_a_service(api: Api) -> Send:
    """An HR system that is bound to a unit posts for somebody of the unit."""
    plan = opened(api, who=("staff", "peer"))["plans"]["staff"]
    bound = update(Account).where(Account.id == key("alfa:account:service"))
    with api.raw(owner=True) as sql:
        sql.execute(bound.values(unit_id=key("alfa:BIDANG")))
    result = plan["in_force"]["work_results"][0]
    line = result["indicators"][0]["line_id"]
    body = {"line_id": line, "on": "2026-03-16", "value": "1"}
    return lambda: api.post(f"/v1/plans/{plan['id']}/progress", body, who="service", key="k")


@pytest.mark.parametrize("act", [rating, rating_in_bulk, message, progress_of_a_service])
def test_w8_a_response_is_replayed_only_within_reach(api: Api, act: Callable[[Api], Send]) -> None:
    send = act(api)
    first = send()
    assert first.is_success, first.text
    again = send()
    assert (again.headers["idempotency-replayed"], again.json()) == ("true", first.json())
    move_staff(api)
    lost = send()
    assert (lost.status_code, lost.json()["code"]) == (404, "not_found")
    assert "idempotency-replayed" not in lost.headers


def test_w8_what_follows_from_an_act_need_not_be_within_reach(api: Api) -> None:
    made = expect(delegate(api, ident("SUP"), ident("deputy"), "2026-03-16"))
    path = f"/v1/approvals/{made['approval_id']}/consent"

    def send() -> Any:
        return api.post(path, who="sup", version=1, key="k")

    first = expect(send(), 200)
    assert api.get(f"/v1/delegations/{made['id']}", who="sup").status_code == 404
    assert expect(send(), 200) == first
    assert answer(api, made["approval_id"], "head").json()["code"] == "approval_answered"


def test_w8_a_dry_run_keeps_nothing(api: Api) -> None:
    made = opened(api)
    path = f"/v1/periods/{made['period']['id']}/evaluations?dry_run=true"
    for _ in range(2):
        done = api.post(path, who="admin", key="k")
        assert done.status_code == 200
        assert "idempotency-replayed" not in done.headers


MOST = 0.6
"""So much a kept answer takes of what it took as text, with its headers and targets apart."""


def as_text(content: bytes) -> bytes:
    """Seal an answer as an earlier program did."""
    digest = hashlib.sha256(b"kept answers:" + SECRET.encode()).digest()
    return Fernet(urlsafe_b64encode(digest)).encrypt(content)


def test_g7_a_kept_answer_is_compressed_and_given_again_whole(api: Api) -> None:
    state(api)
    first, again = (
        api.post("/v1/plans", {"cycle_key": "2026"}, who="staff", key="k") for _ in range(2)
    )
    assert first.status_code == 201, first.text
    assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
    assert again.headers["idempotency-replayed"] == "true"
    with api.raw(owner=True) as connection:
        rows = connection.execute(select(IdempotencyKey.status, IdempotencyKey.packed)).all()
    ((status, packed),) = [(row.status, row.packed) for row in rows if row.packed]
    assert status is None  # what an earlier program takes for a request that still runs
    about = unpack(packed)
    former = len(as_text(first.content)) + len(json.dumps([about.headers, about.targets]))
    assert len(packed) < MOST * former, (len(packed), former)


def test_g7_an_answer_that_an_earlier_program_kept_is_given_again(api: Api) -> None:
    send = message(api)
    first = send()
    with api.raw(owner=True) as connection:
        packed = connection.execute(select(IdempotencyKey.packed)).scalar_one()
        about = unpack(packed)
        before = {
            "status": about.status,
            "headers": json.dumps(about.headers),
            "body": as_text(first.content),
        }
        kept = update(IdempotencyKey).values(**before, targets=about.targets, packed=None)
        connection.execute(kept)
    again = send()
    assert (again.status_code, again.content) == (first.status_code, first.content)
