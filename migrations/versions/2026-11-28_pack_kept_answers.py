"""pack kept answers

A program of before reads one that is packed as a request that still runs, and says to ask again: it takes
the four columns of before, which stay empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "d739f635e2a1"
down_revision = "c654f87e16c9"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    with op.batch_alter_table("kept_answer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("packed", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("kept_answer", schema=None) as batch_op:
        batch_op.drop_column("packed")
