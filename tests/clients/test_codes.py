"""One-time codes go to a file that one names, and are never lost."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.clients.years import (
    NIP,
    run,
    write_people,
)

from penilaian_client import Client

pytestmark = pytest.mark.usefixtures("own_home")


def test_u1_accounts_are_created_only_with_a_file_for_their_codes(
    address: str, tmp_path: Path
) -> None:
    file, codes = write_people(tmp_path), tmp_path / "codes.csv"
    assert "Accounts to be created: 1." in run(address, "plan", file).stdout
    refused = run(address, "apply", file)
    assert refused.exit_code == 1
    assert "--codes FILE.csv" in refused.stderr
    done = run(address, "apply", file, "--codes", codes)
    assert done.exit_code == 0, done.stderr
    assert codes.stat().st_mode & 0o777 == 0o600
    (line,) = csv.DictReader(io.StringIO(codes.read_text()))
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
    (line,) = csv.DictReader(io.StringIO(codes.read_text()))
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


@pytest.mark.parametrize(
    ("ending", "start"), [(".csv", b"login,"), (".xlsx", b"PK"), (".html", b"<!doctype")]
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
