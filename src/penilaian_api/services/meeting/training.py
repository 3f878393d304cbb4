"""Show who was trained on the appraisal: attendance of a session is completion."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.views import view_of
from penilaian_api.storage.meeting import training as training_storage
from penilaian_api.storage.meeting.training import TRAINED_PEOPLE
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.lists.listing import ListedRow
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

PEOPLE_PARAMETERS: Final = TRAINED_PEOPLE.parameters
"""What callers state of the list."""


@dataclass(frozen=True, slots=True)
class TraineeView:
    """Somebody who is to be trained; empty *trained_at*: they were not yet."""

    id: UUID
    employee_code: str
    name: str
    unit_code: str
    unit_name: str
    trained_at: datetime | None


@dataclass(frozen=True, slots=True)
class UnitTrainingView:
    """How many people and raters of a unit there are, and how many of them were trained."""

    unit_code: str
    unit_name: str
    people: int
    trained: int
    raters: int
    trained_raters: int


@dataclass(frozen=True, slots=True)
class TrainingCoverageView:
    """How many people and raters within reach were trained, unit by unit."""

    people: int
    trained: int
    raters: int
    trained_raters: int
    units: tuple[UnitTrainingView, ...]


def page(work: UnitOfWork, request: ListRequest) -> Slice[TraineeView]:
    """List people within reach, and when each was trained last."""
    rows = page_of(work, TRAINED_PEOPLE, request)
    trained = training_storage.trained_at(work, [row.record.id for row in rows.items])
    return rows.map(lambda row: _view(row, trained))


def coverage(work: UnitOfWork) -> TrainingCoverageView:
    """Count who within reach was trained, unit by unit."""
    rows = training_storage.count_trained(work)
    return TrainingCoverageView(
        people=sum(row.people for row in rows),
        trained=sum(row.trained for row in rows),
        raters=sum(row.raters for row in rows),
        trained_raters=sum(row.trained_raters for row in rows),
        units=tuple(view_of(UnitTrainingView, row) for row in rows),
    )


def _view(row: ListedRow[Employee], trained: Mapping[UUID, datetime]) -> TraineeView:
    at = trained.get(row.record.id)
    return view_of(TraineeView, row.record, **row.names, trained_at=at)
