"""The page for operators holds: its commands run in order, and its proxy serves."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.serving.process import PATIENCE, Program, free_port, free_ports, served_program

PAGE = Path(__file__).parents[2] / "docs/operations.md"
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
OPENSSL = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
MAIN = """
daemon off; error_log stderr; pid {folder}/nginx.pid;
events {{}}
http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{site} }}
"""


def blocks(kind: str) -> list[str]:
    return [text for name, text in BLOCK.findall(PAGE.read_text()) if name == kind]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("curl"), reason="no curl")
def test_r6_the_commands_of_the_page_run_in_order(tmp_path: Path) -> None:
    port, metrics = free_ports(2)
    script = "set -eum\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n" + "\n".join(blocks("sh"))
    script = script.replace("8000", str(port)).replace("9464", str(metrics))
    kept = {name: value for name, value in os.environ.items() if "PENILAIAN" not in name}
    folder = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env=kept | {"PATH": f"{folder}:{os.environ['PATH']}"},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "penilaian_requests_total{" in done.stdout
    assert done.stdout.count("whole") >= 3
    assert (tmp_path / "data/second-code").read_text().strip()


def test_r6_the_unit_of_the_page_calls_what_there_is() -> None:
    (unit,) = blocks("ini")
    command = re.search(r"ExecStart=\S+ (.*)", unit)
    assert command
    words = command[1].split()
    program = Path(sys.executable).with_name("penilaian-api")
    described = subprocess.run(
        [program, words[0], "--help"],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"COLUMNS": "200"},
    )
    assert all(word in described.stdout for word in words if word.startswith("--"))


@contextmanager
def proxied(folder: Path, service: Program) -> Iterator[httpx.Client]:
    """The nginx of the page, before a service."""
    port = free_port()
    (site,) = blocks("nginx")
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        [*OPENSSL, *subject, "-keyout", folder / "kinerja.key", "-out", folder / "kinerja.crt"],
        check=True,
        capture_output=True,
    )
    site = site.replace("8000", str(service.port)).replace("443", f"127.0.0.1:{port}")
    site = site.replace("/etc/ssl", str(folder))
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, site=site))
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    trust = ssl.create_default_context(cafile=str(folder / "kinerja.crt"))
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            with httpx.Client(
                base_url=f"https://localhost:{port}", verify=trust, timeout=PATIENCE
            ) as client:
                wait_until_listening(process, port)
                yield client
        finally:
            process.terminate()


def wait_until_listening(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(200):
        assert process.poll() is None, "nginx stopped"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx")
@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl")
def test_r6_the_proxy_of_the_page_passes_tokens_versions_and_addresses(tmp_path: Path) -> None:
    settings = {"TRUSTED_PROXIES": "127.0.0.1", "ISSUER": "https://kinerja.example.go.id"}
    with served_program(tmp_path, **settings) as service, proxied(tmp_path, service) as client:
        token = service.token("ayu@alfa")
        headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "gzip"}
        assert client.get("/v1/me", headers=headers).json()["login"] == "ayu@alfa"
        unit = {"name": "Dinas", "kind": "dinas", "parent_code": None}
        made = client.put("/v1/units/DINAS", json=unit, headers=headers)
        assert made.is_success, made.text
        read = client.get("/v1/units/DINAS", headers=headers)
        version = {"If-Match": read.headers["etag"]}
        changed = client.put(
            "/v1/units/DINAS", json=unit | {"name": "Badan"}, headers=headers | version
        )
        assert changed.is_success, changed.text
        too_large = client.post("/v1/imports", content=b"x" * 12_000_000, headers=headers)
        assert too_large.status_code == 413
        assert client.get("/metrics").status_code == 404
