"""Fetch the library of indicators: items with their versions, one statement for each query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, bindparam, cast, func, literal, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.indicator.check import IndicatorFilter, IndicatorState
from penilaian_api.domain.paging import LIMIT, ListRequest, Slice
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.indicator import (
    Indicator,
    IndicatorMapping,
    IndicatorVersion,
    MappedPosition,
)
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.compiled.statement import run
from penilaian_api.storage.work.lists.listing import (
    Beside,
    BesideEach,
    ListFilter,
    Listing,
    equal,
)
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A version of an item of the library, with the item's key, and the name of who proposed it."""

    key: str
    version: IndicatorVersion
    proposed_by_name: str | None = None
    mapped_positions: int | None = None

    @property
    def is_mapped(self) -> bool:
        """Whether the item is mapped to a position."""
        return bool(self.mapped_positions)


_MAPPING: Final = aliased(IndicatorMapping)
_IS_MAPPED: Final = exists_in_agency(
    _MAPPING,
    _MAPPING.indicator_id == IndicatorVersion.indicator_id,
    _MAPPING.position_count > 0,
)


def _is_mapped_to(position_id: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    """Keep to what is mapped to a position."""
    mapped = select(_MAPPING.indicator_id).join(
        *joined(MappedPosition, MappedPosition.mapping_id == _MAPPING.id)
    )
    return IndicatorVersion.indicator_id.in_(
        mapped.where(of_agency(_MAPPING), MappedPosition.position_id == position_id)
    )


def suits_job(title_key: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    """Keep to what names a job; a key holds nothing that JSON escapes, and stands in quotes."""
    quoted = literal('"').concat(title_key).concat('"')
    listed = cast(IndicatorVersion.title_keys, String)
    return func.replace(listed, quoted, "") != listed


_KEY_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$"
INDICATORS: Final = Listing(
    model=IndicatorVersion,
    sorts={"key": (Indicator.key, IndicatorVersion.number), "created": ()},
    filters={
        "sector": equal(
            IndicatorVersion.sector, "Only of this sector.", pattern=r"^[a-z][a-z0-9_-]{0,39}$"
        ),
        "title_key": ListFilter(str, suits_job, "Only what names this job.", pattern=_KEY_PATTERN),
        "state": equal(IndicatorVersion.state),
        "is_public_service": equal(
            IndicatorVersion.is_public_service, "Only (or none) of public service."
        ),
        "indicator_id": equal(IndicatorVersion.indicator_id, "Only versions of this indicator."),
        "is_mapped": ListFilter(
            bool,
            lambda value: (value & _IS_MAPPED) | (~value & ~_IS_MAPPED),
            "Only what is (or is not) mapped to a position.",
        ),
        "position_id": ListFilter(UUID, _is_mapped_to, "Only what is mapped to this position."),
        "proposed_by": equal(IndicatorVersion.proposed_by, "Only what this employee drafted."),
    },
    search=Search(
        codes=(Indicator.key,),
        texts=(IndicatorVersion.statement, IndicatorVersion.result, IndicatorVersion.definition),
        text="The beginning of the key, or what stands in statement, result or definition.",
    ),
    beside=(
        BesideEach(Indicator, Indicator.id == IndicatorVersion.indicator_id, key=Indicator.key),
        Beside(
            Employee, Employee.id == IndicatorVersion.proposed_by, proposed_by_name=Employee.name
        ),
        Beside(
            IndicatorMapping,
            IndicatorMapping.indicator_id == IndicatorVersion.indicator_id,
            mapped_positions=IndicatorMapping.position_count,
        ),
    ),
)
"""The list of versions of the library."""


def page(work: WorkContext, request: ListRequest) -> Slice[LibraryEntry]:
    """List versions within reach, each with the key of its item."""
    rows = page_of(work, INDICATORS, request)
    return rows.map(lambda row: LibraryEntry(version=row.record, **row.names))


def entry_of(work: WorkContext, version: IndicatorVersion) -> LibraryEntry:
    """Return a version already fetched with what stands beside it."""
    return LibraryEntry(version=version, **INDICATORS.beside_of(work, version))


def history(work: WorkContext, indicator_id: UUID) -> tuple[Indicator, list[LibraryEntry]]:
    """Fetch an item with all its versions, oldest first, or refuse as if it did not exist."""
    rows = execute(work, _history(work.access.grants, indicator_id)).all()
    if not rows:
        raise OutOfReachError
    item = rows[0][0]
    return item, [LibraryEntry(item.key, *row) for _, *row in rows]


@prepared
def _history(grants: tuple[Grant, ...], indicator_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(Indicator, IndicatorVersion, Employee.name, IndicatorMapping.position_count)
        .join(*joined(IndicatorVersion, IndicatorVersion.indicator_id == Indicator.id))
        .outerjoin(*joined(Employee, Employee.id == IndicatorVersion.proposed_by))
        .outerjoin(*joined(IndicatorMapping, IndicatorMapping.indicator_id == Indicator.id))
        .where(within(grants, Indicator), Indicator.id == indicator_id)
        .order_by(IndicatorVersion.number)
    )


@prepared
def suited_jobs_query(grants: tuple[Grant, ...]) -> SubQuery[frozenset[str]]:
    """Query of each agreed indicator which jobs it suits; one that names none suits every job."""
    query = select(IndicatorVersion.title_keys).where(
        within(grants, IndicatorVersion),
        IndicatorVersion.state == IndicatorState.AGREED,
    )
    return SubQuery(query, frozenset)


def published_page(
    database: Database,
    agency_key: str,
    selection: IndicatorFilter,
    after: Sequence[object] | None,
    limit: int,
) -> Slice[LibraryEntry]:
    """List what an agency shows to everybody: the agreed versions that it marked public.

    Nobody is signed in, so there is no access: the agency comes from its public key, and nothing
    but its public records is asked for.
    """
    with database.begin(None, writes=False) as session:
        agency_id = run(session, _AGENCY_OF, {"agency_key": agency_key}).scalar_one_or_none()
    if agency_id is None:
        raise OutOfReachError
    query = _published(
        selection.sector,
        selection.title_key,
        str(after[0]) if after else None,
        min(limit, LIMIT) + 1,
        is_public_service=selection.is_public_service,
    )
    values = {**query.values, "reach_agency": agency_id}
    with database.begin(agency_id, writes=False) as session:
        rows = [*run(session, query.built, values)]
    return _slice([LibraryEntry(*row) for row in rows], limit)


_AGENCY_OF: Final = select(Agency.id).where(Agency.key == bindparam("agency_key"))


@prepared
def _published(
    sector: str | None,
    title_key: str | None,
    after: str | None,
    most: int,
    *,
    is_public_service: bool | None,
) -> Select[str, IndicatorVersion]:
    query = (
        select(Indicator.key, IndicatorVersion)
        .join(*joined(IndicatorVersion, IndicatorVersion.indicator_id == Indicator.id))
        .where(
            of_agency(Indicator),
            IndicatorVersion.is_public,
            IndicatorVersion.state == IndicatorState.AGREED,
        )
        .order_by(Indicator.key, IndicatorVersion.number)
        .limit(most)
    )
    if sector is not None:
        query = query.where(IndicatorVersion.sector == sector)
    if title_key is not None:
        query = query.where(suits_job(title_key))
    if is_public_service is not None:
        query = query.where(IndicatorVersion.is_public_service == is_public_service)
    return query if after is None else query.where(Indicator.key > after)


def _slice(entries: list[LibraryEntry], limit: int) -> Slice[LibraryEntry]:
    size = min(limit, LIMIT)
    last = entries[size - 1] if len(entries) > size else None
    return Slice(tuple(entries[:size]), (last.key, last.version.number) if last else None)
