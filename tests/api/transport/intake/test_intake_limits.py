"""Send the intake too much, too slow and too many, and break what is behind it."""

import asyncio

import pytest
from tests.serving.asking import (
    BEARER,
    JSON,
    MULTIPART,
    REQUEST_ID,
    answered,
    call,
    routes,
    scope_of,
)

from penilaian_api.api.transport.intake import Intake
from penilaian_api.api.transport.server.log_lines import JsonFormatter
from penilaian_api.storage.database.engine import POOL, SEATS


def uploaded(size):
    head = b'--cut\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    return [head, *[b"x" * 1000] * (size // 1000), b"\r\n--cut--\r\n"]


def test_an_upload_streams_through_up_to_its_own_limit():
    answer = call("POST", "/v1/evidence", MULTIPART, BEARER, chunks=uploaded(50_000), body_limit=10)
    assert (answer.status, answer.json) == (200, 50_000)


def test_an_upload_is_broken_off_at_its_limit():
    options = {"chunks": uploaded(50_000), "upload_limit": 40_000}
    answer = call("POST", "/v1/evidence", MULTIPART, BEARER, **options)
    assert (answer.status, answer.code) == (413, "body_too_large")


def test_an_upload_that_cannot_be_read_is_a_problem():
    answer = call(
        "POST", "/v1/evidence", ("content-type", "multipart/form-data"), BEARER, chunks=[b"x"]
    )
    assert (answer.status, answer.code) == (400, "unreadable")


def test_a_body_that_does_not_come_in_time_is_refused():
    answer = call("POST", "/v1/rows", JSON, chunks=[], body_seconds=0)
    assert (answer.status, answer.code) == (400, "body_too_slow")


def test_an_upload_that_does_not_come_in_time_is_refused():
    answer = call("POST", "/v1/evidence", MULTIPART, BEARER, chunks=[], upload_seconds=0)
    assert (answer.status, answer.code) == (400, "body_too_slow")


def test_who_leaves_before_the_end_gets_no_answer():
    async def leave():
        sent = []

        async def gone():
            return {"type": "http.disconnect"}

        async def send(message):
            sent.append(message)

        scope = scope_of("POST", "/v1/rows", [JSON])
        intake = Intake(routes(), verify=lambda _: None, open_to_all=lambda _: True)
        await intake(scope, gone, send)
        return sent

    assert asyncio.run(leave()) == []


def test_more_requests_than_places_are_sent_away_and_the_places_come_back():
    async def crowd():
        opened = asyncio.Event()

        async def wait(_scope, _receive, send):
            await opened.wait()
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b""})

        intake = Intake(wait, verify=lambda _: None, in_flight=2)
        served = [
            asyncio.create_task(answered(intake, scope_of("GET", "/v1/x", []))) for _ in range(2)
        ]
        await asyncio.sleep(0)
        refused = await answered(intake, scope_of("GET", "/v1/x", []))
        live = asyncio.create_task(answered(intake, scope_of("GET", "/livez", [])))
        await asyncio.sleep(0)
        opened.set()
        first = [answer.status for answer in await asyncio.gather(*served, live)]
        again = await answered(intake, scope_of("GET", "/v1/x", []))
        return refused, first, again.status

    refused, first, again = asyncio.run(crowd())
    assert (refused.status, refused.code) == (503, "busy")
    assert refused.headers["retry-after"] == "1"
    assert first == [200, 200, 200]
    assert again == 200


@pytest.mark.parametrize("accounts", [("one",), ("one", "two")])
def test_w17_one_account_takes_at_most_half_of_the_places(accounts):
    async def crowd():
        opened = asyncio.Event()

        async def wait(_scope, _receive, send):
            await opened.wait()
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b""})

        intake = Intake(wait, verify=lambda token: token, in_flight=8)
        scopes = [
            scope_of("GET", "/v1/x", [("authorization", f"Bearer {account}")])
            for account in accounts
            for _ in range(6)
        ]
        served = [asyncio.create_task(answered(intake, scope)) for scope in scopes]
        await asyncio.sleep(0.2)
        opened.set()
        answers = await asyncio.gather(*served)
        again = [await answered(intake, scope) for scope in scopes]
        return answers, [answer.status for answer in again]

    answers, again = asyncio.run(crowd())
    assert set(again) == {200}
    refused = [answer for answer in answers if answer.status != 200]
    assert len(answers) - len(refused) == 4 * len(accounts)
    assert {(answer.status, answer.code) for answer in refused} <= {
        (429, "too_many_at_once"),
        (503, "busy"),
    }
    assert {answer.headers["retry-after"] for answer in refused} == {"1"}


