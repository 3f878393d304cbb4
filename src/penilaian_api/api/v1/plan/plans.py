"""Serve plans: create, list, read, check, edit the draft, revisions, messages."""

from dataclasses import fields
from typing import Annotated

from fastapi import Depends, Path, Query

from penilaian_api.api.routing.dependencies import AtMost, CallerLanguage, ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.v1.plan.schemas.content import PlanContentIn, PlanIndicatorIn, WorkResultIn
from penilaian_api.api.v1.plan.schemas.plans import (
    DraftOut,
    MessageIn,
    MessageOut,
    MessagePage,
    PlanCheckOut,
    PlanHeadOut,
    PlanIn,
    PlanItemOut,
    PlanOut,
    PlanPage,
    PlansIn,
    PlansMadeOut,
    RevisionHeadOut,
    RevisionOut,
    RevisionPage,
)
from penilaian_api.api.v1.shared.faults import describe_faults
from penilaian_api.api.v1.shared.formats import LINES_RESPONSE, AsLines, lines_of
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.measured import steps_to_json
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.indicator.measured import MeasuredInput
from penilaian_api.services.plan import check, creation, plans, whole
from penilaian_api.services.plan import content as plan_content
from penilaian_api.services.plan.content import PlanContentInput
from penilaian_api.services.plan.references import PlanIndicatorInput, WorkResultInput

router = GuardedRouter("/plans", "Plans")
of_cycles = GuardedRouter("/cycles", "Plans")

Number = Annotated[int, Path(ge=1, le=9999)]
_MEASURED = {field.name for field in fields(MeasuredInput)}


@router.post("", action=Action.PLAN_CREATE, status=201)
def create_plan(body: PlanIn, work: Work) -> PlanHeadOut:
    """Create your plan.

    Start the draft of your own plan for a cycle and your post.
    """
    return PlanHeadOut.model_validate(creation.create(work, body.cycle_key, body.approach))


@of_cycles.post("/{key}/plans", action=Action.PLAN_CREATE_ALL)
def create_plans(
    key: Code,
    body: PlansIn,
    work: Work,
    dry_run: Annotated[bool, Query(description="Only say what would be done.")] = False,  # noqa: FBT002 - a query parameter
    at_most: AtMost = None,
) -> PlansMadeOut:
    """Create plans for a whole population.

    Create a plan for everyone in a cycle's population who has none yet, all or nothing.

    The response counts the plans created and those that existed, and lists who was left out and
    why. With `at_most` a call makes no more than that, and says how many remain: call again until
    none does.
    """
    created = creation.create_all(work, key, body.approach, at_most, dry_run=dry_run)
    return PlansMadeOut.model_validate(created)


@router.get("", action=Action.PLAN_READ, response_model=PlanPage, responses=LINES_RESPONSE)
def list_plans(
    listed: Annotated[Listed, Depends(query_of(plans.PLANS_PARAMETERS))],
    language: CallerLanguage,
    work: Work,
    as_lines: AsLines,
) -> PlanPage | Download:
    """List plans.

    List the plans that you may see, in the order in which they were created.

    `state` keeps to plans that have a revision in that state. As NDJSON, by `format` or by
    `Accept`, all of them come at once, each with all that stands on it, as `get_plan` shows it;
    only what you may do with each stands there alone.
    """
    if as_lines:
        views = whole.every(work, listed.request)
        name = messages.label("file_name.plans", language)
        return lines_of(map(PlanOut.model_validate, views), name)
    return listed.answer(PlanPage, plans.page(work, listed.request), PlanItemOut.model_validate)


@router.get("/{plan_id}", action=Action.PLAN_READ)
def get_plan(plan_id: Key, work: Work) -> PlanOut:
    """Show a plan with its revisions.

    Show a plan with the revision in force, the pending one, and what you may do now.

    Of your assessor's plan you see only the revision in force: your results support theirs.
    """
    return PlanOut.model_validate(plans.get(work, plan_id))


@router.get("/{plan_id}/check", action=Action.PLAN_READ)
def check_plan(plan_id: Key, language: CallerLanguage, work: Work) -> PlanCheckOut:
    """Check a plan before submitting it.

    Check whether the plan is clear and measurable, as submitting it would.

    Faults keep it from being submitted; warnings say what to look at again. Each points to the
    field and says what to correct.
    """
    result = check.check(work, plan_id)
    return PlanCheckOut(
        number=result.number,
        can_submit=result.can_submit,
        faults=describe_faults(result.faults, language),
        warnings=describe_faults(result.warnings, language),
    )


