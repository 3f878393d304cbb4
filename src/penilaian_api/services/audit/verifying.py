"""Verify the record for its operator: agency by agency, and what all of them share.

A trail that was taken away whole, with its agency, shows only against checkpoints kept outside.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.audit import derived_check
from penilaian_api.storage.audit.checkpoints import Checkpoint
from penilaian_api.storage.audit.discrepancies import Discrepancy, DiscrepancyKind
from penilaian_api.storage.audit.file_check import file_faults
from penilaian_api.storage.audit.verification import Verdict, verify_agency


def verify(
    installation: Installation,
    checkpoints: Collection[Checkpoint],
    evidence_folder: Path | None = None,
) -> Iterator[Verdict]:
    """Verify each agency; *checkpoints* are the ends of trails at some time before.

    *evidence_folder*: hold its files against their records, too.
    """
    agencies = {*installation.agencies().values()}
    for agency_id in sorted(agencies):
        known = [point for point in checkpoints if point.agency_id == agency_id]
        with installation.database.begin(agency_id, writes=False) as session:
            verdict = verify_agency(session, agency_id, known)
            files = (
                () if evidence_folder is None else file_faults(session, agency_id, evidence_folder)
            )
            yield replace(verdict, faults=(*verdict.faults, *files))
    kept = {point.agency_id for point in checkpoints}
    for lost in sorted((kept | installation.signed_into()) - agencies):
        yield Verdict(lost, faults=(Discrepancy(DiscrepancyKind.AGENCY_MISSING, 1),))


def shared_faults(installation: Installation) -> tuple[Discrepancy, ...]:
    """Find what is wrong with that which all agencies share."""
    with installation.database.begin(None, writes=False) as session:
        return (*derived_check.step_faults(session), *derived_check.guard_faults(session))
