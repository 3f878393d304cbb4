"""Fetch requests to reopen something, with what decides who may answer: one statement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.approval import REOPENINGS, ApprovalKind, is_newcomer
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.cycle import Period, SchemeVersion
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class RequestWithAsker:
    """A request, the period it is about (none: it is about a result), and the person who asked.

    The last three are of the caller's own account.
    """

    record: ApprovalRequest
    period: Period | None
    asker_id: UUID | None
    created_at: datetime
    activated_at: datetime | None
    reset_at: datetime | None

    @property
    def is_newcomer(self) -> bool:
        """Whether the caller's account came into their hands after the request."""
        instants = (self.created_at, self.activated_at, self.reset_at)
        return is_newcomer(self.record.asked_at, *instants)


def get_request(
    work: WorkContext, request_id: UUID, kinds: Collection[ApprovalKind] = REOPENINGS
) -> RequestWithAsker:
    """Fetch one request of these *kinds* within reach, or refuse as if it did not exist."""
    query = _request(work.access.grants, work.actor.account_id, request_id, tuple(kinds))
    row = execute(work, query).one_or_none()
    if row is None:
        raise OutOfReachError
    return RequestWithAsker(*row)


@prepared
def _request(
    grants: tuple[Grant, ...], caller: UUID, request_id: UUID, kinds: tuple[ApprovalKind, ...]
) -> Select[*tuple[Any, ...]]:
    own_account = aliased(Account)
    return (
        select(
            ApprovalRequest,
            Period,
            Account.employee_id,
            own_account.created_at,
            own_account.activated_at,
            own_account.reset_at,
        )
        .join(*joined(Account, Account.id == ApprovalRequest.asked_by))
        .join(*joined(own_account, own_account.id == caller))
        .outerjoin(*joined(Period, Period.id == ApprovalRequest.period_id))
        .where(
            within(grants, ApprovalRequest),
            ApprovalRequest.id == request_id,
            ApprovalRequest.kind.in_(kinds),
        )
    )


def final_years(work: WorkContext, plan_id: UUID) -> list[tuple[Period, SchemeVersion]]:
    """Fetch the years in which a plan already fetched has a final result, and their schemes."""
    return [(row[0], row[1]) for row in execute(work, _final_years(plan_id))]


@prepared
def _final_years(plan_id: UUID) -> Select[Period, SchemeVersion]:
    return (
        select(Period, SchemeVersion)
        .join(*joined(Evaluation, Evaluation.period_id == Period.id))
        .join(*joined(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id))
        .where(
            of_agency(Period),
            Period.kind == PeriodKind.YEAR,
            Evaluation.plan_id == plan_id,
            Evaluation.state.in_((EvaluationState.FINAL, EvaluationState.DELIVERED)),
        )
    )
