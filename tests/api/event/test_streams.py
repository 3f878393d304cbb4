"""Events as a stream: said as they are committed, resumed where it ended, and bounded."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import httpx
import pytest
from tests.api.event.read_events import events_of, now, post_progress
from tests.factories.evaluations import opened
from tests.serving.client import Api
from tests.serving.process import PATIENCE, Program, served_program

from penilaian_api.api.transport.server import streams


def frames(text: str) -> list[dict[str, str]]:
    """Read the frames of a stream."""
    blocks = [block.splitlines() for block in text.split("\n\n")]
    lines = [[line.partition(": ") for line in block] for block in blocks]
    return [{name: value for name, _, value in block if value} for block in lines if block]


def heard(api: Api, who: str = "staff", query: str = "", **headers: str) -> list[dict[str, str]]:
    """Give what a stream says until it ends; in these tests that is at once."""
    answer = api.get(f"/v1/events/stream?{query}", who=who, headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/event-stream")
    return frames(answer.text)


def test_a_stream_says_what_the_pages_say(api: Api) -> None:
    start = now(api)
    post_progress(api, opened(api)["plans"]["staff"])
    news = [frame for frame in heard(api, query=f"after={start}") if "data" in frame]
    whole = events_of(api, "staff", start)
    assert [json.loads(frame["data"]) for frame in news] == whole
    assert [frame["event"] for frame in news] == [event["type"] for event in whole]
    middle = news[2]["id"]
    rest = [frame for frame in heard(api, **{"Last-Event-ID": middle}) if "data" in frame]
    assert [json.loads(frame["data"]) for frame in rest] == whole[3:]


def test_a_stream_begins_here_and_says_where_to_go_on(api: Api) -> None:
    plan = opened(api)["plans"]["staff"]
    (first, *_) = heard(api)
    assert "data" not in first
    post_progress(api, plan)
    news = [frame for frame in heard(api, **{"Last-Event-ID": first["id"]}) if "data" in frame]
    assert [frame["event"] for frame in news] == ["progress.created"]


@pytest.mark.parametrize("headers", [{"Last-Event-ID": "x"}, {"Last-Event-ID": "x" * 600}])
def test_where_a_reader_stopped_is_checked(api: Api, headers: dict[str, str]) -> None:
    assert api.get("/v1/events/stream", headers=headers).status_code == 422
    assert api.get("/v1/events/stream?limit=3").status_code == 422
    assert api.get("/v1/events/stream", who=None).status_code == 401
    assert api.get("/v1/events/stream", who="bare").status_code == 403


class Listener:
    """Reads a stream in a thread of its own, and tells when each line came."""

    def __init__(self, program: Program, token: str, **headers: str) -> None:
        self._headers = {"Authorization": f"Bearer {token}", **headers}
        self._url = f"{program.url}/v1/events/stream"
        self.lines: Queue[str] = Queue()
        self.status: Queue[int] = Queue()
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        timeout = httpx.Timeout(PATIENCE)
        with httpx.stream("GET", self._url, headers=self._headers, timeout=timeout) as answer:
            self.status.put(answer.status_code)
            for line in answer.iter_lines():
                self.lines.put(line)

    def next(self, start: str, seconds: float = PATIENCE) -> str:
        """Wait for the next line that begins so."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                line = self.lines.get(timeout=left)
            except Empty:
                break
            if line.startswith(start):
                return line
        raise AssertionError(f"No line {start!r} came.")


def create_unit(program: Program, token: str, code: str) -> dict[str, Any]:
    """Make a unit, which all are told of."""
    answer = httpx.put(
        f"{program.url}/v1/units/{code}",
        json={"name": f"Dinas {code}", "kind": "dinas"},
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": code},
        timeout=PATIENCE,
    )
    assert answer.is_success, answer.text
    body: dict[str, Any] = answer.json()
    return body


@contextmanager
def program_of(folder: Path, *words: str, **settings: str) -> Iterator[Program]:
    with served_program(folder, *words, **settings) as program:
        yield program


@pytest.mark.parametrize("words", [(), ("--workers", "2")], ids=["one", "two"])
def test_a_change_is_said_while_one_listens_and_the_service_still_stops(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    with program_of(tmp_path, *words) as program:
        token = program.token("admin.satu")
        listeners = [Listener(program, token) for _ in range(streams.MOST_OF_ONE)]
        for listener in listeners:
            assert listener.status.get(timeout=PATIENCE) == 200
            listener.next("id: ")
        made = [create_unit(program, token, f"U{number}")["id"] for number in range(5)]
        for listener in listeners:
            news = [json.loads(listener.next("data: ")[6:])["data"]["id"] for _ in made]
            assert news == made
        began = time.monotonic()
    assert time.monotonic() - began < 8
    for listener in listeners:
        listener.thread.join(PATIENCE)
        assert not listener.thread.is_alive()


def test_an_account_has_a_few_streams_and_gives_them_back(tmp_path: Path) -> None:
    with program_of(tmp_path) as program:
        token = program.token("admin.satu")
        listeners = [Listener(program, token) for _ in range(streams.MOST_OF_ONE)]
        for listener in listeners:
            assert listener.status.get(timeout=PATIENCE) == 200
        refused = httpx.get(
            f"{program.url}/v1/events/stream",
            headers={"Authorization": f"Bearer {token}"},
            timeout=PATIENCE,
        )
        assert (refused.status_code, refused.json()["code"]) == (429, "too_many_streams")
        signed_out = httpx.post(
            f"{program.url}/v1/me/sign-out",
            headers={"Authorization": f"Bearer {token}"},
            timeout=PATIENCE,
        )
        assert signed_out.status_code in {200, 204}, signed_out.text
        for listener in listeners:  # signing out is a row of the trail: it is heard at once
            listener.thread.join(PATIENCE)
            assert not listener.thread.is_alive()
