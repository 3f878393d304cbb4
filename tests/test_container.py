"""The container holds to the same lock as a checkout; it is read here, not built."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
INSTALLER = r"awk '/^[^ ]/ { ours = /^uv==/ } ours' requirements.lock"
COMPILERS = ("apt-get", "gcc", "build-essential", "uv ", "pip ")


def stages() -> list[str]:
    """The stages of the Dockerfile, with continued lines joined and comments left out."""
    text = (ROOT / "Dockerfile").read_text()
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return re.split(r"(?m)^FROM ", re.sub(r"\\\n\s*", " ", "\n".join(lines)))[1:]


def instructions(stage: str, word: str) -> list[str]:
    return [line.removeprefix(word).strip() for line in stage.splitlines() if line.startswith(word)]


def locked(name: str) -> str | None:
    pinned = re.search(rf"(?m)^{name}==(\S+)", (ROOT / "requirements.lock").read_text())
    return pinned and pinned[1]


def test_checkout_and_container_take_the_installer_from_the_lock() -> None:
    assert locked("uv")
    assert INSTALLER in (ROOT / "scripts/setup").read_text()
    assert INSTALLER in (ROOT / "Dockerfile").read_text()


@pytest.mark.parametrize("command", ["pip install --no-cache-dir", "uv pip install", "uv build"])
def test_each_installing_command_of_the_container_checks_hashes(command: str) -> None:
    steps = [
        step
        for run in instructions(stages()[0], "RUN")
        for step in run.split("&&")
        if command in step and "dist/*.whl" not in step
    ]
    assert steps
    assert all("--require-hashes" in step for step in steps)


def test_the_container_takes_the_bytes_of_the_lock_and_only_what_the_service_needs() -> None:
    (install,) = (run for run in instructions(stages()[0], "RUN") if "pyproject.toml" in run)
    assert "--requirements pyproject.toml --constraints requirements.lock" in install
    assert "--extra" not in install
    assert "--only-binary :all:" in install


def test_the_last_stage_holds_no_compiler_and_no_installer() -> None:
    last = stages()[-1]
    assert not [word for word in COMPILERS if word in last]
    assert instructions(last, "COPY") == ["--from=build /opt/penilaian /opt/penilaian"]


def test_the_service_does_not_run_as_root_and_tells_its_health() -> None:
    last = stages()[-1]
    assert instructions(last, "USER") == ["penilaian"]
    (health,) = instructions(last, "HEALTHCHECK")
    assert "/livez" in health
    assert instructions(last, "ENTRYPOINT") == ['["penilaian-api"]']


def test_both_stages_stand_on_the_python_of_the_project() -> None:
    images = {stage.split()[0] for stage in stages()}
    assert images == {"python:3.11-slim-bookworm"}


def test_the_application_and_the_owner_are_two_roles_of_the_database() -> None:
    compose = (ROOT / "compose.yaml").read_text()
    addresses = dict(re.findall(r"(?m)^  (\w+): &\w+ postgresql\+psycopg://(\w+):", compose))
    assert set(addresses) == {"application", "owner"}
    assert len(set(addresses.values())) == 2
    service = compose.split("\n  service:\n")[1].split("\nconfigs:\n")[0]
    assert "*application" in service
    assert "*owner" not in service
