"""keep who extended

A cycle whose plans are due later than the law has them, and a period whose window ends later, keep who set
that day and when.
"""

import sqlalchemy as sa
from alembic import op

from penilaian_api.storage.models.types import UtcDateTime

revision = "8532cb0f6c6e"
down_revision = "b2f6c01d9e37"
branch_labels = None
depends_on = None
kind = "contract"


def upgrade() -> None:
    """Add who extended, and when, to cycles and periods."""
    with op.batch_alter_table("cycle", schema=None) as batch_op:
        batch_op.add_column(sa.Column("extended_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("extended_at", UtcDateTime(), nullable=True))
        batch_op.create_index("ix_cycle_extended_by", ["agency_id", "extended_by"], unique=False)
        batch_op.create_foreign_key(
            "fk_cycle_extended_by", "account", ["agency_id", "extended_by"], ["agency_id", "id"]
        )

    with op.batch_alter_table("period", schema=None) as batch_op:
        batch_op.add_column(sa.Column("extended_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("extended_at", UtcDateTime(), nullable=True))
        batch_op.create_index("ix_period_extended_by", ["agency_id", "extended_by"], unique=False)
        batch_op.create_foreign_key(
            "fk_period_extended_by", "account", ["agency_id", "extended_by"], ["agency_id", "id"]
        )


def downgrade() -> None:
    """Take them away again."""
    with op.batch_alter_table("period", schema=None) as batch_op:
        batch_op.drop_constraint("fk_period_extended_by", type_="foreignkey")
        batch_op.drop_index("ix_period_extended_by")
        batch_op.drop_column("extended_at")
        batch_op.drop_column("extended_by")

    with op.batch_alter_table("cycle", schema=None) as batch_op:
        batch_op.drop_constraint("fk_cycle_extended_by", type_="foreignkey")
        batch_op.drop_index("ix_cycle_extended_by")
        batch_op.drop_column("extended_at")
        batch_op.drop_column("extended_by")
