"""tell rows apart at first in exclusions

An exclusion of PostgreSQL is searched by its first column. That was the agency, the same in all rows: each
new assignment was held against many. Every migration puts the guards up anew; this one has nothing else to
do, and what they refuse is the same.
"""

revision = "c654f87e16c9"
down_revision = "9690a0771ff4"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    """Change no table: the guards are put up anew."""


def downgrade() -> None:
    """Change no table: the guards are put up anew."""
