"""Define the row of the access trail (audit): who did or read what, and when."""

from penilaian_api.api.v1.shared.shapes import Instant, Key, ShapeOut


class AccessTrailItem(ShapeOut):
    """One row of the trail that concerns you: who did or read what, and when."""

    seq: int
    at: Instant
    kind: str
    action: str
    by_employee_id: Key | None
    by_account_id: Key | None
    request_id: Key
