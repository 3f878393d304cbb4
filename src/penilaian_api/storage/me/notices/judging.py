"""Query what the caller has to judge on a panel."""

from typing import Any

from sqlalchemy import ColumnElement, func, or_, true
from sqlalchemy.orm import aliased

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.me import TaskKind
from penilaian_api.domain.progress.innovation import InnovationState
from penilaian_api.storage.me.task_query import (
    NOBODY,
    KindConditions,
    TaskQuery,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.organization import Assessor, Unit
from penilaian_api.storage.models.register.innovations import (
    Innovation,
    InnovationPanel,
    InnovationVerdict,
    Innovator,
    PanelMember,
)
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import (
    CALLER,
    has_in_agency,
    in_force,
    joined,
    of_agency,
)
from penilaian_api.storage.work.prepared import prepared


@prepared
def innovations() -> TaskQuery:
    """Query what the caller may judge and has not: nothing of their own, nor of their leader's.

    By outer joins, so that no database begins from all innovations of the agency.
    """
    own, top = aliased(Unit), aliased(Unit)
    entered = Innovation.state == InnovationState.ENTERED
    kinds: KindConditions = ((TaskKind.INNOVATION_TO_VERIFY, true()),)
    due_on = Period.rate_until.label("due_on")
    query = (
        select_tasks(Innovation.id, kinds, due_on, name=Innovation.title, employee_id=NOBODY)
        .select_from(PanelMember)
        .join(*joined(InnovationPanel, InnovationPanel.id == PanelMember.panel_id))
        .join(*joined(Period, Period.cycle_id == InnovationPanel.cycle_id))
        .outerjoin(*joined(Innovation, Innovation.period_id == Period.id, entered))
        .outerjoin(*joined(own, own.id == Innovation.unit_id))
        .outerjoin(*joined(top, top.id == InnovationPanel.unit_id))
        .where(
            of_agency(PanelMember),
            PanelMember.member_id == CALLER,
            Period.state.in_((PeriodState.OPEN, PeriodState.RATING)),
            Innovation.id.is_not(None),
            or_(InnovationPanel.unit_id.is_(None), is_under(own.path, top.path)),
            ~_has_nearer_panel(own, top),
            ~_is_judged_by_caller(),
            ~_is_made_by_caller_or_leader(),
        )
    )
    return tasks_of(query, "innovation")


def _has_nearer_panel(own: Any, top: Any) -> ColumnElement[bool]:  # noqa: ANN401 - aliases of Unit
    """Tell whether another panel of the cycle is nearer to the unit of an innovation."""
    other, below = aliased(InnovationPanel), aliased(Unit)
    return has_in_agency(
        other,
        other.cycle_id == InnovationPanel.cycle_id,
        other.unit_id == below.id,
        of_agency(below),
        is_under(own.path, below.path),
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
