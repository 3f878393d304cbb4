"""Build the wheel, install it into a fresh environment, and use it there as an integrator would."""

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "clients" / "python"
PROGRAM = """
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from penilaian_client import AsyncClient, Client, ProblemError, models


def read(client: Client) -> Iterator[str]:
    for plan in client.each_plans(state="submitted", timeout=5.0):
        yield client.approve_plan(plan.id, version=plan.version, idempotency_key="k").id
    content: bytes = client.download_evidence("id", retries=0)
    path: Path = client.download_evidence("id", to="file.pdf")
    page: models.AccountPage = client.list_accounts(limit=3)
    try:
        client.get_me()
    except ProblemError as problem:
        yield problem.request_id or ""


async def read_too(client: AsyncClient) -> AsyncIterator[str]:
    async for plan in client.each_plans(state="submitted", timeout=5.0):
        yield (await client.approve_plan(plan.id, version=plan.version)).id
    content: bytes = await client.download_evidence("id", retries=0)
    path: Path = await client.download_evidence("id", to="file.pdf")
"""
WRONG = """
from penilaian_client import Client


def read(client: Client) -> None:
    client.each_plans(state="gone")
    client.get_me(idempotency_key="k")
    client.download_evidence("id").read_text()
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: a build leaves nothing behind in the sources."""
    folder = tmp_path_factory.mktemp("wheel")
    source = shutil.copytree(CLIENT, folder / "source")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel alone; what it requires is lent by this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    (site,) = (folder / "lib").glob("python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # A path file lends the packages of this environment, but not what is installed to be edited.
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"))
    return folder


def check_types(environment: Path, folder: Path, program: str) -> str:
    file = folder / "program.py"
    file.write_text(program)
    python = environment / "bin" / "python"
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--python-executable",
        python,
        "--no-incremental",
    ]
    result = subprocess.run([*command, file.name], cwd=folder, check=False, capture_output=True)
    return result.stdout.decode() + result.stderr.decode()


def test_o3_the_wheel_says_that_it_is_typed_and_under_which_terms(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        licenses = [name for name in names if name.endswith("licenses/LICENSE")]
        assert archive.read(licenses[0]) == (ROOT / "LICENSE").read_bytes()
    assert "penilaian_client/py.typed" in names
    assert {"penilaian_client/texts/id.toml", "penilaian_client/texts/en.toml"} <= {*names}


def test_o3_whoever_installs_the_wheel_has_its_types(environment: Path, tmp_path: Path) -> None:
    assert "Success: no issues found" in check_types(environment, tmp_path, PROGRAM)
    wrong = check_types(environment, tmp_path, WRONG)
    assert wrong.count("error: ") == 3, wrong


def test_o3_the_command_line_runs_from_the_wheel(environment: Path) -> None:
    code = "from penilaian_client import cli; print(cli.__file__); cli.main()"
    command = [environment / "bin" / "python", "-c", code, "--version"]
    result = subprocess.run(command, check=True, capture_output=True, cwd=environment)
    where, version = result.stdout.decode().splitlines()
    assert where.startswith(str(environment))
    assert version == "penilaian 0.2.0"
