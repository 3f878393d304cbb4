"""Recompute who assesses whom: keep the derived table equal to what the organization says.

Why it is so: docs/decisions/0009.
"""

from collections.abc import Collection, Iterator
from uuid import UUID

from penilaian_api.domain.organization.organization import Organization
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.organization import assessor_table
from penilaian_api.storage.organization.assessor_table import TableDifference
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def recompute(work: UnitOfWork, positions: Collection[UUID] | None) -> None:
    """Bring the derived table up to the organization, after it was changed at *positions*.

    A position is changed when its class, or a line, an assignment or a delegation at it, differs;
    ``None`` means anywhere. Whoever changes the organization holds the agency's lock until the
    end; it is taken here if it is not yet held.
    """
    work.agency(locked=True)
    _, difference = assessor_table.compare(work.session, work.bindings, positions)
    assessor_table.mend(work.session, work.actor.agency_id, difference)


def compare(work: UnitOfWork) -> tuple[Organization, TableDifference]:
    """Recompute everything; return the organization and where the derived table departs from it."""
    return assessor_table.compare(work.session, work.bindings, None)


def compare_agencies(
    installation: Installation, *, mend: bool = False
) -> Iterator[tuple[str, TableDifference]]:
    """Tell the operator, agency by agency, where the derived table departs; *mend* it at once."""
    for name, agency_id in installation.agencies().items():
        with installation.database.begin(agency_id, writes=mend) as session:
            if mend:
                assessor_table.lock(session, agency_id)
            _, difference = assessor_table.compare(session, {"reach_agency": agency_id}, None)
            if mend:
                assessor_table.mend(session, agency_id, difference)
        yield name, difference
