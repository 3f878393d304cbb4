"""Query what waits of what follows: accomplishments to confirm, and decisions whose result is open.

An accomplishment waits for who assesses its person; a decision for whom it is about, until they
have seen it, and for who made it once a result that it cites is reopened or made anew.
"""

from sqlalchemy import and_, or_, true

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.follow_up.accomplishment import AccomplishmentState
from penilaian_api.domain.follow_up.decision import RecommendationState
from penilaian_api.domain.follow_up.publication import PublicationState
from penilaian_api.domain.me import TaskKind
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    KindConditions,
    TaskQuery,
    grants_of,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.follow_up.accomplishments import Accomplishment
from penilaian_api.storage.models.follow_up.decisions import PersonDecision, Recommendation
from penilaian_api.storage.models.follow_up.publications import Publication
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.scoring.standing import stands
from penilaian_api.storage.work.caller import CALLER, joined, of_agency
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext


def accomplishments(work: WorkContext) -> Prepared[TaskQuery]:
    """Query what the caller's people completed and the caller has not confirmed."""
    return _accomplishments(grants_of(work, Reach.REPORTS))


@prepared
def _accomplishments(grants: tuple[Grant, ...]) -> TaskQuery:
    kinds: KindConditions = ((TaskKind.ACCOMPLISHMENT_TO_CONFIRM, true()),)
    query = (
        select_tasks(Accomplishment.id, kinds, NO_DAY.label("due_on"))
        .join_from(Accomplishment, *joined(Employee, Employee.id == Accomplishment.employee_id))
        .where(
            reached(grants, Accomplishment, in_subtree=False),
            Accomplishment.state == AccomplishmentState.ENTERED,
        )
    )
    return tasks_of(query, "accomplishment")


@prepared
def reopened_results() -> TaskQuery:
    """Query decisions of the caller whose cited result is open again, or was made anew."""
    kinds: KindConditions = (
        (TaskKind.CITED_RESULT_REOPENED, Evaluation.state != EvaluationState.DELIVERED),
        (
            TaskKind.CITED_RESULT_CHANGED,
            and_(stands(), Evaluation.result_number != PersonDecision.snapshot_number),
        ),
    )
    query = (
        select_tasks(PersonDecision.id, kinds, NO_DAY.label("due_on"))
        .join_from(PersonDecision, *joined(Employee, Employee.id == PersonDecision.employee_id))
        .join(*joined(Evaluation, Evaluation.id == PersonDecision.evaluation_id))
        .where(
            of_agency(PersonDecision),
            PersonDecision.decided_by == CALLER,
            PersonDecision.revoked_at.is_(None),
        )
    )
    return tasks_of(query, "decision")


@prepared
def decisions_to_see() -> TaskQuery:
    """Query decisions on the caller that they have not seen, or not since they were revoked."""
    kinds: KindConditions = ((TaskKind.DECISION_TO_SEE, true()),)
    query = (
        select_tasks(PersonDecision.id, kinds, NO_DAY.label("due_on"))
        .join_from(PersonDecision, *joined(Employee, Employee.id == PersonDecision.employee_id))
        .where(
            of_agency(PersonDecision),
            PersonDecision.employee_id == CALLER,
            PersonDecision.acknowledged_at.is_(None),
        )
    )
    return tasks_of(query, "decision")


@prepared
def publications_to_answer() -> TaskQuery:
    """Query rewards of the caller that wait for their consent to be published."""
    kinds: KindConditions = ((TaskKind.PUBLICATION_TO_ANSWER, true()),)
    query = (
        select_tasks(Publication.id, kinds, NO_DAY.label("due_on"))
        .join_from(Publication, *joined(Employee, Employee.id == Publication.employee_id))
        .where(
            of_agency(Publication),
            Publication.employee_id == CALLER,
            Publication.state == PublicationState.ASKED,
        )
    )
    return tasks_of(query, "publication")


def recommendations(work: WorkContext) -> Prepared[TaskQuery]:
    """Query what others recommend for people below the caller, and waits for a decision."""
    return _recommendations(grants_of(work, Reach.REPORTS, Reach.REVIEWS))


@prepared
def _recommendations(grants: tuple[Grant, ...]) -> TaskQuery:
    kinds: KindConditions = ((TaskKind.RECOMMENDATION_TO_DECIDE, true()),)
    query = (
        select_tasks(Recommendation.id, kinds, NO_DAY.label("due_on"))
        .join_from(Recommendation, *joined(Employee, Employee.id == Recommendation.employee_id))
        .join(*joined(Evaluation, Evaluation.id == Recommendation.evaluation_id))
        .join(*joined(Account, Account.id == Recommendation.proposed_by))
        .where(
            reached(grants, Recommendation, in_subtree=False),
            Recommendation.state == RecommendationState.PROPOSED,
            stands(),
            Evaluation.delivered_number == Recommendation.snapshot_number,
            or_(Account.employee_id.is_(None), Account.employee_id != CALLER),
        )
    )
    return tasks_of(query, "recommendation")
