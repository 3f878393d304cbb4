"""What has lapsed is removed in batches; what lives, and what the trail tells, stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from tests.serving.client import Api
from tests.world import NOW, SECRET, key
from typer.testing import CliRunner

from penilaian_api.commands.program import program
from penilaian_api.services.audit import verifying
from penilaian_api.storage.account import lapsed
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.account import ActivationCode, RefreshToken, SignInSession
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.idempotency import IdempotencyKey
from penilaian_api.storage.work.chain.rows import AuditContext
from penilaian_api.storage.work.trail import Trail

MODELS = (IdempotencyKey, RefreshToken, ActivationCode, SignInSession)
MANY = 5


def fill(database: Database, api: Api, age: timedelta) -> None:
    """Store some of each, as old as *age*, as the service would have then."""
    then = machine_clock() - age
    agency_id, account_id = api.agency_id(), key("alfa:account:staff")
    with database.begin(agency_id, writes=True) as session:
        context = AuditContext(agency_id, account_id, None, "sign_in", uuid4(), NOW)
        trail = Trail(session, context)
        for _ in range(MANY):
            own = {"agency_id": agency_id, "id": uuid4()}
            signed_in = SignInSession(
                **own, account_id=account_id, created_at=then, expires_at=then
            )
            session.add(signed_in)
            session.flush()
            session.add_all(
                [
                    RefreshToken(
                        agency_id=agency_id,
                        id=uuid4(),
                        session_id=signed_in.id,
                        digest=uuid4().bytes,
                        issued_at=then,
                        expires_at=then,
                    ),
                    ActivationCode(
                        agency_id=agency_id,
                        id=uuid4(),
                        account_id=account_id,
                        digest=uuid4().bytes,
                        issued_at=then,
                        expires_at=then,
                    ),
                    IdempotencyKey(
                        agency_id=agency_id,
                        account_id=account_id,
                        key=str(uuid4()),
                        digest=uuid4().bytes,
                        created_at=then,
                    ),
                ]
            )
        trail.close()


def count(database: Database, api: Api) -> dict[type[Base], int]:
    with database.begin(api.agency_id(), writes=False) as session:
        return {
            model: session.scalar(
                select(func.count()).where(model.__table__.c.agency_id == api.agency_id())
            )
            for model in MODELS
        }


def test_r11_what_lapsed_is_removed_and_nothing_else(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lapsed, "BATCH", 2)
    for name, value in (
        ("DATABASE_URL", api.copy.address),
        ("OWNER_DATABASE_URL", api.copy.owner),
        ("SECRET", SECRET),
    ):
        monkeypatch.setenv(f"PENILAIAN_{name}", value)
    database = Database(api.copy.owner)
    fill(database, api, -timedelta(days=1))
    before, faults = count(database, api), _faults(database)
    fill(database, api, timedelta(days=31))
    done = CliRunner().invoke(program, ["purge"])
    assert done.exit_code == 0, done.output
    assert (
        f"alfa\t{MANY} kept answers\t{MANY} refresh tokens\t{MANY} codes\t{MANY} sign-ins"
        in done.output
    )
    assert count(database, api) == before
    assert _faults(database) == faults
    assert api.get("/v1/me").status_code == 200
    database.dispose()


def _faults(database: Database) -> list[object]:
    """Verify all, as the operator does; the world is built beside the trail."""
    return [verdict.faults for verdict in verifying.verify(Installation(database, NOW), [])]


def test_r11_what_lapsed_lately_is_kept_for_questions(api: Api) -> None:
    database = Database(api.copy.owner)
    fill(database, api, timedelta(days=1))
    before = count(database, api)
    gone = lapsed.purge(database, api.agency_id(), machine_clock())
    assert (gone.answers, gone.tokens, gone.codes, gone.sessions) == (0, 0, 0, 0)
    assert count(database, api) == before
    database.dispose()
