"""Query what the caller must read of their post, and judge as a member of a panel."""

from typing import Any

from sqlalchemy import ColumnElement, func, or_, true
from sqlalchemy.orm import aliased

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.me import Task, TaskKind
from penilaian_api.domain.progress.innovation import InnovationState
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    NOBODY,
    KindConditions,
    first_of_each_kind,
    select_tasks,
)
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Acknowledgement
from penilaian_api.storage.models.organization import Assessor, Assignment, Position, Unit
from penilaian_api.storage.models.register.innovations import (
    Innovation,
    InnovationPanel,
    InnovationVerdict,
    Innovator,
    PanelMember,
)
from penilaian_api.storage.models.standard.standards import StandardVersion
from penilaian_api.storage.progress.innovations import begins
from penilaian_api.storage.standard import first_for, is_held_on
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import prepared
from penilaian_api.storage.work.reach import (
    CALLER,
    TODAY,
    exists_in_agency,
    has_in_agency,
    in_force,
    joined,
    of_agency,
)


@prepared
def standards() -> SubQuery[Task]:
    """Query the standards of the caller's posts today that they have not acknowledged."""
    kinds: KindConditions = ((TaskKind.STANDARD_TO_READ, true()),)
    query = (
        select_tasks(
            StandardVersion.id,
            kinds,
            NO_DAY.label("due_on"),
            name=func.min(Position.title),
            employee_id=NOBODY,
        )
        .select_from(Assignment)
        .join(*joined(Position, Position.id == Assignment.position_id))
        .join(
            *joined(StandardVersion, StandardVersion.id == first_for(Assignment.position_id, TODAY))
        )
        .where(
            of_agency(Assignment),
            Assignment.employee_id == CALLER,
            is_held_on(TODAY),
            ~_is_read(),
        )
        .group_by(StandardVersion.id)
    )
    return first_of_each_kind(query, "standard")


def _is_read() -> ColumnElement[bool]:
    return exists_in_agency(
        Acknowledgement,
        Acknowledgement.employee_id == CALLER,
        Acknowledgement.record == StandardVersion.__tablename__,
        Acknowledgement.record_id == StandardVersion.id,
        Acknowledgement.content_hash == StandardVersion.digest,
    )


@prepared
def innovations() -> SubQuery[Task]:
    """Query what the caller may judge and has not: nothing of their own, nor of their leader's."""
    own, top = aliased(Unit), aliased(Unit)
    kinds: KindConditions = ((TaskKind.INNOVATION_TO_VERIFY, true()),)
    due_on = Period.rate_until.label("due_on")
    query = (
        select_tasks(Innovation.id, kinds, due_on, name=Innovation.title, employee_id=NOBODY)
        .select_from(PanelMember)
        .join(*joined(InnovationPanel, InnovationPanel.id == PanelMember.panel_id))
        .join(*joined(Period, Period.cycle_id == InnovationPanel.cycle_id))
        .join(*joined(Innovation, Innovation.period_id == Period.id))
        .join(*joined(own, own.id == Innovation.unit_id))
        .outerjoin(*joined(top, top.id == InnovationPanel.unit_id))
        .where(
            of_agency(PanelMember),
            PanelMember.member_id == CALLER,
            Period.state.in_((PeriodState.OPEN, PeriodState.RATING)),
            Innovation.state == InnovationState.ENTERED,
            or_(InnovationPanel.unit_id.is_(None), begins(own.path, top.path)),
            ~_has_nearer_panel(own, top),
            ~_is_judged_by_caller(),
            ~_is_made_by_caller_or_leader(),
        )
    )
    return first_of_each_kind(query, "innovation")


def _has_nearer_panel(own: Any, top: Any) -> ColumnElement[bool]:  # noqa: ANN401 - aliases of Unit
    """Tell whether another panel of the cycle is nearer to the unit of an innovation."""
    other, below = aliased(InnovationPanel), aliased(Unit)
    return has_in_agency(
        other,
        other.cycle_id == InnovationPanel.cycle_id,
        other.unit_id == below.id,
        of_agency(below),
        begins(own.path, below.path),
        func.length(below.path) > func.coalesce(func.length(top.path), 0),
    )


def _is_judged_by_caller() -> ColumnElement[bool]:
    return has_in_agency(
        InnovationVerdict,
        InnovationVerdict.innovation_id == Innovation.id,
        InnovationVerdict.author_id == CALLER,
    )


def _is_made_by_caller_or_leader() -> ColumnElement[bool]:
    row = aliased(Assessor)
    leads = has_in_agency(
        row,
        row.employee_id == CALLER,
        row.assessor_id == Innovator.employee_id,
        in_force(row),
    )
    return has_in_agency(
        Innovator,
        Innovator.innovation_id == Innovation.id,
        or_(Innovator.employee_id == CALLER, leads),
    )
