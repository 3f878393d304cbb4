"""Make the record that is written to: the tests' world in all its states, in one database."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, make_url, text
from tests.matrix.building.plans import indicator_line
from tests.matrix.building.staging import staged
from tests.records.clones import Copy, OneRecord
from tests.records.dialects import POSTGRES, SQLITE
from tests.records.postgres import Server, mortal_server
from tests.serving.client import Served
from tests.world import build, key

SETTINGS = ("max_connections=100", "full_page_writes=on", "fsync=on")
LOSING = (*SETTINGS, "synchronous_commit=off", "wal_writer_delay=10000ms")
"""What is acknowledged is in the memory of the server alone, for seconds."""
DURABLE = (*SETTINGS, "synchronous_commit=on")


@dataclass
class Record:
    """A database with a world in it, and what a client needs to write to it."""

    dialect: str
    copy: Copy
    folder: Path
    server: Server | None
    tokens: dict[str, str]
    plan_id: str
    line_id: str
    unit_id: str

    def count_markers(self) -> dict[str, int]:
        """Count the records that were stored under each marker."""
        query = text(
            "SELECT note AS marker, count(*) FROM progress WHERE note LIKE 'w%' GROUP BY note "
            "UNION ALL SELECT employee_code, count(*) FROM employee "
            "WHERE employee_code LIKE 'w%' GROUP BY employee_code"
        )
        engine = create_engine(self.copy.owner)
        with engine.connect() as connection:
            counts = {row.marker: row[1] for row in connection.execute(query)}
        engine.dispose()
        return counts


@contextmanager
def opened_record(dialect: str, *, loses: bool) -> Iterator[Record]:
    """Build the world in a database of its own; on PostgreSQL in a server that can be killed."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="penilaian-proof-")))
        server = None
        if dialect == POSTGRES:
            server = stack.enter_context(mortal_server(LOSING if loses else DURABLE))
            owner = make_url(server.address.format(name="postgres"))
            application = owner.set(username="application", password="application")  # noqa: S106 - of a server that lives for minutes
            addresses = [url.render_as_string(hide_password=False) for url in (application, owner)]
        else:
            addresses = [f"sqlite:///{folder / 'record.db'}"] * 2
        copy = Copy(*addresses)
        build(copy)
        yield _staged(dialect, copy, folder, server)


def _staged(dialect: str, copy: Copy, folder: Path, server: Server | None) -> Record:
    """Bring the world into all its states, and sign the tokens of those who will write."""
    with Served(OneRecord(dialect, copy)) as served, staged(served) as stage:
        plan = stage["plan", "staff", "approved"]
        return Record(
            dialect,
            copy,
            folder,
            server,
            {who: stage.token(who) for who in ("staff", "admin")},
            plan["id"],
            indicator_line(plan),
            str(key("alfa:BIDANG")),
        )


DIALECTS = {"sqlite": SQLITE, "postgresql": POSTGRES}
