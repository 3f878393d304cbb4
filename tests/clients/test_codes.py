"""One-time codes go to a file that one names, and are never lost."""

import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from python_calamine import CalamineWorkbook
from tests.clients.years import (
    NIP,
    run,
    write_people,
)
from tests.factories.files import rows_of_csv

from penilaian_client import Client
from penilaian_client.year.code_tables import COLUMNS

pytestmark = pytest.mark.usefixtures("own_home")


def lines_of(codes: Path, language: str = "en") -> list[dict[str, str]]:
    """Read a file of codes in the form that its name says, by its columns."""
    if codes.suffix == ".xlsx":
        (sheet,) = (book := CalamineWorkbook.from_path(codes)).sheet_names
        _, *lines = book.get_sheet_by_name(sheet).to_python()
        assert all(isinstance(cell, str) for line in lines for cell in line)
    else:
        _, *lines = rows_of_csv(codes.read_bytes(), language)
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines]


def test_u1_accounts_are_created_only_with_a_file_for_their_codes(
    address: str, tmp_path: Path
) -> None:
    file, codes = write_people(tmp_path), tmp_path / "codes.csv"
    assert "Accounts to be created: 1." in run(address, "plan", file).stdout
    refused = run(address, "apply", file)
    assert refused.exit_code == 1
    assert "--codes FILE.xlsx" in refused.stderr
    done = run(address, "apply", file, "--codes", codes)
    assert done.exit_code == 0, done.stderr
    assert codes.stat().st_mode & 0o777 == 0o600
    (line,) = lines_of(codes)
    assert line["login"] == f'="{NIP}"'
    assert line["name"] == "Aisyah"
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2} WI(B|TA|T)", line["expires_at"])
    body = {"login": NIP, "code": line["code"], "password": "delapan perahu di hulu"}
    assert httpx.post(f"{address}/v1/activations", json=body).is_success
    assert run(address, "apply", file, "--codes", codes).exit_code == 1  # nothing is overwritten
    assert run(address, "apply", file).stdout == "Nothing changed.\n"


def test_u1_codes_are_not_lost_with_the_answer(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, codes = write_people(tmp_path), tmp_path / "codes.csv"
    create = Client.create_import

    def lose(self: Client, **how: Any) -> Any:
        answer = create(self, **how)
        if not how["dry_run"]:
            raise OSError(5, "The line is cut")
        return answer

    with monkeypatch.context() as patched:
        patched.setattr(Client, "create_import", lose)
        lost = run(address, "apply", file, "--codes", codes)
    assert lost.exit_code == 1
    assert not codes.exists()
    again = run(address, "apply", file, "--codes", codes)
    assert again.exit_code == 0, again.stderr
    (line,) = lines_of(codes)
    body = {"login": NIP, "code": line["code"], "password": "delapan perahu di hulu"}
    assert httpx.post(f"{address}/v1/activations", json=body).is_success
    assert not list(tmp_path.glob("*.pending"))


def test_u1_codes_that_the_service_no_longer_keeps_are_said_to_be_gone(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, codes = write_people(tmp_path), tmp_path / "codes.csv"
    create = Client.create_import

    def forget(self: Client, **how: Any) -> Any:
        answer = create(self, **how)
        return answer if how["dry_run"] else answer.model_copy(update={"activation_codes": []})

    with monkeypatch.context() as patched:
        patched.setattr(Client, "create_import", forget)
        gone = run(address, "apply", file, "--codes", codes)
    assert gone.exit_code == 1
    assert "penilaian codes FILE --renew" in gone.stderr
    assert sorted(path.name for path in tmp_path.glob("codes*")) == []


def test_u1_a_refused_import_leaves_no_key_behind(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, codes = write_people(tmp_path), tmp_path / "codes.csv"
    create = Client.create_import

    def refuse(self: Client, **how: Any) -> Any:
        files = how["files"]
        if not how["dry_run"]:
            files = {"accounts": ("a.csv", b"Nama Pengguna;Kode Pegawai\nx;gone\n", "text/csv")}
        return create(self, **{**how, "files": files})

    with monkeypatch.context() as patched:
        patched.setattr(Client, "create_import", refuse)
        assert run(address, "apply", file, "--codes", codes).exit_code == 1
    assert run(address, "apply", file, "--codes", codes).exit_code == 0
    assert codes.exists()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("command", ["apply", "codes"])
def test_u1_a_file_of_codes_is_what_its_name_says(
    address: str, tmp_path: Path, command: str, ending: str, language: str
) -> None:
    file, codes = write_people(tmp_path), tmp_path / f"kode{ending}"
    spoken = {"env": {"LANG": f"{language}_ID.UTF-8"}}
    done = run(address, "apply", file, "--codes", codes, **spoken)
    if command == "codes":
        codes = tmp_path / f"lagi{ending}"
        done = run(address, "codes", codes, "--renew", "--unit", "KOTA", **spoken)
    assert done.exit_code == 0, done.stderr
    (line,) = (line for line in lines_of(codes, language) if NIP in line["login"])
    assert line["login"] == (NIP if ending == ".xlsx" else f'="{NIP}"')
    body = {"login": NIP, "code": line["code"], "password": "delapan perahu di hulu"}
    assert httpx.post(f"{address}/v1/activations", json=body).is_success
    if ending == ".csv":
        heading = codes.read_text("utf-8-sig").splitlines()[0]
        assert heading.startswith("Nama pengguna;" if language == "id" else "Login name,")


@pytest.mark.parametrize("ending", ["", ".toml", ".xls", ".ods", ".html"])
def test_u1_what_no_table_of_codes_is_called_is_refused_before_anything_is_sent(
    address: str, tmp_path: Path, ending: str
) -> None:
    file, codes = write_people(tmp_path), tmp_path / f"kode{ending}"
    refused = run(address, "apply", file, "--codes", codes)
    assert refused.exit_code == 1
    assert ".csv or .xlsx" in refused.stderr
    assert not codes.exists()
    assert "Accounts to be created: 1." in run(address, "plan", file).stdout


@pytest.mark.parametrize(
    ("ending", "start"),
    [(".csv", b"\xef\xbb\xbfLogin name,"), (".xlsx", b"PK"), (".html", b"<!doctype")],
)
def test_u1_codes_can_be_had_again(address: str, tmp_path: Path, ending: str, start: bytes) -> None:
    file, first = write_people(tmp_path), tmp_path / "first.csv"
    run(address, "apply", file, "--codes", first)
    codes = tmp_path / f"again{ending}"
    assert "Nobody waits for a code" in run(address, "codes", codes).stdout
    assert not codes.exists()
    assert run(address, "codes", codes, "--renew", "--unit", "KOTA").exit_code == 0
    assert codes.read_bytes().startswith(start)
    assert codes.stat().st_mode & 0o777 == 0o600
    assert run(address, "codes", codes, "--renew").exit_code == 1  # nothing is overwritten
    assert run(address, "codes", tmp_path / "codes.doc").exit_code == 1
