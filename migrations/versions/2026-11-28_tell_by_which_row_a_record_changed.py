"""tell by which row a record changed

For each record of a list it is kept by which row of the trail it last changed, so that whoever holds a list
can ask for what changed since. Names and titles get the key by which they are sorted and searched.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

from penilaian_api.domain.sorting import sort_key
from penilaian_api.storage.audit.restating import restate_all
from penilaian_api.storage.models.types import sort_text

revision = "5a912dfffd97"
down_revision = "1bfe44a5780f"
branch_labels = None
depends_on = None
kind = "contract"

SORTED: Final = (("employee", "name"), ("position", "title"), ("unit", "name"))


def upgrade() -> None:
    """Add the table of changes and the keys of names; restate the trails, whose records got one."""
    op.create_table(
        "record_change",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("record", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(record) <= 60", name=op.f("ck_record_change_record_length")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name="fk_record_change_agency_id"),
        sa.PrimaryKeyConstraint("agency_id", "record", "record_id", name=op.f("pk_record_change")),
    )
    op.create_index(
        "ix_record_change_seq", "record_change", ["agency_id", "record", "seq", "record_id"]
    )
    op.drop_index("ix_employee_name", table_name="employee")
    for table, name in SORTED:
        key = f"sort_{name}"
        op.add_column(table, sa.Column(key, sort_text(400), nullable=True))
        _fill(table, name, key)
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column(key, existing_type=sort_text(400), nullable=False)
            batch_op.create_index(f"ix_{table}_{key}", ["agency_id", key, "id"], unique=False)
            batch_op.create_check_constraint(
                batch_op.f(f"ck_{table}_{key}_length"), f"length({key}) <= 400"
            )
    restate_all(op.get_bind())


def _fill(table: str, name: str, key: str) -> None:
    """Give each text that there is the key by which it is sorted."""
    connection = op.get_bind()
    shape = sa.table(table, *map(sa.column, ("agency_id", "id", name, key)))
    rows = connection.execute(sa.select(shape.c.agency_id, shape.c.id, shape.c[name])).all()
    if rows:
        fill = (
            sa.update(shape)
            .where(
                shape.c.agency_id == sa.bindparam("of_agency"), shape.c.id == sa.bindparam("of_id")
            )
            .values({key: sa.bindparam("folded")})
        )
        values = [
            {"of_agency": agency, "of_id": record, "folded": sort_key(text)}
            for agency, record, text in rows
        ]
        connection.execute(fill, values)


def downgrade() -> None:
    """Take the table and the keys away again."""
    for table, name in SORTED:
        key = f"sort_{name}"
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_constraint(batch_op.f(f"ck_{table}_{key}_length"), type_="check")
            batch_op.drop_index(f"ix_{table}_{key}")
            batch_op.drop_column(key)
    op.create_index("ix_employee_name", "employee", ["agency_id", "name"])
    op.drop_index("ix_record_change_seq", table_name="record_change")
    op.drop_table("record_change")
