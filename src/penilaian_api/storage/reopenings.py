"""A request to open something again, with what decides who may answer it: one statement."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select

from penilaian_api.domain.errors import OutOfReach
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import ApprovalRequest
from penilaian_api.storage.reach import of_agency, within
from penilaian_api.storage.store import Work


@dataclass(frozen=True, slots=True)
class Asking:
    """A request, the period it is about (none: it is about a result), and the person who asked."""

    request: ApprovalRequest
    period: Period | None
    asker_id: UUID | None


def asking(work: Work, request_id: UUID) -> Asking:
    """Fetch one request within reach, or refuse as if it did not exist."""
    query = (
        select(ApprovalRequest, Period, Account.employee_id)
        .join(Account, and_(of_agency(Account), Account.id == ApprovalRequest.asked_by))
        .outerjoin(Period, and_(of_agency(Period), Period.id == ApprovalRequest.period_id))
        .where(within(work.access.grants, ApprovalRequest), ApprovalRequest.id == request_id)
    )
    row = work.session.execute(query, work.bindings).one_or_none()
    if row is None:
        raise OutOfReach
    return Asking(*row)
