"""Check that each setting of a deployment reaches the place that goes by it."""

from pathlib import Path

import pytest

from penilaian_api.app import create_app
from penilaian_api.domain.errors import RateLimitError
from penilaian_api.settings import Settings


def test_an_office_behind_one_address_may_be_let_sign_in_more_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", f"sqlite:///{tmp_path / 'penilaian.db'}")
    monkeypatch.setenv("PENILAIAN_DATA_FOLDER", str(tmp_path))
    for tries in (100, 101):
        monkeypatch.setenv("PENILAIAN_PEER_TRIES", str(tries))
        limits = create_app(Settings()).context.sign_in_limits
        for number in range(tries):
            limits.count(f"login-{number}", "10.0.0.1")
        with pytest.raises(RateLimitError):
            limits.count("one-more", "10.0.0.1")
        limits.count("one-more", "10.0.0.2")


def test_without_a_word_a_hundred_tries_a_minute_are_taken_from_one_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PENILAIAN_PEER_TRIES", raising=False)
    assert Settings().peer_tries == 100
