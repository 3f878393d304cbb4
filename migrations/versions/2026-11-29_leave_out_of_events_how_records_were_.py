"""leave out of events how records were restated"""

import sqlalchemy as sa
from alembic import op

revision = "eaec6a036bf0"
down_revision = "42b92efd0357"
branch_labels = None
depends_on = None
kind = "expand"  # "expand" if programs of the revision before can go on: docs/decisions/0023

_BEFORE = (
    "employee_id IS NULL AND kind = 'change' AND action NOT IN "
    "('sign_in', 'refresh', 'revoke', 'activate', 'session_revoke', 'me_password')"
)
_AFTER = _BEFORE.replace("'me_password'", "'me_password', 'restate'")


def upgrade() -> None:
    _exchange(_BEFORE, _AFTER)


def downgrade() -> None:
    _exchange(_AFTER, _BEFORE)


def _exchange(old: str, new: str) -> None:
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_audit_event_told_to_all", sqlite_where=sa.text(old), postgresql_where=sa.text(old)
        )
        batch_op.create_index(
            "ix_audit_event_told_to_all",
            ["agency_id", "seq"],
            unique=False,
            sqlite_where=sa.text(new),
            postgresql_where=sa.text(new),
        )
