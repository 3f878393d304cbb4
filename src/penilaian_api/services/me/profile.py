"""Show people what is their own: who they are, who touched their records, all data about them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.audit.reading import TrailRow
from penilaian_api.services.evaluation import freezing
from penilaian_api.services.views import view_of
from penilaian_api.storage.me import own_trail, profile
from penilaian_api.storage.me.personal_tables import personal_models, released_to_person
from penilaian_api.storage.models.audit import AuditEvent
from penilaian_api.storage.models.base import AgencyRecord
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Snapshot
from penilaian_api.storage.work.lists.listing import ListedRow
from penilaian_api.storage.work.record.values import to_plain_dict
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PostView:
    """A post that the caller holds today, with its unit by name."""

    position_id: UUID
    position_code: str
    title: str
    kind: AssignmentKind
    unit_id: UUID
    unit_code: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The caller as they are today, by name."""

    account_id: UUID
    login: str
    agency_id: UUID
    agency_key: str
    agency_name: str
    employee_id: UUID | None
    name: str | None
    nip: str | None
    employee_code: str | None
    unit_id: UUID | None
    unit_code: str | None
    unit_name: str | None
    posts: tuple[PostView, ...]
    roles: tuple[Role, ...]
    scopes: tuple[str, ...]
    today: date


def get(work: UnitOfWork) -> Profile:
    """Return who the caller is."""
    actor = work.actor
    names, posts = profile.fetch(work)
    return view_of(
        Profile,
        names,
        account_id=actor.account_id,
        agency_id=actor.agency_id,
        employee_id=actor.employee_id,
        posts=tuple(view_of(PostView, post) for post in posts),
        roles=tuple(sorted(actor.roles)),
        scopes=tuple(sorted(actor.scopes)),
        today=work.today,
    )


@dataclass(frozen=True, slots=True)
class OwnTrailRow(TrailRow):
    """A row of the trail that concerns the caller, with the name of who did or read it."""

    by_name: str | None


ACCESS_TRAIL: Final = own_trail.ACCESS_TRAIL
ACCESS_TRAIL_PARAMETERS: Final = ACCESS_TRAIL.parameters
"""What callers state of it."""


def trail(work: UnitOfWork, request: ListRequest) -> Slice[OwnTrailRow]:
    """List the rows of the trail that concern the caller, the newest first."""
    return own_trail.page(work, request).map(_own_trail_row)


def _own_trail_row(row: ListedRow[AuditEvent]) -> OwnTrailRow:
    """Name who it was: a person by their name, else the account by its login."""
    return view_of(
        OwnTrailRow,
        row.record,
        by_employee_id=row.record.actor_id,
        by_account_id=row.record.account_id,
        by_name=row.names["by_person"] or row.names["by_account"],
    )


def data(work: UnitOfWork) -> dict[str, tuple[dict[str, object], ...]]:
    """Gather every record about the caller, by table, as far as it was given to them."""
    records = {model: _records(work, model) for model in personal_models()}
    snapshots = {snapshot.id: snapshot for snapshot in records[Snapshot]}
    numbers = {evaluation.id: evaluation.result_number for evaluation in records[Evaluation]}
    for assessment in records[Assessment]:
        snapshot = snapshots.get(assessment.snapshot_id)
        freezing.refuse_departing(assessment, snapshot, numbers[assessment.evaluation_id])
    return {
        model.__tablename__: tuple(to_plain_dict(record) for record in theirs)
        for model, theirs in records.items()
        if theirs
    }


def _records(work: UnitOfWork, model: type[AgencyRecord]) -> list[Any]:
    return work.of(model).all(*released_to_person(model))
