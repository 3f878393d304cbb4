"""Show people what is their own: who they are, who touched their records, all data about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.paging import Slice
from penilaian_api.services.audit.reading import TrailRow, trail_row
from penilaian_api.storage.models.audit import AuditEvent
from penilaian_api.storage.models.base import AgencyRecord
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.personal_tables import personal_models, released_to_person
from penilaian_api.storage.work.trail import to_plain_dict
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Profile:
    """The caller as they are today."""

    account_id: UUID
    agency_id: UUID
    employee_id: UUID | None
    name: str | None
    roles: tuple[Role, ...]
    scopes: tuple[str, ...]
    today: date


def get(work: UnitOfWork) -> Profile:
    """Return who the caller is."""
    actor = work.actor
    person = work.of(Employee).get_referenced(actor.employee_id)
    return Profile(
        account_id=actor.account_id,
        agency_id=actor.agency_id,
        employee_id=actor.employee_id,
        name=person.name if person else None,
        roles=tuple(sorted(actor.roles)),
        scopes=tuple(sorted(actor.scopes)),
        today=work.today,
    )


def trail(work: UnitOfWork, after: Sequence[object] | None, limit: int) -> Slice[TrailRow]:
    """List the rows of the trail that concern the caller, the oldest first."""
    return work.of(AuditEvent).page(after=after, limit=limit).map(trail_row)


def data(work: UnitOfWork) -> dict[str, tuple[dict[str, object], ...]]:
    """Gather every record about the caller, by table, as far as it was given to them."""
    return {
        model.__tablename__: records
        for model in personal_models()
        if (records := _records(work, model))
    }


def _records(work: UnitOfWork, model: type[AgencyRecord]) -> tuple[dict[str, object], ...]:
    records = work.of(model).all(*released_to_person(model))
    return tuple(to_plain_dict(record) for record in records)
