"""tell which signs lack in files of jobs"""

import sqlalchemy as sa
from alembic import op

revision = "13e6acbc061f"
down_revision = "298b28f42513"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    """Add the signs that no letter had, and that only a file has them."""
    with op.batch_alter_table("document_job_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lacking_signs", sa.JSON(none_as_null=True), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_document_job_item_signs_of_its_file"),
            "lacking_signs IS NULL OR state = 'written'",
        )


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("document_job_item", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("ck_document_job_item_signs_of_its_file"), type_="check"
        )
        batch_op.drop_column("lacking_signs")
