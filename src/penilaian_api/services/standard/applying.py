"""Show which standard applies to a position on a day, and let its holders acknowledge it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from penilaian_api.domain.errors import ConflictError, NotThereYetError
from penilaian_api.domain.standard.standard import STANDARD
from penilaian_api.domain.transitions import VersionStatus, refusal_of
from penilaian_api.services import acknowledgements
from penilaian_api.services.standard.views import StandardView, standard_view
from penilaian_api.storage import standard as standard_storage
from penilaian_api.storage.models.organization import Position
from penilaian_api.storage.models.standard.standards import StandardVersion
from penilaian_api.storage.organization.natural_keys import get_by_id_or_code
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PositionStandardView:
    """What applies to a position on a day, and when the caller acknowledged it, if they did."""

    position_id: UUID
    on: date
    standard: StandardView
    acknowledged_at: datetime | None


@dataclass(frozen=True, slots=True)
class AcknowledgedView:
    """What the caller acknowledged, by its digest, and when."""

    standard_id: UUID
    digest: str
    acknowledged_at: datetime


def of_position(work: UnitOfWork, position: str, day: date | None) -> PositionStandardView:
    """Return the standard that applies to a position on a day, today if none is stated."""
    post, on = get_by_id_or_code(work.of(Position), position), day or work.today
    version = standard_storage.applying(work, post, on)
    if version is None:
        raise NotThereYetError
    own = acknowledgements.find_own(work, version, version.digest)
    return PositionStandardView(
        post.id, on, standard_view(work, version), None if own is None else own.at
    )


def acknowledge(work: UnitOfWork, version_id: UUID, digest: str) -> AcknowledgedView:
    """Record that the caller has read a version, as it applies to a post of theirs.

    It may be one that is still to come, so that it can be read before its time. What was
    acknowledged stays so: the same said twice is said once.
    """
    version = work.of(StandardVersion).get(version_id)
    if version.status is not VersionStatus.ACTIVE:
        raise refusal_of(STANDARD, version.status, "acknowledge", {VersionStatus.ACTIVE})
    if digest != version.digest:
        raise ConflictError("content_differs")
    if version.ends_before is not None and version.ends_before <= work.today:
        raise ConflictError("standard_superseded")
    day = max(work.today, version.starts_on)
    if not standard_storage.is_held_by_caller(work, version.id, day):
        raise ConflictError("standard_not_held")
    stored = acknowledgements.add_once(work, version, digest)
    return AcknowledgedView(version.id, digest, stored.at)
