"""Erase the readable details about a person from the trail, by an act that is a row itself."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, func, select
from sqlalchemy.orm import Session

from penilaian_api.domain.audit import TrailChange, TrailKind
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.storage.audit.record_check import audited_models
from penilaian_api.storage.audit.restating import restatements
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent, AuditHead
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.packed_detail import text_of
from penilaian_api.storage.work.chain.appending import append
from penilaian_api.storage.work.chain.rows import AuditContext, TrailEntry
from penilaian_api.storage.work.reach import person_column


def erase(session: Session, agency_id: UUID, employee_code: str, reason: str, at: datetime) -> int:
    """Erase the details of all rows about a person so far; return how many there were.

    The row of this act says until which row, why, and by their digests how the records of the
    person stand now: they can still be held against the trail.
    """
    employee_id = session.execute(
        select(Employee.id).where(
            Employee.agency_id == agency_id, Employee.employee_code == employee_code
        )
    ).scalar_one_or_none()
    if employee_id is None:
        raise OutOfReachError
    last = session.execute(
        select(AuditHead.seq).where(AuditHead.agency_id == agency_id).with_for_update()
    ).scalar_one()
    act = {
        "record": Employee.__tablename__,
        "id": str(employee_id),
        "change": TrailChange.ERASED,
        "through": last,
        "reason": reason,
    }
    theirs = [model for model in audited_models() if person_column(model) is not None]
    stands = restatements(session, agency_id, theirs, employee_id)
    about_them = select(AuditEvent.seq).where(
        AuditEvent.agency_id == agency_id,
        AuditEvent.employee_id == employee_id,
        AuditEvent.seq <= last,
    )
    details = (AuditDetail.agency_id == agency_id, AuditDetail.seq.in_(about_them))
    gone = _removals(
        session.execute(select(AuditDetail.content, AuditDetail.packed).where(*details))
    )
    context = AuditContext(agency_id, None, None, "erase", new_id(), at)
    append(session, context, [TrailEntry(TrailKind.CHANGE, employee_id, [act, *gone, *stands])])
    count = session.execute(select(func.count()).select_from(AuditDetail).where(*details))
    session.execute(delete(AuditDetail).where(*details))
    return count.scalar_one()


def _removals(details: Iterable[Row[str, bytes | None]]) -> list[dict[str, Any]]:
    """Gather what the details tell of records that are gone, without what these said.

    A row that is about nobody may tell how such a record stood: it must not be missed later.
    """
    return [
        {"record": change["record"], "id": change["id"], "change": TrailChange.REMOVED}
        for content, packed in details
        for change in json.loads(text_of(content, packed))
        if change.get("change") == TrailChange.REMOVED
    ]
