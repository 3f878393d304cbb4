"""ask employees and holders

A survey says who is asked. Beside units and people it asks about indicators. In a 360 whoever is
assessed by the same person is a teammate: a peer, as feedback has it, shares the unit.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from penilaian_api.storage.audit.restating import restate_table
from penilaian_api.storage.models.survey.surveys import Survey, SurveyTarget

revision = "c26a6cfb02a4"
down_revision = "c517c889a453"
branch_labels = None
depends_on = None
kind = "contract"  # "expand" if programs of the revision before can go on: docs/decisions/0023


AUDIENCES: Final = "audience IN ('public', 'colleagues', 'employees', 'holders')"
ONE_SUBJECT: Final = (
    "(CASE WHEN unit_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN about_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN indicator_version_id IS NULL THEN 0 ELSE 1 END) = 1"
)
VOICES: Final = "voice IN ('teammate', 'subordinate', 'other')"
OLD_VOICES: Final = "voice IN ('peer', 'subordinate', 'other')"


def _hold(batch_op: BatchOperations, name: str, condition: str) -> None:
    constraint = batch_op.f(f"ck_survey_target_{name}")
    batch_op.create_check_constraint(constraint, condition)


def _drop(batch_op: BatchOperations, name: str) -> None:
    batch_op.drop_constraint(batch_op.f(f"ck_survey_target_{name}"), type_="check")


def upgrade() -> None:
    """Say of each survey who is asked, which follows from what it is about."""
    with op.batch_alter_table("survey", schema=None) as batch_op:
        batch_op.add_column(sa.Column("audience", sa.String(40), nullable=True))
    op.execute("UPDATE survey SET audience = 'public'")
    op.execute(
        "UPDATE survey SET audience = 'colleagues' WHERE EXISTS (SELECT 1 FROM survey_target AS t"
        " WHERE t.agency_id = survey.agency_id AND t.survey_id = survey.id"
        " AND t.about_id IS NOT NULL)"
    )
    with op.batch_alter_table("survey", schema=None) as batch_op:
        batch_op.alter_column("audience", existing_type=sa.String(40), nullable=False)
        batch_op.create_check_constraint(batch_op.f("ck_survey_audience"), AUDIENCES)
    with op.batch_alter_table("survey_target", schema=None) as batch_op:
        _drop(batch_op, "voice")
        _drop(batch_op, "unit_or_person")
        batch_op.add_column(sa.Column("indicator_version_id", sa.Uuid(), nullable=True))
    op.execute("UPDATE survey_target SET voice = 'teammate' WHERE voice = 'peer'")
    with op.batch_alter_table("survey_target", schema=None) as batch_op:
        batch_op.create_index(
            "ix_survey_target_indicator_version_id",
            ["agency_id", "indicator_version_id"],
            unique=False,
        )
        batch_op.create_unique_constraint(
            "uq_survey_target_survey_id_indicator_version_id",
            ["agency_id", "survey_id", "indicator_version_id"],
        )
        batch_op.create_foreign_key(
            "fk_survey_target_indicator_version_id",
            "indicator_version",
            ["agency_id", "indicator_version_id"],
            ["agency_id", "id"],
        )
        _hold(batch_op, "voice", VOICES)
        _hold(batch_op, "one_subject", ONE_SUBJECT)
    for model in (Survey, SurveyTarget):
        restate_table(op.get_bind(), model)


def downgrade() -> None:
    """Take it away; what asks about an indicator cannot be said any more."""
    op.execute("DELETE FROM survey_target WHERE indicator_version_id IS NOT NULL")
    with op.batch_alter_table("survey_target", schema=None) as batch_op:
        _drop(batch_op, "one_subject")
        _drop(batch_op, "voice")
        batch_op.drop_constraint("fk_survey_target_indicator_version_id", type_="foreignkey")
        batch_op.drop_constraint("uq_survey_target_survey_id_indicator_version_id", type_="unique")
        batch_op.drop_index("ix_survey_target_indicator_version_id")
        batch_op.drop_column("indicator_version_id")
    op.execute("UPDATE survey_target SET voice = 'peer' WHERE voice = 'teammate'")
    with op.batch_alter_table("survey_target", schema=None) as batch_op:
        _hold(batch_op, "voice", OLD_VOICES)
        _hold(batch_op, "unit_or_person", "(unit_id IS NULL) <> (about_id IS NULL)")
    with op.batch_alter_table("survey", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_survey_audience"), type_="check")
        batch_op.drop_column("audience")
