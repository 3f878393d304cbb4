"""Define the shapes of reviews of the system."""

from typing import Annotated

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Instant, Key, ShapeIn, ShapeOut, text
from penilaian_api.api.v1.system_review.schemas.effectiveness import (
    ManagementLevelOut,
    MeasuredEffectOut,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.meeting.action import MeetingActionState
from penilaian_api.domain.system_review.effectiveness import MeasureId
from penilaian_api.domain.system_review.review import SystemReviewState


class SystemFindingIn(ShapeIn):
    """What was found, by which measure, and the actions that answer it.

    Actions are those of meetings whose minutes are closed (`list_meeting_actions`); where nothing
    is done about it, `no_action_reason` says why.
    """

    measure: MeasureId | None = None
    text: Annotated[str, text(1000)]
    action_ids: Annotated[tuple[Key, ...], Field(max_length=20)] = ()
    no_action_reason: Annotated[str, text(1000, 0)] = ""


class SystemFindingsIn(ShapeIn):
    """All findings of a review; they take the place of those recorded before."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "findings": [
                        {
                            "measure": "completion",
                            "text": "Dua unit belum menyampaikan hasil kepada pegawai.",
                            "no_action_reason": "Kedua unit digabung mulai periode berikutnya.",
                        }
                    ]
                }
            ]
        }
    )

    findings: Annotated[tuple[SystemFindingIn, ...], Field(max_length=50)]


class SystemReviewConcludeIn(ShapeIn):
    """What the review concludes."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"conclusion": "Sistem berjalan; ketuntasan diperbaiki pada periode berikutnya."}
            ]
        }
    )

    conclusion: Annotated[str, text(4000)]


class SystemReviewOut(ShapeOut):
    """A review of the system: of which period, after which one, and what it concluded."""

    id: Key
    period_id: Key
    period_key: str
    previous_id: Key | None
    state: SystemReviewState
    opened_at: Instant
    concluded_at: Instant | None
    conclusion: str
    digest: str
    version: int


class SystemReviewPage(PageOut):
    """One page of reviews of the system."""

    items: tuple[SystemReviewOut, ...]


class SystemReviewContentOut(ShapeOut):
    """What was measured when the review began; later changes of the period change nothing here."""

    measures: tuple[MeasuredEffectOut, ...]
    levels: tuple[ManagementLevelOut, ...]


class ReviewActionOut(ShapeOut):
    """An action that answers a finding, who does it by when, and what came of it."""

    id: Key
    meeting_id: Key
    what: str
    owner_code: str
    owner_name: str
    due_on: Day
    state: MeetingActionState
    done_at: Instant | None
    outcome: str


class SystemFindingOut(ShapeOut):
    """What the review found, with the actions that answer it, or why there are none."""

    number: int
    measure: MeasureId | None
    text: str
    no_action_reason: str
    actions: tuple[ReviewActionOut, ...]


class EarlierActionOut(ShapeOut):
    """An action of the review before, or one of still earlier ones that is open."""

    period_key: str
    finding_text: str
    action: ReviewActionOut


class SystemReviewDetailOut(SystemReviewOut):
    """A review in full: what was measured, what was found, what became of earlier actions."""

    content: SystemReviewContentOut
    findings: tuple[SystemFindingOut, ...]
    earlier_actions: tuple[EarlierActionOut, ...]
    allowed_actions: tuple[Action, ...]
