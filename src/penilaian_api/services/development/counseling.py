"""Counsel on conduct: talk, report (B.1.10), name a counselor, sign their record, decide on it.

Each step is that of one named person; whoever is not named finds nothing (docs/decisions/0056).
"""

from collections.abc import Mapping
from typing import Any, Final, TypeVar
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import needs_of
from penilaian_api.domain.dates import far_faults, local_day
from penilaian_api.domain.development.counseling import (
    COUNSELING,
    COUNSELING_RECORD,
    Around,
    CounselingRecordStep,
    CounselingState,
    CounselingStep,
    reported_to,
    unfit_counselor,
)
from penilaian_api.domain.errors import Fault, ForbiddenError, InvalidDataError, OutOfReachError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.transitions import advance
from penilaian_api.services.development.counseling_views import (
    ArrangementInput,
    CitedFeedbackView,
    CounselingDetail,
    CounselingRecordView,
    CounselingView,
    ProblemReportInput,
    SignedRecordInput,
    TalkInput,
)
from penilaian_api.services.references import require, resolve, unknown_or_twice
from penilaian_api.services.views import view_of
from penilaian_api.storage.development import coaching as coaching_storage
from penilaian_api.storage.development import counseling as counseling_storage
from penilaian_api.storage.development.counseling import COUNSELING_RECORDS, COUNSELINGS
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.development.counseling import (
    Counseling,
    CounselingFeedback,
    CounselingRecord,
)
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.organization.first_days import first_day_of
from penilaian_api.storage.organization.recipients import find_recipient
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

R = TypeVar("R", Counseling, CounselingRecord)

