"""The derived table of assessors: compared with the organization, mended where it departs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import Table, and_, bindparam, delete, insert, select
from sqlalchemy.orm import Session

from penilaian_api.domain.dates import Span
from penilaian_api.domain.organization.assessor import AssessorRow, affected, assessors
from penilaian_api.domain.organization.organization import Organization
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Assessor
from penilaian_api.storage.organization.organization import Bindings, load
from penilaian_api.storage.work.reach import AGENCY, of_agency

FEW: Final = 500
"""Up to so many people are asked for by name; beyond, reading everyone is cheaper."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of the derived table as it stands."""

    id: UUID
    row: AssessorRow


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the derived table departs from the organization: rows too many, rows that lack."""

    surplus: tuple[Kept, ...]
    lacking: tuple[AssessorRow, ...]

    @property
    def people(self) -> frozenset[UUID]:
        """Whose rows differ."""
        surplus = {one.row.employee for one in self.surplus}
        return frozenset(surplus | {row.employee for row in self.lacking})


def lock(session: Session, agency_id: UUID) -> None:
    """Make other writers of the agency's organization wait."""
    query = select(Agency.id).where(Agency.id == agency_id).with_for_update(key_share=True)
    session.execute(query)


def compare(
    session: Session, bindings: Bindings, positions: Collection[UUID] | None
) -> tuple[Organization, Difference]:
    """Give the organization as it is, and how the rows of those concerned depart from it.

    *positions* are where it was changed; ``None`` concerns everyone.
    """
    now, ever = load(session, bindings)
    people = None if positions is None else affected(ever, now, positions)
    wanted = dict.fromkeys(assessors(now, people))
    found = _kept(session, bindings, people)
    held = {one.row for one in found}
    surplus = tuple(one for one in found if one.row not in wanted)
    lacking = tuple(row for row in wanted if row not in held)
    return now, Difference(surplus, lacking)


def mend(session: Session, agency_id: UUID, found: Difference) -> None:
    """Bring the derived table up to the organization."""
    rewrite(session, agency_id, [one.id for one in found.surplus], found.lacking)


def rewrite(
    session: Session, agency_id: UUID, gone: Iterable[UUID], fresh: Iterable[AssessorRow]
) -> None:
    """Take rows out of the derived table and put others in: at most two statements."""
    old = [{"reach_agency": agency_id, "row": key} for key in gone]
    new = [_stored(agency_id, row) for row in fresh]
    table = cast("Table", Assessor.__table__)
    if old:
        one = and_(table.c.agency_id == AGENCY, table.c.id == bindparam("row"))
        session.connection().execute(delete(table).where(one), old)
    if new:
        session.connection().execute(insert(table), new)


def _stored(agency_id: UUID, row: AssessorRow) -> dict[str, Any]:
    return {
        "agency_id": agency_id,
        "id": new_id(),
        "employee_id": row.employee,
        "assessor_id": row.assessor,
        "cause": row.cause,
        "starts_on": row.span.starts_on,
        "ends_before": row.span.ends_before,
    }


def _kept(
    session: Session, bindings: Bindings, people: Collection[UUID] | None
) -> tuple[Kept, ...]:
    query = select(
        Assessor.id,
        Assessor.employee_id,
        Assessor.assessor_id,
        Assessor.cause,
        Assessor.starts_on,
        Assessor.ends_before,
    ).where(of_agency(Assessor))
    if people is not None and len(people) <= FEW:
        query = query.where(Assessor.employee_id.in_(sorted(people)))
    found = (
        Kept(row[0], AssessorRow(row[1], row[2], row[3], Span(row[4], row[5])))
        for row in session.execute(query, bindings)
    )
    return tuple(one for one in found if people is None or one.row.employee in people)
