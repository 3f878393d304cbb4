"""Verify the record for its operator: every audit trail, and what is derived from the rest.

A trail that was taken away whole, with its agency, shows only against checkpoints kept outside.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.services.organization import assessors
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.work import chain_check
from penilaian_api.storage.work.chain_check import Checkpoint, Verdict


@dataclass(frozen=True, slots=True)
class AgencyVerification:
    """The state of one agency: its trail, and who has another assessor than follows."""

    trail: Verdict
    departing: frozenset[UUID] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing was found."""
        return self.trail.fault is None and not self.departing


def verify(
    installation: Installation, checkpoints: Collection[Checkpoint]
) -> Iterator[AgencyVerification]:
    """Recompute agency by agency; *checkpoints* are the ends of trails at some time before."""
    agencies = installation.agencies()
    departing = dict(assessors.compare_agencies(installation))
    for name, agency_id in agencies.items():
        known = [point for point in checkpoints if point.agency_id == agency_id]
        with installation.database.begin(agency_id, writes=False) as session:
            trail = chain_check.verify(session, agency_id, known)
        yield AgencyVerification(trail, departing[name].people)
    kept = {point.agency_id for point in checkpoints}
    for lost in sorted(kept.difference(agencies.values())):
        yield AgencyVerification(Verdict(lost, 0, "agency_missing", 1))
