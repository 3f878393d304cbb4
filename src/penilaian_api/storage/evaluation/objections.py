"""Declare the list of objections: to which period's result, whose, and before whom."""

from typing import Final

from sqlalchemy.orm import aliased

from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.work.lists.listing import Beside, BesideEach, Listing, equal
from penilaian_api.storage.work.lists.people import by_unit_code, search_people

_ASSESSOR: Final = aliased(Employee)
_DECIDER: Final = aliased(Employee)

OBJECTIONS: Final = Listing(
    model=Objection,
    sorts={"filed": ()},
    filters={
        "evaluation_id": equal(Objection.evaluation_id, "Only to this evaluation."),
        "state": equal(Objection.state),
        "employee_id": equal(Objection.employee_id, "Only of this employee."),
        "assessor_id": equal(Objection.assessor_id, "Only to what this employee decided."),
        "period_id": equal(Evaluation.period_id, "Only to results of this period."),
        "unit_code": by_unit_code(Evaluation.unit_id),
    },
    search=search_people(Objection.employee_id),
    beside=(
        Beside(
            Employee,
            Employee.id == Objection.employee_id,
            employee_name=Employee.name,
            employee_code=Employee.employee_code,
        ),
        Beside(_ASSESSOR, _ASSESSOR.id == Objection.assessor_id, assessor_name=_ASSESSOR.name),
        Beside(_DECIDER, _DECIDER.id == Objection.decided_by, decided_by_name=_DECIDER.name),
        BesideEach(Evaluation, Evaluation.id == Objection.evaluation_id),
        Beside(Unit, Unit.id == Evaluation.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        Beside(Period, Period.id == Evaluation.period_id, period_key=Period.key),
    ),
)
"""The list of objections."""
