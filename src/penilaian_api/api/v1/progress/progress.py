"""Serve progress, the evidence of a plan, and monitoring."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.progress.schemas.progress import (
    EvidenceOut,
    EvidencePage,
    MonitoringOut,
    ProgressIn,
    ProgressOut,
    ProgressPage,
    ProgressPostedOut,
)
from penilaian_api.api.v1.shared.faults import describe_faults
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.progress import evidence, monitoring, progress

router = GuardedRouter("/plans", "Monitoring")


@router.post("/{plan_id}/progress", action=Action.PROGRESS_POST, status=201, location=None)
def post_progress(
    plan_id: Key, body: ProgressIn, language: CallerLanguage, work: Work
) -> ProgressPostedOut:
    """Record progress on an indicator.

    Add what was realized on an indicator of your plan in force.

    The day must lie within the plan and not in the future, and must not count in a closed period.
    Entries are never changed: a correction names the entry that it replaces. `warnings` name what
    you should look at again, such as more than 100 percent.
    """
    posted = progress.post(work, plan_id, progress.ProgressInput(**body.model_dump()))
    entry = ProgressOut.model_validate(posted.entry)
    return ProgressPostedOut(
        **entry.model_dump(), warnings=describe_faults(posted.warnings, language)
    )


@router.get("/{plan_id}/progress", action=Action.PROGRESS_READ)
def list_progress(
    plan_id: Key,
    listed: Annotated[Listed, Depends(query_of(progress.PROGRESS_PARAMETERS))],
    work: Work,
) -> ProgressPage:
    """List the progress of a plan.

    List the progress entries of a plan by day; corrected ones stay visible.
    """
    entries = progress.page(work, plan_id, listed.request)
    return listed.answer(ProgressPage, entries, ProgressOut.model_validate)


@router.get("/{plan_id}/evidence", action=Action.PROGRESS_READ)
def list_evidence(
    plan_id: Key,
    listed: Annotated[Listed, Depends(query_of(evidence.EVIDENCE_PARAMETERS))],
    work: Work,
) -> EvidencePage:
    """List the evidence of a plan.

    List the evidence of a plan, earliest first.
    """
    pieces = evidence.page(work, plan_id, listed.request)
    return listed.answer(EvidencePage, pieces, EvidenceOut.model_validate)


@router.get("/{plan_id}/monitoring", action=Action.PROGRESS_READ)
def get_monitoring(plan_id: Key, work: Work) -> MonitoringOut:
    """Show a plan's progress against target.

    Show how far a plan is: each indicator's realization against what was expected by today.

    What is expected is the trajectory that the plan states for a period, or else its target.
    """
    return MonitoringOut.model_validate(monitoring.get(work, plan_id))
