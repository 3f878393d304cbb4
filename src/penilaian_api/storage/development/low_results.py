"""Query results below good, and whether somebody guides the person since."""

from typing import Any, Final

from sqlalchemy import ColumnElement, and_, literal, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.development.coaching import UNDER_WAY
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.development.coaching import CoachingPlan
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.packaged_data import low_result_rule
from penilaian_api.storage.scoring.standing import stands
from penilaian_api.storage.work.caller import CALLER, exists_in_agency, joined, of_agency
from penilaian_api.storage.work.lists.listing import BesideEach, ListFilter, Listing
from penilaian_api.storage.work.lists.people import by_unit_code


def is_low() -> ColumnElement[bool]:
    """Tell whether a result stands, and its predicate opens the duty of guidance.

    What its person does not have in hand opens none: nobody is guided by what they do not know.
    """
    return and_(stands(), Assessment.predicate.in_(sorted(low_result_rule().predicates)))


def is_guided() -> ColumnElement[bool]:
    """Tell whether the person is guided because of this result, or under way because of another."""
    plan = aliased(CoachingPlan)
    from_it = plan.evaluation_id == Assessment.evaluation_id
    under_way = plan.state.in_(sorted(UNDER_WAY))
    return exists_in_agency(
        plan,
        plan.employee_id == Assessment.employee_id,
        or_(under_way, and_(from_it, plan.state != "ended")),
    ).correlate(Assessment)


def is_overcome() -> ColumnElement[bool]:
    """Tell whether the person has in hand a result of a later period that is not low."""
    own, own_period = aliased(Evaluation), aliased(Period)
    later, later_period, result = aliased(Evaluation), aliased(Period), aliased(Assessment)
    low = sorted(low_result_rule().predicates)
    return (
        select(literal(1))
        .select_from(later)
        .join(*joined(later_period, later_period.id == later.period_id))
        .join(*joined(result, result.evaluation_id == later.id))
        .join(*joined(own, own.employee_id == later.employee_id))
        .join(*joined(own_period, own_period.id == own.period_id))
        .where(
            of_agency(later),
            later.employee_id == Assessment.employee_id,
            own.id == Assessment.evaluation_id,
            stands(later),
            later_period.ends_before > own_period.ends_before,
            result.predicate.not_in(low),
        )
        .correlate(Assessment)
        .exists()
    )


def _of_others(grants: object, *, in_subtree: bool) -> ColumnElement[bool]:
    """Keep to low results, never to the caller's own: nobody guides themselves."""
    del grants, in_subtree
    return and_(is_low(), Assessment.employee_id != CALLER)


def _without(value: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    return or_(~value, ~is_guided())


LOW_RESULTS: Final = Listing(
    model=Assessment,
    sorts={"created": ()},
    filters={
        "without_plan": ListFilter(
            bool, _without, "Only those without a plan of guidance.", default=True
        ),
        "unit_code": by_unit_code(Evaluation.unit_id),
    },
    beside=(
        BesideEach(
            Evaluation, Evaluation.id == Assessment.evaluation_id, period_id=Evaluation.period_id
        ),
        BesideEach(Period, Period.id == Evaluation.period_id, period_key=Period.key),
        BesideEach(Unit, Unit.id == Evaluation.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        BesideEach(
            Employee,
            Employee.id == Assessment.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
            is_guided=is_guided(),
        ),
    ),
    base=_of_others,
    tells_changes=False,
)
"""The list of results that open the duty of guidance."""
