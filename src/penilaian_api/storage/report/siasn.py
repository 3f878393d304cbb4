"""Join to the results of a period what the national platform asks of assessor and post."""

from typing import Any, Final

from sqlalchemy import and_, or_
from sqlalchemy.orm import aliased

from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import Assignment, Employee, Position, Unit
from penilaian_api.storage.work.lists.listing import Beside

_ASSESSOR: Any = aliased(Employee)
_HOLDING: Any = aliased(Assignment)
_POST: Any = aliased(Position)
_POST_UNIT: Any = aliased(Unit)
_OWN_POST: Any = aliased(Position)

ASKED_BESIDE: Final = (
    Beside(
        _OWN_POST,
        _OWN_POST.id == Evaluation.position_id,
        functional_level=_OWN_POST.functional_level,
    ),
    Beside(
        _ASSESSOR,
        _ASSESSOR.id == Evaluation.assessor_id,
        assessor_nip=_ASSESSOR.nip,
        assessor_grade=_ASSESSOR.grade,
    ),
    Beside(
        _HOLDING,
        and_(
            _HOLDING.employee_id == Evaluation.assessor_id,
            _HOLDING.kind == AssignmentKind.DEFINITIVE,
            _HOLDING.voided_at.is_(None),
            _HOLDING.starts_on < Period.ends_before,
            or_(_HOLDING.ends_before.is_(None), _HOLDING.ends_before >= Period.ends_before),
        ),
    ),
    Beside(_POST, _POST.id == _HOLDING.position_id, assessor_position=_POST.title),
    Beside(_POST_UNIT, _POST_UNIT.id == _POST.unit_id, assessor_unit=_POST_UNIT.name),
)
"""The post of the person; the assessor, and the post that they had on the period's last day."""
IN_ORDER: Final = (Employee.employee_code,)
"""By the codes of people: the same period gives the same file."""
