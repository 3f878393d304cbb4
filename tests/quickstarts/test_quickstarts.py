"""Every quick start does what it says: its commands are run as they stand.

The page of the five texts stands here too, before them: the year is played once for all.
"""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from python_calamine import CalamineWorkbook
from tests.quickstarts.pages import PATIENCE, ROOT, Page
from tests.serving.process import free_port, served_program

READY = "Stop it with Ctrl-C."
"""The last line of the demonstration, when it serves on."""
MOST_SHOWN = 3


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Play the year, and serve it on: as `scripts/demo --port 8000` in a terminal of its own."""
    port = free_port()
    shown = tmp_path_factory.mktemp("demonstration") / "shown"
    with shown.open("wb") as output:
        process = subprocess.Popen(
            [ROOT / "scripts/demo", "--port", str(port)], stdout=output, stderr=output
        )
    try:
        last = time.monotonic() + PATIENCE
        while READY not in shown.read_text("utf-8"):
            assert process.poll() is None, shown.read_text("utf-8")[-4000:]
            assert time.monotonic() < last, "the demonstration takes too long"
            time.sleep(0.5)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=PATIENCE)


def load_sources() -> ModuleType:
    """Load the program that writes the page of the five texts."""
    spec = spec_from_file_location("sources", ROOT / "scripts/sources.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # where its data classes look for it
    spec.loader.exec_module(module)
    return module


def test_each_requirement_stands_by_a_sentence_of_the_texts() -> None:
    sources = load_sources()
    assert sources.mismatched_requirements() == []
    for text in sources.load_texts():
        numbers = [sentence["number"] for sentence in text["sentence"]]
        assert numbers == list(range(1, len(numbers) + 1))
        for sentence in text["sentence"]:
            assert bool(sentence["ids"]) == bool(sentence.get("call"))
            assert all(1 <= len(call["shows"]) <= MOST_SHOWN for call in sentence.get("call", ()))


def test_each_sentence_of_the_texts_is_answered_as_the_page_says(demonstration: str) -> None:
    sources = load_sources()
    written = (ROOT / "docs/sources.md").read_text("utf-8")
    lines = sources.page(demonstration).splitlines()
    assert lines == written.splitlines(), "stale: run scripts/sources.py beside scripts/demo"


def has_packages() -> bool:
    """Tell whether Node is here, and its packages can be had."""
    npm = shutil.which("npm")
    if npm is None:
        return False
    asked = subprocess.run(
        [npm, "view", "openapi-fetch", "name"], capture_output=True, timeout=PATIENCE, check=False
    )
    return asked.returncode == 0


def test_a_frontend_comes_from_sign_in_to_objection_in_ten_calls(
    demonstration: str, tmp_path: Path
) -> None:
    if not has_packages():
        pytest.skip("Node and its packages are not here")
    printed = Page("quickstart-frontend.md").run(tmp_path, demonstration)
    for line in (
        "task: feedback_to_read",
        "progress: 5.0000 berkas on 2026-12-30",
        "Target dan realisasi",
        "objection: filed, to be decided until 2027-01-22",
    ):
        assert line in printed


def test_an_hr_system_comes_from_sign_in_to_the_results(demonstration: str, tmp_path: Path) -> None:
    printed = Page("quickstart-integration.md").run(tmp_path, demonstration)
    for line in (
        '"period_key":"2026"',
        '"predicate":"very_good"',
        '{"is_dry_run":false,"created":1,"superseded":0,',
        '{"created":40,"changed":0,"unchanged":0,',
        "'type': 'attendance.",
        "Nama,NIP,Kode pegawai,",
    ):
        assert line in printed
    assert re.search(r'"entered":[1-9]', printed)
    rows = (tmp_path / "results.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) - 1 == len((tmp_path / "results.ndjson").read_text("utf-8").splitlines())


def test_an_office_comes_from_its_spreadsheets_to_a_period_that_is_open(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    with served_program(tmp_path) as program:
        settings = {
            name: value
            for name, value in program.environment.items()
            if name.startswith("PENILAIAN")
        }
        printed = Page("quickstart-office.md").run(folder, program.url, **settings)
    for line in (
        "19 akan dibuat, 0 akan diubah, 0 akan dihapus.",
        "19 dibuat, 0 diubah, 0 dihapus.",
        '"code":"position_without_line"',
        '"created":2',
        "Standar kinerja petugas perizinan",
        "/s/",
        "/s/feedback/dumai/DPMPTSP.YAN",
        '"created":1,"superseded":0',
    ):
        assert line in printed
    assert len(re.findall(r"\bopen\n", printed)) == len(("period", "survey"))
    book = CalamineWorkbook.from_path(folder / "kode.xlsx")
    heading, *people = book.get_sheet_by_name("Kode aktivasi").to_python()
    assert heading[:2] == ["Nama pengguna", "Nama"]
    assert len(people) == 3
    assert (folder / "kode.xlsx").stat().st_mode & 0o777 == 0o600
