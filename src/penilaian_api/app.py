"""Create the application: join settings, database, clocks, middleware and routes."""

import gc

_COLLECTS = gc.isenabled()
gc.disable()  # what is imported stays for good: no garbage is looked for while it grows

from collections.abc import Callable
from datetime import timedelta
from typing import Final, cast

from fastapi import FastAPI
from sqlalchemy import QueuePool
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from penilaian_api import __version__
from penilaian_api.api.contract.docs_page import add_docs_page
from penilaian_api.api.contract.openapi import finish
from penilaian_api.api.contract.problem_pages import add_problem_pages
from penilaian_api.api.routing.context import AppContext, Clock, Zones
from penilaian_api.api.routing.guard import open_addresses
from penilaian_api.api.routing.literal_paths import literal_paths
from penilaian_api.api.routing.switchboard import put_before_router
from penilaian_api.api.transport import problems
from penilaian_api.api.transport.intake import Intake
from penilaian_api.api.transport.peers import Peers
from penilaian_api.api.transport.server.bell import Bell
from penilaian_api.api.transport.server.share import ALONE, Share
from penilaian_api.api.transport.server.streams import Streams
from penilaian_api.api.transport.sign_in.devices import Devices
from penilaian_api.api.transport.sign_in.turns import SignInTurns
from penilaian_api.api.transport.tokens.access_tokens import Tokens
from penilaian_api.api.transport.tokens.key_ring import KeyRing
from penilaian_api.api.transport.tokens.survey_forms import SurveyForms
from penilaian_api.api.v1.contents import ROUTERS
from penilaian_api.services.document.jobs.working import JobThread, JobWorker
from penilaian_api.services.document.typesetting import Paper, PrintSettings
from penilaian_api.settings import Settings, secret_of
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.database.schema_watch import SchemaWatch

gc.freeze()  # ... nor in it later
if _COLLECTS:
    gc.enable()

ALLOWED_REQUEST_HEADERS: Final = (
    "authorization",
    "content-type",
    "if-match",
    "idempotency-key",
    "last-event-id",
    "x-request-id",
)
"""CORS: the headers that a browser frontend on another host may send."""

EXPOSED_HEADERS: Final = (
    "Content-Disposition",
    "ETag",
    "Idempotency-Replayed",
    "Link",
    "Location",
    "Penilaian-Clock",
    "Penilaian-Lacking-Signs",
    "Retry-After",
    "X-Request-ID",
)
"""CORS: the headers of a response that such a frontend may read."""


def create_app(
    settings: Settings,
    clock: Clock = machine_clock,
    database: Database | None = None,
    share: Share = ALONE,
) -> "Service":
    """Create the service from *settings*; *clock* is the time that appraisal goes by.

    *share*: which part of the limits is its own, where several processes serve.
    """
    database = database or Database(settings.database_url, SchemaWatch())
    app = _new_app()
    app.state.context = _context(settings, clock, database, share)
    problems.install(app)
    for prefix, router in ROUTERS:
        router.attach(app, prefix)
    add_docs_page(app)
    add_problem_pages(app)
    app.state.literal_paths = literal_paths(app)
    finish(app)
    put_before_router(app)
    return Service(app, settings, demo_clock=clock is not machine_clock)


def _new_app() -> FastAPI:
    return FastAPI(
        title="Penilaian API",
        version=__version__,
        contact={"name": "Whoever runs this installation"},
        license_info={"name": "Apache License 2.0", "identifier": "Apache-2.0"},
        docs_url=None,  # served below: the page needs a policy of its own
        redoc_url=None,  # its page asks another host for a logo
        openapi_url=None,  # served below too: packed, and with a tag
        redirect_slashes=False,
        separate_input_output_schemas=False,
        generate_unique_id_function=lambda route: route.name,
    )


def _context(settings: Settings, clock: Clock, database: Database, share: Share) -> AppContext:
    """Join what endpoints work with; a transaction that made the trail grow rings the bell."""
    bell = Bell(share.folder)
    database.hear_growth = bell.ring
    secret = secret_of(settings)
    tokens = Tokens(
        KeyRing(database, secret, machine_clock),
        issuer=settings.issuer,
        lifetime=timedelta(minutes=settings.access_minutes),
        clock=machine_clock,
    )
    return AppContext(
        database=database,
        clock=clock,
        machine_clock=machine_clock,
        zones=Zones(database, clock),
        tokens=tokens,
        secret=secret,
        refresh_lifetime=timedelta(hours=settings.refresh_hours),
        device_lifetime=timedelta(days=settings.device_days),
        streams=Streams(bell, settings.stream_seconds),
        data_folder=settings.data_folder,
        printing=print_settings(settings),
        jobs_kept_for=timedelta(days=settings.job_days),
        peers=Peers(settings.trusted_proxies),
        turns=SignInTurns(settings.peer_tries, share=share),
        devices=Devices(secret, machine_clock),
        forms=SurveyForms(secret, machine_clock),
    )


def print_settings(settings: Settings) -> PrintSettings:
    """Say on what this installation prints."""
    return PrintSettings(Paper(settings.paper), settings.emblem, settings.letters)


class Service:
    """The ASGI application: CORS and the intake in front, the routes behind them."""

    def __init__(self, app: FastAPI, settings: Settings, *, demo_clock: bool) -> None:
        self.app = app
        self.context: AppContext = app.state.context
        self.jobs = JobThread(
            JobWorker(
                self.context.database,
                self.context.printing,
                self.context.data_folder,
                self.context.clock,
                self.context.machine_clock,
            )
        )
        self._runs_jobs = settings.run_jobs
        self._intake = Intake(
            app,
            body_limit=settings.body_limit,
            upload_limit=settings.upload_limit,
            in_flight=settings.in_flight,
            demo_clock=demo_clock,
            verify=self.context.tokens.verify,
            find_verified=self.context.tokens.find_verified,
            account_of=lambda claims: claims.account_id,
            open_to_all=open_addresses(app),
        )
        self._asgi: ASGIApp = self._intake
        if settings.allowed_origins:  # outermost, so that a browser may read every refusal too
            self._asgi = CORSMiddleware(
                self._asgi,
                allow_origins=list(settings.allowed_origins),
                allow_methods=["*"],
                allow_headers=ALLOWED_REQUEST_HEADERS,
                expose_headers=EXPOSED_HEADERS,
            )

    def load(self) -> tuple[int, int, int]:
        """Count the requests at work and waiting, and the connections that they hold."""
        pool = cast("QueuePool", self.context.database.engine.pool)
        return *self._intake.count_present(), pool.checkedout()

    def begin(self) -> None:
        """Begin what goes on beside the requests: each process that serves does, once."""
        if self._runs_jobs:
            self.jobs.start()

    def end(self) -> None:
        """Let end what would go on: the service stops."""
        self.jobs.end()
        self.context.streams.end()

    async def __call__(self, scope: object, receive: Callable[[], object], send: object) -> None:
        """Serve one request."""
        await self._asgi(scope, receive, send)  # type: ignore[arg-type]  # ASGI's own untyped triple
