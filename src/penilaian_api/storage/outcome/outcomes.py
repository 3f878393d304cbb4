"""List outcomes, their values and the lines that serve them; query which values stand."""

from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, func, select

from penilaian_api.domain.outcome.outcome import CurrentValue
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.outcome.outcomes import (
    OutcomeLink,
    OutcomeValue,
    ServiceOutcome,
)
from penilaian_api.storage.models.plan import PlanIndicator, PlanRevision, WorkResult
from penilaian_api.storage.models.register.public_services import PublicService
from penilaian_api.storage.plan.agreed_lines import AGREED
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.corrections import is_corrected, stands, without_corrected
from penilaian_api.storage.work.lists.listing import (
    Beside,
    BesideEach,
    Feed,
    ListFilter,
    Listing,
    equal,
)
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

_KEY: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$"

OUTCOMES: Final = Listing(
    model=ServiceOutcome,
    sorts={"key": (ServiceOutcome.key,), "created": ()},
    filters={
        "unit_code": by_unit_code(ServiceOutcome.unit_id),
        "is_public_service": equal(
            ServiceOutcome.is_public_service, "Only (or none) of public service."
        ),
        "goal_key": equal(
            ServiceOutcome.goal_key, "Only those that serve this goal.", pattern=_KEY
        ),
    },
    search=Search(
        codes=(ServiceOutcome.key,),
        texts=(ServiceOutcome.name,),
        text="The beginning of the key, or what stands in the name.",
    ),
    beside=(
        BesideEach(
            Unit, Unit.id == ServiceOutcome.unit_id, unit_code=Unit.code, unit_name=Unit.name
        ),
        Beside(
            PublicService,
            PublicService.id == ServiceOutcome.service_id,
            service_key=PublicService.key,
        ),
    ),
)
"""The list of outcomes."""
OUTCOME_PROGRESS: Final = replace(OUTCOMES, tells_changes=False)
"""The same with what they were in some days, of which the trail of an outcome says nothing."""


VALUES: Final = Listing(
    model=OutcomeValue,
    sorts={"starts_on": (OutcomeValue.starts_on,), "posted": ()},
    filters={
        "outcome_key": ListFilter(
            str, lambda key: ServiceOutcome.key == key, "Only of this outcome.", pattern=_KEY
        ),
        "from_day": ListFilter(
            date, lambda day: OutcomeValue.starts_on >= day, "Only of days from this one on."
        ),
        "to_day": ListFilter(
            date, lambda day: OutcomeValue.ends_before <= day, "Only of days before this one."
        ),
        "current": without_corrected(OutcomeValue),
    },
    beside=(
        BesideEach(
            ServiceOutcome,
            ServiceOutcome.id == OutcomeValue.outcome_id,
            outcome_key=ServiceOutcome.key,
            measured_in=ServiceOutcome.measured_in,
            is_corrected=is_corrected(OutcomeValue),
        ),
    ),
    fed_by=(Feed(OutcomeValue, OutcomeValue.supersedes_id),),
)
"""The time series: every value, the corrected ones too."""


def _newest(column: Any) -> ScalarSelect[Any]:  # noqa: ANN401 - a column of values
    """Select of the newest value that stands, of the outcome of a link."""
    return (
        select(column)
        .where(
            of_agency(OutcomeValue),
            OutcomeValue.outcome_id == OutcomeLink.outcome_id,
            stands(OutcomeValue),
        )
        .order_by(OutcomeValue.starts_on.desc(), OutcomeValue.id.desc())
        .limit(1)
        .correlate(OutcomeLink)
        .scalar_subquery()
    )


def _statement(item: Any) -> ScalarSelect[Any]:  # noqa: ANN401 - a class of items of plans
    """Select how the newest agreed revision words the line of a link."""
    return (
        select(item.statement)
        .join(*joined(PlanRevision, PlanRevision.id == item.revision_id))
        .where(
            of_agency(item),
            item.line_id == OutcomeLink.line_id,
            PlanRevision.state.in_(AGREED),
        )
        .order_by(PlanRevision.number.desc())
        .limit(1)
        .correlate(OutcomeLink)
        .scalar_subquery()
    )


LINKS: Final = Listing(
    model=OutcomeLink,
    sorts={"created": ()},
    filters={
        "plan_id": equal(OutcomeLink.plan_id, "Only lines of this plan."),
        "line_id": equal(OutcomeLink.line_id, "Only of this line of a plan."),
        "employee_id": equal(OutcomeLink.employee_id, "Only of this employee."),
        "outcome_key": ListFilter(
            str, lambda key: ServiceOutcome.key == key, "Only of this outcome.", pattern=_KEY
        ),
        "is_public_service": ListFilter(
            bool,
            lambda value: ServiceOutcome.is_public_service == value,
            "Only (or none) of public service.",
        ),
    },
    beside=(
        BesideEach(
            ServiceOutcome,
            ServiceOutcome.id == OutcomeLink.outcome_id,
            outcome_key=ServiceOutcome.key,
            outcome_name=ServiceOutcome.name,
            measured_in=ServiceOutcome.measured_in,
            polarity=ServiceOutcome.polarity,
            is_public_service=ServiceOutcome.is_public_service,
            statement=func.coalesce(_statement(PlanIndicator), _statement(WorkResult)),
            newest_value=_newest(OutcomeValue.value),
            newest_starts_on=_newest(OutcomeValue.starts_on),
            newest_ends_before=_newest(OutcomeValue.ends_before),
        ),
        BesideEach(
            Employee,
            Employee.id == OutcomeLink.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
    ),
    tells_changes=False,
)
"""The lines of plans that serve outcomes, as far as the caller may see the plans."""


def standing_values(work: WorkContext, outcome_id: UUID) -> dict[UUID, CurrentValue]:
    """Fetch the values of an outcome already fetched within reach that stand, the oldest first."""
    rows = execute(work, _standing(outcome_id))
    return {row[0]: CurrentValue(*row) for row in rows}


@prepared
def _standing(outcome_id: UUID) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(
        OutcomeValue.id,
        OutcomeValue.starts_on,
        OutcomeValue.ends_before,
        OutcomeValue.value,
        OutcomeValue.count,
    )
    return query.where(
        of_agency(OutcomeValue),
        OutcomeValue.outcome_id == outcome_id,
        stands(OutcomeValue),
    ).order_by(OutcomeValue.starts_on, OutcomeValue.id)
