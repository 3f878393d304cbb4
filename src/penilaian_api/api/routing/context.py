"""Hold the dependencies of every request: database, clocks, time zones, keys, secret."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from penilaian_api.api.transport.rate_limits import SignInLimits
from penilaian_api.domain.errors import UnauthenticatedError
from penilaian_api.services.account import refresh_tokens
from penilaian_api.services.account.refresh_tokens import TokenMaker, TokenPair
from penilaian_api.storage.account.sign_in import SignInStore
from penilaian_api.storage.database.engine import Database, patiently
from penilaian_api.storage.models.agency import Agency

if TYPE_CHECKING:
    from penilaian_api.api.transport.tokens import Tokens

Clock = Callable[[], datetime]
REREAD_AFTER: Final = timedelta(minutes=1)


class Zones:
    """Caches the agencies' time zones, reread each minute: today is needed to know the caller."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._known: dict[UUID, ZoneInfo] = {}
        self._read_at: datetime | None = None
        self._lock = threading.Lock()

    def of(self, agency_id: UUID) -> ZoneInfo:
        """Return the zone of an agency; a token of an unknown one is no valid token."""
        now = self._clock()
        fresh = self._read_at is not None and now - self._read_at < REREAD_AFTER
        if not fresh or agency_id not in self._known:
            self._reread(now)
        try:
            return self._known[agency_id]
        except KeyError:
            raise UnauthenticatedError("no_valid_token") from None

    def invalidate(self) -> None:
        """Read the zones anew at the next use, as after a minute."""
        self._read_at = None

    def _reread(self, now: datetime) -> None:
        with patiently(self._lock), self._database.begin(None, writes=False) as session:
            rows = session.execute(select(Agency.id, Agency.zone)).all()
            self._known = {row.id: ZoneInfo(row.zone) for row in rows}
            self._read_at = now


@dataclass(frozen=True, slots=True)
class AppContext:
    """The application's dependencies, made once and stored in ``app.state.context``.

    The guard takes from it all that it needs to serve a request.
    """

    database: Database
    clock: Clock
    machine_clock: Clock
    zones: Zones
    tokens: "Tokens"
    secret: bytes
    refresh_lifetime: timedelta
    device_lifetime: timedelta
    sign_in_limits: SignInLimits
    data_folder: Path

    def is_ready(self) -> bool:
        """Tell whether the database answers and stands at the newest revision."""
        from penilaian_api.storage.database.migrations import (  # noqa: PLC0415 - brings Alembic in
            is_current,
        )

        with self.database.begin(None, writes=False) as session:
            return is_current(session.connection())


@dataclass(frozen=True, slots=True)
class PublicContext:
    """The context of a public endpoint: it gets no unit of work, so it can open no store."""

    app: AppContext
    sign_in: SignInStore
    peer: str

    def exchange(self, refresh_token: str) -> TokenPair:
        """Exchange a refresh token for the next pair, or for the same again if it was lost."""
        maker = TokenMaker(self.app.tokens.issue, self.app.secret)
        return refresh_tokens.exchange(self.sign_in, refresh_token, maker)

    def count_try(self, login: str) -> None:
        """Count a try to sign in, or refuse it; while the record is away none of them counts."""
        self.sign_in.home_of(login)
        self.app.sign_in_limits.count(login, self.peer)
