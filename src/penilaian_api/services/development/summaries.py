"""Summarize for leaders what is done for their people, and where low results wait for guidance."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from penilaian_api.domain.development.coaching import CoachingState, GuidanceKind
from penilaian_api.domain.development.training import TrainingKind, TrainingState
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.views import view_of
from penilaian_api.storage.development import summaries as summary_storage
from penilaian_api.storage.me.team import TEAM
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

TEAM_PARAMETERS: Final = TEAM.parameters
"""What callers state of the list of their people."""


@dataclass(frozen=True, slots=True)
class GuidanceCount:
    """How many plans of guidance of a kind stand in a state."""

    kind: GuidanceKind
    state: CoachingState
    count: int


@dataclass(frozen=True, slots=True)
class TrainingCount:
    """How many trainings or educations stand in a state."""

    kind: TrainingKind
    state: TrainingState
    count: int


@dataclass(frozen=True, slots=True)
class TeamDevelopment:
    """What is done for one of the caller's people."""

    employee_id: UUID
    employee_code: str
    employee_name: str
    guidance: tuple[GuidanceCount, ...]
    training: tuple[TrainingCount, ...]


@dataclass(frozen=True, slots=True)
class UnitLowResults:
    """How many low results a unit has, with guidance and without."""

    unit_code: str
    unit_name: str
    with_guidance: int
    without_guidance: int


def team(work: UnitOfWork, request: ListRequest) -> Slice[TeamDevelopment]:
    """List the people whom the caller assesses today, with what is done for each."""
    employees = page_of(work, TEAM, request).map(lambda row: row.record)
    keys = [employee.id for employee in employees.items]
    guidance, training = summary_storage.counts_of(work, keys)
    return employees.map(
        lambda employee: TeamDevelopment(
            employee_id=employee.id,
            employee_code=employee.employee_code,
            employee_name=employee.name,
            guidance=tuple(
                view_of(GuidanceCount, row) for row in guidance if row.employee_id == employee.id
            ),
            training=tuple(
                view_of(TrainingCount, row) for row in training if row.employee_id == employee.id
            ),
        )
    )


def low_results(work: UnitOfWork) -> tuple[UnitLowResults, ...]:
    """Count the low results within reach by unit, with guidance and without."""
    return tuple(
        UnitLowResults(row.unit_code, row.unit_name, row.guided, row.low - row.guided)
        for row in summary_storage.low_by_unit(work)
    )
