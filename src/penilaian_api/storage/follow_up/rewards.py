"""Query rewards, their publications, and the public services of a unit."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.follow_up.decision import DecidedPurpose, DecisionOutcome
from penilaian_api.domain.follow_up.publication import REWARDS
from penilaian_api.storage.follow_up.decisions import DECISIONS, STANDING
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.follow_up.decisions import PersonDecision
from penilaian_api.storage.models.follow_up.publications import Publication
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.register.public_services import PublicService
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.listing import Beside, Listing, equal
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


def _is_reward(grants: object, *, in_subtree: bool) -> ColumnElement[bool]:
    del grants, in_subtree
    return and_(
        PersonDecision.purpose.in_(sorted(REWARDS)),
        PersonDecision.outcome == DecisionOutcome.GRANTED,
    )


REGISTER: Final = Listing(
    model=PersonDecision,
    sorts={"decided": ()},
    filters=DECISIONS.filters,
    base=_is_reward,
    beside=(
        *DECISIONS.beside,
        Beside(
            Publication,
            Publication.decision_id == PersonDecision.id,
            publication_id=Publication.id,
            publication_state=Publication.state,
        ),
    ),
    tells_changes=False,
)
"""The register of rewards: what was granted, and whether it is published."""

PUBLICATIONS: Final = Listing(
    model=Publication,
    sorts={"asked": ()},
    filters={"state": equal(Publication.state, "Only in this state.")},
    beside=(
        Beside(
            Employee,
            Employee.id == Publication.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
        Beside(
            PersonDecision,
            PersonDecision.id == Publication.decision_id,
            purpose=PersonDecision.purpose,
            title=PersonDecision.title,
            decided_at=PersonDecision.decided_at,
            snapshot_number=PersonDecision.snapshot_number,
        ),
        Beside(Unit, Unit.id == PersonDecision.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        Beside(Evaluation, Evaluation.id == PersonDecision.evaluation_id, **STANDING),
    ),
    tells_changes=False,
)
"""The publications that the caller may see; how the result behind a reward stands moves apart."""


def reward_counts(work: WorkContext, period_id: UUID, unit: Unit) -> dict[DecidedPurpose, int]:
    """Count the rewards by results of a period, of the people of a unit within reach."""
    rows = execute(work, _reward_counts(work.access.grants, period_id, unit.path))
    return {purpose: count for purpose, count in rows}  # noqa: C416 - rows are no pairs to mypy


@prepared
def _reward_counts(
    grants: tuple[Grant, ...], period_id: UUID, path: str
) -> Select[*tuple[Any, ...]]:
    return (
        select(PersonDecision.purpose, func.count(PersonDecision.id))
        .join(*joined(Unit, Unit.id == PersonDecision.unit_id))
        .where(
            within(grants, PersonDecision),
            _is_reward(grants, in_subtree=False),
            PersonDecision.period_id == period_id,
            PersonDecision.revoked_at.is_(None),
            is_under(Unit.path, path),
        )
        .group_by(PersonDecision.purpose)
    )


def services_of(work: WorkContext, unit: Unit) -> list[PublicService]:
    """List the public services of a unit and the units below it."""
    return [*execute(work, _services_of(unit.path)).scalars()]


@prepared
def _services_of(path: str) -> Select[PublicService]:
    return (
        select(PublicService)
        .join(*joined(Unit, Unit.id == PublicService.unit_id))
        .where(of_agency(PublicService), is_under(Unit.path, path))
        .order_by(PublicService.key)
    )
