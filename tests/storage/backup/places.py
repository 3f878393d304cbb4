"""Say where a record lies, and what lies there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from click.testing import Result
from sqlalchemy import create_engine, inspect, make_url, text
from tests.factories.evaluations import lines, opened
from tests.records.dialects import SQLITE
from tests.serving.client import Api
from tests.world import SECRET
from typer.testing import CliRunner

from penilaian_api.commands import starting
from penilaian_api.commands.program import program

CONTENT = b"laporan bulanan"


@dataclass(frozen=True)
class Place:
    """Where a record lies: the addresses of its database, and its folder of data."""

    address: str
    owner: str
    folder: Path

    def run(self, *words: str) -> Result:
        """Run a command on this record."""
        own = {
            "DATABASE_URL": self.address,
            "OWNER_DATABASE_URL": self.owner,
            "DATA_FOLDER": str(self.folder),
            "SECRET": SECRET,
        }
        variables = {f"PENILAIAN_{name}": value for name, value in own.items()}
        try:
            return CliRunner(env=variables).invoke(program, [*words])
        finally:
            while starting.LOCKS:
                starting.LOCKS.pop().close()


@contextmanager
def made_empty(api: Api, folder: Path) -> Iterator[Place]:
    folder.mkdir()
    if api.dialect == SQLITE:
        address = f"sqlite:///{folder / 'penilaian.db'}"
        yield Place(address, address, folder)
        return
    name = f"r{uuid4().hex}"
    server = create_engine(api.copy.owner, isolation_level="AUTOCOMMIT")
    with server.connect() as link:
        link.execute(text(f"CREATE DATABASE {name}"))
        address, owner = (
            make_url(url).set(database=name).render_as_string(hide_password=False)
            for url in (api.copy.address, api.copy.owner)
        )
        yield Place(address, owner, folder)
        link.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


def post_evidence(api: Api) -> None:
    line = next(iter(lines(opened(api)["plans"]["staff"]).values()))
    form = {"line_id": line, "title": "Laporan"}
    sent = {"data": form, "files": {"file": ("laporan.csv", CONTENT)}}
    answer = api.call("POST", "/v1/evidence", **sent)
    assert answer.status_code == 201, answer.text


def evidence_of(record: Place) -> Path:
    """Where the one file of evidence lies."""
    engine = create_engine(record.owner)
    with engine.connect() as link:
        name = link.execute(text("SELECT stored_as FROM evidence")).scalar_one()
    engine.dispose()
    (file,) = record.folder.rglob(name)
    return file


def rows_of(record: Place) -> dict[str, list[str]]:
    """All rows of all tables, but what the database says of itself."""
    engine = create_engine(record.owner)
    with engine.connect() as link:
        tables = sorted(inspect(link).get_table_names())
        rows = {
            name: sorted(map(repr, link.exec_driver_sql(f"SELECT * FROM {name}")))
            for name in tables
        }
    engine.dispose()
    return rows


def back_up(origin: Place, file: Path) -> Result:
    result = origin.run("backup", str(file))
    assert result.exit_code == 0, result.output
    return result


def place_at(folder: Path) -> Place:
    return Place(f"sqlite:///{folder / 'fresh.db'}", f"sqlite:///{folder / 'fresh.db'}", folder)
