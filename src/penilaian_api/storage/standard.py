"""Query which standard applies to a position on a day, and who has acknowledged it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    ColumnExpressionArgument,
    CompoundSelect,
    Date,
    ScalarSelect,
    Select,
    Uuid,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from penilaian_api.domain.standard.standard import ScopeKind
from penilaian_api.storage.models.announcement.acknowledgements import Acknowledgement
from penilaian_api.storage.models.organization import Assignment, Employee, Position, Unit
from penilaian_api.storage.models.standard.standards import StandardScope, StandardVersion
from penilaian_api.storage.work.caller import CALLER, exists_in_agency, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.listing import Beside, ListFilter, Listing
from penilaian_api.storage.work.lists.people import by_unit_code, search_people
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reached.forms import among
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class ApplyingStandard:
    """The version of a standard that applies, as it travels in a combined statement."""

    id: UUID
    key: str
    number: int
    document: str
    digest: str


def applying(work: WorkContext, position: Position, day: date) -> StandardVersion | None:
    """Fetch the version that applies to a position of the agency on a day."""
    return execute(work, _applying(position.id, day)).scalars().first()


@prepared
def _applying(position_id: UUID, day: date) -> Select[StandardVersion]:
    scope = aliased(StandardScope)
    return (
        select(StandardVersion)
        .select_from(Position)
        .join(*joined(scope, _serves(scope, Position), _on(scope, day)))
        .join(*joined(StandardVersion, StandardVersion.id == scope.standard_id))
        .where(of_agency(Position), Position.id == position_id)
        .order_by(_rank(scope))
        .limit(1)
    )


@prepared
def applying_query(position_id: UUID, day: date) -> SubQuery[ApplyingStandard]:
    """Query the versions that serve a position on a day, the one that applies first."""
    scope = aliased(StandardScope)
    version = StandardVersion
    query: Select[*tuple[Any, ...]] = (
        select(version.id, version.key, version.number, version.document, version.digest)
        .select_from(Position)
        .join(*joined(scope, _serves(scope, Position), _on(scope, day)))
        .join(*joined(version, version.id == scope.standard_id))
        .where(of_agency(Position), Position.id == position_id)
    )
    return SubQuery(query, ApplyingStandard, (_rank(scope),))


def is_held_by_caller(work: WorkContext, standard_id: UUID, day: date) -> bool:
    """Tell whether on a day a version applies to a post that the caller holds then."""
    return execute(work, _posts_of_caller(standard_id, day)).first() is not None


@prepared
def _posts_of_caller(standard_id: UUID, day: date) -> Select[UUID]:
    return select(Assignment.id).where(
        of_agency(Assignment),
        Assignment.employee_id == CALLER,
        is_held_on(day),
        _applies(standard_id, Assignment.position_id, day),
    )


_CALLED: Final[Mapping[ScopeKind, Callable[[Any], Any]]] = {
    ScopeKind.POSITION: lambda position: position.code,
    ScopeKind.TITLE: lambda position: position.title_key,
    ScopeKind.JOB_CLASS: lambda position: position.job_class,
}
"""By what of a position each kind of scope names it."""


def _serves(scope: Any, position: Any) -> ColumnElement[bool]:  # noqa: ANN401 - aliases
    """Tell whether what a scope names is a position."""
    return or_(
        *(and_(scope.kind == kind, scope.value == of(position)) for kind, of in _CALLED.items())
    )


def _on(scope: Any, day: Any) -> ColumnElement[bool]:  # noqa: ANN401 - an alias, a bound or stored day
    """Tell whether a scope holds on a day."""
    return and_(scope.starts_on <= day, or_(scope.ends_before.is_(None), scope.ends_before > day))


def _rank(scope: Any) -> ColumnElement[int]:  # noqa: ANN401 - an alias
    return case(*((scope.kind == kind, rank) for rank, kind in enumerate(ScopeKind)))


def _applies(
    standard_id: Any,  # noqa: ANN401 - a bound value
    position_id: ColumnExpressionArgument[UUID],
    day: Any,  # noqa: ANN401 - a bound or stored day
) -> ColumnElement[bool]:
    """Tell whether of all that serve a position on a day this version is the first."""
    applies: ColumnElement[bool] = first_for(position_id, day) == standard_id
    return applies


def first_for(
    position_id: ColumnExpressionArgument[UUID],
    day: Any,  # noqa: ANN401 - a bound or stored day
) -> ScalarSelect[UUID]:
    """Select the version that applies to the position of an assignment on a day."""
    scope, post = aliased(StandardScope), aliased(Position)
    return (
        select(scope.standard_id)
        .select_from(post)
        .join(*joined(scope, _serves(scope, post), _on(scope, day)))
        .where(of_agency(post), post.id == position_id)
        .order_by(_rank(scope))
        .limit(1)
        .correlate(Assignment)
        .scalar_subquery()
    )


_STATED: Final = bindparam("by_standard_id", type_=Uuid())
_DAY: Final = bindparam("by_day", type_=Date())


def _acknowledges(acknowledgement: Any) -> ColumnElement[bool]:  # noqa: ANN401 - the class or an alias of it
    return and_(
        acknowledgement.employee_id == Assignment.employee_id,
        acknowledgement.record == StandardVersion.__tablename__,
        acknowledgement.record_id == _STATED,
    )


def _has_acknowledged(value: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    own = aliased(Acknowledgement)
    matches: ColumnElement[bool] = exists_in_agency(own, _acknowledges(own)) == value
    return matches


def _serves_one_of_few(standard_id: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    """Keep to the posts that a version names, and of them to those to which it applies."""
    return and_(
        among(Assignment.position_id, _find_named_posts(standard_id)),
        _serves_one_of_many(standard_id),
    )


def _serves_one_of_many(standard_id: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    """Keep to the posts to which a version applies, as the order of the list comes to them."""
    return _applies(standard_id, Assignment.position_id, _DAY)


def _find_named_posts(standard_id: Any) -> CompoundSelect[UUID]:  # noqa: ANN401 - a bound value
    return union_all(*(_find_posts(standard_id, kind) for kind in ScopeKind))


def _find_posts(standard_id: Any, kind: ScopeKind) -> Select[UUID]:  # noqa: ANN401 - a bound value
    """Find the posts that a version names in one way.

    By an outer join, which no database begins from all posts of the agency.
    """
    scope, post = aliased(StandardScope), aliased(Position)
    return (
        select(post.id)
        .select_from(scope)
        .outerjoin(*joined(post, scope.value == _CALLED[kind](post)))
        .where(of_agency(scope), scope.standard_id == standard_id, scope.kind == kind)
        .where(post.id.is_not(None))
    )


def is_held_on(day: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    """Tell whether an assignment holds on a day."""
    return and_(
        Assignment.voided_at.is_(None),
        Assignment.starts_on <= day,
        or_(Assignment.ends_before.is_(None), Assignment.ends_before > day),
    )


_COVERAGE_OF_FEW: Final = Listing(
    model=Assignment,
    sorts={"starts_on": (Assignment.starts_on,)},
    filters={
        "standard_id": ListFilter(UUID, _serves_one_of_few, is_parameter=False),
        "day": ListFilter(date, is_held_on, is_parameter=False),
        "unit_code": by_unit_code(Position.unit_id),
        "is_acknowledged": ListFilter(
            bool, _has_acknowledged, "Only who has acknowledged it, or who has not."
        ),
    },
    search=search_people(Assignment.employee_id),
    beside=(
        Beside(
            Employee,
            Employee.id == Assignment.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
        Beside(
            Position,
            Position.id == Assignment.position_id,
            position_code=Position.code,
            position_title=Position.title,
        ),
        Beside(Unit, Unit.id == Position.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        Beside(Acknowledgement, _acknowledges(Acknowledgement), acknowledged_at=Acknowledgement.at),
    ),
    tells_changes=False,
    by_day=True,
)
"""Who holds a post to which a version applies, found from the posts that it names."""

_COVERAGE_OF_MANY: Final = replace(
    _COVERAGE_OF_FEW,
    filters={
        **_COVERAGE_OF_FEW.filters,
        "standard_id": ListFilter(UUID, _serves_one_of_many, is_parameter=False),
    },
)
"""The same, met along the order of the list: of many holders, a page is full after a few."""

COVERAGE_PARAMETERS: Final = _COVERAGE_OF_FEW.parameters
"""What callers state of either."""

MANY: Final = 500
"""So many holders of what a version names are met soon enough along the order of the list."""


def coverage_of(work: WorkContext, standard_id: UUID) -> Listing[Assignment]:
    """Choose how to list who holds a post to which a version applies: a page costs the page."""
    holders = execute(work, _count_holders(standard_id)).scalar_one()
    return _COVERAGE_OF_FEW if holders < MANY else _COVERAGE_OF_MANY


@prepared
def _count_holders(standard_id: UUID) -> Select[int]:
    """Count who ever held a post that a version names, up to *MANY*."""
    holdings = select(Assignment.id).where(
        of_agency(Assignment), among(Assignment.position_id, _find_named_posts(standard_id))
    )
    return select(func.count()).select_from(holdings.limit(MANY).subquery())
