"""find evaluations by period

A page of the evaluations of a period, or of its results, is found by an index, however many there are.
"""

from alembic import op

revision = "d3a7e1b60c54"
down_revision = "c1d07e4f9b32"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_evaluation_of_period", "evaluation", ["agency_id", "period_id", "id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_evaluation_of_period", table_name="evaluation")
