"""keep what a response is about

One that was kept before names nothing, and is replayed as it was.
"""

import sqlalchemy as sa
from alembic import op

revision = "c292bdb49bf9"
down_revision = "ad94dd167162"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    with op.batch_alter_table("kept_answer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("targets", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("kept_answer", schema=None) as batch_op:
        batch_op.drop_column("targets")
