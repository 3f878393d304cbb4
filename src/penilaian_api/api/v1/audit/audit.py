"""Serve the audit trail and the digests of results to auditors, without what they say."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.audit.schemas import (
    AuditPage,
    AuditRowOut,
    SnapshotDigestOut,
    SnapshotDigestPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.audit import reading

router = GuardedRouter("/audit", "Audit")
snapshots = GuardedRouter("/snapshots", "Audit")


@router.get("", action=Action.AUDIT_READ)
def list_audit_trail(
    listed: Annotated[Listed, Depends(query_of(reading.AUDIT_TRAIL_PARAMETERS))], work: Work
) -> AuditPage:
    """List the audit trail.

    List the rows of your agency's audit trail by number, oldest first.

    The numbers have no gap, and each row's `previous` is the `digest` of the row before: begin
    after the number of a checkpoint that you kept, and compare its digest with what follows. Rows
    say who did what to which record and concerning whom, by ids; no values, texts or names.

    Rows are only ever added. To follow them, send `as_of` as `changed_since`: you get the later
    ones, and `removed` is always empty. `sort=-seq` begins with the newest. When the detail of an
    older row is erased, a new row of the kind `erased` says so.
    """
    return listed.answer(AuditPage, reading.page(work, listed.request), AuditRowOut.model_validate)


@snapshots.get("", action=Action.AUDIT_READ)
def list_snapshot_digests(
    listed: Annotated[Listed, Depends(query_of(reading.SNAPSHOTS_PARAMETERS))], work: Work
) -> SnapshotDigestPage:
    """List digests of final results.

    List the digest of every result that ever became final, in the order in which they did.

    Compared with your own list from another day, it shows that no result was changed or removed.
    """
    digests = reading.digests(work, listed.request)
    return listed.answer(SnapshotDigestPage, digests, SnapshotDigestOut.model_validate)
