"""keep the trail by its key"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "c4e61d9a2b83"
down_revision = "b7d40c2f9a16"
branch_labels = None
depends_on = None
kind = "expand"  # "expand" if programs of the revision before can go on: docs/decisions/0023

REPLACED: Final = {
    "attendance": "supersedes_id",
    "competence_assessment": "supersedes_id",
    "direction_note": "replaces_id",
    "measurement": "supersedes_id",
    "outcome_value": "supersedes_id",
    "progress": "supersedes_id",
}
"""What a record takes the place of: nearly none does, and the key held a row for each."""


def upgrade() -> None:
    for table, column in REPLACED.items():
        name, rows = f"uq_{table}_{column}", sa.text(f"{column} IS NOT NULL")
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_constraint(name, type_="unique")
        op.create_index(
            name,
            table,
            ["agency_id", column],
            unique=True,
            sqlite_where=rows,
            postgresql_where=rows,
        )
    op.drop_index("ix_record_change_seq", table_name="record_change")
    _key_changes(["agency_id", "record_id", "record"])
    op.create_index("ix_record_change_seq", "record_change", ["agency_id", "record", "seq"])
    for table in ("audit_event", "audit_detail", "record_change"):
        _rebuild(table, has_rowid=False)


def downgrade() -> None:
    for table in ("record_change", "audit_detail", "audit_event"):
        _rebuild(table, has_rowid=True)
    op.drop_index("ix_record_change_seq", table_name="record_change")
    _key_changes(["agency_id", "record", "record_id"])
    op.create_index(
        "ix_record_change_seq", "record_change", ["agency_id", "record", "seq", "record_id"]
    )
    for table, column in REPLACED.items():
        name = f"uq_{table}_{column}"
        op.drop_index(name, table_name=table)
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_unique_constraint(name, ["agency_id", column])


def _key_changes(columns: list[str]) -> None:
    with op.batch_alter_table("record_change", schema=None) as batch_op:
        batch_op.drop_constraint("pk_record_change", type_="primary")
        batch_op.create_primary_key("pk_record_change", columns)


def _rebuild(table: str, *, has_rowid: bool) -> None:
    """Keep the rows of a table by their key, on SQLite; PostgreSQL has no such tables."""
    if op.get_bind().dialect.name == "sqlite":
        kind = {"sqlite_with_rowid": has_rowid}
        with op.batch_alter_table(table, recreate="always", table_kwargs=kind):
            pass
