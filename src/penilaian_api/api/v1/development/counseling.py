"""Serve counseling on conduct: talks, reports, counselors, what they sign, what follows."""

from dataclasses import asdict
from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.development.schemas.counseling import (
    ConductReplyIn,
    ConductReportIn,
    ConductTalkIn,
    CounselingArrangementIn,
    CounselingDecisionIn,
    CounselingDetailOut,
    CounselingOut,
    CounselingPage,
    CounselingRecordIn,
    CounselingRecordOut,
    CounselingRecordPage,
    CounselingSettlementIn,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.development import counseling
from penilaian_api.services.development.counseling_views import (
    ArrangementInput,
    CounselingDetail,
    ProblemReportInput,
    SignedRecordInput,
    TalkInput,
)

router = GuardedRouter("/counselings", "Development")
records_router = GuardedRouter("/counseling-records", "Development")


@router.get("", action=Action.COUNSELING_READ)
def list_counselings(
    listed: Annotated[Listed, Depends(query_of(counseling.COUNSELINGS_PARAMETERS))], work: Work
) -> CounselingPage:
    """List counseling on conduct.

    List your own counseling, and that in which you are named: as who talked, got the report, or
    counsels.

    Nobody else knows of it: neither other leaders nor the administration, an auditor or a service.
    """
    return listed.answer(
        CounselingPage, counseling.page(work, listed.request), CounselingOut.model_validate
    )


@router.post("", action=Action.COUNSELING_TALK, status=201)
def record_conduct_talk(body: ConductTalkIn, work: Work) -> CounselingDetailOut:
    """Record a talk on conduct.

    Record that you talked with somebody whom you assess on conduct that hampers, or may hamper.

    A problem is reported only after such a talk. Until then you two alone read it.
    """
    return _to_response(counseling.talk(work, TalkInput(**body.model_dump())))


@router.get("/{counseling_id}", action=Action.COUNSELING_READ)
def get_counseling(counseling_id: Key, work: Work) -> CounselingDetailOut:
    """Show counseling on conduct.

    Show what was talked of and reported, with the feedback that goes with it.
    """
    return _to_response(counseling.get(work, counseling_id))


@router.post("/{counseling_id}/reply", action=Action.COUNSELING_REPLY)
def reply_to_conduct_talk(
    counseling_id: Key, body: ConductReplyIn, expected_version: ExpectedVersion, work: Work
) -> CounselingDetailOut:
    """Reply to a talk on your conduct.

    Say what you think of it; again until a counselor has signed their record.
    """
    replied = counseling.reply(work, counseling_id, expected_version, body.own_view)
    return _to_response(replied)


@router.post("/{counseling_id}/report", action=Action.COUNSELING_REPORT)
def report_conduct_problem(
    counseling_id: Key, body: ConductReportIn, expected_version: ExpectedVersion, work: Work
) -> CounselingDetailOut:
    """Report a problem of conduct.

    Report by the form B.1.10 what the talk did not end, with the feedback that shows it.

    It goes to who heads a unit of personnel or the agency, and to nobody else.
    """
    stated = ProblemReportInput(**body.model_dump())
    return _to_response(counseling.report(work, counseling_id, expected_version, stated))


@router.post("/{counseling_id}/arrange", action=Action.COUNSELING_ARRANGE)
def arrange_counseling(
    counseling_id: Key,
    body: CounselingArrangementIn,
    expected_version: ExpectedVersion,
    work: Work,
) -> CounselingDetailOut:
    """Name a counselor, time and room.

    Name who counsels: somebody independent, an official whose function it is, or the assessor if
    a completed training makes them fit for it. Name another as long as nothing is signed.
    """
    stated = ArrangementInput(**body.model_dump())
    return _to_response(counseling.arrange(work, counseling_id, expected_version, stated))


@router.post("/{counseling_id}/settle", action=Action.COUNSELING_SETTLE)
def settle_counseling(
    counseling_id: Key,
    body: CounselingSettlementIn,
    expected_version: ExpectedVersion,
    work: Work,
) -> CounselingDetailOut:
    """End it without counseling.

    End it after the talk as who talked, or as who got the report; say why.
    """
    return _to_response(counseling.settle(work, counseling_id, expected_version, body.reason))


@router.post(
    "/{counseling_id}/record",
    action=Action.COUNSELING_SIGN,
    status=201,
    location="/v1/counseling-records/{id}",
)
def sign_counseling_record(
    counseling_id: Key, body: CounselingRecordIn, expected_version: ExpectedVersion, work: Work
) -> CounselingRecordOut:
    """Sign what was spoken of.

    Sign your record as counselor. It is reported to those alone whom your capacity names: who got
    the report if you are independent, the assessor's superior if you are the assessor, both of
    these two if it is your function.
    """
    stated = SignedRecordInput(**body.model_dump())
    signed = counseling.sign(work, counseling_id, expected_version, stated)
    return CounselingRecordOut.model_validate(signed)


@records_router.get("", action=Action.COUNSELING_RECORD_READ)
def list_counseling_records(
    listed: Annotated[Listed, Depends(query_of(counseling.COUNSELING_RECORDS_PARAMETERS))],
    work: Work,
) -> CounselingRecordPage:
    """List records of counselors.

    List what counselors signed: on you, by you, or reported to you.
    """
    return listed.answer(
        CounselingRecordPage,
        counseling.records(work, listed.request),
        CounselingRecordOut.model_validate,
    )


@records_router.get("/{counseling_record_id}", action=Action.COUNSELING_RECORD_READ)
def get_counseling_record(counseling_record_id: Key, work: Work) -> CounselingRecordOut:
    """Show the record of a counselor.

    Show what a counselor signed, and what was decided on it.
    """
    shown = counseling.get_record(work, counseling_record_id)
    return CounselingRecordOut.model_validate(shown)


@records_router.post("/{counseling_record_id}/decide", action=Action.COUNSELING_DECIDE)
def decide_on_counseling(
    counseling_record_id: Key,
    body: CounselingDecisionIn,
    expected_version: ExpectedVersion,
    work: Work,
) -> CounselingRecordOut:
    """Decide what follows from counseling.

    Decide it as one of those to whom it was reported. No sanction may cite it.
    """
    decided = counseling.decide(work, counseling_record_id, expected_version, body.consequence)
    return CounselingRecordOut.model_validate(decided)


def _to_response(view: CounselingDetail) -> CounselingDetailOut:
    detail = asdict(view)
    return CounselingDetailOut.model_validate({**detail.pop("counseling"), **detail})
