"""Many plans approved at once, all or nothing: each is asked for itself, as one alone would be."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.errors import BadData, Fault, OutOfReach
from penilaian_api.services.bulk import item_pointer
from penilaian_api.services.plan import steps
from penilaian_api.services.plan.plans import Desk
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.plan import listing as record
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class WantedApproval:
    """A plan to approve, at the version that the caller saw."""

    plan_id: UUID
    expected_version: int


def approve(
    work: UnitOfWork, wanted: Sequence[WantedApproval], *, dry_run: bool = False
) -> tuple[Desk, ...]:
    """Set many plans as they were handed in; one that is refused refuses all."""
    desks = _desks(work, wanted)
    opened = list[tuple[Desk, int]]()
    for number, one in enumerate(wanted):
        with item_pointer(number):
            if any(desk.plan.id == one.plan_id for desk, _ in opened):
                raise BadData("invalid_input", faults=[Fault("/id", "twice")])
            if one.plan_id not in desks:
                raise OutOfReach
            steps.refuse_unless_approvable(work, desks[one.plan_id], one.expected_version)
        opened.append((desks[one.plan_id], one.expected_version))
    if not dry_run:
        steps.put_in_force(work, opened)
    return tuple(desk for desk, _ in opened)


def _desks(work: UnitOfWork, wanted: Sequence[WantedApproval]) -> dict[UUID, Desk]:
    found = work.of(Plan).all(Plan.id.in_({one.plan_id for one in wanted}))
    heads = record.heads(work, found)
    return {key: Desk(opened, work, {}) for key, opened in heads.items()}
