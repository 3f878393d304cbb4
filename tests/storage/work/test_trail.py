"""The trail: each change is told once, the chain shows tampering, and nothing is rewritten."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from tests.serving.client import Api

from penilaian_api.storage.audit import checkpoints
from penilaian_api.storage.audit.checkpoints import Checkpoint
from penilaian_api.storage.audit.verification import Verdict, verify_agency
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.audit import AuditEvent
from penilaian_api.storage.work.chain.rows import digest

UNIT = {"name": "Seksi Baru", "kind": "seksi", "parent_code": "BIDANG"}


def filled(api: Api) -> int:
    for number in range(6):
        assert api.put(f"/v1/units/S{number}", UNIT, who="admin").status_code == 200
    return verdict(api).rows


def verdict(api: Api, *kept: Checkpoint) -> Verdict:
    database = Database(api.copy.owner)
    with database.begin(api.agency_id(), writes=False) as session:
        result = verify_agency(session, api.agency_id(), kept)
    database.dispose()
    return result


def checkpoint(api: Api) -> Checkpoint:
    database = Database(api.copy.owner)
    with database.begin(api.agency_id(), writes=False) as session:
        end = checkpoints.checkpoint(session, api.agency_id())
    database.dispose()
    return end


def tamper(api: Api, statement: str, **values: object) -> None:
    """Act as somebody who owns the database and takes the guards down."""
    with api.raw(owner=True) as sql:
        if api.dialect == "sqlite":
            for name in ("unchanged", "kept"):
                sql.exec_driver_sql(f"DROP TRIGGER IF EXISTS gd_audit_event_{name}")
            sql.exec_driver_sql("DROP TRIGGER IF EXISTS gd_audit_detail_unchanged")
            sql.exec_driver_sql("PRAGMA foreign_keys=OFF")
        else:
            sql.exec_driver_sql("SET session_replication_role = replica")
        where = {"agency": api.agency_id().hex if api.dialect == "sqlite" else api.agency_id()}
        sql.execute(text(statement), {**where, **values})


def rewrite(api: Api, first: int) -> None:
    """Forge the chain from a row on: each digest computed anew, as the program itself does."""
    tamper(
        api,
        "UPDATE audit_event SET action = 'nothing' WHERE agency_id = :agency AND seq = :seq",
        seq=first,
    )
    database = Database(api.copy.owner)
    with database.begin(api.agency_id(), writes=False) as session:
        rows = session.scalars(
            select(AuditEvent)
            .where(AuditEvent.agency_id == api.agency_id(), AuditEvent.seq >= first)
            .order_by(AuditEvent.seq)
        ).all()
        columns = [column.key for column in AuditEvent.__table__.columns]
        events = [{name: getattr(row, name) for name in columns} for row in rows]
    database.dispose()
    end = events[0]["previous"]
    for event in events:
        event |= {"previous": end}
        end = digest({name: value for name, value in event.items() if name != "digest"})
        tamper(
            api,
            "UPDATE audit_event SET previous = :previous, digest = :digest "
            "WHERE agency_id = :agency AND seq = :seq",
            previous=event["previous"],
            digest=end,
            seq=event["seq"],
        )
    tamper(api, "UPDATE audit_head SET digest = :digest WHERE agency_id = :agency", digest=end)


def test_every_write_leaves_its_row_and_a_read_none(api: Api) -> None:
    before = verdict(api).rows
    api.put("/v1/units/BARU", UNIT, who="admin")
    assert verdict(api).rows == before + 1
    api.put("/v1/units/BARU", UNIT, who="admin")
    api.get("/v1/units")
    assert verdict(api).rows == before + 1


def test_a_refused_write_leaves_no_row(api: Api) -> None:
    before = verdict(api).rows
    assert api.put("/v1/units/BARU", {**UNIT, "parent_code": "NO"}, who="admin").status_code == 422
    assert verdict(api).rows == before


@pytest.mark.parametrize(
    "change",
    [
        "at = '2026-01-01 00:00:00+00'",
        "action = 'nothing'",
        "kind = 'read'",
        "previous = digest",
        "digest = previous",
        "detail_mac = digest",
        "account_id = NULL",
        "request_id = account_id",
        "employee_id = account_id",
    ],
)
def test_changing_any_field_of_a_row_shows(api: Api, change: str) -> None:
    rows = filled(api)
    tamper(
        api,
        f"UPDATE audit_event SET {change} WHERE agency_id = :agency AND seq = :seq",
        seq=rows - 2,
    )
    result = verdict(api)
    assert result.fault in {"changed", "does_not_follow", "detail_changed"}
    assert result.at_seq == rows - 2


def test_a_row_taken_out_shows(api: Api) -> None:
    rows = filled(api)
    tamper(api, "DELETE FROM audit_event WHERE agency_id = :agency AND seq = :seq", seq=rows - 2)
    assert verdict(api).fault == "missing_or_inserted"


def test_a_changed_detail_shows_and_one_that_was_taken_away(api: Api) -> None:
    rows = filled(api)
    tamper(
        api,
        "UPDATE audit_detail SET content = '[]' WHERE agency_id = :agency AND seq = :seq",
        seq=rows,
    )
    assert verdict(api).fault == "detail_changed"
    tamper(api, "DELETE FROM audit_detail WHERE agency_id = :agency AND seq = :seq", seq=rows)
    assert (verdict(api).fault, verdict(api).at_seq) == ("detail_missing", rows)


def test_a_cut_off_tail_shows_only_against_a_checkpoint_kept_outside(api: Api) -> None:
    rows = filled(api)
    kept = checkpoint(api)
    assert Checkpoint.from_line(kept.to_line()) == kept
    tamper(api, "DELETE FROM audit_event WHERE agency_id = :agency AND seq = :seq", seq=rows)
    assert verdict(api).fault == "missing_or_inserted", "its detail is still there"
    tamper(api, "DELETE FROM audit_detail WHERE agency_id = :agency AND seq = :seq", seq=rows)
    assert verdict(api).fault == "head_differs"
    tamper(
        api,
        "UPDATE audit_head SET seq = seq - 1, digest = (SELECT digest FROM audit_event e WHERE "
        "e.agency_id = :agency AND e.seq = :seq) WHERE agency_id = :agency",
        seq=rows - 1,
    )
    assert verdict(api).fault == "record_put_in", "what the lost row told of is still there"
    tamper(api, "DELETE FROM unit WHERE agency_id = :agency AND code = 'S5'")
    assert verdict(api).fault is None
    assert verdict(api, kept).fault == "cut_off"


@pytest.mark.parametrize("back", [0, 1, 3])
def test_w3_a_chain_that_was_rewritten_fits_no_earlier_line_whatever_was_kept_later(
    api: Api, back: int
) -> None:
    early = checkpoint(api)
    rows = filled(api)
    middle = checkpoint(api)
    rewrite(api, rows - back)
    assert api.put("/v1/units/LATER", UNIT, who="admin").status_code == 200
    later = checkpoint(api)
    assert verdict(api).fault is None, "whole in itself"
    assert verdict(api, later).fault is None, "and fits what was taken after it"
    for lines in ((middle, later), (later, middle), (early, middle, later)):
        result = verdict(api, *lines)
        assert (result.fault, result.at_seq) == ("differs_from_checkpoint", rows)
    assert verdict(api, early, later).fault is None, "what lies before it was not touched"


def test_w3_two_lines_of_one_row_that_differ_never_fit(api: Api) -> None:
    filled(api)
    kept = checkpoint(api)
    other = replace(kept, digest=bytes(32))
    for lines in ((kept, other), (other, kept)):
        assert verdict(api, *lines).fault == "differs_from_checkpoint"
    assert verdict(api, replace(kept, seq=0)).fault == "differs_from_checkpoint"
    assert verdict(api, kept, kept).fault is None


def test_w4_a_chain_without_its_head_gets_a_verdict(api: Api) -> None:
    rows = filled(api)
    tamper(api, "DELETE FROM audit_head WHERE agency_id = :agency")
    assert (verdict(api).fault, verdict(api).rows) == ("head_differs", rows)


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event"]
)
def test_the_application_itself_cannot_rewrite_the_trail(api: Api, statement: str) -> None:
    filled(api)
    with pytest.raises(DBAPIError), api.raw() as sql:
        sql.execute(text(statement))
    assert verdict(api).fault is None
