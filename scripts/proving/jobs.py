"""Prove that a document job is whole however often its process is killed, and of whatever size.

Ten thousand people are put under one leader, and the forms of all of them asked for in one job, on
SQLite and then on PostgreSQL. The process that works on it is killed again and again without
warning, and another goes on. In the end each person must have one file, no file may lie there that
belongs to nobody but one for each kill, and the archive must hold them all. The memory of the
process that works, and of the one that packs the archive, must stay within bounds. No type is set:
each person gets a file of a stated size at once, so that the proof takes minutes and not an hour.
The control is this program, which takes the archive in one piece: its memory must break the bound.
"""

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, Final
from zipfile import ZipFile

import httpx

ROOT: Final = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.factories import evaluations  # noqa: E402 - after the path
from tests.factories.crowd import crowd  # noqa: E402 - as above
from tests.serving.client import Api, served_on  # noqa: E402 - as above
from tests.serving.process import free_port, wait_until_ready  # noqa: E402 - as above
from tests.world import SECRET  # noqa: E402 - as above

DATABASES: Final = ("sqlite", "postgresql")
SHEET: Final = 60_000
"""Bytes of a file that is not set: a little more than a document has."""
MOST_MEMORY: Final = 60
"""Megabytes by which a process may grow, for whatever number of people."""
LONGEST: Final = 3600.0
_KILOBYTES: Final = 1024
_STEP: Final = 1000
_FIRST: Final = 100
"""After so many people a process has imported all: what it needs from there on is counted."""
_QUICK: Final = f"""
import os, sys
from penilaian_api.commands.program import main
from penilaian_api.services.document.jobs import working
from penilaian_api.services.document.typesetting import TypesetForm
working.typeset = lambda *_: TypesetForm(os.urandom({SHEET}), ())
working.LONGEST_PAUSE = 0.0
sys.argv = ["penilaian-api", "run-jobs"]
main()
"""
"""The command as it is, but for the time that setting type takes."""


