"""Hold the dependencies of every request: database, clocks, time zones, keys, secret."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from penilaian_api.api.transport.peers import Peers
from penilaian_api.api.transport.server.streams import Streams
from penilaian_api.api.transport.sign_in.devices import Devices
from penilaian_api.api.transport.sign_in.turns import NeedsTurnError, SignInTurns
from penilaian_api.api.transport.tokens.survey_forms import SurveyForms
from penilaian_api.domain import spelling
from penilaian_api.domain.errors import OutOfReachError, UnauthenticatedError
from penilaian_api.domain.survey.link import agency_of
from penilaian_api.services.account import refresh_tokens
from penilaian_api.services.account.refresh_tokens import TokenPair
from penilaian_api.services.document.typesetting import PrintSettings
from penilaian_api.storage.account.sign_in import SignInStore
from penilaian_api.storage.database.clock import Freshness
from penilaian_api.storage.database.engine import Database, patiently
from penilaian_api.storage.models.agency import Agency

if TYPE_CHECKING:
    from penilaian_api.api.transport.tokens.access_tokens import Tokens

Clock = Callable[[], datetime]
REREAD_AFTER: Final = timedelta(minutes=1)
_ZONES: Final = select(Agency.id, Agency.zone)


class Zones:
    """Caches the agencies' time zones, reread each minute: today is needed to know the caller."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._known: dict[UUID, ZoneInfo] = {}
        self._freshness = Freshness(REREAD_AFTER)
        self._lock = threading.Lock()

    def of(self, agency_id: UUID) -> ZoneInfo:
        """Return the zone of an agency; a token of an unknown one is no valid token."""
        now = self._clock()
        if not self._freshness.holds(now) or agency_id not in self._known:
            self._reread(now)
        try:
            return self._known[agency_id]
        except KeyError:
            raise UnauthenticatedError("no_valid_token") from None

    def invalidate(self) -> None:
        """Read the zones anew at the next use, as after a minute."""
        self._freshness.end()

    def _reread(self, now: datetime) -> None:
        with patiently(self._lock), self._database.begin(None, writes=False) as session:
            rows = session.execute(_ZONES).all()
            self._known = {row.id: ZoneInfo(row.zone) for row in rows}
            self._freshness.renew(now)


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
    peers: Peers
    turns: SignInTurns
    devices: Devices
    forms: SurveyForms
    streams: Streams
    data_folder: Path
    printing: PrintSettings
    jobs_kept_for: timedelta

    def today(self, agency_id: UUID) -> date:
        """Return the calendar day in the zone of an agency that exists."""
        return self.clock().astimezone(self.zones.of(agency_id)).date()

    def is_ready(self) -> bool:
        """Tell whether the database answers and stands at the newest revision."""
        from penilaian_api.storage.database import migrations  # noqa: PLC0415 - brings Alembic in

        with self.database.begin(None, writes=False) as session:
            return migrations.fits(session.connection())


@dataclass(frozen=True, slots=True)
class PublicContext:
    """The context of a public endpoint: it gets no unit of work, so it can open no store.

    *has_turn*: it is called again, when the turn that it asked for has come.
    """

    app: AppContext
    sign_in: SignInStore
    peer: str = ""
    """The address from which the request comes."""
    has_turn: bool = False

    def day_of_link(self, token: str) -> date:
        """Return the calendar day where the survey of a link is; a made-up token leads nowhere."""
        agency_id = agency_of(token)
        try:
            return self.app.today(agency_id or UUID(int=0))
        except UnauthenticatedError:
            raise OutOfReachError from None

    def exchange(self, refresh_token: str) -> TokenPair:
        """Exchange a refresh token for the next pair, or for the same again if it was lost."""
        return refresh_tokens.exchange(self.sign_in, refresh_token, self.app.tokens.issue)

    def take_turn(self, login: str, device_secret: str | None = None) -> str | None:
        """Go on only when it is this try's turn; return the name of the device, if it is known."""
        device = self.app.devices.recognize(device_secret, login)
        if not self.has_turn:
            raise NeedsTurnError(spelling.normalize_login(login), device)
        return device
