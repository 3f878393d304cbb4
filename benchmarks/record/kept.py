"""Keep built records as files, and open a copy of one: what a bench does to it is thrown away."""

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import create_engine, make_url, text
from tests.records import postgres
from tests.records.clones import Copy, OneRecord
from tests.records.dialects import SQLITE
from tests.serving.client import Api, Served

from benchmarks.record.building import build
from benchmarks.record.people import id_of
from benchmarks.record.year import DAY
from penilaian_api.storage.database import migrations

FOLDER: Final = "PENILAIAN_BENCH_FOLDER"
"""The variable that may name the folder in which built records are kept."""
DURABLE: Final = ("max_connections=100", "autovacuum=off")
"""Settings of the server of a bench: PostgreSQL's own, without work that begins by itself."""


@dataclass(frozen=True)
class Record:
    """An opened record: its addresses, the service before it, and who may ask."""

    dialect: str
    people: int
    copy: Copy
    served: Served
    api: Api

    def token(self, who: str, section: int = 0) -> str:
        """Sign a token for a person of a section (``boss``, ``p12``), or its office's ``chief``."""
        return self.served.app.context.tokens.issue(
            self.agency_id, id_of(who, section, "account:"), id_of(who, section, "session:")
        )

    @property
    def agency_id(self) -> UUID:
        """The agency that was made large."""
        return self.served.agencies["alfa"]


@contextmanager
def opened(
    dialect: str, people: int, settings: Sequence[str] = DURABLE, folder: Path | None = None
) -> Iterator[Record]:
    """Open a copy of the record of so many *people*, on its day, with the service before it."""
    with (
        database(dialect, people, settings, folder) as copy,
        Served(OneRecord(dialect, copy)) as served,  # type: ignore[arg-type]  # it lends one
        served.serve(copy) as api,
    ):
        api.at(DAY)
        yield Record(dialect, people, copy, served, api)


@contextmanager
def database(
    dialect: str, people: int, settings: Sequence[str] = DURABLE, folder: Path | None = None
) -> Iterator[Copy]:
    """Lend a copy of the database alone, for a service of the bench's own."""
    with tempfile.TemporaryDirectory(prefix="penilaian-bench-", dir=folder) as home:
        kept = _kept(dialect, people)
        subprocess.run(["cp", "-a", *kept.iterdir(), home], check=True)
        with _served(dialect, Path(home), settings) as copy:
            engine = migrations.owner_engine(copy.owner)
            migrations.migrate(engine, application_role=migrations.role_of(copy.address))
            engine.dispose()
            yield copy


@contextmanager
def _served(dialect: str, home: Path, settings: Sequence[str]) -> Iterator[Copy]:
    """Reach the database in a folder, on PostgreSQL by a server of its own."""
    if dialect == SQLITE:
        address = f"sqlite:///{home / 'record.db'}"
        yield Copy(address, address)
        return
    with _started(home, settings) as copy:
        yield copy


@contextmanager
def _started(home: Path, settings: Sequence[str]) -> Iterator[Copy]:
    server = postgres.Server(home, settings)
    server.start()
    try:
        owner = make_url(server.address.format(name="record"))
        application = owner.set(username="application", password="application")  # noqa: S106 - of a server that lives for minutes
        yield Copy(*(url.render_as_string(hide_password=False) for url in (application, owner)))
    finally:
        server.stop()


def _kept(dialect: str, people: int) -> Path:
    """Give the folder of a built record, at the newest schema that there is; else build it."""
    home = Path(os.environ.get(FOLDER, Path(tempfile.gettempdir()) / "penilaian-benchmarks"))
    home.mkdir(parents=True, exist_ok=True)
    revisions = [script.revision for script in migrations.known_scripts().walk_revisions()]
    folders = [home / f"{dialect}-{people}-{_makers()}-{revision}" for revision in revisions]
    kept = next((folder for folder in folders if folder.exists()), None)
    if kept is None:
        with tempfile.TemporaryDirectory(prefix="building-", dir=home) as name:
            making = Path(name) / "made"
            making.mkdir()
            making.parent.chmod(0o755)
            _build(dialect, making, people)
            kept = making.rename(folders[0])
    return kept


@contextmanager
def empty(dialect: str, folder: Path) -> Iterator[Copy]:
    """Lend an empty database below *folder*."""
    with _served(dialect, folder, postgres.FAST) as copy:
        if dialect != SQLITE:
            server = make_url(copy.owner).set(database="postgres")
            engine = create_engine(server, isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                connection.execute(text("CREATE DATABASE record"))
            engine.dispose()
        yield copy


def _build(dialect: str, folder: Path, people: int) -> None:
    with empty(dialect, folder) as copy:
        build(dialect, copy, people)


@cache
def _makers() -> str:
    """Digest what a built record follows from; an older schema is migrated when it is opened."""
    content = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return hashlib.sha256(content).hexdigest()[:12]
