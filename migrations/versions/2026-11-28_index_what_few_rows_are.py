"""index what few rows are

Requests for consent lie among others, rows by which a whole was read among all of the trail: who asked for
them read the others too, the more the larger the agency.
"""

from alembic import op
from sqlalchemy import text

revision = "4b8e2f71a6c9"
down_revision = "7c1f94a2be60"
branch_labels = None
depends_on = None
kind = "expand"

CONSENTS = text("kind IN ('reset_account', 'grant_role', 'delegate')")
READ_WHOLE = text("employee_id IS NULL AND kind = 'read'")


def upgrade() -> None:
    """Add an index for each."""
    op.create_index(
        "ix_approval_request_consent",
        "approval_request",
        ["agency_id", "id"],
        sqlite_where=CONSENTS,
        postgresql_where=CONSENTS,
    )
    op.create_index(
        "ix_audit_event_read_whole",
        "audit_event",
        ["agency_id", "employee_id", "seq"],
        sqlite_where=READ_WHOLE,
        postgresql_where=READ_WHOLE,
    )


def downgrade() -> None:
    """Take the indexes away again."""
    op.drop_index("ix_audit_event_read_whole", table_name="audit_event")
    op.drop_index("ix_approval_request_consent", table_name="approval_request")
