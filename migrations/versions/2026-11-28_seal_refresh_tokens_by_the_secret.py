"""seal refresh tokens by the secret

No table changes. Refresh tokens were kept by a digest that whoever writes to the database can make: a row put into
the sign-in of another let them in. From now on the digest follows from the secret. Those of before cannot be told
from rows that were put in, so all sign-ins that have one end here, and people sign in once more (decision 38).
"""

import sqlalchemy as sa
from alembic import op

from penilaian_api.storage.audit.restating import restate_table
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.models.account import SignInSession
from penilaian_api.storage.models.types import UtcDateTime

revision = "7c1f94a2be60"
down_revision = "d3a7e1b60c54"
branch_labels = None
depends_on = None
kind = "contract"
"""A process of before would go on making digests that no longer count."""


def upgrade() -> None:
    """End the sign-ins that live by a refresh token of before, and remove what is kept of those."""
    connection = op.get_bind()
    token = sa.table("refresh_token", sa.column("agency_id"), sa.column("session_id"))
    sign_in = sa.table(
        "sign_in_session",
        *(sa.column(name) for name in ("agency_id", "id", "revoked_for")),
        sa.column("revoked_at", UtcDateTime()),
    )
    lives_by_one = sa.exists().where(
        token.c.agency_id == sign_in.c.agency_id, token.c.session_id == sign_in.c.id
    )
    ended = connection.execute(
        sa.update(sign_in)
        .where(sign_in.c.revoked_at.is_(None), lives_by_one)
        .values(revoked_at=machine_clock(), revoked_for="upgraded")
    )
    connection.execute(sa.delete(token))
    if ended.rowcount:
        restate_table(connection, SignInSession)


def downgrade() -> None:
    """Leave it so: what has ended does not begin again; nobody can read what is kept since."""
    op.execute(sa.delete(sa.table("refresh_token")))
