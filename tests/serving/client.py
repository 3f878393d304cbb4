"""Serve the tests in this process: a token for everyone of the world, a clock to move."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from anyio.from_thread import start_blocking_portal
from httpx2 import Response
from pydantic import SecretStr
from sqlalchemy import Dialect, create_engine, event, make_url
from starlette.testclient import TestClient

from penilaian_api.api.transport import problems
from penilaian_api.app import Service, create_app
from penilaian_api.settings import Settings
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.database import sqlite_file
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.packaged_data import problem_statuses
from tests.records.clones import Copy, PostgresRecords, SqliteRecords, records
from tests.records.dialects import SQLITE
from tests.records.statements import walled
from tests.world import NOW, SECRET, build, key


def _reverse(connection: Any, _record: object) -> None:
    """Let SQLite give what no query orders backwards: nothing may rest on the order of an index."""
    connection.execute("PRAGMA reverse_unordered_selects = ON")


class Served:
    """The service, built once per database; each test gets a clone of the world behind it.

    There is one engine for all clones: what it has compiled for one test it need not compile again
    for the next. And one loop serves all requests.
    """

    def __init__(self, kept: SqliteRecords | PostgresRecords) -> None:
        self.kept, self.dialect = kept, kept.dialect
        self.now = NOW
        self._open = ExitStack()
        folder = self._open.enter_context(TemporaryDirectory(prefix="penilaian-data-"))
        self._portal = self._open.enter_context(start_blocking_portal())
        with kept.clone() as first:
            database = Database(first.address, lambda _: True)  # packs, as a new record
            settings = Settings(
                database_url=first.address,
                secret=SecretStr(SECRET),
                data_folder=Path(folder),
                access_minutes=60,
                stream_seconds=0,  # a stream says what there is, and ends
            )
            self.app: Service = create_app(settings, clock=lambda: self.now, database=database)
            self.agencies = _agencies(database)
            self._tokens: dict[str, str] = {}
            database.dispose()
        self._engine, self._address = database.engine, first.address
        event.listen(self._engine, "do_connect", self._to_the_clone)
        if self.dialect == SQLITE:
            event.listen(self._engine, "connect", _reverse)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._engine.dispose()
        self._open.close()

    def _to_the_clone(
        self, dialect: Dialect, _record: object, words: list[Any], named: dict[str, Any]
    ) -> None:
        """Connect to the clone of the present test, whatever the engine was made for."""
        address = make_url(self._address)
        if self.dialect == SQLITE:
            address = sqlite_file.existing(address)
        words[:], here = dialect.create_connect_args(address)
        named.update(here)

    @contextmanager
    def fresh(self) -> Iterator["Api"]:
        """Put a fresh clone behind the service."""
        with self.kept.clone() as copy, self.serve(copy) as api:
            yield api

    @contextmanager
    def serve_copy_of(self, origin: Copy) -> Iterator["Api"]:
        """Put a copy of a clone behind the service: what is done to it stays in the copy."""
        with self.copy_of(origin) as copy, self.serve(copy) as api:
            yield api

    @contextmanager
    def copy_of(self, origin: Copy) -> Iterator[Copy]:
        """Copy a clone as it stands; the service lets go of its connections first."""
        self._engine.dispose()
        with self.kept.copy_of(origin) as copy:
            yield copy

    @contextmanager
    def serve(self, copy: Copy) -> Iterator["Api"]:
        """Put a clone behind the service, and hold what is asked of it to the wall."""
        if self._address != copy.address:
            self._engine.dispose()
            self._address = copy.address
        self.app.context.database.engine = self._engine
        self.now = NOW
        self.app.context.turns.reset()
        self._sign_with_its_keys()
        with walled(self._engine):
            yield Api(self, self._caller(), copy)

    def _caller(self) -> TestClient:
        http = TestClient(self.app, raise_server_exceptions=False)  # type: ignore[arg-type]  # ASGI
        http.portal = self._portal
        return http

    def _sign_with_its_keys(self) -> None:
        """Sign with the keys of this clone: a test before may have rotated them in its own."""
        self._tokens.clear()
        self.app.context.tokens.keys.invalidate()
        self.app.context.tokens.keys.public_keys()

    @contextmanager
    def beside(self) -> Iterator["Api"]:
        """Open a clone beside the service, for raw statements only."""
        with self.kept.clone() as copy:
            yield Api(self, self._caller(), copy)

    def token(self, who: str, agency: str) -> str:
        """Sign a token for somebody of the world; their sign-in stands in the template."""
        if f"{who}@{agency}" not in self._tokens:
            self._tokens[f"{who}@{agency}"] = self.app.context.tokens.issue(
                self.agencies[agency],
                key(f"{agency}:account:{who}"),
                key(f"{agency}:session:{who}"),
            )
        return self._tokens[f"{who}@{agency}"]


class Api:
    """What a test holds: callers, the clock, and the record below for what HTTP cannot show."""

    def __init__(self, served: Served, http: TestClient, copy: Copy) -> None:
        self.served, self.http, self.copy = served, http, copy
        self.dialect = served.dialect
        self.requests = 0
        http.event_hooks = {"request": [self._count], "response": [refuse_unlisted_problem]}

    def _count(self, _request: object) -> None:
        self.requests += 1

    def at(self, instant: datetime) -> None:
        """Move the clock."""
        self.served.now = instant

    def token(self, who: str = "staff", agency: str = "alfa") -> str:
        """Sign a token for somebody of the world."""
        return self.served.token(who, agency)

    def agency_id(self, agency: str = "alfa") -> UUID:
        """Name an agency of the world."""
        return self.served.agencies[agency]

    def call(  # noqa: PLR0913 - what a call may say
        self,
        method: str,
        path: str,
        *,
        who: str | None = "staff",
        agency: str = "alfa",
        version: int | None = None,
        key: str | None = None,
        headers: dict[str, str] | None = None,
        **rest: Any,
    ) -> Response:
        """Call the service as somebody (``None``: without a token)."""
        sent = dict(headers or {})
        if who is not None:
            sent["Authorization"] = f"Bearer {self.token(who, agency)}"
        if version is not None:
            sent["If-Match"] = f'"{version}"'
        if key is not None:
            sent["Idempotency-Key"] = key
        return self.http.request(method, path, headers=sent, **rest)

    def get(self, path: str, **how: Any) -> Response:
        return self.call("GET", path, **how)

    def post(self, path: str, json: object = None, **how: Any) -> Response:
        return self.call("POST", path, json=json, **how)

    def put(self, path: str, json: object = None, **how: Any) -> Response:
        return self.call("PUT", path, json=json, **how)

    @contextmanager
    def raw(self, *, owner: bool = False, agency: str = "alfa") -> Iterator[Any]:
        """Speak SQL to the record: as the application's role within an agency, or as the owner."""
        engine = create_engine(self.copy.owner if owner else self.copy.address)
        try:
            with engine.begin() as connection:
                if self.dialect == "sqlite":
                    connection.exec_driver_sql("PRAGMA foreign_keys=ON")
                else:
                    tenant = self.agency_id(agency)
                    connection.exec_driver_sql(f"SET LOCAL app.agency_id = '{tenant}'")
                yield connection
        finally:
            engine.dispose()


def refuse_unlisted_problem(response: Response) -> None:
    """Fail where an answer is a problem that the table of problems lacks, or has otherwise."""
    if response.headers.get("content-type") != problems.MEDIA_TYPE:
        return
    if response.request.method == "HEAD":
        return
    response.read()
    problem = response.json()
    statuses = problem_statuses().get(problem["code"], ())
    assert response.status_code in statuses, (response.status_code, problem["code"])
    assert problem["type"] == f"/problems/{problem['code']}"


@contextmanager
def served_on(dialect: str) -> Iterator[Served]:
    """Open the service on a database of one dialect, with the small world as its template."""
    with records(dialect, build) as kept, Served(kept) as served:
        yield served


def _agencies(database: Database) -> dict[str, UUID]:
    return Installation(database, NOW).agencies()
