"""The library of indicators: items with their versions, each question in one statement."""

from sqlalchemy import select

from penilaian_api.domain.indicator import IndicatorState
from penilaian_api.storage.models.indicator import IndicatorVersion
from penilaian_api.storage.reach import within
from penilaian_api.storage.store import Work


def suited_jobs(work: Work) -> tuple[frozenset[str], bool]:
    """Say for which jobs there is an agreed indicator, and whether one suits every job."""
    query = select(IndicatorVersion.title_keys).where(
        within(work.access.grants, IndicatorVersion),
        IndicatorVersion.state == IndicatorState.AGREED,
    )
    lists = [*work.session.execute(query, work.bindings).scalars()]
    named = frozenset(key for keys in lists for key in keys)
    return named, any(not keys for keys in lists)
