"""Who assesses whom: the derived table kept equal to what the organisation says."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.assessor import AssessorRow, affected, assessors
from penilaian_api.domain.organization import Organization
from penilaian_api.storage import organization
from penilaian_api.storage.organization import Kept
from penilaian_api.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the derived table departs from the organisation: rows too many, rows that lack."""

    surplus: tuple[Kept, ...]
    lacking: tuple[AssessorRow, ...]

    @property
    def people(self) -> frozenset[UUID]:
        """Whose rows differ."""
        surplus = {one.row.employee for one in self.surplus}
        return frozenset(surplus | {row.employee for row in self.lacking})


def recompute(work: UnitOfWork, positions: Collection[UUID] | None) -> None:
    """Bring the derived table up to the organisation, after it was changed at *positions*.

    A position is changed when its class, or a line, an assignment or a delegation at it, differs;
    ``None`` means anywhere. Whoever changes the organisation holds the agency's lock until the
    end; it is taken here if it is not yet held.
    """
    work.agency(locked=True)
    _, found = _compared(work, positions)
    gone = [one.id for one in found.surplus]
    organization.rewrite(work.session, work.actor.agency_id, gone, found.lacking)


def differences(work: UnitOfWork) -> Difference:
    """Recompute everything and compare: nothing ought to be found."""
    return compared(work)[1]


def compared(work: UnitOfWork) -> tuple[Organization, Difference]:
    """Give the organisation as it is, and how the derived table departs from it."""
    return _compared(work, None)


def _compared(
    work: UnitOfWork, positions: Collection[UUID] | None
) -> tuple[Organization, Difference]:
    now, ever = organization.load_with_voided(work.session, work.bindings)
    people = None if positions is None else affected(ever, now, positions)
    wanted = dict.fromkeys(assessors(now, people))
    kept = organization.kept(work.session, work.bindings, people)
    held = {one.row for one in kept}
    surplus = tuple(one for one in kept if one.row not in wanted)
    lacking = tuple(row for row in wanted if row not in held)
    return now, Difference(surplus, lacking)
