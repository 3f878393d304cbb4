"""hear questions and complaints

Beside what people propose for the indicators they ask and complain, and are answered. Programs of
before could not read these kinds.
"""

import sqlalchemy as sa
from alembic import op

revision = "7c51f0aa93d4"
down_revision = "68e1ed34eabb"
branch_labels = None
depends_on = None
kind = "contract"

_KINDS = ("indicator_comment", "new_indicator")
_STATES = ("submitted", "accepted", "adapted", "declined", "withdrawn")


def upgrade() -> None:
    """Let a proposal be a question or a complaint, which is answered."""
    _allow((*_KINDS, "question", "complaint"), (*_STATES, "answered"))


def downgrade() -> None:
    """Take questions and complaints out again: the program of before knows neither."""
    op.execute(sa.text("DELETE FROM proposal WHERE kind IN ('question', 'complaint')"))
    _allow(_KINDS, _STATES)


def _allow(kinds: tuple[str, ...], states: tuple[str, ...]) -> None:
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        for name, values in (("kind", kinds), ("state", states)):
            listed = ", ".join(f"'{value}'" for value in values)
            batch_op.drop_constraint(batch_op.f(f"ck_proposal_{name}"), type_="check")
            batch_op.create_check_constraint(
                batch_op.f(f"ck_proposal_{name}"), f"{name} IN ({listed})"
            )
