"""Examine an installation piece by piece: each examination yields what is so."""

import difflib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, auto
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from penilaian_api.commands import starting
from penilaian_api.services.audit import verifying
from penilaian_api.settings import SECRET_FILE, Settings, secret_of
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.backup.making import last_backup
from penilaian_api.storage.database import migrations
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.engine import POOL, Database, is_sqlite
from penilaian_api.storage.database.preflight import connections_given
from penilaian_api.storage.database.schema_fit import SchemaFit
from penilaian_api.storage.models.agency import SigningKey
from penilaian_api.storage.models.audit import AuditEvent
from penilaian_api.storage.progress import evidence_folder

PREFIX: Final = "PENILAIAN_"
_NOT_SETTINGS: Final = "PENILAIAN_TEST_"
LOW, FULL = 2_000_000_000, 300_000_000
"""Bytes that are free: fewer are told, and then are too few."""
LATE, TOO_LATE = 26, 24 * 7
"""Hours since the last backup: after a missed night, and after a week of them."""
OFF, FAR_OFF = 5, 60
"""Seconds by which a clock may differ."""
_OTHERS: Final = 0o007
_ANYBODY_ELSE: Final = 0o077


class Health(StrEnum):
    """How an examination ends."""

    OK = auto()
    WARN = auto()
    FAIL = auto()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is so: the code names its sentence in ``data/doctor.toml``."""

    outcome: Health
    code: str
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def subject(self) -> str:
        """What was examined."""
        return self.code.partition("_")[0]


def ok(code: str, **facts: object) -> Diagnosis:
    """Say that something is as it should be."""
    return Diagnosis(Health.OK, code, _texts(facts))


def warn(code: str, **facts: object) -> Diagnosis:
    """Say that something should be looked at."""
    return Diagnosis(Health.WARN, code, _texts(facts))


def fail(code: str, **facts: object) -> Diagnosis:
    """Say that something does not work, or soon will not."""
    return Diagnosis(Health.FAIL, code, _texts(facts))


def _texts(facts: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in facts.items()}


def examine_names() -> Iterator[Diagnosis]:
    """Find variables that begin like settings and are none: misspelt, they have no effect."""
    known = sorted(f"{PREFIX}{name.upper()}" for name in Settings.model_fields)
    unknown = [
        name
        for name in sorted(os.environ)
        if name.startswith(PREFIX) and not name.startswith(_NOT_SETTINGS) and name not in known
    ]
    for name in unknown:
        (meant, *_) = difflib.get_close_matches(name, known, 1, 0) or known
        yield warn("settings_unknown", names=name, meant=meant)
    if not unknown:
        yield ok("settings_ok")


def examine_schema(database: Database) -> Iterator[Diagnosis]:
    """See whether the tables fit, and with which rights the service signs in."""
    with database.begin(None, writes=False) as session:
        fit = migrations.fit(session.connection())
        is_owner = migrations.owns_tables(session.connection())
    if fit is SchemaFit.READY:
        yield ok("schema_ok", revision=migrations.known_scripts().get_current_head())
    else:
        yield fail("schema_behind" if fit is SchemaFit.BEHIND else "schema_ahead")
    yield fail("role_owner") if is_owner else ok("role_ok")


def examine_guards(installation: Installation) -> Diagnosis:
    """See whether all that the database itself refuses is refused."""
    faults = verifying.shared_faults(installation)
    if faults:
        return fail("guards_wrong", count=len(faults), first=faults[0].to_line())
    return ok("guards_ok")


def examine_folder(settings: Settings, database: Database) -> Iterator[Diagnosis]:
    """See whether the folder of data can be written to, is ours, and is closed to others."""
    folder = settings.data_folder
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as failure:
        yield fail("folder_not_writable", folder=folder.resolve(), detail=failure.strerror)
        return
    if not evidence_folder.fits(database, folder):
        yield fail("folder_other", folder=folder.resolve())
    elif folder.stat().st_mode & _OTHERS:
        yield warn("folder_open", folder=folder.resolve())
    else:
        yield ok("folder_ok", folder=folder.resolve())


def examine_secret(
    settings: Settings, database: Database, can_sign: Callable[[bytes], bool]
) -> Diagnosis:
    """See whether the secret is the installation's, and who may read it; none is made here."""
    with database.begin(None, writes=False) as session:
        if not session.scalar(select(func.count()).select_from(SigningKey)):
            return ok("secret_none")
    file = settings.data_folder / SECRET_FILE
    if settings.secret is None and not file.exists():
        return fail("secret_other")
    if not can_sign(secret_of(settings)):
        return fail("secret_other")
    if settings.secret is None and file.stat().st_mode & _ANYBODY_ELSE:
        return fail("secret_open", file=file.resolve())
    return ok("secret_ok")


def examine_disk(settings: Settings) -> Iterator[Diagnosis]:
    """See how much room there is where files and a SQLite record lie."""
    folders = {settings.data_folder.resolve()}
    if is_sqlite(settings.database_url):
        folders.add(starting.file_of(settings.database_url).parent.resolve())
    for folder in sorted(folder for folder in folders if folder.is_dir()):
        free = shutil.disk_usage(folder).free
        facts = {"folder": folder, "free": f"{free / 1e9:.1f}"}
        if free < FULL:
            yield fail("disk_full", **facts)
        else:
            yield warn("disk_low", **facts) if free < LOW else ok("disk_ok", **facts)


def examine_clock(installation: Installation, *, is_demo: bool) -> Diagnosis:
    """Hold the machine's clock against the database's, and against what the trail has seen."""
    with installation.database.begin(None, writes=False) as session:
        if session.connection().dialect.name == "postgresql":
            other, instant = "PostgreSQL", session.scalar(select(func.clock_timestamp()))
        else:
            other, instant = "the trail", session.scalar(select(func.max(AuditEvent.at)))
    now = machine_clock()
    if instant is None or (is_demo and other != "PostgreSQL"):
        return ok("clock_ok")
    seconds = (instant - now).total_seconds()
    distance = abs(seconds) if other == "PostgreSQL" else seconds  # the trail lies behind us
    if distance <= OFF:
        return ok("clock_ok")
    facts = {"seconds": round(distance), "other": other}
    return fail("clock_off", **facts) if distance > FAR_OFF else warn("clock_off", **facts)


def examine_backup(folder: Path, now: datetime) -> Diagnosis:
    """See how old the last backup is."""
    last = last_backup(folder)
    if last is None:
        return warn("backup_none")
    hours = round((now - last).total_seconds() / 3600)
    if hours <= LATE:
        return ok("backup_ok", hours=hours)
    return fail("backup_old", hours=hours) if hours > TOO_LATE else warn("backup_old", hours=hours)


def examine_workers(database: Database, workers: int | None) -> Diagnosis:
    """Hold the workers against the cores of the machine and the connections of the server."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    count = workers or cores or 1
    is_server = database.engine.dialect.name == "postgresql"
    given = connections_given(database) if is_server else count * POOL
    facts = {"workers": count, "cores": cores, "most": count * POOL, "given": given}
    if count * POOL > given:
        return fail("workers_connections", **facts)
    return warn("workers_many", **facts) if count > (cores or 1) else ok("workers_ok", **facts)
