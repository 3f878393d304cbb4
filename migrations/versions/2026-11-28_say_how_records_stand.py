"""say how records stand

No table changes. Each trail is told how the records of its agency stand, so that `verify` can hold them
against it from now on: what was changed around the trail before shows no more. Verify before you migrate.
"""

from alembic import op

from penilaian_api.storage.audit.restating import restate_all

revision = "b2f6c01d9e37"
down_revision = "c292bdb49bf9"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    """Append to each trail how the records stand."""
    restate_all(op.get_bind())


def downgrade() -> None:
    """Leave the trails as they are: a row is never taken out."""
