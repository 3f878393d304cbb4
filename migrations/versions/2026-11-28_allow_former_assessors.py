"""allow former assessors

Who has left a post keeps the assessor of that post, so that what is not finished can be: the derived
table of assessors names such rows `former`. `migrate` computes the table anew afterwards.
"""

import sqlalchemy as sa
from alembic import op

revision = "5c1b7e90d2a4"
down_revision = "5d1c6a90f3be"
branch_labels = None
depends_on = None
kind = "contract"

_BEFORE = "cause IN ('definitive', 'delegation', 'climb')"
_AFTER = "cause IN ('definitive', 'delegation', 'climb', 'former')"


def upgrade() -> None:
    """Let a row be that of someone who left the post."""
    _allow(_AFTER)


def downgrade() -> None:
    """Take the rows of those who left out again; they are derived."""
    op.execute(sa.text("DELETE FROM assessor WHERE cause = 'former'"))
    _allow(_BEFORE)


def _allow(condition: str) -> None:
    with op.batch_alter_table("assessor", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_assessor_cause"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_assessor_cause"), condition)
