"""find rows about nobody for events"""

import sqlalchemy as sa
from alembic import op

revision = "e49b37a3e8e1"
down_revision = "68810fc4bfc9"
branch_labels = None
depends_on = None
kind = "expand"  # "expand" if programs of the revision before can go on: docs/decisions/0023

ROWS = sa.text(
    "employee_id IS NULL AND kind = 'change' AND action NOT IN "
    "('sign_in', 'refresh', 'revoke', 'activate', 'session_revoke', 'me_password')"
)


def upgrade() -> None:
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index(
            "ix_audit_event_told_to_all",
            ["agency_id", "seq"],
            unique=False,
            sqlite_where=ROWS,
            postgresql_where=ROWS,
        )


def downgrade() -> None:
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_event_told_to_all", sqlite_where=ROWS, postgresql_where=ROWS)
