"""Years in files, and how the tests run `penilaian` on them."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from penilaian_client import Client
from penilaian_client.cli import program

PASSWORD = "lima kuda terbang rendah"
CYCLE = """
[[cycles]]
key = "2026"
name = "Kinerja 2026"
year = 2026
starts_on = 2026-01-01
ends_on = "2026-12-31"
population = { units = ["DISDIK"] }
"""
PERIOD = """
[[cycles.periods]]
key = "year"
kind = "year"
starts_on = "2026-01-01"
ends_on = "2026-12-31"
rate_from = "2026-12-28"
rate_until = "2027-01-29"
scheme = { key = "mataram" }
"""
GOAL = """
[[goals]]
year = 2026
key = "service"
unit_code = "KOTA"
statement = "Meningkatnya kepuasan masyarakat"
indicator = "Indeks kepuasan masyarakat"
measured_in = "indeks"
target = 86.5
"""
UNITS = "Kode Unit;Kode Unit Induk;Nama Unit;Jenis Unit\nDISDIK;KOTA;Dinas Pendidikan;dinas\n"
SIGNING_IN = {"PENILAIAN_LOGIN": "admin@alfa", "PENILAIAN_PASSWORD": PASSWORD}
QUARTER = PERIOD.replace('"year"', '"q1"', 1).replace('kind = "year"', 'kind = "quarter"')
QUARTER = QUARTER.replace('ends_on = "2026-12-31"', 'ends_on = "2026-03-31"')
QUARTER = QUARTER.replace("2026-12-28", "2026-03-25").replace("2027-01-29", "2026-04-15")
SCHEME = "[schemes]\nadopt = ['mataram']\n"
HERE = CYCLE.replace("DISDIK", "KOTA")
ACCOUNTS = "[imports]\nemployees = 'people.csv'\naccounts = 'accounts.csv'\n"
NIP = "198804122011012003"
BINARY = Path(sys.executable).with_name("penilaian")


def write_year(folder: Path, content: str, units: str | None = UNITS) -> Path:
    if units is not None:
        (folder / "units.csv").write_text(units)
    file = folder / "year.toml"
    file.write_text(content)
    return file


def run(address: str, *arguments: object, **how: Any) -> Any:
    env = {"PENILAIAN_URL": address, **SIGNING_IN, **how.pop("env", {})}
    result = CliRunner().invoke(program, [str(a) for a in arguments], env=env, **how)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def periods(address: str) -> list[str]:
    with Client(address, login="admin@alfa", password=PASSWORD) as client:
        return [period.key for cycle in client.each_cycles() for period in cycle.periods]


def write_people(folder: Path) -> Path:
    columns = "Kode Pegawai;Nama;Jenis Pegawai;Kode Unit\n"
    (folder / "people.csv").write_text(f"{columns}{NIP};Aisyah;civil_servant;KOTA\n")
    (folder / "accounts.csv").write_text(f"Nama Pengguna;Kode Pegawai\n{NIP};{NIP}\n")
    return write_year(folder, ACCOUNTS)


def on_a_terminal(command: list[Any], address: str, prompt: str, typed: str, **more: str) -> str:
    """Run a command as on a terminal, and type an answer once it prompts."""
    mine, theirs = pty.openpty()
    env = {**os.environ, "PENILAIAN_URL": address, "TERM": "xterm", **SIGNING_IN, **more}
    screen, is_typed = b"", False
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env) as process:
        os.close(theirs)
        while select.select([mine], [], [], 30)[0]:
            try:
                screen += os.read(mine, 4096)
            except OSError:  # the other end is closed
                break
            if prompt and not is_typed and prompt.encode() in screen:
                os.write(mine, typed.encode())
                is_typed = True
        process.kill()
    os.close(mine)
    return screen.decode()
