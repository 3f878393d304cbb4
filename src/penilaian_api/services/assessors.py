"""Who assesses whom: the derived table kept equal to what the organisation says."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.assessor import AssessorRow, affected, assessors
from penilaian_api.storage import organization
from penilaian_api.storage.organization import Kept
from penilaian_api.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the derived table departs from the organisation: rows too many, rows that lack."""

    surplus: tuple[Kept, ...]
    lacking: tuple[AssessorRow, ...]


def recompute(work: UnitOfWork, positions: Collection[UUID] | None) -> None:
    """Bring the derived table up to the organisation, after it was changed at *positions*.

    A position is changed when its class, or a line, an assignment or a delegation at it, differs;
    ``None`` means anywhere. Whoever changes the organisation holds the agency's lock until the
    end; it is taken here if it is not yet held.
    """
    work.agency(locked=True)
    found = _difference(work, positions)
    organization.rewrite(
        work.session,
        work.actor.agency_id,
        [one.id for one in found.surplus],
        found.lacking,
    )


def differences(work: UnitOfWork) -> Difference:
    """Recompute everything and compare: nothing ought to be found."""
    return _difference(work, None)


def _difference(work: UnitOfWork, positions: Collection[UUID] | None) -> Difference:
    now, ever = organization.load_with_voided(work.session, work.bindings)
    people = None if positions is None else affected(ever, now, positions)
    wanted = dict.fromkeys(assessors(now, people))
    kept = organization.kept(work.session, work.bindings, people)
    held = {one.row for one in kept}
    return Difference(
        surplus=tuple(one for one in kept if one.row not in wanted),
        lacking=tuple(row for row in wanted if row not in held),
    )
