"""Query what people propose for the indicators: the list, and what nobody has answered."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from penilaian_api.domain.indicator.proposal import ABOUT_INDICATORS, ProposalState
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.indicator import Indicator, IndicatorProposal, IndicatorVersion
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.listing import Beside, Listing, equal
from penilaian_api.storage.work.lists.people import search_people
from penilaian_api.storage.work.prepared import prepared

PROPOSALS: Final = Listing(
    model=IndicatorProposal,
    sorts={"created": ()},
    filters={
        "cycle_id": equal(IndicatorProposal.cycle_id, "Only for this cycle."),
        "employee_id": equal(IndicatorProposal.employee_id, "Only by this employee."),
        "kind": equal(IndicatorProposal.kind, "Only of this kind."),
        "state": equal(IndicatorProposal.state, "Only in this state."),
        "indicator_version_id": equal(
            IndicatorProposal.indicator_version_id, "Only on this version of an indicator."
        ),
    },
    search=search_people(IndicatorProposal.employee_id),
    beside=(
        Beside(
            Employee,
            Employee.id == IndicatorProposal.employee_id,
            employee_name=Employee.name,
            employee_code=Employee.employee_code,
        ),
        Beside(Cycle, Cycle.id == IndicatorProposal.cycle_id, cycle_key=Cycle.key),
        Beside(
            IndicatorVersion,
            IndicatorVersion.id == IndicatorProposal.indicator_version_id,
            indicator_id=IndicatorVersion.indicator_id,
            indicator_state=IndicatorVersion.state,
            statement=IndicatorVersion.statement,
        ),
        Beside(
            Indicator, Indicator.id == IndicatorVersion.indicator_id, indicator_key=Indicator.key
        ),
    ),
)
"""The list of proposals."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A proposal that nobody has answered, one of *count*."""

    proposal_id: UUID
    employee_id: UUID
    name: str
    count: int


@prepared
def unanswered_query(cycle_id: UUID, limit: int) -> SubQuery[Unanswered]:
    """Query what was proposed for the indicators and is not answered, the oldest first."""
    first = (
        select(
            IndicatorProposal.id,
            IndicatorProposal.employee_id,
            Employee.name,
            func.count().over().label("all"),
        )
        .join(*joined(Employee, Employee.id == IndicatorProposal.employee_id))
        .where(
            of_agency(IndicatorProposal),
            IndicatorProposal.cycle_id == cycle_id,
            IndicatorProposal.state == ProposalState.SUBMITTED,
            IndicatorProposal.kind.in_(ABOUT_INDICATORS),
        )
        .order_by(IndicatorProposal.id)
        .limit(limit)
        .subquery()
    )
    return SubQuery(select(*first.c), Unanswered, (first.c.id,))
