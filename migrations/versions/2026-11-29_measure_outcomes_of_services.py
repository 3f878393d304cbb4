"""measure outcomes of services"""

import sqlalchemy as sa
from alembic import op

from penilaian_api.storage.models.types import ExactDecimal, UtcDateTime

revision = "34f1d098c102"
down_revision = "92eb60bce676"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    """Add outcomes, their values, and the lines that serve them."""
    op.create_table(
        "service_outcome",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "key",
            sa.String(length=60).with_variant(sa.String(length=60, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("measured_in", sa.String(length=60), nullable=False),
        sa.Column("polarity", sa.String(length=20), nullable=False),
        sa.Column("is_public_service", sa.Boolean(), nullable=False),
        sa.Column("goal_key", sa.String(length=60), nullable=True),
        sa.Column("instrument_key", sa.String(length=60), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column(
            "figure",
            sa.Enum(
                "completed",
                "processing_time",
                "response_time",
                "error_rate",
                name="figure",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "polarity IN ('higher', 'lower')", name=op.f("ck_service_outcome_polarity")
        ),
        sa.CheckConstraint(
            "(service_id IS NULL) = (figure IS NULL)",
            name=op.f("ck_service_outcome_figure_of_service"),
        ),
        sa.CheckConstraint(
            "instrument_key IS NULL OR service_id IS NULL",
            name=op.f("ck_service_outcome_one_source"),
        ),
        sa.CheckConstraint(
            "length(goal_key) <= 60", name=op.f("ck_service_outcome_goal_key_length")
        ),
        sa.CheckConstraint(
            "length(instrument_key) <= 60", name=op.f("ck_service_outcome_instrument_key_length")
        ),
        sa.CheckConstraint("length(key) <= 60", name=op.f("ck_service_outcome_key_length")),
        sa.CheckConstraint(
            "length(measured_in) <= 60", name=op.f("ck_service_outcome_measured_in_length")
        ),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_service_outcome_name_length")),
        sa.CheckConstraint(
            "length(polarity) <= 20", name=op.f("ck_service_outcome_polarity_length")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "service_id"],
            ["public_service.agency_id", "public_service.id"],
            name="fk_service_outcome_service_id",
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "unit_id"],
            ["unit.agency_id", "unit.id"],
            name="fk_service_outcome_unit_id",
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name="fk_service_outcome_agency_id"),
        sa.PrimaryKeyConstraint("agency_id", "id", name=op.f("pk_service_outcome")),
        sa.UniqueConstraint("agency_id", "key", name="uq_service_outcome_key"),
    )
    with op.batch_alter_table("service_outcome", schema=None) as batch_op:
        batch_op.create_index(
            "ix_service_outcome_service_id", ["agency_id", "service_id"], unique=False
        )
        batch_op.create_index("ix_service_outcome_unit_id", ["agency_id", "unit_id"], unique=False)

    op.create_table(
        "outcome_value",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("outcome_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_before", sa.Date(), nullable=False),
        sa.Column("value", ExactDecimal(4), nullable=False),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("low", ExactDecimal(4), nullable=True),
        sa.Column("high", ExactDecimal(4), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("posted_by", sa.Uuid(), nullable=False),
        sa.Column("posted_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_outcome_value_count")),
        sa.CheckConstraint("ends_before > starts_on", name=op.f("ck_outcome_value_dates")),
        sa.CheckConstraint("length(source) <= 300", name=op.f("ck_outcome_value_source_length")),
        sa.CheckConstraint("low <= high", name=op.f("ck_outcome_value_range")),
        sa.CheckConstraint("supersedes_id <> id", name=op.f("ck_outcome_value_not_itself")),
        sa.ForeignKeyConstraint(
            ["agency_id", "outcome_id"],
            ["service_outcome.agency_id", "service_outcome.id"],
            name="fk_outcome_value_outcome_id",
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "posted_by"],
            ["account.agency_id", "account.id"],
            name="fk_outcome_value_posted_by",
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "supersedes_id"],
            ["outcome_value.agency_id", "outcome_value.id"],
            name="fk_outcome_value_supersedes_id",
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name="fk_outcome_value_agency_id"),
        sa.PrimaryKeyConstraint("agency_id", "id", name=op.f("pk_outcome_value")),
        sa.UniqueConstraint("agency_id", "supersedes_id", name="uq_outcome_value_supersedes_id"),
    )
    with op.batch_alter_table("outcome_value", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outcome_value_of_days", ["agency_id", "outcome_id", "starts_on", "id"], unique=False
        )
        batch_op.create_index(
            "ix_outcome_value_starts_on", ["agency_id", "starts_on", "id"], unique=False
        )
        batch_op.create_index(
            "ix_outcome_value_outcome_id", ["agency_id", "outcome_id"], unique=False
        )
        batch_op.create_index(
            "ix_outcome_value_posted_by", ["agency_id", "posted_by"], unique=False
        )
        batch_op.create_index(
            "ix_outcome_value_supersedes_id", ["agency_id", "supersedes_id"], unique=False
        )

    op.create_table(
        "outcome_link",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("outcome_id", sa.Uuid(), nullable=False),
        sa.Column("linked_by", sa.Uuid(), nullable=False),
        sa.Column("linked_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id", "employee_id"],
            ["employee.agency_id", "employee.id"],
            name="fk_outcome_link_employee_id",
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "line_id", "employee_id"],
            ["plan_line.agency_id", "plan_line.id", "plan_line.employee_id"],
            name="fk_outcome_link_line_id",
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "linked_by"],
            ["account.agency_id", "account.id"],
            name="fk_outcome_link_linked_by",
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "outcome_id"],
            ["service_outcome.agency_id", "service_outcome.id"],
            name="fk_outcome_link_outcome_id",
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "plan_id", "employee_id"],
            ["plan.agency_id", "plan.id", "plan.employee_id"],
            name="fk_outcome_link_plan_id",
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name="fk_outcome_link_agency_id"),
        sa.PrimaryKeyConstraint("agency_id", "id", name=op.f("pk_outcome_link")),
        sa.UniqueConstraint(
            "agency_id", "line_id", "outcome_id", name="uq_outcome_link_line_id_outcome_id"
        ),
    )
    with op.batch_alter_table("outcome_link", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outcome_link_employee_id", ["agency_id", "employee_id"], unique=False
        )
        batch_op.create_index(
            "ix_outcome_link_line_id", ["agency_id", "line_id", "employee_id"], unique=False
        )
        batch_op.create_index("ix_outcome_link_linked_by", ["agency_id", "linked_by"], unique=False)
        batch_op.create_index(
            "ix_outcome_link_outcome_id", ["agency_id", "outcome_id"], unique=False
        )
        batch_op.create_index(
            "ix_outcome_link_plan_id", ["agency_id", "plan_id", "employee_id"], unique=False
        )


def downgrade() -> None:
    """Leave them out again."""
    with op.batch_alter_table("outcome_link", schema=None) as batch_op:
        batch_op.drop_index("ix_outcome_link_plan_id")
        batch_op.drop_index("ix_outcome_link_outcome_id")
        batch_op.drop_index("ix_outcome_link_linked_by")
        batch_op.drop_index("ix_outcome_link_line_id")
        batch_op.drop_index("ix_outcome_link_employee_id")

    op.drop_table("outcome_link")
    with op.batch_alter_table("outcome_value", schema=None) as batch_op:
        batch_op.drop_index("ix_outcome_value_supersedes_id")
        batch_op.drop_index("ix_outcome_value_posted_by")
        batch_op.drop_index("ix_outcome_value_outcome_id")
        batch_op.drop_index("ix_outcome_value_starts_on")
        batch_op.drop_index("ix_outcome_value_of_days")

    op.drop_table("outcome_value")
    with op.batch_alter_table("service_outcome", schema=None) as batch_op:
        batch_op.drop_index("ix_service_outcome_unit_id")
        batch_op.drop_index("ix_service_outcome_service_id")

    op.drop_table("service_outcome")
