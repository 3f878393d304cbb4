"""keep what was received

An evaluation keeps which result its employee has in hand: they go on reading it while it is reopened.
"""

import sqlalchemy as sa
from alembic import op

revision = "5d1c6a90f3be"
down_revision = "af5ffbf09dc6"
branch_labels = None
depends_on = None
kind = "contract"


def upgrade() -> None:
    """Add the number of the result in hand; what was delivered is in hand."""
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("received_number", sa.Integer(), nullable=True))
    op.execute("UPDATE evaluation SET received_number = delivered_number")


def downgrade() -> None:
    """Take the number away again."""
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.drop_column("received_number")
