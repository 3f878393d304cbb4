"""Fetch the library of indicators: items with their versions, one statement for each query."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, String, and_, cast, or_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.indicator.check import IndicatorFilter, IndicatorState
from penilaian_api.domain.paging import LIMIT, Slice
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.indicator import Indicator, IndicatorVersion
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import AGENCY, joined, of_agency, within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A version of an item of the library, with the item's key."""

    key: str
    version: IndicatorVersion


def page(
    work: WorkContext, selection: IndicatorFilter, after: Sequence[object] | None, limit: int
) -> Slice[LibraryEntry]:
    """List versions by the key of their item and their number."""
    query = _entries().where(
        within(work.access.grants, IndicatorVersion), of_agency(Indicator), *_criteria(selection)
    )
    if after is not None:
        key, number = after
        later_version = and_(Indicator.key == key, IndicatorVersion.number > number)
        query = query.where(or_(Indicator.key > key, later_version))
    rows = work.session.execute(query.limit(min(limit, LIMIT) + 1), work.bindings).all()
    return _slice([LibraryEntry(*row) for row in rows], limit)


def history(work: WorkContext, indicator_id: UUID) -> tuple[Indicator, list[IndicatorVersion]]:
    """Fetch an item with all its versions, oldest first, or refuse as if it did not exist."""
    rows = execute(work, _history(work.access.grants, indicator_id)).all()
    if not rows:
        raise OutOfReachError
    return rows[0][0], [row[1] for row in rows]


@prepared
def _history(grants: tuple[Grant, ...], indicator_id: UUID) -> Select[Indicator, IndicatorVersion]:
    return (
        select(Indicator, IndicatorVersion)
        .join(*joined(IndicatorVersion, IndicatorVersion.indicator_id == Indicator.id))
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
        # A key holds nothing that JSON escapes, so the text of the list names it in quotes.
        listed = cast(IndicatorVersion.title_keys, String)
        criteria.append(listed.contains(f'"{selection.title_key}"', autoescape=True))
    if selection.state is not None:
        criteria.append(IndicatorVersion.state == selection.state)
    if selection.is_public_service is not None:
        criteria.append(IndicatorVersion.is_public_service == selection.is_public_service)
    return criteria


def _slice(entries: list[LibraryEntry], limit: int) -> Slice[LibraryEntry]:
    size = min(limit, LIMIT)
    last = entries[size - 1] if len(entries) > size else None
    return Slice(tuple(entries[:size]), (last.key, last.version.number) if last else None)
