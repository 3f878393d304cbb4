"""keep installation state

The database says which programs can work with its tables, and in which folder its evidence lies.
"""

import sqlalchemy as sa
from alembic import op

revision = "ad94dd167162"
down_revision = "e700e2f02d85"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    op.create_table(
        "installation_state",
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("accepted_revisions", sa.Text(), nullable=False),
        sa.Column("evidence_folder", sa.Uuid(), nullable=True),
        sa.CheckConstraint("slot = 1", name=op.f("ck_installation_state_one_row")),
        sa.PrimaryKeyConstraint("slot", name=op.f("pk_installation_state")),
    )
    op.execute("INSERT INTO installation_state (slot, accepted_revisions) VALUES (1, '')")


def downgrade() -> None:
    op.drop_table("installation_state")
