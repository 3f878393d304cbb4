"""find logins by one spelling

Capitals, and blanks or dots within a NIP, make no other account of a login name. Where two of before
differ in nothing else, the one that is in the one spelling already has it, else the older account; the
other stays as it is, and is found as it was written.
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "b9b02bf67ae8"
down_revision = "5a912dfffd97"
branch_labels = None
depends_on = None
kind = "expand"  # programs of before leave it empty, and find logins as they are written


def upgrade() -> None:
    with op.batch_alter_table("login", schema=None) as batch_op:
        batch_op.add_column(sa.Column("normal_form", sa.String(length=100), nullable=True))
    _fill()
    with op.batch_alter_table("login", schema=None) as batch_op:
        batch_op.create_unique_constraint("uq_login_normal_form", ["normal_form"])
        batch_op.create_check_constraint(
            batch_op.f("ck_login_normal_form_length"), "length(normal_form) <= 100"
        )


def downgrade() -> None:
    with op.batch_alter_table("login", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_login_normal_form_length"), type_="check")
        batch_op.drop_constraint("uq_login_normal_form", type_="unique")
        batch_op.drop_column("normal_form")


def _fill() -> None:
    """Give each login its one spelling, the first of each; ids of accounts rise with time."""
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT login, account_id FROM login")).all()
    first: dict[str, str] = {}
    for login, _ in sorted(rows, key=lambda row: (row[0] != _normal_form(row[0]), str(row[1]))):
        first.setdefault(_normal_form(login), login)
    statement = sa.text("UPDATE login SET normal_form = :normal_form WHERE login = :login")
    values = [{"normal_form": form, "login": login} for form, login in first.items()]
    if values:
        connection.execute(statement, values)


def _normal_form(login: str) -> str:
    digits = re.sub(r"[\s.\-]+", "", login)
    return digits if re.fullmatch(r"[0-9]{18}", digits) else login.strip().lower()
