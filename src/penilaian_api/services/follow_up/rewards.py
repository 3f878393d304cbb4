"""Keep the register of rewards, show how a unit did before and after, publish by consent."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, OutOfReachError
from penilaian_api.domain.follow_up.decision import DecidedPurpose, DecisionOutcome, RestsOn
from penilaian_api.domain.follow_up.publication import (
    PUBLICATION,
    REWARDS,
    PublicationState,
    PublicationStep,
)
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.progress.service_cases import NO_CASES, CaseTime
from penilaian_api.domain.scoring.record.numbers import round_if_known
from penilaian_api.domain.transitions import advance, open_steps
from penilaian_api.services.citing import refuse_oneself
from penilaian_api.services.follow_up.standing import standing, without_standing
from penilaian_api.services.local_days import instants_of
from penilaian_api.services.views import view_of
from penilaian_api.storage.follow_up import rewards as reward_storage
from penilaian_api.storage.follow_up.rewards import PUBLICATIONS, REGISTER
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.follow_up.decisions import PersonDecision
from penilaian_api.storage.models.follow_up.publications import Publication
from penilaian_api.storage.models.register.public_services import PublicService
from penilaian_api.storage.progress import case_figures
from penilaian_api.storage.progress.case_figures import PLACES
from penilaian_api.storage.work.lists.listing import ListedRow
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.lists.units import reached_unit
from penilaian_api.storage.work.unit_of_work import UnitOfWork

REGISTER_PARAMETERS: Final = REGISTER.parameters
PUBLICATIONS_PARAMETERS: Final = PUBLICATIONS.parameters
"""What callers state of the lists."""


@dataclass(frozen=True, slots=True)
class RewardView:
    """A reward that was granted: to whom, by which result, and whether it is published."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    unit_id: UUID
    unit_code: str
    unit_name: str
    purpose: DecidedPurpose
    title: str
    reason: str
    period_id: UUID | None
    period_key: str | None
    evaluation_id: UUID | None
    decided_by_name: str
    decided_at: datetime
    publication_id: UUID | None
    publication_state: PublicationState | None
    rests_on: RestsOn | None
    revoked_at: datetime | None
    revoked_for: str | None


@dataclass(frozen=True, slots=True)
class ServiceTrendView:
    """What the cases of a public service say that were completed on some days."""

    key: str
    name: str
    counted_in: CaseTime
    completed: int
    processing_time: Decimal | None
    error_rate: Decimal | None


@dataclass(frozen=True, slots=True)
class TrendView:
    """Some days, and what the cases of each service of a unit say of them."""

    starts_on: date
    ends_on: date
    services: tuple[ServiceTrendView, ...]


@dataclass(frozen=True, slots=True)
class UnitRewardsView:
    """The rewards of a unit by results of a period; its cases before, in and after that period."""

    unit_id: UUID
    unit_code: str
    unit_name: str
    period_id: UUID
    period_key: str
    recognitions: int
    rewards: int
    before: TrendView
    during: TrendView
    after: TrendView


@dataclass(frozen=True, slots=True)
class PublicationView:
    """A publication as the caller sees it; of a withdrawn one nothing is left but that it was.

    *rests_on*: how the result stands on which the reward rests; it says so to its person alone.
    """

    id: UUID
    decision_id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    unit_code: str
    unit_name: str
    purpose: DecidedPurpose
    title: str
    decided_at: datetime
    state: PublicationState
    statement: str
    asked_at: datetime
    consented_at: datetime | None
    withdrawn_at: datetime | None
    rests_on: RestsOn | None
    allowed_actions: tuple[Action, ...]
    version: int


def register(work: UnitOfWork, request: ListRequest) -> Slice[RewardView]:
    """List the rewards within reach, the first one first."""
    return page_of(work, REGISTER, request).map(_reward)


def of_unit(work: UnitOfWork, period_id: UUID, unit_code: str) -> UnitRewardsView:
    """Count the rewards of a unit in a period, beside its cases before, in and after it.

    It shows what was, and claims no cause.
    """
    period = work.of(Period).get_referenced(period_id)
    if period is None:
        raise OutOfReachError
    unit = reached_unit(work, "unit_code", unit_code)
    counts = reward_storage.reward_counts(work, period.id, unit)
    services = reward_storage.services_of(work, unit)
    length = period.ends_before - period.starts_on
    starts = (period.starts_on - length, period.starts_on, period.ends_before)
    before, during, after = (_trend(work, services, each, length) for each in starts)
    return UnitRewardsView(
        unit_id=unit.id,
        unit_code=unit.code,
        unit_name=unit.name,
        period_id=period.id,
        period_key=period.key,
        recognitions=counts.get(DecidedPurpose.RECOGNITION, 0),
        rewards=counts.get(DecidedPurpose.REWARD, 0),
        before=before,
        during=during,
        after=after,
    )


