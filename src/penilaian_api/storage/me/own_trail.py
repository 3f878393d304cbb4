"""List the rows of the trail that concern the caller: about them, or about a whole with them in it.

Whoever scores a whole period reads the results of all: one row of the trail, which names the period
and the last evaluation of it. Its readers' rows are few, however large the agency is.
"""

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    String,
    bindparam,
    cast,
    func,
    literal_column,
    select,
)

from penilaian_api.domain.audit import TrailKind
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.caller import CALLER, exists_in_agency, joined, of_agency
from penilaian_api.storage.work.lists.listing import Beside, ListedRow, Listing, join_beside
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.prepared import cached_once
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_ID: Final = 9
"""Where the id of the whole begins in the detail: ``[{"id":"``, by the order of the names."""
_LAST: Final = 55
"""Where the id of the last evaluation begins: after the id, ``","last":"``."""
_DIGITS: Final = 36


ACCESS_TRAIL: Final = Listing(
    model=AuditEvent,
    sorts={"seq": ()},
    usual="-seq",
    beside=(
        Beside(Employee, Employee.id == AuditEvent.actor_id, by_person=Employee.name),
        Beside(Account, Account.id == AuditEvent.account_id, by_account=Account.login),
    ),
    tells_changes=False,
)
"""The list of what was done with the records of the caller."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[ListedRow[AuditEvent]]:
    """Return one page of the caller's own rows, the newest first unless they ask otherwise."""
    own = page_of(work, ACCESS_TRAIL, request)
    if not own.is_whole:
        return own
    is_reversed = ACCESS_TRAIL.sort_name(request.sort).startswith("-")
    after = request.start.after if request.start else ()
    query = _whole(is_reversed=is_reversed, follows=bool(after))
    values = {"page_limit": request.size + 1, **({"after_seq": after[0]} if after else {})}
    others = [
        ListedRow(event, {"by_person": person, "by_account": account})
        for event, person, account in work.session.execute(query, {**work.bindings, **values})
    ]
    rows = sorted((*own.items, *others), key=_seq_of, reverse=is_reversed)
    shown = tuple(rows[: request.size])
    has_more = len(rows) > request.size or own.after is not None
    return replace(own, items=shown, after=(_seq_of(shown[-1]),) if has_more else None)


def _seq_of(row: ListedRow[AuditEvent]) -> int:
    return row.record.seq


def _digits(value: Any) -> ColumnElement[str]:  # noqa: ANN401 - a column, or an expression
    """Give an id as digits alone, as it is written or as it is stored."""
    return func.replace(cast(value, String), "-", "")


@cached_once
def _whole(*, is_reversed: bool, follows: bool) -> Select[Any]:
    period = _digits(func.substr(AuditDetail.content, _ID, _DIGITS))
    last = _digits(func.substr(AuditDetail.content, _LAST, _DIGITS))
    is_in_it = exists_in_agency(
        Evaluation,
        Evaluation.employee_id == CALLER,
        _digits(Evaluation.period_id) == period,
        _digits(Evaluation.id) <= last,
    )
    query = (
        join_beside(select(AuditEvent, *ACCESS_TRAIL.names()), ACCESS_TRAIL)
        .join(*joined(AuditDetail, AuditDetail.seq == AuditEvent.seq))
        .where(
            of_agency(AuditEvent),
            AuditEvent.employee_id.is_(None),
            AuditEvent.kind == literal_column(f"'{TrailKind.READ}'"),  # as in its index
            AuditEvent.actor_id.is_distinct_from(CALLER),
            is_in_it,
        )
        .order_by(AuditEvent.seq.desc() if is_reversed else AuditEvent.seq)
        .limit(bindparam("page_limit", type_=Integer()))
    )
    if not follows:
        return query
    last_seq = bindparam("after_seq", type_=BigInteger())
    return query.where(AuditEvent.seq < last_seq if is_reversed else AuditEvent.seq > last_seq)
