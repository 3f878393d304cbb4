"""Fetch a result as it became final together with its scheme, in one statement."""

from uuid import UUID

from sqlalchemy import select

from penilaian_api.storage.models.cycle import SchemeVersion
from penilaian_api.storage.models.evaluation import Snapshot
from penilaian_api.storage.work.reach import joined, of_agency
from penilaian_api.storage.work.store import WorkContext


def with_scheme(work: WorkContext, snapshot_id: UUID) -> tuple[Snapshot, SchemeVersion]:
    """Fetch the snapshot that an assessment within reach points at, and its scheme."""
    query = (
        select(Snapshot, SchemeVersion)
        .join(*joined(SchemeVersion, SchemeVersion.id == Snapshot.scheme_version_id))
        .where(of_agency(Snapshot), Snapshot.id == snapshot_id)
    )
    snapshot, version = work.session.execute(query, work.bindings).one()
    return snapshot, version
