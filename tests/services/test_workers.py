"""Several processes serve as one: one that dies is replaced, and all of them end together."""

import os
import signal
import time
from pathlib import Path

import httpx
import pytest
from tests.records.dialects import SQLITE
from tests.serving.client import Api
from tests.serving.process import PATIENCE, Program, served_program

from penilaian_api.commands import starting
from penilaian_api.storage.database.engine import POOL, Database

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to read")


def children(parent: int) -> set[int]:
    return {
        int(path.name)
        for path in Path("/proc").glob("[0-9]*")
        if (status := read(path / "stat")) and int(status.rpartition(")")[2].split()[1]) == parent
    }


def read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it has ended meanwhile
        return ""


def wait_for(condition: object) -> None:
    last = time.monotonic() + PATIENCE
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < last
        time.sleep(0.05)


def answers(service: Program, times: int = 20) -> set[int]:
    return {httpx.get(f"{service.url}/readyz", timeout=PATIENCE).status_code for _ in range(times)}


@pytest.mark.slow
def test_g5_a_worker_that_dies_is_replaced_and_all_end_together(tmp_path: Path) -> None:
    with served_program(tmp_path, "--workers", "2") as service:
        assert len(service.token("ayu@alfa")) > 100
        before = children(service.pid)
        assert len(before) == 2
        with httpx.Client(base_url=service.url, timeout=PATIENCE) as client:
            seconds = [client.get("/livez").elapsed.total_seconds() for _ in range(20)]
        assert min(seconds) < 0.035, "an answer waits for the other side: 40 ms"
        os.kill(next(iter(before)), signal.SIGKILL)
        wait_for(lambda: len(children(service.pid) - before) == 1)
        assert answers(service) == {200}
        workers = children(service.pid)
        os.kill(service.pid, signal.SIGTERM)
        wait_for(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
    assert service.run("verify").endswith("whole")


@pytest.mark.slow
def test_g5_workers_end_when_the_one_that_replaces_them_is_killed(tmp_path: Path) -> None:
    with served_program(tmp_path, "--workers", "2") as service:
        workers = children(service.pid)
        os.kill(service.pid, signal.SIGKILL)
        wait_for(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
    with pytest.raises(httpx.TransportError):
        answers(service)


def test_g5_more_connections_than_the_server_gives_are_refused_at_the_start(api: Api) -> None:
    if api.dialect == SQLITE:
        pytest.skip("a file has no limit of connections")
    database = Database(api.copy.address)
    try:
        assert f"up to {2 * POOL} of the " in starting.refuse_too_many(database, 2)
        with pytest.raises(SystemExit, match=r"64 workers use up to .* at most --workers [0-9]+,"):
            starting.refuse_too_many(database, 64)
    finally:
        database.dispose()
