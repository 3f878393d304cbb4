"""Freeze how many of each unit and role rated indicators, and read it as it was frozen.

Counted live, two readings would tell who answered in between. So it is counted once, by the release
of the survey, and a group is left out if it is too small, or if leaving out others would tell it.

Why it is so: docs/decisions/0062.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from penilaian_api.domain.cycle.participation import ParticipationRole
from penilaian_api.domain.scoring.record.canonical import refuse_damaged
from penilaian_api.domain.survey.audience import SurveyAudience
from penilaian_api.domain.survey.release import open_groups
from penilaian_api.storage.cycle import raters as rater_storage
from penilaian_api.storage.models.survey.surveys import Survey
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RaterGroup:
    """How many of one unit in one role were asked, and how many of them rated an indicator."""

    unit_code: str
    unit_name: str
    role: ParticipationRole
    people: int
    count: int


def count_of(work: UnitOfWork, survey: Survey) -> Mapping[str, Any]:
    """Count who rated, for the text of a release; of another audience there is nothing to say."""
    if survey.audience is not SurveyAudience.HOLDERS:
        return {}
    groups = [
        RaterGroup(
            row.unit_code,
            row.unit_name,
            ParticipationRole.SUPERVISOR if row.is_supervisor else ParticipationRole.EMPLOYEE,
            row.people,
            row.count,
        )
        for row in rater_storage.count_raters(work, survey.id)
    ]
    shown = open_groups({group: group.count for group in groups}, survey.minimum_group)
    return {"raters": [asdict(group) for group in groups if group in shown]}


def of_cycle(work: UnitOfWork, cycle_id: UUID) -> tuple[RaterGroup, ...]:
    """Read who rated in a cycle, as the newest release of such a survey says it."""
    frozen = rater_storage.newest_of_cycle(work, cycle_id)
    if frozen is None:
        return ()
    content, digest = frozen
    refuse_damaged(content, digest)
    return groups_in(content)


def groups_in(content: str) -> tuple[RaterGroup, ...]:
    """Read who rated from the text of a release; one from before they were counted says nothing."""
    return tuple(
        RaterGroup(
            group["unit_code"],
            group["unit_name"],
            ParticipationRole(group["role"]),
            group["people"],
            group["count"],
        )
        for group in json.loads(content).get("raters", ())
    )
