"""Keep the records of the tests: one template per database, cloned for each test."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text

from tests.records import postgres
from tests.records.dialects import POSTGRES, SERVER, SQLITE
from tests.records.restoring import Original, Restored

USES: Final = 50
"""So often a clone on PostgreSQL is restored and lent again; what was deleted in it piles up."""


@dataclass(frozen=True)
class Copy:
    """One clone: the application's address and the owner's."""

    address: str
    owner: str


@dataclass(frozen=True)
class OneRecord:
    """One database that is not cloned: what is done to it is done behind the service."""

    dialect: str
    copy: Copy

    @contextmanager
    def clone(self) -> Iterator[Copy]:
        yield self.copy

    @contextmanager
    def copy_of(self, _origin: Copy | None = None) -> Iterator[Copy]:
        yield self.copy


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
        self._remove(path)

    @contextmanager
    def copy_of(self, origin: Copy | None = None) -> Iterator[Copy]:
        """Copy a clone as it stands, also one that is open; without one, the template."""
        path = self._folder / f"{uuid4().hex}.db"
        source = make_url(origin.owner).database if origin else self._template
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(path)) as new:
            old.backup(new)
        yield Copy(f"sqlite:///{path}", f"sqlite:///{path}")
        self._remove(path)

    def _remove(self, path: Path) -> None:
        for part in self._folder.glob(f"{path.name}*"):
            part.unlink()


class PostgresRecords:
    """Clones are databases made from a template; the application signs in as its own role.

    A clone that can be brought back to what the template holds is lent again: to make a database,
    and to learn in every connection to it what its tables are, takes longer than most tests.
    """

    dialect = POSTGRES

    def __init__(self, owner: str, build: Callable[[Copy], None]) -> None:
        self._server = create_engine(owner.format(name="postgres"), isolation_level="AUTOCOMMIT")
        self._owner = owner
        self._template = f"t{uuid4().hex}"
        self._run(f"CREATE DATABASE {self._template}")
        template = self._copy(self._template)
        build(template)
        self._original = Original.of(template.owner)
        self._spare: list[Restored] = []

    def _copy(self, name: str) -> Copy:
        owner = make_url(self._owner.format(name=name))
        application = owner.set(username="application", password="application")
        return Copy(
            application.render_as_string(hide_password=False),
            owner.render_as_string(hide_password=False),
        )

    @contextmanager
    def clone(self) -> Iterator[Copy]:
        lent = self._spare.pop() if self._spare else self._made()
        yield self._copy(lent.name)
        if lent.uses < USES and lent.restore():
            self._spare.append(lent)
        else:
            self._drop(lent)

    @contextmanager
    def copy_of(self, origin: Copy | None = None) -> Iterator[Copy]:
        """Copy a clone to which nobody is connected; without one, the template. It is not lent."""
        name = f"c{uuid4().hex}"
        source = make_url(origin.owner).database if origin else self._template
        self._run(f"CREATE DATABASE {name} TEMPLATE {source}")
        yield self._copy(name)
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _made(self) -> Restored:
        name = f"c{uuid4().hex}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {self._template}")
        return Restored(name, self._copy(name).owner, self._original)

    def _drop(self, clone: Restored) -> None:
        clone.close()
        self._run(f"DROP DATABASE {clone.name} WITH (FORCE)")

    def close(self) -> None:
        for clone in self._spare:
            self._drop(clone)
        self._run(f"DROP DATABASE {self._template} WITH (FORCE)")
        self._server.dispose()

    def _run(self, statement: str) -> None:
        with self._server.connect() as connection:
            connection.execute(text(statement))


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
        opened = PostgresRecords(address.replace("NAME", "{name}"), build)
        yield opened
        opened.close()
        return
    with postgres.server() as owner:
        opened = PostgresRecords(owner, build)
        yield opened
        opened.close()
