"""Record that a person has read a record in one version of its content, whatever the record is.

The digest names the content: whoever reads another version later acknowledges that one anew.
"""

from penilaian_api.storage.models.announcement.acknowledgements import Acknowledgement
from penilaian_api.storage.models.base import AgencyRecord, PersonRecord, new_id
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def find_own(work: UnitOfWork, record: AgencyRecord, digest: str) -> Acknowledgement | None:
    """Return how the caller has acknowledged this content of a record; none if they have not."""
    if work.actor.employee_id is None:
        return None
    return work.of(Acknowledgement).find(
        employee_id=work.actor.employee_id,
        record=record.__tablename__,
        record_id=record.id,
        content_hash=digest,
    )


def add_once(work: UnitOfWork, record: AgencyRecord, digest: str) -> Acknowledgement:
    """Store that the caller has read this content, or return how they said so before.

    Of two at once the second waits, and finds what the first stored: the first time counts.
    """
    work.of(Employee).hold(id=work.actor.employee_id)
    return find_own(work, record, digest) or add(work, record, digest)


def add(work: UnitOfWork, record: AgencyRecord, digest: str) -> Acknowledgement:
    """Store that the caller has read this content of a record, their own or one of nobody's."""
    acknowledgement = Acknowledgement(
        id=new_id(),
        employee_id=work.actor.employee_id,
        record=record.__tablename__,
        record_id=record.id,
        content_hash=digest,
        at=work.now,
    )
    under = record if isinstance(record, PersonRecord) else None
    return work.of(Acknowledgement).add(acknowledgement, under=under)
