"""Give standards out as frozen views."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.standard.standard import STANDARD, Standard
from penilaian_api.domain.transitions import VersionStatus, VersionStep, open_steps
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.standard.standards import StandardVersion
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_A_DAY: Final = timedelta(days=1)
_STEPS: Final = {
    VersionStep.ACTIVATE: Action.STANDARD_ACTIVATE,
    VersionStep.RETIRE: Action.STANDARD_RETIRE,
}


@dataclass(frozen=True, slots=True)
class StandardView:
    """A version of a standard as an agency uses it: from when to when it applies, once active."""

    id: UUID
    key: str
    number: int
    status: VersionStatus
    standard: Standard
    digest: str
    starts_on: date
    ends_on: date | None
    activated_at: datetime | None
    created_at: datetime
    allowed_actions: tuple[Action, ...]
    version: int


@lru_cache(maxsize=500)
def parse_document(document: str) -> Standard:
    """Parse the document of a version; cached, since it never changes once it is in use."""
    return Standard.from_document(json.loads(document))


def standard_view(work: UnitOfWork, version: StandardVersion) -> StandardView:
    """Show a version already fetched within reach, with what the caller may do with it."""
    actions = [_STEPS[step] for step in open_steps(STANDARD, version.status)]
    if version.status is VersionStatus.DRAFT:
        actions.append(Action.STANDARD_WRITE)
    return view_of(
        StandardView,
        version,
        standard=parse_document(version.document),
        ends_on=None if version.ends_before is None else version.ends_before - _A_DAY,
        allowed_actions=filter_allowed(work.actor, AGENCY_REACH, actions),
    )
