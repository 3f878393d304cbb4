"""Check that each setting of a deployment reaches the place that goes by it."""

import asyncio
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from penilaian_api.api.transport.sign_in.turns import NeedsTurnError, SignInTurns
from penilaian_api.app import create_app
from penilaian_api.domain.errors import RefusalError, UnauthenticatedError
from penilaian_api.settings import SECRET_LENGTH, Settings, secret_of


def test_an_office_behind_one_address_may_be_let_sign_in_more_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", f"sqlite:///{tmp_path / 'penilaian.db'}")
    monkeypatch.setenv("PENILAIAN_DATA_FOLDER", str(tmp_path))
    for tries in (100, 101):
        monkeypatch.setenv("PENILAIAN_PEER_TRIES", str(tries))
        turns = create_app(Settings()).context.turns
        turns.delay, turns.step = 0.01, 0.0
        statuses = asyncio.run(_fail(turns, [f"login-{number}" for number in range(tries + 1)]))
        assert statuses == ["wrong_credentials"] * tries + ["too_many_tries"]


async def _fail(turns: SignInTurns, logins: list[str]) -> list[str]:
    """Let tries from one address fail one after another, and say how each was refused."""

    async def serve() -> None:
        raise UnauthenticatedError("wrong_credentials")

    codes = []
    for login in logins:
        with pytest.raises(RefusalError) as refusal:
            await turns.take(NeedsTurnError(login, None), "10.0.0.1", serve, 0)
        codes.append(refusal.value.code)
    return codes


def test_without_a_word_a_hundred_tries_a_minute_are_taken_from_one_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PENILAIAN_PEER_TRIES", raising=False)
    assert Settings().peer_tries == 100


def test_r2_whoever_starts_at_once_in_an_empty_folder_has_the_same_secret(tmp_path: Path) -> None:
    at_once = 16
    for number in range(30):
        settings = Settings(data_folder=tmp_path / str(number))
        secrets = _read_at_once(settings, at_once)
        (secret,) = set(secrets)
        assert len(secret) >= SECRET_LENGTH
        (file,) = settings.data_folder.iterdir()
        assert file.read_bytes() == secret
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def _read_at_once(settings: Settings, number: int) -> list[bytes]:
    barrier = Barrier(number)

    def read(_: int) -> bytes:
        barrier.wait()
        return secret_of(settings)

    with ThreadPoolExecutor(number) as starting:
        return list(starting.map(read, range(number)))


@pytest.mark.parametrize("content", [b"", b"\n", b"s" * (SECRET_LENGTH - 1)])
def test_r2_a_file_without_a_secret_is_refused_by_its_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)
    with pytest.raises(OSError, match="fewer than 32 characters") as refusal:
        secret_of(Settings(data_folder=tmp_path))
    assert refusal.value.filename == str(tmp_path / "secret")
    assert (tmp_path / "secret").read_bytes() == content
