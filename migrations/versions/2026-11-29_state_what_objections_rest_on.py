"""state what objections rest on"""

import sqlalchemy as sa
from alembic import op

revision = "4c894354f05f"
down_revision = "597907e94725"
branch_labels = None
depends_on = None
kind = "contract"  # "expand" if programs of the revision before can go on: docs/decisions/0023

WORDS = {
    "ground": ("figure_wrong", "evidence_not_counted", "rating_too_low", "procedure", "other"),
    "part": ("results", "behavior", "indicator", "measurement", "whole"),
    "decision_ground": (
        "figure_corrected",
        "evidence_accepted",
        "rating_revised",
        "evidence_lacking",
        "rating_supported",
        "procedure_kept",
        "other",
    ),
}


def upgrade() -> None:
    with op.batch_alter_table("objection", schema=None) as batch_op:
        for column, words in WORDS.items():
            batch_op.add_column(sa.Column(column, sa.String(40), nullable=True))
            batch_op.create_check_constraint(
                batch_op.f(f"ck_objection_{column}"), f"{column} IN {words}"
            )


def downgrade() -> None:
    with op.batch_alter_table("objection", schema=None) as batch_op:
        for column in WORDS:
            batch_op.drop_constraint(batch_op.f(f"ck_objection_{column}"), type_="check")
            batch_op.drop_column(column)
