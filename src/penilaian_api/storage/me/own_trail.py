"""List the rows of the trail that concern the caller: about them, or about a whole with them in it.

Whoever scores a whole period reads the results of all: one row of the trail, which names the period
and the last evaluation of it. Its readers' rows are few, however large the agency is.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Integer, Select, String, bindparam, cast, func, select

from penilaian_api.domain.audit import TrailKind
from penilaian_api.domain.paging import LIMIT, Slice
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.work.reach import (
    CALLER,
    cached_once,
    exists_in_agency,
    joined,
    of_agency,
)
from penilaian_api.storage.work.record_query import comes_after
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_ID: Final = 9
"""Where the id of the whole begins in the detail: ``[{"id":"``, by the order of the names."""
_LAST: Final = 55
"""Where the id of the last evaluation begins: after the id, ``","last":"``."""
_DIGITS: Final = 36


def page(work: UnitOfWork, after: Sequence[object] | None, limit: int) -> Slice[AuditEvent]:
    """Return one page of the caller's own rows, the oldest first."""
    most = min(limit, LIMIT)
    own = work.of(AuditEvent).page(after=after, limit=most)
    seen = None if after is None else comes_after((AuditEvent.seq,), after)
    query = _whole(None if seen is None else seen.built)
    values = {} if seen is None else seen.values
    rows = work.session.execute(query, {**work.bindings, **values, "page_limit": most + 1})
    events = sorted((*own.items, *rows.scalars()), key=lambda event: event.seq)
    if len(events) <= most and own.after is None:
        return Slice(tuple(events), None)
    return Slice(tuple(events[:most]), (events[most - 1].seq,))


def _digits(value: Any) -> ColumnElement[str]:  # noqa: ANN401 - a column, or an expression
    """Give an id as digits alone, as it is written or as it is stored."""
    return func.replace(cast(value, String), "-", "")


@cached_once
def _whole(seen: ColumnElement[bool] | None) -> Select[Any]:
    period = _digits(func.substr(AuditDetail.content, _ID, _DIGITS))
    last = _digits(func.substr(AuditDetail.content, _LAST, _DIGITS))
    is_in_it = exists_in_agency(
        Evaluation,
        Evaluation.employee_id == CALLER,
        _digits(Evaluation.period_id) == period,
        _digits(Evaluation.id) <= last,
    )
    query = (
        select(AuditEvent)
        .join(*joined(AuditDetail, AuditDetail.seq == AuditEvent.seq))
        .where(
            of_agency(AuditEvent),
            AuditEvent.employee_id.is_(None),
            AuditEvent.kind == TrailKind.READ,
            AuditEvent.actor_id.is_distinct_from(CALLER),
            is_in_it,
        )
        .order_by(AuditEvent.seq)
        .limit(bindparam("page_limit", type_=Integer()))
    )
    return query if seen is None else query.where(seen)
