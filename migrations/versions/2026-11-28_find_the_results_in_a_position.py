"""find the results in a position"""

from alembic import op

revision = "c517c889a453"
down_revision = "1ff70ba5b23e"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    op.create_index("ix_evaluation_of_position", "evaluation", ["agency_id", "position_id", "id"])


def downgrade() -> None:
    op.drop_index("ix_evaluation_of_position", table_name="evaluation")
