"""move running terms

Terms that run are counted anew when days off are declared: an evaluation keeps by which path its term
runs. Of those that ran before this, the longer path is taken: nobody's term gets shorter by it.
"""

import sqlalchemy as sa
from alembic import op

from penilaian_api.storage.models.types import UtcDateTime

revision = "54654f1f54ea"
down_revision = "8f1d5654de9f"
branch_labels = None
depends_on = None
kind = "contract"


def upgrade() -> None:
    """Add by which path a term runs, and when the term to object was moved."""
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("term_path", sa.String(40), nullable=True))
        batch_op.add_column(sa.Column("objection_moved_at", UtcDateTime(), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_evaluation_term_path"), "term_path IN ('normal', 'superior')"
        )
    op.execute("UPDATE evaluation SET term_path = 'normal' WHERE deliver_due_on IS NOT NULL")


def downgrade() -> None:
    """Take both columns away again."""
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_evaluation_term_path"), type_="check")
        batch_op.drop_column("objection_moved_at")
        batch_op.drop_column("term_path")
