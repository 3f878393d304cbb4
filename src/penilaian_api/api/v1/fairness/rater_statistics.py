"""Serve rater statistics: compute those of a period, list and show them within reach."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.fairness.schemas.rater_statistics import (
    RaterStatisticOut,
    RaterStatisticPage,
    RaterStudyOut,
    RaterStudyPage,
)
from penilaian_api.api.v1.fairness.wording import statistic_to_response
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.fairness import rater_statistics

router = GuardedRouter("/rater-statistics", "Fairness")
of_studies = GuardedRouter("/rater-studies", "Fairness")
of_periods = GuardedRouter("/periods", "Fairness")


@of_periods.post(
    "/{period_id}/rater-statistics",
    action=Action.RATER_STUDY_COMPUTE,
    status=201,
    location="/v1/rater-studies/{id}",
)
def compute_rater_statistics(period_id: Key, work: Work) -> RaterStudyOut:
    """Compute rater statistics.

    Compute how each assessor of a period rates beside colleagues in like circumstances: from the
    results that are final, while the period is being rated or after it is closed.

    It may be computed again; each time it is a study of its own with the next number. You see the
    figures of all together; those of an assessor go to the assessor and to who assesses them. A
    finding says that somebody differs. It is no verdict, and nothing follows from it by itself.
    """
    return RaterStudyOut.model_validate(rater_statistics.compute(work, period_id))


@of_studies.get("", action=Action.RATER_STUDY_READ)
def list_rater_studies(
    listed: Annotated[Listed, Depends(query_of(rater_statistics.STUDY_PARAMETERS))], work: Work
) -> RaterStudyPage:
    """List studies of rating.

    List what was computed of the assessors of periods, all of a period together.
    """
    page = rater_statistics.study_page(work, listed.request)
    return listed.answer(RaterStudyPage, page, RaterStudyOut.model_validate)


@of_studies.get("/{study_id}", action=Action.RATER_STUDY_READ)
def get_rater_study(study_id: Key, work: Work) -> RaterStudyOut:
    """Show a study of rating.

    Show what was computed of all assessors of a period together, and by which method.
    """
    return RaterStudyOut.model_validate(rater_statistics.get_study(work, study_id))


@router.get("", action=Action.RATER_STATISTIC_READ)
def list_rater_statistics(
    listed: Annotated[Listed, Depends(query_of(rater_statistics.STATISTIC_PARAMETERS))],
    work: Work,
    language: CallerLanguage,
) -> RaterStatisticPage:
    """List rater statistics.

    List how assessors rate beside their colleagues: your own statistics, and those of whom you
    assess. With `current=true` only the newest of each period.

    Whoever attends a calibration session sees those of the assessors whose ratings it treats
    (`meeting_id`), of its cycle, from its beginning until its minutes are closed; never those of
    their own assessor. They are a reason to ask, and no verdict.
    """
    page = rater_statistics.page(work, listed.request)
    return listed.answer(
        RaterStatisticPage, page, lambda view: statistic_to_response(view, language)
    )


@router.get("/{statistic_id}", action=Action.RATER_STATISTIC_READ)
def get_rater_statistic(
    statistic_id: Key, work: Work, language: CallerLanguage
) -> RaterStatisticOut:
    """Show a rater statistic.

    Show how one assessor rates beside colleagues in like circumstances: how far apart, how sure
    that is, how they use the scale, how their order agrees with what was measured, and how many
    objections changed a result. `explanation` says it in plain words.
    """
    return statistic_to_response(rater_statistics.get(work, statistic_id), language)
