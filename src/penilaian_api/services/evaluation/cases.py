"""Load evaluations for a step: at the expected version, and on whose turn it is."""

from collections.abc import Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from penilaian_api.domain.cycle.cycle import PeriodState, require
from penilaian_api.domain.errors import (
    ConflictError,
    ForbiddenError,
    InvalidDataError,
    OutOfReachError,
    StaleVersionError,
)
from penilaian_api.domain.evaluation.evaluation import Rater, Window, turn_refusal
from penilaian_api.domain.organization.assessor import Cause
from penilaian_api.domain.scoring.vocabulary import Capacity
from penilaian_api.services.bulk import Step, StepCommand, StepItem
from penilaian_api.services.cycle.cycles import days_of
from penilaian_api.storage.cycle.rater_training import was_trained
from penilaian_api.storage.evaluation import cases as case_storage
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.work.unit_of_work import UnitOfWork

C = TypeVar("C", bound=StepCommand)
P = TypeVar("P")


class CaseStep(Step[C, Case, P]):
    """The phases that every step of an evaluation shares."""

    def load(self, keys: Sequence[UUID]) -> Mapping[UUID, Case]:
        """Fetch the evaluations within reach; their periods keep their state meanwhile."""
        return case_storage.get_cases(self.work, keys, for_step=True)

    def admit(self, item: StepItem[C, Case, P]) -> None:
        """Refuse an evaluation that is not at the expected version."""
        if item.record.evaluation.version != item.command.expected_version:
            raise StaleVersionError


def get_case(work: UnitOfWork, evaluation_id: UUID, *, for_step: bool = False) -> Case:
    """Return one evaluation within reach with all that decides about its steps."""
    case = case_storage.get_cases(work, [evaluation_id], for_step=for_step).get(evaluation_id)
    if case is None:
        raise OutOfReachError
    return case


def get_case_at(
    work: UnitOfWork, evaluation_id: UUID, expected_version: int, *, for_step: bool = False
) -> Case:
    """Return one evaluation within reach at the expected version."""
    case = get_case(work, evaluation_id, for_step=for_step)
    if case.evaluation.version != expected_version:
        raise StaleVersionError
    return case


def authorize_leader(work: UnitOfWork, case: Case) -> Rater:
    """Name the capacity in which the caller acts on an evaluation, never on their own."""
    if case.evaluation.employee_id == work.actor.employee_id:
        raise ForbiddenError("not_on_yourself")
    return rater_of(work, case)


def rater_of(work: UnitOfWork, case: Case) -> Rater:
    """Name which of the two leaders the caller would be: the assessor, or the one above them."""
    is_assessor = case.assessor_id == work.actor.employee_id
    return Rater.ASSESSOR if is_assessor else Rater.REVIEWER


def capacity_of(work: UnitOfWork, case: Case) -> Capacity:
    """Name the capacity in which the caller rates, as it will be told to the employee."""
    if rater_of(work, case) is Rater.REVIEWER:
        return Capacity.SUPERIOR
    if case.cause is Cause.DELEGATION:
        return Capacity.ACTING if case.is_acting else Capacity.DELEGATE
    return Capacity.HIGHER if case.cause is Cause.CLIMB else Capacity.ASSESSOR


def authorize_rater(work: UnitOfWork, case: Case) -> None:
    """Refuse who may not rate or finalize today: the assessor may up to the end of the window."""
    caller = authorize_leader(work, case)
    refuse_unless_rating(work, case)
    refusal = turn_refusal(caller, window(work, case))
    if refusal is not None:
        raise refusal


def window(work: UnitOfWork, case: Case) -> Window:
    """Give the days on which the assessor may rate this evaluation."""
    return Window(
        today=work.today,
        rate_until=case.period.rate_until,
        zone=str(work.zone),
        has_reviewer=case.reviewer_id is not None,
    )


def training_refusal(work: UnitOfWork, period: Period) -> ConflictError | None:
    """Say why the caller makes no result final: the period demands training, and they had none."""
    rater_id = work.actor.employee_id
    if not period.raters_need_training or rater_id is None or was_trained(work, rater_id):
        return None
    return ConflictError("rater_not_trained", period=period.key)


def refuse_unless_rating(work: UnitOfWork, case: Case) -> None:
    """Let results come about only while the period is in rating."""
    require(case.period.state, {PeriodState.RATING}, days_of(work, case.period))


def refuse_mixture(items: Sequence[StepItem[C, Case, P]]) -> None:
    """Refuse a bulk call over several periods or schemes: its numbers are gathered together."""
    if len({(item.record.period.id, item.record.scheme.id) for item in items}) > 1:
        raise InvalidDataError.at_pointer("/items", "one_period")
