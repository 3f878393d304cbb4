"""Read the settings of a deployment from the environment, once, into one frozen value."""

import errno
import json
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from secrets import token_urlsafe
from tempfile import mkstemp
from typing import Annotated, Final, Literal, Self

from pydantic import (
    DirectoryPath,
    Field,
    FilePath,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_OWN_FOLDER: Final = Path("var")

_ORIGIN: Final = re.compile(r"https?://(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+(?::\d{1,5})?")

SECRET_FILE: Final = "secret"  # noqa: S105 - the name of the file
"""Below the folder of data, where the environment holds no secret."""

SECRET_LENGTH: Final = 32
"""So many characters a secret has at least: 256 bits, if they are drawn well."""


class Settings(BaseSettings):
    """The settings of a deployment; each field is an environment variable ``PENILAIAN_<NAME>``."""

    model_config = SettingsConfigDict(env_prefix="PENILAIAN_", frozen=True)

    database_url: str = "sqlite:///var/penilaian.db"
    owner_database_url: str | None = None
    """PostgreSQL: the role that owns the tables; only `migrate` and its kin sign in with it."""
    data_folder: Path = _OWN_FOLDER
    """Evidence files, and the secret if none is given."""
    secret: SecretStr | None = None
    """At least 32 characters; encrypts signing keys and signs cursors."""
    env: Literal["production", "demo"] = "production"
    issuer: str = "penilaian-api"
    access_minutes: Annotated[int, Field(ge=1, le=60)] = 10
    refresh_hours: Annotated[int, Field(ge=1, le=720)] = 12
    device_days: Annotated[int, Field(ge=1, le=365)] = 90
    """So long a device stays signed in that its owner registered by name when signing in."""
    body_limit: Annotated[int, Field(ge=1_000)] = 1_000_000
    upload_limit: Annotated[int, Field(ge=1_000)] = 10_000_000
    in_flight: Annotated[int, Field(ge=1)] = 128
    """Requests that a worker serves or lets wait; the next are sent away."""
    stream_seconds: Annotated[int, Field(ge=0, le=3600)] = 900
    """So long a stream of events lasts at most; its reader then goes on with the next."""
    peer_tries: Annotated[int, Field(ge=1)] = 100
    """Sign-ins and activations from one address that may fail within a minute before all others
    from there, but from known devices, take longer: more, if a whole office shares one."""
    trusted_proxies: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = ()
    """Proxies whose ``X-Forwarded-For`` is believed: addresses or networks, commas between them."""
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = ()
    """Browser frontends on other hosts that may call: exact origins, commas between them."""
    paper: Literal["f4", "a4"] = "f4"
    """On what forms and documents are printed: folio as the law does, or A4."""
    emblem: FilePath | None = None
    """An SVG that stands on top of documents, where the law has the emblem of the state."""
    letters: DirectoryPath | None = None
    """A folder of fonts beside those shipped, for names whose signs these do not have."""
    run_jobs: bool = True
    """Whether the service works on document jobs beside requests; else `penilaian-api run-jobs`."""
    job_days: Annotated[int, Field(ge=1, le=365)] = 7
    """So long what a document job has written is kept after its end, until the next `purge`."""
    clock_file: Path | None = None
    """Demo only: the file with the instant that appraisal goes by."""

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _read_networks(cls, value: object) -> object:
        """Take the addresses as people write them in one line, but never everybody's.

        Whoever is believed can name any address as theirs.
        """
        try:
            networks = tuple(ip_network(part) for part in _parts(value))
        except ValueError as failure:
            raise ValueError(f"{failure}: write addresses or networks, commas between.") from None
        if any(network.prefixlen == 0 for network in networks):
            raise ValueError("name the proxies: everybody cannot be one.")
        return networks

    @field_validator("allowed_origins", mode="before")
    @classmethod
    def _read_origins(cls, value: object) -> object:
        """Take origins as people write them in one line, or as a list in JSON."""
        origins = _parts(value)
        wrong = [origin for origin in origins if not _ORIGIN.fullmatch(origin)]
        if wrong:
            raise ValueError(
                f"{wrong[0]} is no origin: write https://host or http://host:port, without a path "
                "and without a star, commas between."
            )
        return origins

    @field_validator("issuer")
    @classmethod
    def _refuse_empty(cls, issuer: str) -> str:
        if not issuer.strip():
            raise ValueError("an issuer is a word, or the address of this service.")
        return issuer

    @model_validator(mode="after")
    def _check_length(self) -> Self:
        if self.secret is not None and len(self.secret.get_secret_value()) < SECRET_LENGTH:
            raise ValueError(f"PENILAIAN_SECRET must have at least {SECRET_LENGTH} characters.")
        return self

    @model_validator(mode="after")
    def _refuse_clock_in_production(self) -> Self:
        if self.clock_file is not None and self.env != "demo":
            raise ValueError("PENILAIAN_CLOCK_FILE is for demonstrations: set PENILAIAN_ENV=demo.")
        return self

    @property
    def owner_url(self) -> str:
        """The address with which tables are made."""
        return self.owner_database_url or self.database_url


def _parts(value: object) -> tuple[str, ...]:
    """Part one line at its commas; a list in JSON, and what is no line, is taken as it is."""
    if not isinstance(value, str):
        return tuple(str(part) for part in value) if isinstance(value, Iterable) else ()
    if value.lstrip().startswith("["):
        try:
            return tuple(str(part) for part in json.loads(value))
        except ValueError:
            raise ValueError("it begins like a list in JSON, and is none.") from None
    return tuple(part.strip() for part in value.split(",") if part.strip())


def describe_failure(failure: ValidationError) -> str:
    """Describe which variable is wrong and why, a line for each; its value may be a secret."""
    return "\n".join(
        ": ".join(
            (*(f"PENILAIAN_{str(name).upper()}" for name in error["loc"][:1]), error["msg"])
        ).removeprefix("Value error, ")
        for error in failure.errors(include_url=False, include_input=False)
    )


def secret_of(settings: Settings) -> bytes:
    """Return the secret; without one in the environment, keep one in a file only we can read."""
    if settings.secret is not None:
        return settings.secret.get_secret_value().encode()
    path = settings.data_folder / SECRET_FILE
    if not path.exists():
        _create_once(path, token_urlsafe(48))
    secret = path.read_bytes()
    if len(secret) < SECRET_LENGTH:
        advice = f"holds fewer than {SECRET_LENGTH} characters: restore it, or remove it"
        raise OSError(errno.EINVAL, advice, str(path))
    return secret


def _create_once(path: Path, text: str) -> None:
    """Create a file whole and for good, or leave the one that somebody else created first.

    Several processes may start at once in an empty folder: a link exists whole or not at all.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    number, draft = mkstemp(dir=path.parent, prefix=".secret-")
    try:
        with os.fdopen(number, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(number)
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        Path(draft).unlink()
