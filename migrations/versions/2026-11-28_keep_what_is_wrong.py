"""keep what is wrong in the organization

The list of defects was computed from the whole organization at each request. What stands is kept as rows, from
when to when, and rewritten with the organization; here it is computed once for each agency. A program of before
would not keep it up to its changes.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.types import UtcDateTime
from penilaian_api.storage.organization import contested, standing

revision = "8d03c5e17b42"
down_revision = "d739f635e2a1"
branch_labels = None
depends_on = None
kind = "contract"

AGAIN = (
    "delivered_number IS NOT NULL AND (state <> 'delivered' OR delivered_number < result_number)"
)
PARTS = (
    ("unfinished", "evaluation", ("period_id", "id"), "state IN ('open', 'rated')"),
    ("again", "evaluation", ("id",), AGAIN),
    ("pending", "objection", ("id",), "state IN ('filed', 'heard')"),
    ("pending", "approval_request", ("id",), "answered_at IS NULL"),
    ("first_approved", "plan_revision", ("approved_at",), "number = 1"),
    ("ended", "assignment", ("id",), "voided_at IS NOT NULL OR ends_before IS NOT NULL"),
)
MARKS = """
INSERT INTO creation_mark (agency_id, period_id, at)
SELECT p.agency_id, p.id, (SELECT max(r.approved_at) FROM plan_revision r WHERE r.agency_id = p.agency_id)
FROM period p
WHERE p.state IN ('open', 'rating')
AND EXISTS (SELECT 1 FROM evaluation e WHERE e.agency_id = p.agency_id AND e.period_id = p.id)
AND NOT EXISTS (
  SELECT 1 FROM plan l JOIN plan_revision r ON r.agency_id = l.agency_id AND r.plan_id = l.id
  WHERE l.agency_id = p.agency_id AND l.cycle_id = p.cycle_id AND r.state = 'approved'
  AND l.starts_on < p.ends_before AND l.ends_before > p.starts_on
  AND NOT EXISTS (
    SELECT 1 FROM evaluation e
    WHERE e.agency_id = p.agency_id AND e.period_id = p.id AND e.plan_id = l.id
  )
)
"""


def upgrade() -> None:
    """Add the table with its rows, and indexes of what is seldom and looked for."""
    op.create_table(
        "lasting_defect",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("employee_id", sa.Uuid(), nullable=True),
        sa.Column("position_id", sa.Uuid(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_before", sa.Date(), nullable=True),
        sa.Column("ring_from", sa.Date(), nullable=True),
        sa.Column("ring_before", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "ends_before IS NULL OR ends_before > starts_on",
            name=op.f("ck_lasting_defect_dates"),
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name="fk_lasting_defect_agency_id"),
        *(
            sa.ForeignKeyConstraint(
                ["agency_id", f"{name}_id"],
                [f"{name}.agency_id", f"{name}.id"],
                name=f"fk_lasting_defect_{name}_id",
            )
            for name in ("employee", "position", "unit")
        ),
        sa.PrimaryKeyConstraint("agency_id", "id", name=op.f("pk_lasting_defect")),
    )
    for name in ("employee", "position", "unit"):
        op.create_index(
            f"ix_lasting_defect_{name}_id", "lasting_defect", ["agency_id", f"{name}_id"]
        )
    op.create_index("ix_lasting_defect_rank", "lasting_defect", ["agency_id", "rank", "subject_id"])
    _fill()
    for name, table, columns, rows in PARTS:
        op.create_index(
            f"ix_{table}_{name}",
            table,
            ["agency_id", *columns],
            sqlite_where=sa.text(rows),
            postgresql_where=sa.text(rows),
        )
    op.create_index("ix_plan_cycle_starts_on", "plan", ["agency_id", "cycle_id", "starts_on"])
    op.create_index("ix_position_title_key", "position", ["agency_id", "title_key", "title"])
    op.create_table(
        "creation_mark",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name="fk_creation_mark_agency_id"),
        sa.ForeignKeyConstraint(
            ["agency_id", "period_id"],
            ["period.agency_id", "period.id"],
            name="fk_creation_mark_period_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("agency_id", "period_id", name=op.f("pk_creation_mark")),
    )
    op.execute(MARKS)
    _fill()


def _fill() -> None:
    with Session(bind=op.get_bind()) as session:
        for agency_id in session.scalars(sa.select(Agency.id)).all():
            day = standing.last_day(session, agency_id)
            standing.follow(session, {"reach_agency": agency_id}, day, standing.EVERYTHING)
            contested.note(session, {"reach_agency": agency_id}, day)


def downgrade() -> None:
    """Take the table away again: what it holds follows from the organization."""
    op.drop_index("ix_position_title_key", table_name="position")
    op.drop_index("ix_plan_cycle_starts_on", table_name="plan")
    op.drop_table("creation_mark")
    for name, table, _, _ in reversed(PARTS):
        op.drop_index(f"ix_{table}_{name}", table_name=table)
    op.drop_table("lasting_defect")
