"""A process that is killed while it works on a document job costs one file, and no more."""

import os
import signal
import subprocess
import time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from tests.factories import evaluations
from tests.factories.crowd import crowd
from tests.factories.organization import expect
from tests.serving.client import Api
from tests.serving.process import PATIENCE, PROGRAM
from tests.world import SECRET

PEOPLE = 24


def working(api: Api) -> subprocess.Popen[bytes]:
    """Work on jobs in a process of its own, as an operator lets it."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PENILAIAN")}
    settings = {
        "PENILAIAN_DATABASE_URL": api.copy.address,
        "PENILAIAN_DATA_FOLDER": str(api.served.app.context.data_folder),
        "PENILAIAN_SECRET": SECRET,
    }
    return subprocess.Popen([PROGRAM, "run-jobs"], env=kept | settings)


def wait(api: Api, path: str, written: int, *beside: subprocess.Popen[bytes]) -> dict[str, Any]:
    """Wait until so many people have their files."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        assert all(process.poll() is None for process in beside), "it stopped"
        job = expect(api.get(path, who="admin"), 200)
        if job["written"] >= written and (written < PEOPLE or job["state"] == "done"):
            return job
        time.sleep(0.02)
    raise AssertionError(job)


def let_the_turn_run_out(api: Api) -> None:
    """Do what a minute does."""
    with api.raw(owner=True) as sql:
        sql.exec_driver_sql("UPDATE document_job_turn SET leased_until = '2026-01-01 00:00:00'")


def stored(api: Api) -> set[Path]:
    """Find the files of jobs; those of tests before lie in the same folder."""
    folder = api.served.app.context.data_folder / "document-jobs"
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.mark.requirement("S2-18")
def test_a_job_goes_on_where_it_was_when_its_process_was_killed(api: Api) -> None:
    of_others = stored(api)
    period = evaluations.year(api)
    crowd(api, range(PEOPLE), period["cycle_id"])
    asked = {"period_id": period["id"], "unit_code": "BIDANG", "kind": "forms"}
    job = expect(api.post("/v1/document-jobs", asked, who="admin"))
    assert job["total"] == PEOPLE
    path = f"/v1/document-jobs/{job['id']}"
    with working(api) as first:
        wait(api, path, 3, first)
        first.send_signal(signal.SIGKILL)
    before = expect(api.get(f"{path}/items?state=written", who="admin"), 200)["items"]
    assert 3 <= len(before) < PEOPLE
    assert expect(api.get(path, who="admin"), 200)["state"] == "running"
    let_the_turn_run_out(api)
    with working(api) as second, working(api) as third:
        done = wait(api, path, PEOPLE, second, third)
        for process in (second, third):
            process.terminate()
    assert (second.returncode, third.returncode) == (0, 0)
    assert (done["written"], done["lacking"]) == (PEOPLE, 0)
    after = expect(api.get(f"{path}/items?limit=200", who="admin"), 200)["items"]
    assert [item["number"] for item in after] == [*range(1, PEOPLE + 1)]
    assert after[: len(before)] == before
    archive = ZipFile(BytesIO(api.get(f"{path}/content", who="admin").content))
    assert archive.testzip() is None
    assert len(set(archive.namelist())) == PEOPLE + 1
    assert PEOPLE <= len(stored(api) - of_others) <= PEOPLE + 1
