"""Say which records somebody is invited to: by the record itself, or by the rows of a meeting."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    false,
    or_,
    select,
    union,
)
from sqlalchemy.orm import aliased

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.meeting.meeting import UNDER_WAY, MeetingKind
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.fairness.rater_statistics import RaterStatistic
from penilaian_api.storage.models.meeting.calibrations import Calibration
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAttendee
from penilaian_api.storage.models.organization import Assessor, Unit
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import (
    CALLER,
    NOW,
    exists_in_agency,
    in_force,
    joined,
    of_agency,
)
from penilaian_api.storage.work.prepared import cached_once


def invited(model: type[Base]) -> ColumnElement[bool]:
    """Filter to records whose author, asked or by themselves, or whose consent is the caller's.

    To a meeting people are invited by rows of its own, and so to the calibrations of a session:
    its host too, and nobody to those about themselves. To statistics of those who rate it invites
    as long as it is under way.
    """
    if model is Meeting:
        return _is_attendee(Meeting.id)
    if model is RaterStatistic:
        return RaterStatistic.id.in_(treated_statistics())
    if model is Calibration:
        session = aliased(Meeting)
        hosts = session.id == Calibration.meeting_id, session.employee_id == CALLER
        takes_part = or_(_is_attendee(Calibration.meeting_id), exists_in_agency(session, *hosts))
        return and_(Calibration.employee_id != CALLER, takes_part)
    return or_(false(), *(column == CALLER for column in inviting(model)))


def _sessions_under_way(meeting_id: BindParameter[UUID] | None) -> CompoundSelect[Any]:
    """Find the calibration sessions under way that the caller hosts or is invited to."""
    session, row = aliased(Meeting), aliased(MeetingAttendee)
    sessions = select(session.id, session.unit_id, session.cycle_id)
    is_under_way = (
        of_agency(session),
        session.kind == MeetingKind.CALIBRATION,
        session.state.in_(sorted(UNDER_WAY)),
        session.starts_at <= NOW,
        *(() if meeting_id is None else (session.id == meeting_id,)),
    )
    invited = sessions.select_from(row).join(*joined(session, session.id == row.meeting_id))
    return union(
        sessions.where(session.employee_id == CALLER, *is_under_way),
        invited.where(of_agency(row), row.employee_id == CALLER, *is_under_way),
    )


@cached_once
def treated_statistics(meeting_id: BindParameter[UUID] | None = None) -> Select[Any]:
    """Find the statistics that the caller's calibration sessions under way look at (one of them).

    They are of those who gave a rating on which the session can propose another, and of the cycle
    of the session. Nobody is shown those of their own assessor. Why it is so: docs/decisions/0066.
    By outer joins, which no database begins from its other end: the sessions of one are few.
    """
    attended = _sessions_under_way(meeting_id).subquery()
    session, post, rated = attended.c, aliased(Unit), aliased(Unit)
    rated_in, compared_in = aliased(Period), aliased(Period)
    statistic, own = aliased(RaterStatistic), aliased(Assessor)
    leads = own.employee_id == CALLER, own.assessor_id == statistic.employee_id, in_force(own)
    of_cycle = compared_in.id == statistic.period_id, compared_in.cycle_id == session.cycle_id
    is_rating = rated_in.cycle_id == session.cycle_id, rated_in.state == PeriodState.RATING
    is_rated = Evaluation.period_id == rated_in.id, Evaluation.state == EvaluationState.RATED
    is_below = rated.id == Evaluation.unit_id, is_under(rated.path, post.path)
    is_judged = Assessment.evaluation_id == Evaluation.id, rated.id.is_not(None)
    is_of_rater = (
        statistic.employee_id == Assessment.rated_by,
        exists_in_agency(compared_in, *of_cycle).correlate(statistic, attended),
        ~exists_in_agency(own, *leads).correlate(statistic),
    )
    return (
        select(statistic.id)
        .select_from(attended)
        .outerjoin(*joined(post, post.id == session.unit_id))
        .outerjoin(*joined(rated_in, *is_rating))
        .outerjoin(*joined(Evaluation, *is_rated))
        .outerjoin(*joined(rated, *is_below))
        .outerjoin(*joined(Assessment, *is_judged))
        .outerjoin(*joined(statistic, *is_of_rater))
        .where(statistic.id.is_not(None))
    )


def _is_attendee(meeting_id: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a column of two models
    row = aliased(MeetingAttendee)
    return exists_in_agency(row, row.meeting_id == meeting_id, row.employee_id == CALLER)


def inviting(row: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a mapped class or an alias of one
    """List the columns that name who is invited: those that it states, else the usual one."""
    usual = [name for name in ("author_id", "superior_id") if hasattr(row, name)]
    return tuple(getattr(row, name) for name in row.invites or usual[:1])
