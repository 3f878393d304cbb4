"""compare codes sign by sign

Both databases sort codes, numbers and login names alike, and find their beginnings by an index. The trigger
that notes changes is put up anew: it tells of a unit, too, that a position left.
"""

from typing import Final

from alembic import op

from penilaian_api.storage.models.types import sort_text

revision = "c1d07e4f9b32"
down_revision = "3e7a51c0d8b4"
branch_labels = None
depends_on = None
kind = "expand"

CODES: Final = (
    ("account", "login", 100),
    ("employee", "employee_code", 40),
    ("employee", "nip", 18),
    ("position", "code", 80),
    ("unit", "code", 60),
    ("unit", "path", 1000),
)


def upgrade() -> None:
    """Give the columns the collation by which signs are compared; SQLite has no other."""
    if op.get_bind().dialect.name == "postgresql":
        for table, column, length in CODES:
            op.alter_column(table, column, type_=sort_text(length))


def downgrade() -> None:
    """Give them the database's own collation again."""
    if op.get_bind().dialect.name == "postgresql":
        for table, column, length in CODES:
            op.execute(
                f'ALTER TABLE {table} ALTER COLUMN {column} TYPE VARCHAR({length}) COLLATE "default"'
            )
