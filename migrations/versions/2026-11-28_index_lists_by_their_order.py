"""index lists by their order

The lists of dated entries are in order of their first day: a page of one read every entry of the agency.
"""

from typing import Final

from alembic import op

revision = "3e7a51c0d8b4"
down_revision = "b9b02bf67ae8"
branch_labels = None
depends_on = None
kind = "expand"

DATED: Final = ("assignment", "delegation", "reporting_line")


def upgrade() -> None:
    """Add an index for the order of each list."""
    for table in DATED:
        op.create_index(f"ix_{table}_starts_on", table, ["agency_id", "starts_on", "id"])


def downgrade() -> None:
    """Take the indexes away again."""
    for table in DATED:
        op.drop_index(f"ix_{table}_starts_on", table_name=table)
