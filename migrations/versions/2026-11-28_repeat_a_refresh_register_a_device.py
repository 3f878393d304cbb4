"""repeat a refresh, register a device

A used refresh token keeps, sealed, the pair that it was exchanged for: whoever lost the answer gets the
same again. A sign-in may bear the name of the device that its owner registered with it.
"""

import sqlalchemy as sa
from alembic import op

revision = "af5ffbf09dc6"
down_revision = "54654f1f54ea"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    with op.batch_alter_table("refresh_token", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sealed_pair", sa.LargeBinary(), nullable=True))

    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("device", sa.String(length=60), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_sign_in_session_device_length"), "length(device) <= 60"
        )


def downgrade() -> None:
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_sign_in_session_device_length"), type_="check")
        batch_op.drop_column("device")

    with op.batch_alter_table("refresh_token", schema=None) as batch_op:
        batch_op.drop_column("sealed_pair")
