"""Query what waits of reports upward: results to report, and reports that nobody has read."""

from sqlalchemy import false, func, or_, true
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.cycle.legal_terms import ClockPath
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.objection import PENDING
from penilaian_api.domain.me import TaskKind
from penilaian_api.storage.me.task_query import (
    KindConditions,
    TaskQuery,
    grants_of,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.document.documents import IssuedDocument
from penilaian_api.storage.models.document.reports import UpwardReport
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Objection
from penilaian_api.storage.models.organization import Assessor, Employee
from penilaian_api.storage.work.caller import (
    CALLER,
    TODAY,
    has_in_agency,
    in_force,
    joined,
    of_agency,
)
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext


def results_to_report(work: WorkContext) -> Prepared[TaskQuery]:
    """Query delivered results that nobody may object to any more, and that the caller reports.

    The assessor does, or their superior where these delivered the result (annex V A7, A11, B7).
    """
    return _results_to_report(grants_of(work, Reach.REPORTS, Reach.REVIEWS))


@prepared
def _results_to_report(grants: tuple[Grant, ...]) -> TaskQuery:
    report, issued, first = aliased(UpwardReport), aliased(IssuedDocument), aliased(Assessor)
    is_reported = has_in_agency(
        report,
        of_agency(issued),
        issued.id == report.document_id,
        report.evaluation_id == Evaluation.id,
        issued.snapshot_id == Assessment.snapshot_id,
    )
    is_contested = has_in_agency(
        Objection,
        Objection.evaluation_id == Evaluation.id,
        Objection.state.in_([state.value for state in PENDING]),
    )
    is_assessor = first.assessor_id == CALLER
    passed_up = func.coalesce(Evaluation.term_path == ClockPath.SUPERIOR.value, false())
    kinds: KindConditions = ((TaskKind.RESULT_TO_REPORT, is_assessor != passed_up),)
    query = (
        select_tasks(Evaluation.id, kinds, Period.report_due_on.label("due_on"))
        .outerjoin_from(Evaluation, *joined(Period, Period.id == Evaluation.period_id))
        .outerjoin(*joined(Employee, Employee.id == Evaluation.employee_id))
        .join(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .outerjoin(*joined(first, first.employee_id == Evaluation.employee_id, in_force(first)))
        .where(
            reached(grants, Evaluation, in_subtree=False),
            Evaluation.state == EvaluationState.DELIVERED,
            Evaluation.delivered_number == Evaluation.result_number,
            or_(Evaluation.object_until.is_(None), Evaluation.object_until < TODAY),
            ~is_contested,
            ~is_reported,
        )
    )
    return tasks_of(query, "evaluation")


@prepared
def reports_to_read() -> TaskQuery:
    """Query reports to the caller that they have not seen."""
    kinds: KindConditions = ((TaskKind.UPWARD_REPORT_TO_READ, true()),)
    query = (
        select_tasks(UpwardReport.id, kinds, UpwardReport.due_on.label("due_on"))
        .join_from(UpwardReport, *joined(Employee, Employee.id == UpwardReport.employee_id))
        .where(
            of_agency(UpwardReport),
            UpwardReport.recipient_id == CALLER,
            UpwardReport.acknowledged_at.is_(None),
        )
    )
    return tasks_of(query, "upward_report")
