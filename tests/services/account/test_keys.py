"""The command that changes the signing keys, beside a service that is running."""

from typing import Any

import pytest
from tests.serving.client import Api
from tests.world import SECRET
from typer.testing import CliRunner

from penilaian_api.api.transport.tokens.key_ring import KeyRing
from penilaian_api.commands.program import program
from penilaian_api.storage.database.clock import machine_clock


@pytest.fixture(autouse=True)
def operator(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command run on the clone of the test, with the secret of the service."""
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", api.copy.address)
    monkeypatch.setenv("PENILAIAN_OWNER_DATABASE_URL", api.copy.owner)
    monkeypatch.setenv("PENILAIAN_SECRET", SECRET)


def rotate(*words: str) -> Any:
    return CliRunner().invoke(program, ["keys", "rotate", *words])


def published(api: Api) -> set[str]:
    """Ask the service for its keys, as it sees them a minute later."""
    api.served.app.context.tokens.keys.invalidate()
    published = api.http.get("/.well-known/jwks.json").json()["keys"]
    return {jwk["kid"] for jwk in published}


def test_the_service_publishes_the_next_key_and_ends_nobodys_sign_in(api: Api) -> None:
    (before,) = published(api)
    done = rotate()
    assert done.exit_code == 0, done.output
    assert published(api) == {before, done.output.strip()}
    assert api.served.app.context.tokens.keys.signing_key()[0] == before
    assert api.get("/v1/me").status_code == 200


def test_after_a_theft_the_service_takes_no_token_of_the_key_before(api: Api) -> None:
    assert api.get("/v1/me").status_code == 200
    done = rotate("--at-once")
    assert done.exit_code == 0, done.output
    assert published(api) == {done.output.strip()}
    assert api.get("/v1/me").status_code == 401


def test_a_key_is_not_sealed_with_a_secret_that_is_not_the_services(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = published(api)
    monkeypatch.setenv("PENILAIAN_SECRET", "another" * 6)
    refused = rotate()
    assert refused.exit_code == 1
    assert published(api) == before
    done = rotate("--at-once")  # the secret itself was replaced: the service runs with the new one
    assert done.exit_code == 0, done.output
    assert published(api) == set()  # the one that still runs trusts nothing, until it is replaced
    renewed = KeyRing(api.served.app.context.database, b"another" * 6, machine_clock)
    assert set(renewed.public_keys()) == {done.output.strip()}
    assert renewed.can_sign()
