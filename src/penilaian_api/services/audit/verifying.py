"""Prove the record to its operator: every trail from its first row, and what is derived from rest.

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
class Verified:
    """What was found in one agency: its trail, and who has another assessor than follows."""

    trail: Verdict
    departing: frozenset[UUID] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing was found."""
        return self.trail.fault is None and not self.departing


def verify(installation: Installation, kept: Collection[Checkpoint]) -> Iterator[Verified]:
    """Recompute agency by agency; *kept* are the ends of trails as they were at some time."""
    found = installation.agencies()
    departing = dict(assessors.compare_agencies(installation))
    for name, agency_id in found.items():
        points = (point for point in kept if point.agency_id == agency_id)
        newest = max(points, key=lambda point: point.seq, default=None)
        with installation.database.begin(agency_id, writes=False) as session:
            trail = chain_check.verify(session, agency_id, newest)
        yield Verified(trail, departing[name].people)
    for lost in sorted({point.agency_id for point in kept}.difference(found.values())):
        yield Verified(Verdict(lost, 0, "agency_missing", 1))