def main() -> int:
    """Run the job, print how far it is, then the result as JSON; the exit code says if it holds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", choices=DATABASES, help="only this one; else each in turn")
    options.add_argument("--people", type=int, default=10_000)
    options.add_argument("--kills", type=int, default=5)
    options.add_argument("--seed", type=int, default=2026)
    chosen = options.parse_args()
    figures: dict[str, Any] = {}
    faults: list[str] = []
    for database in [chosen.database] if chosen.database else DATABASES:
        tell(f"on {database}")
        with served_on(database) as served, served.fresh() as api:
            figures[database], broken = prove(api, chosen)
        faults += [f"{database}: {fault}" for fault in broken]
    result = {"proof": "jobs", "holds": not faults, **figures, "faults": faults}
    print(json.dumps(result))  # noqa: T201 - its result
    return 1 if faults else 0


def prove(api: Api, chosen: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """Ask for all, kill and go on, and hold what came out against what was asked for."""
    period = evaluations.year(api)
    crowd(api, range(chosen.people), period["cycle_id"])
    asked = {"period_id": period["id"], "unit_code": "BIDANG", "kind": "forms"}
    began = time.monotonic()
    job = api.post("/v1/document-jobs", asked, who="admin").json()
    put_in = time.monotonic() - began
    tell(f"{job['total']} people were put in within {put_in:.2f} s")
    path = f"/v1/document-jobs/{job['id']}"
    began = time.monotonic()
    grown = _work(api, path, chosen)
    worked = time.monotonic() - began
    done = api.get(path, who="admin").json()
    numbers = [item["number"] for item in _items(api, path)]
    packing, whole, names = _pack(api, path)
    stored = sum(file.is_file() for file in _folder(api).rglob("*"))
    figures = {
        "people": job["total"],
        "put_in_seconds": round(put_in, 2),
        "seconds": round(worked, 1),
        "grown_working_mb": grown,
        "grown_packing_mb": packing,
        "grown_in_one_piece_mb": whole,
        "files_of_nobody": stored - chosen.people,
    }
    checks = {
        "not everybody has a file": (done["state"], done["written"]) == ("done", chosen.people),
        "people are missing or twice in the list": numbers == [*range(1, chosen.people + 1)],
        "files are missing or twice in the archive": len({*names}) == chosen.people + 1,
        "more files of nobody than kills": 0 <= stored - chosen.people <= chosen.kills,
        "working takes memory by the person": grown <= MOST_MEMORY,
        "packing takes memory by the person": packing <= MOST_MEMORY,
        "the control breaks no bound": whole > MOST_MEMORY or chosen.people < 2 * _STEP,
    }
    return figures, [fault for fault, holds in checks.items() if not holds]


def _work(api: Api, path: str, chosen: argparse.Namespace) -> int:
    """Let processes work, and kill them; tell how much the last grew, in megabytes."""
    random = Random(chosen.seed)  # noqa: S311 - a simulation
    marks = sorted(random.sample(range(1, chosen.people - 2 * _FIRST), chosen.kills))
    for mark in marks:
        process = _begin(api)
        _wait(api, path, mark)
        process.send_signal(signal.SIGKILL)
        process.wait()
        tell(f"killed after {api.get(path, who='admin').json()['written']} people")
        with api.raw(owner=True) as sql:  # as if a minute had passed
            sql.exec_driver_sql("UPDATE document_job_turn SET leased_until = '2026-01-01 00:00:00'")
    process = _begin(api)
    _wait(api, path, marks[-1] + _FIRST)
    least = _resident(process.pid)
    _wait(api, path, chosen.people)
    most = _most(process.pid)
    process.terminate()
    process.wait()
    return most - least


def _begin(api: Api) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", _QUICK]
    return subprocess.Popen(words, env=_environment(api))  # noqa: S603 - our own program


def _environment(api: Api) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if "PENILAIAN" not in name},
        "PENILAIAN_DATABASE_URL": api.copy.address,
        "PENILAIAN_DATA_FOLDER": str(api.served.app.context.data_folder),
        "PENILAIAN_SECRET": SECRET,
    }


def _resident(process: int) -> int:
    """Tell how much memory a process has, in megabytes."""
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() // (_KILOBYTES * _KILOBYTES)


def _wait(api: Api, path: str, written: int) -> None:
    until, shown = time.monotonic() + LONGEST, 0
    while time.monotonic() < until:
        job = api.get(path, who="admin").json()
        if job["written"] + job["lacking"] >= written and (
            written < job["total"] or job["state"] == "done"
        ):
            return
        if job["written"] >= shown + _STEP:
            shown = job["written"]
            tell(f"{shown} of {job['total']}")
        time.sleep(0.2)
    raise SystemExit("The job did not come to its end.")


def _items(api: Api, path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = api.get(f"{path}/items?limit=200{cursor}", who="admin").json()
        items += page["items"]
        if page["next"] is None:
            return items
        cursor = f"&cursor={page['next']}"


def _pack(api: Api, path: str) -> tuple[int, int, list[str]]:
    """Download the archive: how much the service grew, and whoever took it in one piece."""
    environment = {**_environment(api), "PENILAIAN_RUN_JOBS": "false"}
    port = free_port()
    words = [sys.executable, "-m", "penilaian_api", "serve", "--quiet", "--port", str(port)]
    with subprocess.Popen(words, env=environment) as service:  # noqa: S603 - our own program
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(service, f"{address}/readyz")
        headers = {"Authorization": f"Bearer {api.token('admin')}"}
        httpx.get(f"{address}{path}", headers=headers).raise_for_status()
        before, own = _resident(service.pid), _resident(os.getpid())
        answer = httpx.get(f"{address}{path}/content", headers=headers, timeout=LONGEST)
        answer.raise_for_status()
        grown, whole = _most(service.pid) - before, _resident(os.getpid()) - own
        service.terminate()
    return grown, whole, ZipFile(BytesIO(answer.content)).namelist()


def _most(process: int) -> int:
    """Tell the most memory that a process had so far, in megabytes."""
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    (most,) = (line for line in lines if line.startswith("VmHWM"))
    return int(most.split()[1]) // _KILOBYTES


def _folder(api: Api) -> Path:
    return Path(api.served.app.context.data_folder, "document-jobs", api.agency_id().hex)


def tell(line: str) -> None:
    """Show how far it is."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - for whoever watches


if __name__ == "__main__":
    sys.exit(main())
