"""Say which records of a kind some grants open, as its own address opens them.

Most kinds are opened by `within` alone. What belongs to a plan is read below it, and so stands in
the unit of the plan, whoever its person works for today; a request is read where its kind is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, TypeAlias

from sqlalchemy import ColumnElement, and_, false, or_

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.approval import REOPENINGS
from penilaian_api.domain.event.kinds import KINDS, EventKind
from penilaian_api.storage.event.rows import Way
from penilaian_api.storage.models.approval.requests import IS_CONSENT, ApprovalRequest
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import Plan, PlanLine, PlanRevision
from penilaian_api.storage.models.progress import Progress
from penilaian_api.storage.work.caller import exists_in_agency, of_agency
from penilaian_api.storage.work.reach import person_column, within

Grants: TypeAlias = tuple[Grant, ...]


def opened(kind: EventKind, grants: Grants) -> ColumnElement[bool]:
    """Keep to the records of a kind that *grants* open."""
    model = model_of(kind)
    if kind.address in _REQUESTS:
        return and_(within(grants, model), _REQUESTS[kind.address])
    by_plan = _BY_PLAN.get(model)
    return within(grants, model) if by_plan is None else by_plan(grants)


def model_of(kind: EventKind) -> Any:  # noqa: ANN401 - a mapped class
    """Return the class of a kind of records."""
    return _MODELS[kind.record]


def is_about_person(kind: EventKind) -> bool:
    """Tell whether records of a kind say whose they are."""
    return person_column(model_of(kind)) is not None


def usable(kind: EventKind, grants: Grants) -> Grants:
    """Leave out grants that hold in some states only, where a kind of record has none.

    A plan has those of its revisions.
    """
    has_state = hasattr(model_of(kind), "state") or model_of(kind) is Plan
    return tuple(grant for grant in grants if has_state or grant.states is None)


def ways_to(kind: EventKind, grants: Iterable[Grant]) -> Iterator[Way]:
    """Say on which ways records of a kind lead to the people whom they are about.

    The people around a caller are found without them. By the unit in which it stands, or by those
    who are asked for it, a record may lead to anybody: to a host from elsewhere, to one who left.
    """
    model = model_of(kind)
    if person_column(model) is None:
        return
    for grant in grants:
        always, by_unit = replace(grant, states=None), _is_by_unit(grant)
        leads = grant.reach is Reach.INVITED or (by_unit and _stands_in_unit(model))
        if leads:
            yield Way(always, _LEADING.get(model, model))
        if by_unit or not leads:
            yield Way(always, Employee)


def _is_by_unit(grant: Grant) -> bool:
    return grant.reach is Reach.UNIT or grant.is_of_unit


def _stands_in_unit(model: type[Base]) -> bool:
    column = model.__table__.c.get("unit_id")
    return model in _LEADING or (column is not None and not column.nullable)


def _plans(grants: Grants) -> ColumnElement[bool]:
    """Keep to plans that are open; by a grant for some states: those with such a revision."""
    always = tuple(grant for grant in grants if grant.states is None)
    stated = tuple(grant for grant in grants if grant.states is not None)
    of_plan = PlanRevision.plan_id == Plan.id, within(stated, PlanRevision)
    revised = exists_in_agency(PlanRevision, *of_plan).correlate(Plan)
    return and_(of_agency(Plan), or_(within(always, Plan), revised))


def _revisions(grants: Grants) -> ColumnElement[bool]:
    ways = [_of_open_plan(grant) for grant in grants]
    return and_(of_agency(PlanRevision), or_(false(), *ways))


def _of_open_plan(grant: Grant) -> ColumnElement[bool]:
    plan = exists_in_agency(Plan, Plan.id == PlanRevision.plan_id, within((grant,), Plan))
    states = [] if grant.states is None else [PlanRevision.state.in_(sorted(grant.states))]
    return and_(plan.correlate(PlanRevision), *states)


def _progress(grants: Grants) -> ColumnElement[bool]:
    of_plan = of_agency(Plan), Plan.id == PlanLine.plan_id, within(grants, Plan)
    line = exists_in_agency(PlanLine, PlanLine.id == Progress.line_id, *of_plan)
    return and_(of_agency(Progress), line.correlate(Progress))


_BY_PLAN: Final[Mapping[type[Base], Callable[[Grants], ColumnElement[bool]]]] = {
    Plan: _plans,
    PlanRevision: _revisions,
    Progress: _progress,
}
_LEADING: Final[Mapping[type[Base], type[Base]]] = {
    PlanRevision: Plan,
    Progress: Plan,
    Evaluation: Plan,
}
"""By which records people are found: an evaluation stands in the unit of a plan of its person."""
_REQUESTS: Final[Mapping[str, ColumnElement[bool]]] = {
    "approvals": IS_CONSENT,
    "reopenings": ApprovalRequest.kind.in_(REOPENINGS),
}


def _models() -> Mapping[str, type[Base]]:
    """Find the class of each table."""
    return {
        mapper.local_table.name: mapper.class_  # type: ignore[attr-defined]  # a Table at run time
        for mapper in Base.registry.mappers
    }


_MODELS: Final = {kind.record: _models()[kind.record] for kind in KINDS}
