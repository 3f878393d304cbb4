"""Serve the audit trail and the digests of results to auditors, without what they say."""

from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.dependencies import Page
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.audit.schemas import (
    AuditPage,
    AuditRowOut,
    SnapshotDigestOut,
    SnapshotDigestPage,
)
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.audit import reading
from penilaian_api.services.audit.reading import TrailSelection

router = GuardedRouter("/audit", "Audit")
snapshots = GuardedRouter("/snapshots", "Audit")

Number = Annotated[int | None, Query(ge=1, le=2**53)]


@router.get("", action=Action.AUDIT_READ)
def list_audit_trail(
    page: Page,
    work: Work,
    employee_id: Annotated[Key | None, Query(description="Whom the rows concern.")] = None,
    from_seq: Number = None,
    to_seq: Number = None,
) -> AuditPage:
    """List the audit trail.

    List the rows of your agency's audit trail by number, oldest first.

    The numbers have no gap, and each row's `previous` is the `digest` of the row before: begin
    after the number of a checkpoint that you kept, and compare its digest with what follows. Rows
    say who did what to which record and concerning whom, by ids; no values, texts or names.
    """
    selection = TrailSelection(employee_id, from_seq, to_seq)
    rows = reading.page(work, selection, page.after, page.limit)
    return page.answer(AuditPage, rows, AuditRowOut.model_validate)


@snapshots.get("", action=Action.AUDIT_READ)
def list_snapshot_digests(
    page: Page,
    work: Work,
    evaluation_id: Annotated[Key | None, Query(description="Only of this evaluation.")] = None,
) -> SnapshotDigestPage:
    """List digests of final results.

    List the digest of every result that ever became final, in the order in which they did.

    Compared with your own list from another day, it shows that no result was changed or removed.
    """
    digests = reading.digests(work, evaluation_id, page.after, page.limit)
    return page.answer(SnapshotDigestPage, digests, SnapshotDigestOut.model_validate)
