"""How much the trail tells: what changed and what is not empty, each of it once."""

import json
from typing import Any

from sqlalchemy import select, text
from tests.factories.evaluations import assessment, opened, step
from tests.serving.client import Api
from tests.storage.work.test_trail import tamper

from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.storage.audit.verification import verify_agency
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.packed_detail import text_of

BYTES_A_RATING = 400
"""What a row says of one new rating, its ids and its digest included; it was 560."""


def rated(api: Api) -> list[dict[str, Any]]:
    """Rate an evaluation, and read what the trail tells of it."""
    made = opened(api)
    body = assessment(made["plans"]["staff"])
    body["ratings"] += [
        {"about": f"core_value:{value}", "chosen": "met", "reason": ""} for value in CoreValue
    ]
    step(api, made["evaluations"]["staff"], "rate", "sup", body)
    database = Database(api.copy.owner)
    with database.begin(api.agency_id(), writes=False) as session:
        query = (
            select(AuditDetail.content, AuditDetail.packed)
            .join(
                AuditEvent,
                (AuditEvent.seq == AuditDetail.seq)
                & (AuditEvent.agency_id == AuditDetail.agency_id),
            )
            .where(AuditEvent.action == "evaluation_rate")
        )
        changes: list[dict[str, Any]] = json.loads(text_of(*session.execute(query).one()))
    database.dispose()
    return changes


def test_g7_a_row_tells_no_value_twice_and_no_emptiness(api: Api) -> None:
    changes = rated(api)
    ratings = [change for change in changes if change["record"] == "evaluation_rating"]
    assert len(ratings) > len(CoreValue)
    for change in ratings:
        assert "before" not in change
        assert not {"id", "agency_id"} & set(change["after"])
        assert all(value not in ("", [], {}, None) for value in change["after"].values())
    values = [change for change in ratings if "reason" not in change["after"]]
    assert len(values) == len(CoreValue)
    assert max(len(json.dumps(change)) for change in values) <= BYTES_A_RATING


def test_g7_what_the_trail_is_silent_about_is_still_named_when_it_departs(api: Api) -> None:
    rated(api)
    guards = "gd_evaluation_rating_%"
    with api.raw(owner=True) as sql:
        if api.dialect == "sqlite":
            names = sql.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE :name"),
                {"name": guards},
            ).scalars()
            for name in [*names]:
                sql.exec_driver_sql(f"DROP TRIGGER {name}")
    tamper(
        api,
        "UPDATE evaluation_rating SET reason = 'x' WHERE agency_id = :agency AND about = :about",
        about=f"core_value:{CoreValue.LOYAL}",
    )
    database = Database(api.copy.owner)
    with database.begin(api.agency_id(), writes=False) as session:
        verdict = verify_agency(session, api.agency_id())
    database.dispose()
    (fault,) = [fault for fault in verdict.faults if fault.table == "evaluation_rating"]
    assert fault.columns == ("reason",)
