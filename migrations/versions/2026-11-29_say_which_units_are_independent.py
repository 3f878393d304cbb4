"""say which units are independent"""

import sqlalchemy as sa
from alembic import op

revision = "217371a2bdb5"
down_revision = "db5a55f5acfa"
branch_labels = None
depends_on = None
kind = "contract"  # a program of before would digest a unit without it


def upgrade() -> None:
    """Add by which rule a unit is independent; most are not."""
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("independence_basis", sa.String(length=300), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_unit_independence_basis_length"), "length(independence_basis) <= 300"
        )


def downgrade() -> None:
    """Drop the rule."""
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_unit_independence_basis_length"), type_="check")
        batch_op.drop_column("independence_basis")
