"""hold in indexes what is looked for"""

from collections.abc import Iterator, Mapping
from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "b7d40c2f9a16"
down_revision = "13e6acbc061f"
branch_labels = None
depends_on = None
kind = "expand"  # "expand" if programs of the revision before can go on: docs/decisions/0023

GONE: Final = {
    "acknowledgement": "employee_id",
    "attendance": "posted_by",
    "calibration": "meeting_id",
    "career_plan": "employee_id position_id",
    "competence_assessment": "assessor_id position_id posted_by supersedes_id",
    "competence_demand": "position_id",
    "counseling_record": "second_reader_id superior_id",
    "discipline_reckoning": "measurement_id",
    "discipline_sanction": "employee_id recorded_by",
    "evaluation": "period_id position_id",
    "evidence": "posted_by",
    "gate_waiver": "period_id waived_by",
    "indicator_mapping": "indicator_id",
    "indicator_review": "decided_by new_version_id period_id",
    "indicator_version": "indicator_id",
    "innovation_panel": "cycle_id",
    "innovation_progress": "innovation_id",
    "innovation_verdict": "innovation_id panel_id",
    "innovator": "innovation_id",
    "issued_document": "issued_by",
    "mapped_position": "mapping_id",
    "measurement": "period_id posted_by supersedes_id",
    "meeting_action": "meeting_id",
    "meeting_attendee": "meeting_id",
    "meeting_correction": "corrected_by meeting_id",
    "meeting_lesson": "meeting_id",
    "meeting_topic": "meeting_id",
    "outcome_link": "linked_by",
    "outcome_value": "outcome_id posted_by supersedes_id",
    "panel_member": "panel_id",
    "period": "cycle_id",
    "plan": "cycle_id employee_id",
    "plan_revision": "approved_by standard_id",
    "plan_signature": "signed_by",
    "progress": "posted_by",
    "proposal": "answered_by draft_id",
    "publication": "asked_by",
    "rater_statistic": "study_id",
    "rater_study": "computed_by period_id",
    "service_case": "service_id",
    "sign_in_session": "account_id",
    "survey_invitation": "target_id",
    "survey_person_release": "survey_id",
    "survey_release": "survey_id",
    "survey_tally": "target_id",
    "survey_target": "survey_id",
    "system_finding": "system_review_id",
    "system_finding_action": "finding_id",
    "system_review": "concluded_by opened_by period_id previous_id",
}
"""Indexes that others begin with, or by which nothing is looked for."""
GONE_WITH_PERSON: Final = {
    "accomplishment_link": "accomplishment_id",
    "assessment": "evaluation_id",
    "attendance": "supersedes_id",
    "behavior_expectation": "revision_id",
    "coaching_session": "coaching_id",
    "counseling_feedback": "counseling_id",
    "counseling_record": "counseling_id",
    "direction_note": "plan_id replaces_id",
    "document_job_item": "document_id",
    "evaluation_rating": "evaluation_id",
    "guidance_feedback": "coaching_id",
    "issued_document": "snapshot_id",
    "objection": "evaluation_id snapshot_id",
    "outcome_link": "line_id",
    "person_decision": "recommendation_id snapshot_id",
    "plan_indicator": "revision_id",
    "plan_message": "plan_id",
    "plan_revision": "plan_id",
    "plan_signature": "revision_id",
    "progress": "supersedes_id",
    "publication": "decision_id",
    "recommendation": "snapshot_id",
    "remedy": "line_id plan_id",
    "result_use": "recommendation_id",
    "snapshot": "evaluation_id",
    "upward_report": "document_id",
    "work_result": "revision_id",
}
"""Such ones that name the person, too."""
WITHOUT_PERSON: Final = {
    "accomplishment": "plan_id",
    "act_mark": "evaluation_id",
    "calibration": "evaluation_id",
    "coaching_aim": "coaching_id",
    "counseling_feedback": "feedback_id",
    "direction_note": "line_id",
    "document_job_item": "plan_id",
    "evaluation": "plan_id plan_revision_id",
    "evidence": "line_id",
    "issued_document": "evaluation_id",
    "outcome_link": "plan_id",
    "plan": "assignment_id",
    "plan_indicator": "line_id result_id",
    "plan_line": "plan_id",
    "progress": "line_id",
    "recommendation": "evaluation_id",
    "result_use": "evaluation_id",
    "upward_report": "evaluation_id",
    "work_result": "line_id",
}
"""Indexes that named the person whom the record before it has already."""
FILLED_WITHOUT_PERSON: Final = {
    "accomplishment_link": "evidence_id line_id",
    "approval_request": "evaluation_id snapshot_id",
    "assessment": "snapshot_id",
    "coaching_aim": "line_id",
    "coaching_plan": "evaluation_id",
    "document_job_item": "evaluation_id",
    "evidence": "progress_id",
    "feedback": "line_id",
    "person_decision": "evaluation_id",
    "remedy": "revision_id",
    "result_use": "decision_id",
    "training": "evaluation_id",
}
"""Such ones of keys that may be empty."""
FILLED: Final = {
    "accomplishment": "decided_by",
    "account": "employee_id unit_id",
    "act_mark": "approval_id delegation_id",
    "activation_code": "approval_id",
    "announcement": "cycle_id leader_id period_id",
    "approval_request": "account_id answered_by asked_by employee_id period_id superior_id",
    "assessment": "rated_by",
    "calibration": "decided_by",
    "coaching_plan": "assessment_id",
    "counseling": "counselor_id recipient_id",
    "counseling_record": "decided_by",
    "cycle": "extended_by",
    "delegation": "approval_id",
    "evaluation": "assessor_id",
    "goal": "parent_id",
    "innovation_panel": "unit_id",
    "measurement": "employee_id unit_id",
    "meeting": "cycle_id",
    "objection": "decided_by",
    "period": "extended_by",
    "person_decision": "period_id revoked_by",
    "plan_indicator": "indicator_version_id",
    "proposal": "indicator_version_id",
    "public_service": "completed_id error_rate_id processing_time_id response_time_id",
    "recommendation": "rule_id",
    "role_grant": "approval_id",
    "service_outcome": "service_id",
    "survey": "period_id",
    "survey_target": "about_id indicator_version_id unit_id",
    "training": "assessment_id decided_by",
    "work_result": "assigned_by goal_id supports_line_id",
}
"""Indexes of keys that may be empty: they held a row for each empty one."""


