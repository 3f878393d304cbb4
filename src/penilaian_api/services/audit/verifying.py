"""Verify the record for its operator: agency by agency, and what all of them share.

A trail that was taken away whole, with its agency, shows only against checkpoints kept outside.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.audit import agencies, derived_check, wall_check
from penilaian_api.storage.audit.checkpoints import Checkpoint
from penilaian_api.storage.audit.discrepancies import Discrepancy, DiscrepancyKind
from penilaian_api.storage.audit.file_check import copy_faults, file_faults
from penilaian_api.storage.audit.looking import look_at
from penilaian_api.storage.audit.verification import Verdict, verify_agency
from penilaian_api.storage.models.progress import Evidence


def verify(
    installation: Installation,
    checkpoints: Collection[Checkpoint],
    evidence_folder: Path | None = None,
) -> Iterator[Verdict]:
    """Verify each agency; *checkpoints* are the ends of trails at some time before.

    *evidence_folder*: hold its files against their records, too.
    """
    with installation.database.begin(None, writes=False, one_instant=True) as session:
        known = agencies.known_agencies(session)
    for agency_id in sorted(known.present):
        theirs = [point for point in checkpoints if point.agency_id == agency_id]
        yield _verify_one(installation, agency_id, theirs, evidence_folder)
    kept = {point.agency_id for point in checkpoints}
    for lost in sorted((kept | known.lost) - known.present):
        yield Verdict(lost, faults=(Discrepancy(DiscrepancyKind.AGENCY_MISSING, 1),))
    for stored in sorted(known.unreadable):
        unreadable = Discrepancy(DiscrepancyKind.UNREADABLE, table="agency", record_id=stored)
        yield Verdict(UUID(int=0), faults=(unreadable,))


def _verify_one(
    installation: Installation,
    agency_id: UUID,
    known: Collection[Checkpoint],
    evidence_folder: Path | None,
) -> Verdict:
    """Verify an agency as it stands at one instant, whoever writes meanwhile."""
    with installation.database.begin(agency_id, writes=False, one_instant=True) as session:
        verdict = verify_agency(session, agency_id, known)
        if evidence_folder is None:
            return verdict
        find = partial(file_faults, session, agency_id, evidence_folder)
        files = look_at(session, Evidence.__tablename__, find)
        return replace(verdict, faults=(*verdict.faults, *files))


def shared_faults(installation: Installation) -> tuple[Discrepancy, ...]:
    """Find what is wrong with that which all agencies share."""
    looks = (
        ("legal_step", derived_check.step_faults),
        ("schema", wall_check.schema_faults),
        ("guards", wall_check.wall_faults),
        ("file", copy_faults),
    )
    with installation.database.begin(None, writes=False, one_instant=True) as session:
        return tuple(
            fault
            for table, find in looks
            for fault in look_at(session, table, partial(find, session))
        )
