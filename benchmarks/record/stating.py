"""State in the trail how every record stands after the copying: a row of the trail per person."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session
from tests.world import NOW

from penilaian_api.domain.audit import TrailChange, TrailKind
from penilaian_api.storage.audit.record_check import audited_models, digested, rows_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.work.reach import person_column
from penilaian_api.storage.work.trail import AuditContext, TrailEntry, append

_RECORDS_A_ROW: Final = 1000
_ROWS_AT_ONCE: Final = 500


def state_all(session: Session, agency_id: UUID) -> None:
    """Append to the trail the digest of every record, person by person."""
    stated: dict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for model in audited_models():
        table, owner = digested(session, model), person_column(model)
        for fields in rows_of(session, agency_id, model, table):
            change = {
                "record": table.name,
                "id": fields["id"],
                "change": TrailChange.RESTATED,
                "digest": table.digest(fields).hex(),
            }
            stated[None if owner is None else fields[owner.key]].append(change)
    context = AuditContext(agency_id, None, None, "restate", new_id(), NOW)
    entries = _entries(stated)
    while batch := [*islice(entries, _ROWS_AT_ONCE)]:
        append(session, context, batch)


def _entries(stated: dict[str | None, list[dict[str, Any]]]) -> Iterator[TrailEntry]:
    for owner, changes in stated.items():
        person = None if owner is None else UUID(owner)
        for start in range(0, len(changes), _RECORDS_A_ROW):
            part = changes[start : start + _RECORDS_A_ROW]
            yield TrailEntry(TrailKind.CHANGE, person, part)
