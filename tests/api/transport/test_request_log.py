"""One line for each request, by whose id a refusal is found again, and nobody's words in any."""

import json
import logging
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from sqlalchemy.exc import IntegrityError
from tests.records.statements import counted
from tests.serving.client import Api
from tests.serving.process import free_port
from tests.world import key

from penilaian_api.api.transport.request_log import describe_failure
from penilaian_api.api.transport.server.log_lines import JsonFormatter
from penilaian_api.domain.errors import RefusalError

FIELDS = {
    "time", "level", "logger", "event", "request_id", "client_request_id", "method", "action",
    "account_id", "status", "code", "ms", "cpu_ms", "statements",
}  # fmt: skip
NAME = "Siti Rahmawati Kenari"
PATIENCE = 60


@contextmanager
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[list[dict]]:
    """Collect the lines of the requests inside this block, as they are written."""
    caplog.clear()
    lines: list[dict] = []
    with caplog.at_level(logging.INFO, "penilaian_api.request"):
        yield lines
    lines += [
        json.loads(JsonFormatter().format(record))
        for record in caplog.records
        if record.name == "penilaian_api.request"
    ]


def test_r10_a_request_is_one_line_that_tells_what_it_cost(
    api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    api.get("/v1/me")  # what is read once a minute is read now
    with logged(caplog) as lines, counted(api) as log:
        answer = api.get("/v1/me", headers={"X-Request-ID": "their-42"})
    (line,) = lines
    assert line.keys() == FIELDS
    assert line["request_id"] == answer.headers["x-request-id"]
    assert line["client_request_id"] == "their-42"
    assert (line["action"], line["status"], line["code"]) == ("me_read", 200, None)
    assert line["account_id"] == str(key("alfa:account:staff"))
    assert line["statements"] == log.count + 2  # BEGIN and COMMIT, which the tests leave out
    assert line["cpu_ms"] > 0


REFUSALS = {
    "no token": ("GET", "/v1/me", None, {}, 401),
    "not open": ("GET", "/v1/accounts", "staff", {}, 403),
    "not there": ("GET", f"/v1/plans/{UUID(int=7)}", "staff", {}, 404),
    "no route": ("GET", f"/v1/{'kenari' * 3}", "staff", {}, 404),
    "no method": ("DELETE", "/v1/me", "staff", {}, 405),
    "no JSON": ("POST", "/v1/plans", "staff", {"content": b"{", "headers": True}, 400),
    "no such media": ("POST", "/v1/plans", "staff", {"content": b"kenari"}, 415),
    "wrong shape": ("POST", "/v1/plans", "staff", {"json": {"kenari": "kenari"}}, 422),
    "wrong password": (
        "POST",
        "/v1/token",
        None,
        {"data": {"grant_type": "password", "username": "kenari", "password": "kenari" * 4}},
        400,
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_r10_the_id_of_a_refused_answer_is_found_in_the_log(
    api: Api, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    method, path, who, body, status = REFUSALS[name]
    body = dict(body)
    headers = {"Content-Type": "application/json"} if body.pop("headers", None) else {}
    with logged(caplog) as lines:
        answer = api.call(method, path, who=who, headers=headers, **body)
    assert answer.status_code == status, answer.text
    (line,) = lines
    assert line["request_id"] == answer.headers["x-request-id"]
    assert answer.json()["instance"] == f"urn:uuid:{line['request_id']}"
    assert (line["status"], line["code"]) == (status, answer.json()["code"])
    assert "kenari" not in json.dumps(line)


@pytest.mark.parametrize(
    ("logger", "words", "values", "fields", "rest"),
    [
        ("penilaian_api.request", "request", (), {"ms": 1.5, "code": None},
         ', "event": "request", "ms": 1.5, "code": null'),
        ("uvicorn.error", "Berjalan di %s: é", ("127.0.0.1",), None,
         ', "event": "Berjalan di 127.0.0.1: é"'),
        ("sqlalchemy.pool", "lost %s", (NAME,), None, ""),
        ("sqlalchemy.pool", "%d is no number", (NAME,), None, ""),
    ],
)  # fmt: skip
def test_r10_the_form_of_a_line_is_told_by_its_logger(
    logger: str, words: str, values: tuple, fields: dict | None, rest: str
) -> None:
    record = logging.LogRecord(logger, logging.WARNING, "", 0, words, values, None, sinfo=NAME)
    record.created = 1774577045.25
    if fields is not None:
        record.fields = fields
    begin = '{"time": "2026-03-27T02:04:05.250+00:00", "level": "warning", "logger": "'
    assert JsonFormatter().format(record) == f'{begin}{logger}"{rest}}}'


def test_r10_what_is_no_json_is_never_told_by_its_repr() -> None:
    record = logging.LogRecord("any", logging.WARNING, "", 0, "any", (), None)
    record.fields = {"who": {NAME}}
    with pytest.raises(TypeError):
        JsonFormatter().format(record)


@pytest.mark.parametrize(
    ("theirs", "kept"),
    [
        ("01890a5d-ac96-774b-bcce-b302099a8057", True),
        ("trace:00-4bf92f/b7.1", True),
        ("a" * 100, True),
        ("a" * 101, False),
        ("a b", False),
        ('a"}', False),
        ("é", False),
    ],
)
def test_r10_an_id_of_theirs_is_kept_beside_ours_if_it_is_a_plain_word(
    api: Api, caplog: pytest.LogCaptureFixture, theirs: str, *, kept: bool
) -> None:
    with logged(caplog) as lines:
        answer = api.get("/livez", who=None, headers={"X-Request-ID": theirs.encode()})
    assert lines[0]["client_request_id"] == (theirs if kept else None)
    assert answer.headers["x-request-id"] != theirs


def test_r10_what_the_trail_calls_the_request_is_ours(api: Api) -> None:
    theirs = "01890a5d-ac96-774b-bcce-b302099a8057"
    holiday = {"name": "Hari jadi"}
    headers = {"X-Request-ID": theirs}
    answer = api.put("/v1/holidays/2026-11-23", holiday, who="admin", headers=headers)
    rows = api.get("/v1/audit?limit=200", who="auditor").json()["items"]
    ids = {row["request_id"] for row in rows}
    assert answer.headers["x-request-id"] in ids
    assert theirs not in ids


def test_r8_a_failure_of_the_database_is_logged_without_what_was_sent(api: Api) -> None:
    """PostgreSQL repeats the whole row in the detail of an error."""
    from penilaian_api.storage.models.organization import Employee  # noqa: PLC0415 - this alone stores by hand

    employee = Employee(
        agency_id=api.agency_id(),
        id=key("alfa:staff"),
        employee_code=NAME,
        name=NAME,
        kind="civil_servant",
        unit_id=key("alfa:BIDANG"),
    )
    with pytest.raises(RefusalError) as caught:
        _store(api, employee)
    chain = [caught.value]
    while cause := chain[-1].__cause__ or chain[-1].__context__:
        chain.append(cause)
    assert any(isinstance(link, IntegrityError) for link in chain)
    assert not any(NAME in str(link) for link in chain)
    failure = describe_failure(caught.value)
    assert failure["at"]
    record = logging.LogRecord(
        "any", logging.ERROR, "", 0, "%s", (NAME,), (type(caught.value), caught.value, None)
    )
    assert NAME not in JsonFormatter().format(record)


def _store(api: Api, record: object) -> None:
    with api.served.app.context.database.begin(api.agency_id(), writes=True) as session:
        session.add(record)
        session.flush()


@pytest.mark.slow
def test_r10_the_program_writes_lines_of_json_alone(tmp_path: Path) -> None:
    """From the start to the end, as whoever collects them reads them."""
    program = Path(sys.executable).with_name("penilaian-api")
    port = free_port()
    own = {
        "PENILAIAN_DATABASE_URL": f"sqlite:///{tmp_path / 'record.db'}",
        "PENILAIAN_DATA_FOLDER": str(tmp_path),
    }
    kept = {name: value for name, value in os.environ.items() if "PENILAIAN" not in name}
    subprocess.run([program, "migrate"], env=kept | own, check=True, capture_output=True)
    with subprocess.Popen(
        [program, "serve", "--port", str(port)], env=kept | own, stdout=subprocess.PIPE, text=True
    ) as process:
        answer = _request(f"http://127.0.0.1:{port}/v1/me")
        process.send_signal(signal.SIGTERM)
        written, _ = process.communicate(timeout=PATIENCE)
    lines = [json.loads(line) for line in written.splitlines()]
    (line,) = [line for line in lines if line.get("request_id") == answer.headers["x-request-id"]]
    assert line["status"] == 401
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", line["time"])


def _request(address: str) -> httpx.Response:
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        try:
            return httpx.get(address)
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError
