"""List all workflows; the database's table of legal steps is filled from this list."""

from typing import Any, Final

from penilaian_api.domain.announcement.announcement import ANNOUNCEMENT
from penilaian_api.domain.cycle.cycle import PERIOD, SCHEME
from penilaian_api.domain.development.coaching import COACHING
from penilaian_api.domain.development.counseling import COUNSELING, COUNSELING_RECORD
from penilaian_api.domain.development.training import TRAINING
from penilaian_api.domain.document.jobs import DOCUMENT_JOB
from penilaian_api.domain.evaluation.evaluation import EVALUATION
from penilaian_api.domain.evaluation.objection import OBJECTION
from penilaian_api.domain.follow_up.accomplishment import ACCOMPLISHMENT
from penilaian_api.domain.follow_up.decision import RECOMMENDATION
from penilaian_api.domain.follow_up.outstanding import OUTSTANDING_RULE
from penilaian_api.domain.follow_up.publication import PUBLICATION
from penilaian_api.domain.indicator.check import INDICATOR
from penilaian_api.domain.indicator.proposal import PROPOSAL
from penilaian_api.domain.meeting.action import MEETING_ACTION
from penilaian_api.domain.meeting.calibration import CALIBRATION
from penilaian_api.domain.meeting.meeting import MEETING
from penilaian_api.domain.plan.plan import PLAN
from penilaian_api.domain.progress.innovation import INNOVATION
from penilaian_api.domain.standard.standard import STANDARD
from penilaian_api.domain.survey.instrument import INSTRUMENT
from penilaian_api.domain.survey.public_feedback import PUBLIC_FEEDBACK
from penilaian_api.domain.survey.survey import SURVEY
from penilaian_api.domain.system_review.review import SYSTEM_REVIEW
from penilaian_api.domain.transitions import Workflow

WORKFLOWS: Final[tuple[Workflow[Any, Any], ...]] = (
    SCHEME,
    PERIOD,
    INDICATOR,
    PROPOSAL,
    ANNOUNCEMENT,
    MEETING,
    MEETING_ACTION,
    CALIBRATION,
    DOCUMENT_JOB,
    PLAN,
    EVALUATION,
    OBJECTION,
    INNOVATION,
    INSTRUMENT,
    STANDARD,
    OUTSTANDING_RULE,
    RECOMMENDATION,
    PUBLICATION,
    SURVEY,
    PUBLIC_FEEDBACK,
    COACHING,
    COUNSELING,
    COUNSELING_RECORD,
    TRAINING,
    ACCOMPLISHMENT,
    SYSTEM_REVIEW,
)
