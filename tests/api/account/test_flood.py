"""A flood of sign-ins at a really served process: others are served, and memory is given back."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from tests.serving.process import PATIENCE, Program, served_program

WRONG = "x" * 20
AT_ONCE = 40
MOST_GROWN = 80_000
"""Kilobytes: two hashes of 19 MiB at once, and what forty connections take."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with served_program(tmp_path_factory.mktemp("flooded")) as program:
        yield program


def memory(program: Program, name: str) -> int:
    text = Path(f"/proc/{program.pid}/status").read_text()
    (kilobytes,) = re.findall(rf"{name}:\s+(\d+) kB", text)
    return int(kilobytes)


def flood(program: Program, login: str, source: str = "127.0.0.2") -> httpx.Response:
    transport = httpx.HTTPTransport(local_address=source)
    form = {"grant_type": "password", "username": login, "password": WRONG}
    with httpx.Client(transport=transport, timeout=PATIENCE) as client:
        return client.post(f"{program.url}/v1/token", data=form)


def test_w12_a_flood_takes_little_memory_and_lets_others_through(program: Program) -> None:
    token = program.token("owner@alfa")
    bearer = {"Authorization": f"Bearer {token}"}
    for _ in range(2):
        assert program.sign_in("owner@alfa").status_code == 200
    before, waits = memory(program, "VmRSS"), []
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        rivals = [crowd.submit(flood, program, f"name-{n}") for n in range(3 * AT_ONCE)]
        while not all(rival.done() for rival in rivals):
            began = time.monotonic()
            answer = httpx.get(f"{program.url}/v1/me", headers=bearer, timeout=PATIENCE)
            assert answer.status_code == 200, answer.text
            waits.append(time.monotonic() - began)
        owner = program.sign_in("owner@alfa")
    answers = [rival.result() for rival in rivals]
    assert owner.status_code == 200
    assert Counter(answer.status_code for answer in answers).keys() <= {400, 429, 503}
    assert all("retry-after" in answer.headers for answer in answers if answer.status_code != 400)
    assert sorted(waits)[len(waits) // 2] < 1
    assert memory(program, "VmHWM") - before < MOST_GROWN
    assert memory(program, "VmRSS") - before < MOST_GROWN


def test_w10_the_owner_passes_during_a_flood_under_their_name(program: Program) -> None:
    """From another address at once, and from the rival's own address by a known device."""
    program.token("victim@alfa")
    secret = program.sign_in("victim@alfa").json()["device_secret"]
    with ThreadPoolExecutor(10) as crowd:
        rivals = [crowd.submit(flood, program, "victim@alfa", "127.0.0.1") for _ in range(60)]
        known = program.sign_in("victim@alfa", device_secret=secret)
        transport = httpx.HTTPTransport(local_address="127.0.0.3")
        with httpx.Client(transport=transport, timeout=PATIENCE) as elsewhere:
            password = {"grant_type": "password", "username": "victim@alfa"}
            answer = elsewhere.post(
                f"{program.url}/v1/token",
                data=password | {"password": "lima kuda terbang rendah"},
                headers={"X-Forwarded-For": "127.0.0.1"},
            )
    statuses = Counter(rival.result().status_code for rival in rivals)
    assert (known.status_code, answer.status_code) == (200, 200)
    assert statuses[400] <= 10 + 2  # tries that were on their way when the tenth failed
    assert statuses[429] >= 40
