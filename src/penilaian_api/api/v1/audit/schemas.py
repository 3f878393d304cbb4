"""Define the response shapes of the audit trail and of digests of results: no texts."""

from pydantic import Field

from penilaian_api.api.v1.shared.access_trail import AccessTrailItem
from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Instant, Key, ShapeOut


class TouchedOut(ShapeOut):
    """A record that a row is about: its kind, its id, and what happened to it."""

    record: str
    id: str
    change: str = Field(
        description="`created`, `changed`, `removed`, `read`, `refused`, `restated` or `erased`."
    )


class AuditRowOut(AccessTrailItem):
    """One row of the trail: who did what concerning whom, and how it is chained to the others."""

    employee_id: Key | None = Field(description="Whom it concerns, if it concerns a person.")
    records: tuple[TouchedOut, ...] = Field(description="The first hundred.")
    records_left_out: int
    is_erased: bool = Field(description="The readable detail was erased; the chain stays whole.")
    detail_mac: str = Field(description="HMAC-SHA-256 of the readable detail, in hexadecimal.")
    previous: str = Field(description="The digest of the row before, in hexadecimal.")
    digest: str = Field(description="The SHA-256 of this row and of `previous`, in hexadecimal.")


class AuditPage(PageOut):
    """One page of the agency's trail, oldest first."""

    items: tuple[AuditRowOut, ...]


class SnapshotDigestOut(ShapeOut):
    """That a result became final, when and why, and the digest by which it can be recognized."""

    id: Key
    evaluation_id: Key
    number: int
    cause: str
    digest: str = Field(description="The SHA-256 of the snapshot's bytes, in hexadecimal.")
    taken_at: Instant


class SnapshotDigestPage(PageOut):
    """One page of digests, the first result first."""

    items: tuple[SnapshotDigestOut, ...]
