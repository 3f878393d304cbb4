"""Fetch the library of indicators: items with their versions, one statement for each query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, String, cast, func, literal, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.indicator.check import IndicatorFilter, IndicatorState
from penilaian_api.domain.paging import LIMIT, ListRequest, Slice
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.indicator import Indicator, IndicatorVersion
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.combined_query import SubQuery
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
from penilaian_api.storage.work.reach import AGENCY, joined, within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A version of an item of the library, with the item's key, and the name of who proposed it."""

    key: str
    version: IndicatorVersion
    proposed_by_name: str | None = None


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
    return item, [LibraryEntry(item.key, version, name) for _, version, name in rows]


@prepared
def _history(grants: tuple[Grant, ...], indicator_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(Indicator, IndicatorVersion, Employee.name)
        .join(*joined(IndicatorVersion, IndicatorVersion.indicator_id == Indicator.id))
        .outerjoin(*joined(Employee, Employee.id == IndicatorVersion.proposed_by))
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
        agency_id = session.scalar(select(Agency.id).where(Agency.key == agency_key))
    if agency_id is None:
        raise OutOfReachError
    query = _entries(agency_id).where(
        Indicator.agency_id == agency_id,
        IndicatorVersion.is_public,
        IndicatorVersion.state == IndicatorState.AGREED,
        *_criteria(selection),
    )
    if after is not None:
        query = query.where(Indicator.key > after[0])
    with database.begin(agency_id, writes=False) as session:
        rows = session.execute(query.limit(min(limit, LIMIT) + 1)).all()
    return _slice([LibraryEntry(*row) for row in rows], limit)


def _entries(agency: UUID | BindParameter[UUID] = AGENCY) -> Select[str, IndicatorVersion]:
    return (
        select(Indicator.key, IndicatorVersion)
        .join(
            *joined(IndicatorVersion, IndicatorVersion.indicator_id == Indicator.id, agency=agency)
        )
        .order_by(Indicator.key, IndicatorVersion.number)
    )


def _criteria(selection: IndicatorFilter) -> list[ColumnElement[bool]]:
    criteria: list[ColumnElement[bool]] = []
    if selection.sector is not None:
        criteria.append(IndicatorVersion.sector == selection.sector)
    if selection.title_key is not None:
        criteria.append(suits_job(selection.title_key))
    if selection.is_public_service is not None:
        criteria.append(IndicatorVersion.is_public_service == selection.is_public_service)
    return criteria


def _slice(entries: list[LibraryEntry], limit: int) -> Slice[LibraryEntry]:
    size = min(limit, LIMIT)
    last = entries[size - 1] if len(entries) > size else None
    return Slice(tuple(entries[:size]), (last.key, last.version.number) if last else None)