COUNSELINGS_PARAMETERS: Final = COUNSELINGS.parameters
COUNSELING_RECORDS_PARAMETERS: Final = COUNSELING_RECORDS.parameters
"""What callers state of the lists."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[CounselingView]:
    """List counseling of the caller, and that in which they are named."""
    return page_of(work, COUNSELINGS, request).map(lambda row: _head(row.record, row.names))


def get(work: UnitOfWork, counseling_id: UUID) -> CounselingDetail:
    """Return one counseling with what was talked of and reported."""
    return _detail(work, work.of(Counseling).get(counseling_id))


def talk(work: UnitOfWork, talk_input: TalkInput) -> CounselingDetail:
    """Record a talk on conduct with somebody whom the caller assesses."""
    person = resolve(work, Employee, talk_input.employee_id, "/employee_id")
    begun = first_day_of(work, person.id)
    _require_days(
        ("/talked_on", talk_input.talked_on > work.today, "day_in_future"),
        ("/talked_on", begun is None or talk_input.talked_on < begun, "before_service"),
    )
    counseling = Counseling(
        id=new_id(),
        employee_id=person.id,
        author_id=work.actor.employee_id,
        core_value=talk_input.core_value,
        talked_on=talk_input.talked_on,
        talk=talk_input.talk,
        state=COUNSELING.start,
    )
    work.of(Counseling).add(counseling, under=person)
    return _detail(work, counseling)


def reply(
    work: UnitOfWork, counseling_id: UUID, expected_version: int, own_view: str
) -> CounselingDetail:
    """Say what the person thinks of what was talked of with them."""
    counseling = work.of(Counseling).take(counseling_id, expected_version)
    counseling.state = advance(COUNSELING, counseling.state, CounselingStep.REPLY)
    counseling.own_view, counseling.replied_at = own_view, work.now
    return _detail(work, counseling)


def report(
    work: UnitOfWork, counseling_id: UUID, expected_version: int, stated: ProblemReportInput
) -> CounselingDetail:
    """Report a problem that the talk did not end, to who heads personnel or the agency."""
    counseling = _take_as(work, counseling_id, expected_version, "author_id")
    state = advance(COUNSELING, counseling.state, CounselingStep.REPORT)
    recipient = _find_recipient(work, counseling, stated.recipient_code)
    _require_feedback(work, counseling, stated)
    counseling.state, counseling.recipient_id = state, recipient
    counseling.special_expectation = stated.special_expectation
    counseling.details, counseling.retrospective = stated.details, stated.retrospective
    counseling.occurs_with_others = stated.occurs_with_others
    counseling.reported_at = work.now
    cited = (CounselingFeedback(id=new_id(), feedback_id=key) for key in stated.feedback_ids)
    work.of(CounselingFeedback).put(counseling, *cited)
    return _detail(work, counseling)


def arrange(
    work: UnitOfWork, counseling_id: UUID, expected_version: int, stated: ArrangementInput
) -> CounselingDetail:
    """Name a counselor, with a time and a private room; again as long as nothing is signed."""
    counseling = _take_as(work, counseling_id, expected_version, "recipient_id")
    state = advance(COUNSELING, counseling.state, CounselingStep.ARRANGE)
    _require_days(("/meets_at", stated.meets_at <= work.now, "day_not_ahead"))
    if faults := [*far_faults(local_day(stated.meets_at, work.zone), work.today, "/meets_at")]:
        raise InvalidDataError("invalid_input", faults=faults)
    counselor = _find_counselor(work, counseling, stated)
    counseling.state, counseling.counselor_id = state, counselor
    counseling.capacity = stated.capacity
    counseling.meets_at, counseling.location = stated.meets_at, stated.location
    return _detail(work, counseling)


def settle(
    work: UnitOfWork, counseling_id: UUID, expected_version: int, reason: str
) -> CounselingDetail:
    """End it without counseling: after the talk by who talked, once reported by who got it."""
    counseling = work.of(Counseling).get(counseling_id)
    is_talk = counseling.state is CounselingState.TALKED
    counseling = _claim_as(
        work, counseling, expected_version, "author_id" if is_talk else "recipient_id"
    )
    counseling.state = advance(COUNSELING, counseling.state, CounselingStep.SETTLE)
    counseling.settled_for, counseling.closed_at = reason, work.now
    return _detail(work, counseling)


def sign(
    work: UnitOfWork, counseling_id: UUID, expected_version: int, stated: SignedRecordInput
) -> CounselingRecordView:
    """Sign what was spoken of: it is reported to those alone whom the capacity names."""
    counseling = _take_as(work, counseling_id, expected_version, "counselor_id")
    state = advance(COUNSELING, counseling.state, CounselingStep.SIGN)
    reported_on = local_day(counseling.reported_at or work.now, work.zone)
    _require_days(
        ("/held_on", stated.held_on > work.today, "day_in_future"),
        ("/held_on", stated.held_on < reported_on, "before_report"),
    )
    readers = _readers(work, counseling)
    counseling.state, counseling.closed_at = state, work.now
    record = CounselingRecord(
        id=new_id(),
        employee_id=counseling.employee_id,
        author_id=work.actor.employee_id,
        superior_id=readers[0],
        second_reader_id=readers[1] if len(readers) > 1 else None,
        held_on=stated.held_on,
        content=stated.content,
        agreed_steps=stated.agreed_steps,
        advice=stated.advice,
        signed_at=work.now,
        state=COUNSELING_RECORD.start,
    )
    work.of(CounselingRecord).put(counseling, record)
    return _record_view(work, record)


def records(work: UnitOfWork, request: ListRequest) -> Slice[CounselingRecordView]:
    """List what counselors signed: of the caller, by the caller, or reported to them."""
    rows = page_of(work, COUNSELING_RECORDS, request)
    return rows.map(lambda row: _record(row.record, row.names))


def get_record(work: UnitOfWork, record_id: UUID) -> CounselingRecordView:
    """Return what a counselor signed."""
    return _record_view(work, work.of(CounselingRecord).get(record_id))


def decide(
    work: UnitOfWork, record_id: UUID, expected_version: int, consequence: str
) -> CounselingRecordView:
    """Decide what follows, once, by one of those to whom it was reported."""
    record = work.of(CounselingRecord).get(record_id)
    _claim_as(work, record, expected_version, "superior_id", "second_reader_id")
    record.state = advance(COUNSELING_RECORD, record.state, CounselingRecordStep.DECIDE)
    record.consequence = consequence
    record.decided_by, record.decided_at = work.actor.employee_id, work.now
    return _record_view(work, record)


def _take_as(
    work: UnitOfWork, counseling_id: UUID, expected_version: int, column: str
) -> Counseling:
    counseling = work.of(Counseling).get(counseling_id)
    return _claim_as(work, counseling, expected_version, column)


def _claim_as(work: UnitOfWork, record: R, expected_version: int, *columns: str) -> R:
    """Claim what the caller may change as one whom *columns* name; others are told that it is."""
    if work.actor.employee_id not in {getattr(record, column) for column in columns}:
        raise ForbiddenError("action_not_open", needs=needs_of(work.actor, work.access.action))
    return work.of(type(record)).claim(record, expected_version)


def _require_days(*checks: tuple[str, bool, str]) -> None:
    """Refuse days that are wrong, each at its pointer."""
    faults = [Fault(pointer, code) for pointer, is_wrong, code in checks if is_wrong]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _find_recipient(work: UnitOfWork, counseling: Counseling, code: str) -> UUID:
    """Find to whom it is reported: neither the person nor who reports."""
    recipient = require(find_recipient(work, code), "/recipient_code")
    if recipient in {counseling.employee_id, counseling.author_id}:
        fault = Fault("/recipient_code", "recipient_takes_part")
        raise ForbiddenError("not_on_yourself", faults=[fault])
    return recipient


def _require_feedback(work: UnitOfWork, counseling: Counseling, stated: ProblemReportInput) -> None:
    """Refuse a report that cites what is no feedback given to this person, or one twice."""
    keys = stated.feedback_ids
    given = counseling_storage.given_feedback(work, counseling.employee_id, keys)
    faults = [*unknown_or_twice("feedback_ids", keys, given)]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _find_counselor(work: UnitOfWork, counseling: Counseling, stated: ArrangementInput) -> UUID:
    """Find who counsels: never the person, nor who names them, and fit for the capacity."""
    counselor = require(
        counseling_storage.find_counselor(work, stated.counselor_code), "/counselor_code"
    )
    if counselor.id in {counseling.employee_id, counseling.recipient_id}:
        fault = Fault("/counselor_code", "counselor_takes_part")
        raise ForbiddenError("not_on_yourself", faults=[fault])
    unfit = unfit_counselor(
        stated.capacity, counselor.id, _around(work, counseling), is_trained=counselor.is_trained
    )
    if unfit is not None:
        raise InvalidDataError.at_pointer("/counselor_code", unfit)
    return counselor.id


def _readers(work: UnitOfWork, counseling: Counseling) -> tuple[UUID, ...]:
    """Name to whom the counselor reports."""
    capacity, recipient = counseling.capacity, counseling.recipient_id
    if capacity is None or recipient is None:  # the database has none so that is arranged
        raise OutOfReachError
    counselor = counseling.counselor_id or recipient
    return reported_to(capacity, counselor, recipient, _around(work, counseling))


def _around(work: UnitOfWork, counseling: Counseling) -> Around:
    leaders = (*coaching_storage.leaders_of(work, counseling.employee_id), None, None)
    return Around(counseling.author_id, assessor=leaders[0], superior=leaders[1])


def _detail(work: UnitOfWork, counseling: Counseling) -> CounselingDetail:
    work.session.flush()
    cited = counseling_storage.cited_feedback(work, counseling.id)
    return view_of(
        CounselingDetail,
        counseling,
        counseling=_head(counseling, COUNSELINGS.beside_of(work, counseling)),
        feedback=tuple(view_of(CitedFeedbackView, row) for row in cited),
        allowed_actions=_allowed(work, counseling),
    )


_STEPS_OF: Final[Mapping[str, Mapping[CounselingState, tuple[Action, ...]]]] = {
    "employee_id": {
        CounselingState.TALKED: (Action.COUNSELING_REPLY,),
        CounselingState.REPORTED: (Action.COUNSELING_REPLY,),
        CounselingState.ARRANGED: (Action.COUNSELING_REPLY,),
    },
    "author_id": {
        CounselingState.TALKED: (Action.COUNSELING_REPORT, Action.COUNSELING_SETTLE),
    },
    "recipient_id": {
        CounselingState.REPORTED: (Action.COUNSELING_ARRANGE, Action.COUNSELING_SETTLE),
        CounselingState.ARRANGED: (Action.COUNSELING_ARRANGE, Action.COUNSELING_SETTLE),
    },
    "counselor_id": {CounselingState.ARRANGED: (Action.COUNSELING_SIGN,)},
}
"""Whose step is next, by the column that names them."""


def _allowed(work: UnitOfWork, counseling: Counseling) -> tuple[Action, ...]:
    me, state = work.actor.employee_id, counseling.state
    mine = (steps for name, steps in _STEPS_OF.items() if getattr(counseling, name) == me)
    return tuple(action for steps in mine for action in steps.get(state, ()))


def _head(counseling: Counseling, names: Mapping[str, Any]) -> CounselingView:
    return view_of(CounselingView, counseling, **names)


def _record_view(work: UnitOfWork, record: CounselingRecord) -> CounselingRecordView:
    work.session.flush()
    return _record(record, COUNSELING_RECORDS.beside_of(work, record))


def _record(record: CounselingRecord, names: Mapping[str, Any]) -> CounselingRecordView:
    return view_of(CounselingRecordView, record, counselor_id=record.author_id, **names)
