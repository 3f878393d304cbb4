"""The command that computes every result again: it finds none that differs, and any that does."""

import json
from hashlib import sha256
from typing import Any

import pytest
from tests.factories.evaluations import delivered
from tests.serving.client import Api
from typer.testing import CliRunner

from penilaian_api.commands.program import program


def run(api: Api, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", api.copy.address)
    monkeypatch.setenv("PENILAIAN_OWNER_DATABASE_URL", api.copy.owner)
    return CliRunner().invoke(program, ["recompute"])


def tampered(api: Api, **changes: Any) -> None:
    """Change a stored snapshot as somebody could who took the triggers down first."""
    with api.raw(owner=True) as connection:
        if api.dialect == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER gd_snapshot_unchanged")
        else:
            connection.exec_driver_sql("DROP TRIGGER gd_snapshot_unchanged ON snapshot")
        mark = "?" if api.dialect == "sqlite" else "%s"
        for column, value in changes.items():
            connection.exec_driver_sql(f"UPDATE snapshot SET {column} = {mark}", (value,))


def content(api: Api, evaluation: dict[str, Any]) -> dict[str, Any]:
    snapshot = api.get(f"/v1/evaluations/{evaluation['id']}/snapshots/1").json()
    return json.loads(snapshot["content"])


def test_every_result_computes_to_the_same_bytes(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    delivered(api)
    result = run(api, monkeypatch)
    assert result.exit_code == 0, result.output
    assert sorted(line.split("\t")[1] for line in result.output.splitlines()) == [
        "0 snapshots",
        "1 snapshots",
    ]


def test_a_changed_outcome_is_found_even_under_a_digest_that_fits(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluation = delivered(api)
    stated = content(api, evaluation)
    stated["outcome"]["predicate"] = "very_good"
    forged = json.dumps(stated, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    tampered(api, content=forged, digest=sha256(forged).hexdigest())
    result = run(api, monkeypatch)
    assert result.exit_code == 1
    assert "1 differ" in result.output


@pytest.mark.parametrize("broken", [b"", b"{}", b"[1]", b"\xff"])
def test_a_snapshot_that_cannot_be_read_is_found(
    api: Api, monkeypatch: pytest.MonkeyPatch, broken: bytes
) -> None:
    delivered(api)
    tampered(api, content=broken, digest=sha256(broken).hexdigest())
    assert run(api, monkeypatch).exit_code == 1


def test_a_digest_that_does_not_fit_is_found(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    delivered(api)
    tampered(api, digest="0" * 64)
    assert run(api, monkeypatch).exit_code == 1
