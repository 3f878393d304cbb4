"""Serve who was trained on the appraisal."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.meeting.schemas.training import (
    TraineeOut,
    TraineePage,
    TrainingCoverageOut,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.meeting import training

router = GuardedRouter("/rater-training", "Meetings")


@router.get("", action=Action.RATER_TRAINING_READ)
def list_rater_training(
    listed: Annotated[Listed, Depends(query_of(training.PEOPLE_PARAMETERS))], work: Work
) -> TraineePage:
    """List who was trained to rate.

    List yourself and the people of units that you head, and when each was trained: attended a
    meeting of the kind `rater_training` whose minutes are closed, or hosted it.
    """
    return listed.answer(
        TraineePage, training.page(work, listed.request), TraineeOut.model_validate
    )


@router.get("/coverage", action=Action.RATER_TRAINING_READ)
def get_training_coverage(work: Work) -> TrainingCoverageOut:
    """Count who was trained to rate.

    Count people and raters of your units, or of the agency, and how many of them were trained.
    """
    return TrainingCoverageOut.model_validate(training.coverage(work))
