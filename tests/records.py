"""Where the tests keep their records: one template per database, cloned for each test."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text

from tests import postgres
from tests.dialects import POSTGRES, SERVER, SQLITE


@dataclass(frozen=True)
class Copy:
    """One clone: the application's address and the owner's."""

    address: str
    owner: str


class SqliteRecords:
    """Clones are copies of a file."""

    dialect = SQLITE

    def __init__(self, folder: Path, build: Callable[[Copy], None]) -> None:
        self._folder = folder
        self._template = folder / "template.db"
        build(Copy(f"sqlite:///{self._template}", f"sqlite:///{self._template}"))

    @contextmanager
    def clone(self) -> Iterator[Copy]:
        path = self._folder / f"{uuid4().hex}.db"
        shutil.copy(self._template, path)
        yield Copy(f"sqlite:///{path}", f"sqlite:///{path}")
        for part in self._folder.glob(f"{path.name}*"):
            part.unlink()


class PostgresRecords:
    """Clones are databases made from a template; the application signs in as its own role."""

    dialect = POSTGRES

    def __init__(self, owner: str, build: Callable[[Copy], None]) -> None:
        self._owner = owner
        self._template = f"t{uuid4().hex}"
        self._run(f"CREATE DATABASE {self._template}")
        build(self._copy(self._template))

    def _copy(self, name: str) -> Copy:
        owner = make_url(self._owner.format(name=name))
        application = owner.set(username="application", password="application")
        return Copy(
            application.render_as_string(hide_password=False),
            owner.render_as_string(hide_password=False),
        )

    @contextmanager
    def clone(self) -> Iterator[Copy]:
        name = f"c{uuid4().hex}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {self._template}")
        yield self._copy(name)
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        self._run(f"DROP DATABASE {self._template} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        engine = create_engine(self._owner.format(name="postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


@contextmanager
def records(
    dialect: str, build: Callable[[Copy], None]
) -> Iterator[SqliteRecords | PostgresRecords]:
    """Open the records of one dialect for the time of the tests."""
    if dialect == SQLITE:
        with tempfile.TemporaryDirectory(prefix="penilaian-") as folder:
            yield SqliteRecords(Path(folder), build)
        return
    given = os.environ.get(SERVER)
    if given:
        address = make_url(given).set(database="NAME").render_as_string(hide_password=False)
        found = PostgresRecords(address.replace("NAME", "{name}"), build)
        yield found
        found.close()
        return
    with postgres.server() as owner:
        yield PostgresRecords(owner, build)
