"""let raters need training

Meetings train raters, a kind that programs of before could not read.
"""

import sqlalchemy as sa
from alembic import op

revision = "a35fcd374b66"
down_revision = "dc98c346b353"
branch_labels = None
depends_on = None
kind = "contract"

_KINDS = (
    "indicator_discussion",
    "performance_review",
    "monthly_review",
    "leader_statement",
    "system_review",
    "work_standard",
    "coordination",
    "monthly_workshop",
    "coaching",
)


def upgrade() -> None:
    """Let a meeting train raters, and a period demand it."""
    with op.batch_alter_table("period", schema=None) as batch_op:
        batch_op.add_column(sa.Column("raters_need_training", sa.Boolean(), nullable=True))
    _allow((*_KINDS, "rater_training"))


def downgrade() -> None:
    """Take the kind out again: to the program of before such a meeting was one of coordination."""
    op.execute(sa.text("UPDATE meeting SET kind = 'coordination' WHERE kind = 'rater_training'"))
    _allow(_KINDS)
    with op.batch_alter_table("period", schema=None) as batch_op:
        batch_op.drop_column("raters_need_training")


def _allow(kinds: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_meeting_kind"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_meeting_kind"), f"kind IN ({listed})")
