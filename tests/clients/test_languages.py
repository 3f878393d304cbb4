"""An office reads the command line in its own language, refusals and mistakes too."""

from pathlib import Path

import pytest
from tests.clients.years import UNITS, run, write_year

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.mark.parametrize(
    ("arguments", "sentence", "foreign"),
    [
        (["plan", "hilang.toml"], "hilang.toml: berkas atau map itu tidak ada", "No such file"),
        (["plan"], "FILE belum diisi", "Missing"),
        (["plan", "--gaji", "x.toml"], "--gaji tidak dikenal", "No such option"),
        (["plan", "."], "FILE: isinya tidak dapat dipakai di sini", "directory"),
        (["plan", "x.toml", "--lang", "jv"], "--lang: pilih salah satu: id, en", "not one of"),
        (["login", "--login", "ani"], "pakai --login dan --password-stdin", "Abort"),
        (["rencana"], "Perintah itu tidak dapat dijalankan", "No such command"),
    ],
)
def test_an_office_is_told_in_its_language_what_goes_wrong(
    address: str, arguments: list[str], sentence: str, foreign: str
) -> None:
    result = run(address, *arguments, env={"LANG": "id_ID.UTF-8", "COLUMNS": "200"})
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert foreign not in result.stderr


def test_an_office_reads_a_plan_and_its_mistakes_in_its_language(
    address: str, tmp_path: Path
) -> None:
    indonesian = {"LANG": "id_ID.UTF-8"}
    file = write_year(tmp_path, "[imports]\nunits = 'units.csv'\n")
    assert "+ unit: 1" in run(address, "plan", file, env=indonesian).stdout
    write_year(tmp_path, "[imports]\nunits = 'units.csv'\n", UNITS.replace("KOTA", "NIHIL"))
    refused = run(address, "plan", file, env=indonesian).stderr
    assert "units.csv: Baris 2, kolom" in refused
    assert "row" not in refused
    nowhere = run("http://127.0.0.1:9", "plan", file, env=indonesian).stderr
    assert "tidak menjawab: periksa alamatnya" in nowhere
    assert "Errno" not in nowhere
