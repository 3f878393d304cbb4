"""add orders of lists

An index under each order of a list; both databases sort the keys of cycles, goals,
indicators and schemes sign by sign.
"""

from typing import Final

from alembic import op

from penilaian_api.storage.models.types import sort_text

revision = "9690a0771ff4"
down_revision = "4b8e2f71a6c9"
branch_labels = None
depends_on = None
kind = "expand"

ORDERS: Final = (
    ("cycle", "ix_cycle_year", ("year", "key", "id")),
    ("plan_message", "ix_plan_message_of_plan", ("plan_id", "id")),
    ("sign_in_session", "ix_sign_in_session_of_account", ("account_id", "id")),
)
KEYS: Final = (("cycle", 60), ("goal", 60), ("indicator", 80), ("scheme_version", 60))


def upgrade() -> None:
    """Add the indexes, and on PostgreSQL the collation by which signs are compared."""
    if op.get_bind().dialect.name == "postgresql":
        for table, length in KEYS:
            op.alter_column(table, "key", type_=sort_text(length))
    for table, name, columns in ORDERS:
        op.create_index(name, table, ["agency_id", *columns])


def downgrade() -> None:
    """Take them away again."""
    for table, name, _ in ORDERS:
        op.drop_index(name, table_name=table)
    if op.get_bind().dialect.name == "postgresql":
        for table, length in KEYS:
            op.execute(
                f'ALTER TABLE {table} ALTER COLUMN key TYPE VARCHAR({length}) COLLATE "default"'
            )
