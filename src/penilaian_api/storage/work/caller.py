"""Know who asks: their agency, themselves, their day. What a statement asks of them stands here.

Who asks and on which day enter statements as bind parameters: a statement is built once and serves
every caller. With ``base.py``, ``guards.py`` and the migrations this is the only place that says
how agencies are kept apart.
"""

from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ColumnExpressionArgument,
    Date,
    Exists,
    String,
    Uuid,
    and_,
    bindparam,
    exists,
    literal,
    or_,
    select,
)

from penilaian_api.domain.access.actors import Actor
from penilaian_api.storage.models.types import UtcDateTime

AGENCY: Final = bindparam("reach_agency", type_=Uuid())
CALLER: Final = bindparam("reach_caller", type_=Uuid())
TODAY: Final = bindparam("reach_today", type_=Date())
NOW: Final = bindparam("reach_now", type_=UtcDateTime())
SUBTREE: Final = bindparam("reach_subtree", type_=String())

J = TypeVar("J", bound=Any)


def bindings(actor: Actor, now: datetime) -> dict[str, object]:
    """Bind who asks, on which day and when, for the conditions of this module."""
    return {
        "reach_agency": actor.agency_id,
        "reach_caller": actor.employee_id or actor.account_id,
        "reach_today": actor.today,
        "reach_now": now,
        "reach_subtree": actor.unit_path,
    }


def of_agency(model: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a mapped class or an alias of one
    """Filter to the records of the caller's agency."""
    key: ColumnElement[bool] = model.agency_id == AGENCY
    return key


def joined(
    target: J,
    *conditions: ColumnExpressionArgument[bool],
    agency: UUID | BindParameter[UUID] = AGENCY,
) -> tuple[J, ColumnElement[bool]]:
    """Join *target* with the agency's filter in the ON clause: `query.join(*joined(Unit, ...))`.

    *agency*: of a statement that runs outside a request and names its agency by itself.
    """
    return target, and_(target.agency_id == agency, *conditions)


def exists_in_agency(target: Any, *conditions: ColumnExpressionArgument[bool]) -> Exists:  # noqa: ANN401 - a mapped class or an alias of one
    """Tell whether the caller's agency has a record of *target* that meets *conditions*."""
    return exists(select(literal(1)).where(of_agency(target), *conditions))


def has_in_agency(target: Any, *conditions: ColumnExpressionArgument[bool]) -> ColumnElement[bool]:  # noqa: ANN401 - as above
    """Tell the same where it is asked of few records: of each by an index.

    PostgreSQL may ask what is written as EXISTS of the whole agency first, and look it up then.
    """
    first = select(literal(1)).where(of_agency(target), *conditions).limit(1)
    return first.scalar_subquery().is_not(None)


def in_force(record: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a dated class or an alias of one
    """Filter effective-dated records to those in force on the caller's day."""
    conditions = [
        record.starts_on <= TODAY,
        or_(record.ends_before.is_(None), record.ends_before > TODAY),
    ]
    if hasattr(record, "voided_at"):
        conditions.append(record.voided_at.is_(None))
    if hasattr(record, "is_pending"):
        conditions.append(~record.is_pending)
    return and_(*conditions)