def test_g5_a_crowd_waits_its_turn_while_a_few_work_and_nobody_is_sent_away():
    """A hundred at once: as many work as one interpreter has use for, by turns of the accounts."""
    at_work, most, order = 0, 0, []

    async def work(scope, _receive, send):
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        order.append(scope["state"]["claims"])
        await asyncio.sleep(0.001)
        at_work -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def crowd():
        intake = Intake(work, verify=lambda token: token, in_flight=128)
        accounts = ["busy"] * 60 + ["quick"] * 20 + [f"single{number}" for number in range(20)]
        scopes = [
            scope_of("GET", "/v1/x", [("authorization", f"Bearer {account}")])
            for account in accounts
        ]
        return await asyncio.gather(*(answered(intake, scope) for scope in scopes))

    answers = asyncio.run(crowd())
    assert {answer.status for answer in answers} == {200}
    assert most == SEATS
    behind = order.index("single19") - SEATS
    # Tokens are verified in threads, so a few of an account may arrive before the others do; by
    # turns of arrival alone it would be more than 90.
    assert behind <= 40, "one of each account is let in before the second of any"


def test_g5_a_slow_reader_of_an_answer_keeps_no_seat():
    at_work = 0

    async def crowd():
        taken = asyncio.Event()

        async def work(_scope, _receive, send):
            nonlocal at_work
            at_work += 1
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await taken.wait()
            await send({"type": "http.response.body", "body": b""})

        intake = Intake(work, verify=lambda _: None, in_flight=64)
        slow = [
            asyncio.create_task(answered(intake, scope_of("GET", "/v1/x", [])))
            for _ in range(2 * SEATS)
        ]
        await asyncio.sleep(0.05)
        taken.set()
        return at_work, {answer.status for answer in await asyncio.gather(*slow)}

    assert asyncio.run(crowd()) == (2 * SEATS, {200})


def test_g5_a_process_has_connections_for_those_at_work_and_no_more():
    assert SEATS <= POOL <= 2 * SEATS


def test_a_place_comes_back_after_a_failure():
    async def broken(_scope, _receive, _send):
        raise RuntimeError

    async def twice():
        intake = Intake(broken, verify=lambda _: None, in_flight=1)
        return [(await answered(intake, scope_of("GET", "/", []))).status for _ in range(2)]

    assert asyncio.run(twice()) == [500, 500]


def test_a_failure_is_logged_with_its_request_and_without_its_body(caplog):
    async def broken(_scope, _receive, _send):
        raise RuntimeError

    body = b'{"password": "hunter2"}'
    answer = call("POST", "/", JSON, ("x-request-id", REQUEST_ID), chunks=[body], app=broken)
    assert (answer.status, answer.code) == (500, "internal")
    (record,) = caplog.records
    assert record.levelname == "ERROR"
    assert answer.json["instance"] == f"urn:uuid:{record.fields['request_id']}"
    assert record.fields["client_request_id"] == REQUEST_ID
    assert record.fields["failure"] == ["RuntimeError"]
    assert "hunter2" not in JsonFormatter().format(record)


def test_a_failure_within_an_answer_is_logged_and_breaks_it_off(caplog):
    async def broken(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError

    with pytest.raises(RuntimeError):
        call("GET", "/", ("x-request-id", REQUEST_ID), app=broken)
    (record,) = caplog.records
    assert record.levelname == "ERROR"
    assert record.fields["client_request_id"] == REQUEST_ID


def test_other_than_http_passes_by():
    scope_types = []

    async def app(scope, _receive, _send):
        scope_types.append(scope["type"])

    asyncio.run(Intake(app, verify=lambda _: None)({"type": "lifespan"}, None, None))
    assert scope_types == ["lifespan"]
