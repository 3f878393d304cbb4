"""Serve objections: file, list, hear, decide."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.evaluation.schemas.like_cases import LikeCasesOut
from penilaian_api.api.v1.evaluation.schemas.objections import (
    DecisionIn,
    HearingIn,
    ObjectionDetail,
    ObjectionIn,
    ObjectionOut,
    ObjectionPage,
)
from penilaian_api.api.v1.evaluation.steps import to_ratings
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.evaluation.objecting import bundles, decisions, like_cases, objections
from penilaian_api.services.evaluation.objecting.decisions import Decision
from penilaian_api.services.evaluation.objecting.objections import Filing

router = GuardedRouter("/objections", "Objections")
of_evaluations = GuardedRouter("/evaluations", "Objections")


@of_evaluations.post(
    "/{evaluation_id}/objections",
    action=Action.OBJECTION_FILE,
    status=201,
    location="/v1/objections/{id}",
)
def file_objection(evaluation_id: Key, body: ObjectionIn, work: Work) -> ObjectionDetail:
    """File an objection.

    Object to your result, with reasons, within the time limit.

    A refusal names the rule, the last day with its hour and zone, and what you can still do.
    """
    return ObjectionDetail.model_validate(
        objections.file(work, evaluation_id, Filing(body.reasons, body.ground, body.part))
    )


@router.get("", action=Action.OBJECTION_READ)
def list_objections(
    listed: Annotated[Listed, Depends(query_of(objections.OBJECTIONS_PARAMETERS))], work: Work
) -> ObjectionPage:
    """List objections.

    List objections that concern you: yours, your people's, and those that you decide.
    """
    views = objections.page(work, listed.request)
    return listed.answer(ObjectionPage, views, ObjectionOut.model_validate)


@router.get("/{objection_id}", action=Action.OBJECTION_READ)
def get_objection(objection_id: Key, work: Work) -> ObjectionDetail:
    """Show an objection.

    Show one objection with its reasons, both statements and the decision.
    """
    return ObjectionDetail.model_validate(objections.get(work, objection_id))


@router.get("/{objection_id}/bundle", action=Action.OBJECTION_READ, media="application/zip")
def download_objection_bundle(objection_id: Key, work: Work) -> Download:
    """Download an objection's bundle.

    Download one file with all that the objection rests on: reasons, both statements, decision,
    the result objected to and the one that took its place (each with its steps and its scheme),
    the revision of the plan, and the evidence by its digests.

    `penilaian-api verify-bundle FILE` checks it without a service: it computes each result again,
    and names the part that was altered.
    """
    content = bundles.bundle_of(work, objection_id)
    return Download(content, "application/zip", f"objection-{objection_id}.zip")


@router.get("/{objection_id}/like-cases", action=Action.OBJECTION_READ)
def count_like_cases(objection_id: Key, work: Work) -> LikeCasesOut:
    """Count how like objections ended.

    Count how objections of the agency ended that have the same ground and the same part of the
    result as this one (where those are too few, the same ground or the same part), and were decided
    before it was filed. It tells nobody's name, nothing of fewer than five people, and of one
    objection always the same.
    """
    return LikeCasesOut.model_validate(like_cases.like_cases(work, objection_id))


@router.post("/{objection_id}/hear", action=Action.OBJECTION_HEAR)
def hear_objection(
    objection_id: Key, body: HearingIn, expected_version: ExpectedVersion, work: Work
) -> ObjectionDetail:
    """Record the hearing of an objection.

    Record what the employee and the assessor stated; hear both before you decide.
    """
    view = objections.hear(
        work, objection_id, expected_version, body.employee_statement, body.assessor_statement
    )
    return ObjectionDetail.model_validate(view)


@router.post("/{objection_id}/decide", action=Action.OBJECTION_DECIDE)
def decide_objection(
    objection_id: Key, body: DecisionIn, expected_version: ExpectedVersion, work: Work
) -> ObjectionDetail:
    """Decide an objection.

    Decide as the assessor's superior: uphold the result, or change it with your own ratings.

    The assessor's own ratings stay as they were. You deliver the changed result yourself.
    """
    decision = Decision(
        changes=body.is_changed,
        reason=body.reason,
        ratings=to_ratings(body.ratings),
        with_current_data=body.with_current_data,
        ground=body.ground,
    )
    return ObjectionDetail.model_validate(
        decisions.settle(work, objection_id, expected_version, decision)
    )
