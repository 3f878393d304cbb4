"""note results that training rests on"""

from alembic import op

revision = "69c83c582328"
down_revision = "9f1f1f0581e6"
branch_labels = None
depends_on = None
kind = "expand"

_DECIDED = "recommendation_id IS NOT NULL OR decision_id IS NOT NULL"
_OR_TRAINED = f"{_DECIDED} OR purpose IN ('training', 'education')"


def upgrade() -> None:
    _replace(_OR_TRAINED)


def downgrade() -> None:
    _replace(_DECIDED)


def _replace(condition: str) -> None:
    with op.batch_alter_table("result_use", schema=None) as batch_op:
        name = batch_op.f("ck_result_use_in_something")
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, condition)