def upgrade() -> None:
    for each in (GONE, GONE_WITH_PERSON, WITHOUT_PERSON, FILLED_WITHOUT_PERSON, FILLED):
        for table, column in _each(each):
            op.drop_index(f"ix_{table}_{column}", table_name=table)
    for table, column in _each(WITHOUT_PERSON):
        _create(table, column)
    for table, column in (*_each(FILLED_WITHOUT_PERSON), *_each(FILLED)):
        _create(table, column, is_filled=True)


def downgrade() -> None:
    for each in (WITHOUT_PERSON, FILLED_WITHOUT_PERSON, FILLED):
        for table, column in _each(each):
            op.drop_index(f"ix_{table}_{column}", table_name=table)
    for table, column in (*_each(GONE), *_each(FILLED)):
        _create(table, column)
    for each in (GONE_WITH_PERSON, WITHOUT_PERSON, FILLED_WITHOUT_PERSON):
        for table, column in _each(each):
            _create(table, column, "employee_id")


def _each(indexes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((table, column) for table, columns in indexes.items() for column in columns.split())


def _create(table: str, *columns: str, is_filled: bool = False) -> None:
    rows = sa.text(f"{columns[0]} IS NOT NULL") if is_filled else None
    op.create_index(
        f"ix_{table}_{columns[0]}",
        table,
        ["agency_id", *columns],
        sqlite_where=rows,
        postgresql_where=rows,
    )
