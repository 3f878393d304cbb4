"""state control levels and recommendations"""

import sqlalchemy as sa
from alembic import op

revision = "9f1f1f0581e6"
down_revision = "217371a2bdb5"
branch_labels = None
depends_on = None
kind = "contract"  # a program of before would digest the records without them

_MEASURED = ("indicator_version", "plan_indicator")
_LEVELS = "('outcome', 'intermediate_outcome', 'low_control_output')"


def upgrade() -> None:
    """Add what forms A.1.3 and B.1.9 ask for; it may be empty."""
    for table in _MEASURED:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("control_level", sa.String(40), nullable=True))
            batch_op.create_check_constraint(
                batch_op.f(f"ck_{table}_control_level"), f"control_level IN {_LEVELS}"
            )
    with op.batch_alter_table("competence_assessment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("recommendation", sa.String(length=2000), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_competence_assessment_recommendation_length"),
            "length(recommendation) <= 2000",
        )


def downgrade() -> None:
    """Drop what the forms ask for."""
    with op.batch_alter_table("competence_assessment", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("ck_competence_assessment_recommendation_length"), type_="check"
        )
        batch_op.drop_column("recommendation")
    for table in reversed(_MEASURED):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_constraint(batch_op.f(f"ck_{table}_control_level"), type_="check")
            batch_op.drop_column("control_level")
