"""cite results that stand everywhere"""

import sqlalchemy as sa
from alembic import op

revision = "473f535b27e8"
down_revision = "69c83c582328"
branch_labels = None
depends_on = None
kind = "contract"  # "expand" if programs of the revision before can go on: docs/decisions/0023

_DECIDED = (
    "'recognition', 'reward', 'promotion', 'transfer', 'training', 'education', 'allowance', "
    "'sanction'"
)
_IN_SOMETHING = "recommendation_id IS NOT NULL OR decision_id IS NOT NULL OR purpose IN"
_BEFORE = {
    ("result_use", "purpose"): f"purpose IN ({_DECIDED})",
    ("result_use", "in_something"): f"{_IN_SOMETHING} ('training', 'education')",
    ("training", "rule_is_named"): "(rule_version IS NULL) = (origin <> 'consistent_results')",
}
_AFTER = {
    ("result_use", "purpose"): f"purpose IN ({_DECIDED}, 'development')",
    ("result_use", "in_something"): f"{_IN_SOMETHING} ('training', 'education', 'development')",
    ("training", "rule_is_named"): "origin <> 'consistent_results' OR rule_version IS NOT NULL",
}


def upgrade() -> None:
    _hold(_AFTER)


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM result_use WHERE purpose = 'development'"))
    op.execute(
        sa.text("UPDATE training SET rule_version = NULL WHERE origin <> 'consistent_results'")
    )
    _hold(_BEFORE)


def _hold(conditions: dict[tuple[str, str], str]) -> None:
    for (table, name), condition in conditions.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            constraint = batch_op.f(f"ck_{table}_{name}")
            batch_op.drop_constraint(constraint, type_="check")
            batch_op.create_check_constraint(constraint, condition)
