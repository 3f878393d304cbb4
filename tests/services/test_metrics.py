"""What is served is counted over all processes, and shown to this machine alone."""

import re
import socket
import subprocess
import time
from pathlib import Path

import httpx
import pytest
from tests.serving.process import PATIENCE, PROGRAM, Program, free_port, served_program

LINE = re.compile(r"(penilaian_[a-z_]+)(?:\{(.*)\})? ([0-9.e+-]+)")
KEPT = {"action", "status", "agency", "le"}
WORD = re.compile(r"[a-z_]+|[0-9]{3}|[0-9a-f-]{36}|[0-9.]+|\+Inf")


def counted(port: int) -> dict[tuple[str, str], float]:
    """What is shown, by name and labels; a label that could be anybody's word fails the test."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            text = httpx.get(f"http://127.0.0.1:{port}/metrics", timeout=PATIENCE).text
            break
        except httpx.TransportError:
            assert time.monotonic() < last
            time.sleep(0.1)
    shown = {(name, labels): float(value) for name, labels, value in LINE.findall(text)}
    for _, labels in shown:
        for name, value in re.findall(r'([a-z]+)="([^"]*)"', labels):
            assert name in KEPT
            assert WORD.fullmatch(value), value
    return shown


def send_requests(service: Program) -> None:
    token = service.token("ayu@alfa")
    headers = {"Authorization": f"Bearer {token}"}
    for _ in range(10):
        assert httpx.get(f"{service.url}/v1/units", headers=headers, timeout=PATIENCE).is_success
        httpx.get(f"{service.url}/v1/units", timeout=PATIENCE)
        httpx.get(f"{service.url}/v1/kenari?kenari=kenari", timeout=PATIENCE)


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_r6_requests_of_all_workers_are_counted_without_names(tmp_path: Path, workers: str) -> None:
    port = free_port()
    words = ("--workers", workers, "--metrics-port", str(port))
    with served_program(tmp_path, *words) as service:
        send_requests(service)
        shown = counted(port)
        own, refused = 'action="unit_read",status="200"', 'action="unit_read",status="401"'
        assert shown["penilaian_requests_total", own] == 10
        assert shown["penilaian_requests_total", refused] == 10
        assert shown["penilaian_requests_total", 'action="none",status="404"'] == 10
        assert shown["penilaian_statements_total", 'action="unit_read"'] >= 20
        assert shown["penilaian_cpu_seconds_total", 'action="unit_read"'] > 0
        assert shown["penilaian_requests_waiting", ""] == 0
        (rows,) = (value for (name, _), value in shown.items() if name == "penilaian_trail_rows")
        assert rows >= 3
        public = httpx.get(f"{service.url}/metrics", timeout=PATIENCE)
        assert public.status_code == 404


def test_r6_a_port_for_metrics_that_is_taken_is_told(tmp_path: Path) -> None:
    environment = {
        "PENILAIAN_DATABASE_URL": f"sqlite:///{tmp_path / 'record.db'}",
        "PENILAIAN_DATA_FOLDER": str(tmp_path),
    }
    subprocess.run([PROGRAM, "migrate"], env=environment, check=True, capture_output=True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [PROGRAM, "serve", "--port", "0", "--metrics-port", port],
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )
    assert done.returncode == 1
    assert f"Metrics cannot be shown at port {port}" in done.stderr
    assert "Traceback" not in done.stderr