def publications(work: UnitOfWork, request: ListRequest) -> Slice[PublicationView]:
    """List the publications that the caller may see, the first asked for before the others."""
    return page_of(work, PUBLICATIONS, request).map(lambda row: _view(work, row.record, row.names))


def get(work: UnitOfWork, publication_id: UUID) -> PublicationView:
    """Return one publication; of the result behind it only whom it is about hears."""
    return _show(work, work.of(Publication).get(publication_id))


def request_publication(work: UnitOfWork, decision_id: UUID, statement: str) -> PublicationView:
    """Ask whom a reward is about whether colleagues may be told of it, in these words."""
    decision = work.of(PersonDecision).hold(id=decision_id)  # it may be revoked meanwhile
    if decision is None:
        raise OutOfReachError
    refuse_oneself(work, decision.employee_id)
    if decision.purpose not in REWARDS or decision.outcome is not DecisionOutcome.GRANTED:
        raise ConflictError("no_reward")
    if decision.revoked_at is not None:
        raise ConflictError("decision_revoked")
    if work.of(Publication).children_of(decision):
        raise ConflictError("publication_asked")
    publication = Publication(
        id=new_id(),
        state=PUBLICATION.start,
        statement=statement,
        asked_by=work.actor.account_id,
        asked_at=work.now,
        version=1,
    )
    work.of(Publication).put(decision, publication)
    return _show(work, publication)


def consent(work: UnitOfWork, publication_id: UUID, expected_version: int) -> PublicationView:
    """Consent to these very words: from now on colleagues see them."""
    publication = _take_own(work, publication_id, expected_version, PublicationStep.CONSENT)
    publication.consented_at = work.now
    return _show(work, publication)


def withdraw(work: UnitOfWork, publication_id: UUID, expected_version: int) -> PublicationView:
    """Refuse or withdraw: from now on nobody sees it, and its words are gone."""
    publication = _take_own(work, publication_id, expected_version, PublicationStep.WITHDRAW)
    publication.statement, publication.withdrawn_at = "", work.now
    return _show(work, publication)


def _reward(row: ListedRow[PersonDecision]) -> RewardView:
    shown = {name: value for name, value in row.names.items() if name in _REWARD}
    stands = standing(row.record.snapshot_number, row.names)
    return view_of(RewardView, row.record, **shown, rests_on=stands)


_REWARD: Final = frozenset(field.name for field in fields(RewardView))


def _take_own(
    work: UnitOfWork, publication_id: UUID, expected_version: int, step: PublicationStep
) -> Publication:
    publication = work.of(Publication).take(publication_id, expected_version)
    publication.state = advance(PUBLICATION, publication.state, step)
    return publication


def _trend(
    work: UnitOfWork, services: list[PublicService], starts_on: date, length: timedelta
) -> TrendView:
    days = Span(starts_on, starts_on + length)
    begins, ends = instants_of(work, days)
    figures = case_figures.figures_of_all(work, [each.id for each in services], begins, ends)
    shown = []
    for service in services:
        of_service = figures.get((service.id, None), NO_CASES)
        shown.append(
            ServiceTrendView(
                key=service.key,
                name=service.name,
                counted_in=service.counted_in,
                completed=of_service.completed,
                processing_time=round_if_known(of_service.processing_time, PLACES),
                error_rate=round_if_known(of_service.error_rate, PLACES),
            )
        )
    return TrendView(starts_on, starts_on + length - _A_DAY, tuple(shown))


_ACTIONS: Final = {
    PublicationStep.CONSENT: Action.PUBLICATION_CONSENT,
    PublicationStep.WITHDRAW: Action.PUBLICATION_WITHDRAW,
}
_A_DAY: Final = timedelta(days=1)
_OWN: Final = frozenset({Reach.OWN})


def _show(work: UnitOfWork, publication: Publication) -> PublicationView:
    return _view(work, publication, PUBLICATIONS.beside_of(work, publication))


def _view(work: UnitOfWork, publication: Publication, names: Mapping[str, Any]) -> PublicationView:
    is_own = publication.employee_id == work.actor.employee_id
    steps = open_steps(PUBLICATION, publication.state) if is_own else ()
    actions = [_ACTIONS[step] for step in steps]
    shown = without_standing(names)
    cited = shown.pop("snapshot_number")
    return view_of(
        PublicationView,
        publication,
        **shown,
        rests_on=standing(cited, names) if is_own else None,
        allowed_actions=filter_allowed(work.actor, _OWN, actions),
    )
