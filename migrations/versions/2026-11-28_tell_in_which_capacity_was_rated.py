"""Keep in which capacity somebody rated."""

import sqlalchemy as sa
from alembic import op

revision = "e700e2f02d85"
down_revision = "99cda982d7c3"
branch_labels = None
depends_on = None
kind = "contract"


def upgrade() -> None:
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "rated_as",
                sa.Enum(
                    "assessor",
                    "higher_assessor",
                    "acting_assessor",
                    "delegate",
                    "superior_after_window",
                    "objection_decider",
                    name="rated_as",
                    native_enum=False,
                    create_constraint=False,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_assessment_rated_as"),
            "rated_as IN ('assessor', 'higher_assessor', 'acting_assessor', 'delegate', "
            "'superior_after_window', 'objection_decider')",
        )


def downgrade() -> None:
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_assessment_rated_as"), type_="check")
        batch_op.drop_column("rated_as")
