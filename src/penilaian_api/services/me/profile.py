"""What is one's own: who I am, who touched my records, all that is kept about me."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.paging import Slice
from penilaian_api.storage.models.audit import AuditEvent
from penilaian_api.storage.models.base import AgencyRecord
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.personal_tables import personal_models, released_to_person
from penilaian_api.storage.work.trail import to_plain_dict
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["AuditEvent", "Me", "data", "get", "trail"]


@dataclass(frozen=True, slots=True)
class Me:
    """Who the caller is today."""

    account_id: UUID
    agency_id: UUID
    employee_id: UUID | None
    name: str | None
    roles: tuple[Role, ...]
    scopes: tuple[str, ...]
    today: date


def get(work: UnitOfWork) -> Me:
    """Say who the caller is."""
    actor = work.actor
    person = work.of(Employee).get_referenced(actor.employee_id)
    return Me(
        account_id=actor.account_id,
        agency_id=actor.agency_id,
        employee_id=actor.employee_id,
        name=person.name if person else None,
        roles=tuple(sorted(actor.roles)),
        scopes=tuple(sorted(actor.scopes)),
        today=work.today,
    )


def trail(work: UnitOfWork, after: Sequence[object] | None, limit: int) -> Slice[AuditEvent]:
    """List the rows of the trail that concern the caller."""
    return work.of(AuditEvent).page(order=(), after=after, limit=limit)


def data(work: UnitOfWork) -> dict[str, tuple[dict[str, object], ...]]:
    """Gather every record about the caller, by table, as far as he was given it."""
    return {
        model.__tablename__: records
        for model in personal_models()
        if (records := _records(work, model))
    }


def _records(work: UnitOfWork, model: type[AgencyRecord]) -> tuple[dict[str, object], ...]:
    records = work.of(model).all(*released_to_person(model))
    return tuple(to_plain_dict(record) for record in records)
