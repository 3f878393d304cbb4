"""pack details and snapshots

Programs of before go on: nothing is packed until `migrate --contract` says that none of them is left. A
new database packs from the beginning.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

from penilaian_api.storage.models.types import plain_bytes
from penilaian_api.storage.packed_detail import text_of

revision = "e1f84c07b9d2"
down_revision = "f1fa7915740e"
branch_labels = None
depends_on = None
kind = "expand"
reads_packed = True

DETAIL: Final = sa.table("audit_detail", *map(sa.column, ("agency_id", "seq", "content", "packed")))
SNAPSHOT: Final = sa.table("snapshot", *map(sa.column, ("agency_id", "id", "content")))


def upgrade() -> None:
    with op.batch_alter_table("audit_detail", schema=None) as batch_op:
        batch_op.add_column(sa.Column("packed", sa.LargeBinary(), nullable=True))
    with op.batch_alter_table("installation_state", schema=None) as batch_op:
        batch_op.add_column(sa.Column("packs", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """Unpack what is packed, word for word: the chain holds it as it was."""
    connection = op.get_bind()
    details = connection.execute(sa.select(DETAIL).where(DETAIL.c.packed.is_not(None))).all()
    for row in details:
        key = (DETAIL.c.agency_id == row.agency_id, DETAIL.c.seq == row.seq)
        text = text_of(row.content, bytes(row.packed))
        connection.execute(sa.update(DETAIL).where(*key).values(content=text))
    for row in connection.execute(sa.select(SNAPSHOT)).all():
        key = (SNAPSHOT.c.agency_id == row.agency_id, SNAPSHOT.c.id == row.id)
        content = plain_bytes(bytes(row.content))
        connection.execute(sa.update(SNAPSHOT).where(*key).values(content=content))
    with op.batch_alter_table("installation_state", schema=None) as batch_op:
        batch_op.drop_column("packs")
    with op.batch_alter_table("audit_detail", schema=None) as batch_op:
        batch_op.drop_column("packed")
