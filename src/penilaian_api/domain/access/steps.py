"""Name the action of the table of access by which each step of a workflow is taken."""

from collections.abc import Mapping
from typing import Final

from penilaian_api.domain.access.actors import Action

_OTHER: Final[Mapping[tuple[str, str], Action]] = {
    ("announcement", "edit"): Action.ANNOUNCEMENT_WRITE,
    ("announcement", "publish"): Action.ANNOUNCEMENT_WRITE,
    ("coaching", "meet"): Action.COACHING_GUIDE,
    ("coaching", "complete"): Action.COACHING_GUIDE,
    ("counseling_record", "decide"): Action.COUNSELING_DECIDE,
    ("training", "approve"): Action.TRAINING_DECIDE,
    ("training", "decline"): Action.TRAINING_DECIDE,
    ("training", "complete"): Action.TRAINING_CLOSE,
    ("training", "drop"): Action.TRAINING_CLOSE,
    ("evaluation", "reuse"): Action.EVALUATION_PROPOSE_REUSE,
    ("objection", "uphold"): Action.OBJECTION_DECIDE,
    ("objection", "change"): Action.OBJECTION_DECIDE,
    ("accomplishment", "edit"): Action.ACCOMPLISHMENT_WRITE,
    ("accomplishment", "withdraw"): Action.ACCOMPLISHMENT_WRITE,
    ("accomplishment", "decline"): Action.ACCOMPLISHMENT_CONFIRM,
    ("recommendation", "renew"): Action.RECOMMENDATION_PROPOSE,
    ("recommendation", "grant"): Action.RECOMMENDATION_DECIDE,
    ("recommendation", "decline"): Action.RECOMMENDATION_DECIDE,
    ("proposal", "accept"): Action.PROPOSAL_ANSWER,
    ("proposal", "adapt"): Action.PROPOSAL_ANSWER,
    ("proposal", "decline"): Action.PROPOSAL_ANSWER,
    ("calibration", "accept"): Action.CALIBRATION_DECIDE,
    ("calibration", "decline"): Action.CALIBRATION_DECIDE,
    ("meeting", "edit"): Action.MEETING_SCHEDULE,
    ("meeting", "cancel"): Action.MEETING_SCHEDULE,
    ("meeting", "hold"): Action.MEETING_HOST,
    ("meeting", "close"): Action.MEETING_HOST,
    ("innovation", "decline"): Action.INNOVATION_VERIFY,
    ("innovation", "withdraw"): Action.INNOVATION_WRITE,
    ("public_feedback", "accept"): Action.PUBLIC_FEEDBACK_MODERATE,
    ("public_feedback", "refuse"): Action.PUBLIC_FEEDBACK_MODERATE,
    ("system_review", "record_findings"): Action.SYSTEM_REVIEW_WRITE,
    ("system_review", "conclude"): Action.SYSTEM_REVIEW_WRITE,
}
"""Where one action covers several steps; every other step bears the name of its own."""


BY_THE_PROGRAM: Final = frozenset({("document_job", "begin"), ("document_job", "complete")})
"""Steps that nobody takes: the program does by itself."""


def action_of(workflow: str, step: str) -> Action | None:
    """Name the action by which a step of a workflow is taken; none where the program takes it."""
    if (workflow, step) in BY_THE_PROGRAM:
        return None
    return _OTHER.get((workflow, step)) or Action(f"{workflow}_{step}")