@router.put("/{plan_id}/content", action=Action.PLAN_EDIT)
def put_plan_content(
    plan_id: Key, body: PlanContentIn, expected_version: ExpectedVersion, work: Work
) -> DraftOut:
    """Replace the content of a draft plan.

    Send the whole content of your draft; what you leave out is removed.

    Lines sent with their `line_id` keep it, and with it their progress and evidence.
    """
    content = PlanContentInput(
        approach=body.approach,
        work_results=tuple(map(_to_result_input, body.work_results)),
        expectations={item.core_value: item.expectation for item in body.expectations},
        resources=[*body.resources],
        accountability=[*body.accountability],
        consequences=[*body.consequences],
        work_agreement=body.work_agreement,
    )
    return DraftOut.model_validate(plan_content.replace(work, plan_id, expected_version, content))


@router.post("/{plan_id}/results", action=Action.PLAN_EDIT)
def add_plan_result(
    plan_id: Key, body: WorkResultIn, expected_version: ExpectedVersion, work: Work
) -> DraftOut:
    """Add a work result to a draft.

    Add a work result with its indicators at the end of your draft.
    """
    return DraftOut.model_validate(
        plan_content.add_result(work, plan_id, expected_version, _to_result_input(body))
    )


@router.put("/{plan_id}/results/{line_id}", action=Action.PLAN_EDIT)
def put_plan_result(
    plan_id: Key, line_id: Key, body: WorkResultIn, expected_version: ExpectedVersion, work: Work
) -> DraftOut:
    """Replace a work result of a draft.

    Replace one work result of your draft, with its indicators, in its place.
    """
    result = _to_result_input(body.model_copy(update={"line_id": line_id}))
    return DraftOut.model_validate(
        plan_content.put_result(work, plan_id, line_id, expected_version, result)
    )


@router.delete("/{plan_id}/results/{line_id}", action=Action.PLAN_EDIT)
def remove_plan_result(
    plan_id: Key, line_id: Key, expected_version: ExpectedVersion, work: Work
) -> DraftOut:
    """Remove a work result from a draft.

    Remove one work result, with its indicators, from your draft.
    """
    return DraftOut.model_validate(
        plan_content.remove_result(work, plan_id, line_id, expected_version)
    )


@router.get("/{plan_id}/revisions", action=Action.PLAN_READ)
def list_plan_revisions(plan_id: Key, work: Work) -> RevisionPage:
    """List the revisions of a plan.

    List all revisions of a plan, by number.
    """
    revisions = plans.history(work, plan_id)
    return RevisionPage(items=tuple(map(RevisionHeadOut.model_validate, revisions)))


@router.get("/{plan_id}/revisions/{number}", action=Action.PLAN_READ)
def get_plan_revision(plan_id: Key, number: Number, work: Work) -> RevisionOut:
    """Show a revision of a plan.

    Show one revision of a plan as it stands or stood.
    """
    return RevisionOut.model_validate(plans.revision(work, plan_id, number))


@router.post("/{plan_id}/messages", action=Action.PLAN_MESSAGE, status=201, location=None)
def send_plan_message(plan_id: Key, body: MessageIn, work: Work) -> MessageOut:
    """Send a message about a plan.

    Write to the other side about a plan: the regulation requires a dialogue (art. 7).
    """
    return MessageOut.model_validate(plans.send_message(work, plan_id, body.message))


@router.get("/{plan_id}/messages", action=Action.PLAN_MESSAGE_READ)
def list_plan_messages(
    plan_id: Key,
    listed: Annotated[Listed, Depends(query_of(plans.MESSAGES_PARAMETERS))],
    work: Work,
) -> MessagePage:
    """List the messages of a plan.

    List the dialogue about a plan, in order.
    """
    items = plans.messages(work, plan_id, listed.request)
    return listed.answer(MessagePage, items, MessageOut.model_validate)


def _to_result_input(result: WorkResultIn) -> WorkResultInput:
    stated = dict(result)
    stated["perspectives"] = [*result.perspectives]
    stated["indicators"] = tuple(map(_to_indicator_input, result.indicators))
    return WorkResultInput(**stated)


def _to_indicator_input(indicator: PlanIndicatorIn) -> PlanIndicatorInput:
    measured = {name: value for name, value in indicator if name in _MEASURED}
    measured["aspects"] = None if indicator.aspects is None else [*indicator.aspects]
    measured["steps"] = steps_to_json(indicator.steps)
    return PlanIndicatorInput(
        **measured,
        line_id=indicator.line_id,
        indicator_version_id=indicator.indicator_version_id,
        deadline=indicator.deadline,
        weight=indicator.weight,
        trajectory={key: str(value) for key, value in indicator.trajectory.items()},
        period_targets={key: str(value) for key, value in indicator.period_targets.items()},
    )
