"""Each thing that must never be is refused by the database itself: one raw statement per rule."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlalchemy import CheckConstraint, Enum, String, UniqueConstraint, bindparam, insert, text
from sqlalchemy.exc import DBAPIError
from tests.serving.client import Api
from tests.storage.database.rows import Rows

from penilaian_api.storage.models.base import Base


class UndoneError(Exception):
    """Raised to roll back what was only tried."""


TABLES = [table for table in Base.metadata.sorted_tables if "agency_id" in table.columns]
TABLES = [table for table in TABLES if table.name not in {"login", "audit_head"}]
BROKEN = {
    "ck_account_service_is_nobody": {"kind": "service"},
    "ck_role_grant_granted_role": {"role": "employee"},
    "ck_role_grant_dates": {"ends_before": date(2026, 3, 1)},
    "ck_unit_not_own_parent": "itself:parent_id",
    "ck_unit_code_without_slash": {"code": "A/B"},
    "ck_position_places": {"places": 0},
    "ck_assignment_dates": {"ends_before": date(2026, 3, 1)},
    "ck_assignment_seat": {"seat": 0},
    "ck_assignment_voided_with_reason": {"void_reason": "why"},
    "ck_reporting_line_dates": {"ends_before": date(2026, 3, 1)},
    "ck_reporting_line_voided_with_reason": {"void_reason": "why"},
    "ck_reporting_line_not_itself": "same:position_id:superior_position_id",
    "ck_delegation_dates": {"ends_before": date(2026, 3, 1)},
    "ck_lasting_defect_dates": {"ends_before": date(2026, 3, 1)},
    "ck_delegation_voided_with_reason": {"void_reason": "why"},
    "ck_assessor_not_himself": "same:employee_id:assessor_id",
    "ck_assessor_dates": {"ends_before": date(2026, 3, 1)},
    "ck_scheme_version_number": {"number": 0},
    "ck_cycle_dates": {"ends_before": date(2026, 3, 1)},
    "ck_period_dates": {"ends_before": date(2026, 3, 1)},
    "ck_period_window": {"rate_until": date(2026, 2, 1)},
    "ck_goal_not_own_parent": "itself:parent_id",
    "ck_indicator_mapping_position_count": {"position_count": -1},
    "ck_indicator_version_number": {"number": 0},
    "ck_service_outcome_polarity": {"polarity": "within"},
    "ck_service_outcome_figure_of_service": {"figure": "completed"},
    "ck_service_outcome_one_source": {
        "instrument_key": "skm",
        "service_id": UUID(int=1),
        "figure": "completed",
    },
    "ck_outcome_value_dates": {"ends_before": date(2026, 3, 1)},
    "ck_outcome_value_count": {"count": -1},
    "ck_outcome_value_range": {"low": Decimal(2), "high": Decimal(1)},
    "ck_outcome_value_not_itself": "itself:supersedes_id",
    "ck_competence_demand_level": {"level": 6},
    "ck_competence_assessment_not_itself": "itself:supersedes_id",
    "ck_competence_assessment_not_by_oneself": "same:employee_id:assessor_id",
    "ck_competence_assessment_rubric_number": {"rubric_number": 0},
    "ck_indicator_review_counts": {"missing": 9},
    "ck_indicator_review_decided_with_reason": {"reason": "Tetap"},
    "ck_indicator_review_adjusted_by_a_version": {"new_version_id": UUID(int=1)},
    "ck_innovation_points": {"points": Decimal(5)},
    "ck_instrument_version_number": {"number": 0},
    "ck_publication_published_by_consent": {"state": "published"},
    "ck_publication_withdrawn_whole": {"state": "withdrawn"},
    "ck_recommendation_by_rule_or_reason": {"rule_id": None, "reason": ""},
    "ck_person_decision_not_by_oneself": "same:employee_id:decided_by",
    "ck_person_decision_cited_whole": {"snapshot_number": 1},
    "ck_person_decision_recommended_by_result": {"recommendation_id": UUID(int=0)},
    "ck_person_decision_revoked_whole": {"revoked_for": "Keliru."},
    "ck_result_use_in_something": {
        "recommendation_id": None,
        "decision_id": None,
        "purpose": "sanction",
    },
    "ck_outstanding_rule_version_number": {"number": 0},
    "ck_standard_version_number": {"number": 0},
    "ck_standard_version_dates": {"ends_before": date(2026, 2, 1)},
    "ck_standard_version_activated": {"status": "active", "activated_at": None},
    "ck_standard_scope_dates": {"ends_before": date(2026, 3, 1)},
    "ck_survey_dates": {"ends_before": date(2026, 3, 1)},
    "ck_survey_minimum_group": {"minimum_group": 4},
    "ck_survey_period_and_part": {"part": "satisfaction"},
    "ck_rater_study_number": {"number": 0},
    "ck_rater_study_counts": {"compared_count": 9},
    "ck_rater_statistic_rated": {"rated_count": 0},
    "ck_rater_statistic_objections": {"objections_changed": 9},
    "ck_meeting_correction_number": {"number": 0},
    "ck_announcement_of_cycle": {"period_id": UUID(int=1), "cycle_id": None},
    "ck_announcement_due": {"is_required": False, "due_on": date(2026, 3, 31)},
    "ck_announcement_published": {"state": "published", "published_at": None},
    "ck_announcement_statement": {"kind": "leader_statement", "leader_id": None},
    "ck_proposal_comment_on_version": {"kind": "indicator_comment"},
    "ck_survey_target_one_subject": {"unit_id": None},
    "ck_survey_target_person_by_voice": {"voice": "teammate"},
    "ck_survey_target_population": {"population": 0},
    "ck_survey_tally_answers": {"answers": 0},
    "ck_survey_invitation_used_or_declined": {"is_used": True, "is_declined": True},
    "ck_plan_dates": {"ends_before": date(2026, 3, 1)},
    "ck_plan_revision_not_approved_by_himself": "same:employee_id:approved_by",
    "ck_plan_revision_approved_by_somebody": {"state": "approved"},
    "ck_work_result_weight": {"weight": Decimal(-1)},
    "ck_plan_indicator_weight": {"weight": Decimal(-1)},
    "ck_progress_not_itself": "itself:supersedes_id",
    "ck_progress_value_or_step": {"step": "both"},
    "ck_progress_spent_in_a_unit": {"spent": Decimal(1), "spent_in": None},
    "ck_progress_spent": {"spent": Decimal(0), "spent_in": "jam"},
    "ck_progress_cases": {"cases": 0},
    "ck_service_case_times": {
        "completed_at": datetime(2026, 1, 1, tzinfo=UTC),
        "processing": Decimal(0),
    },
    "ck_service_case_response": {"responded_at": datetime(2026, 1, 1, tzinfo=UTC)},
    "ck_service_case_processing": {"processing": Decimal(1)},
    "ck_service_case_elapsed": {"response": Decimal(-1)},
    "ck_evidence_file_or_link": {"kind": "file"},
    "ck_attendance_not_itself": "itself:supersedes_id",
    "ck_attendance_late_minutes": {"state": "late", "late_minutes": 1441},
    "ck_attendance_early_minutes": {"state": "left_early", "early_minutes": -1},
    "ck_attendance_minutes": {"late_minutes": 5},
    "ck_attendance_leave_kind": {"leave_kind": "annual"},
    "ck_discipline_sanction_dates": {"ends_before": date(2026, 3, 1)},
    "ck_discipline_sanction_voided_with_reason": {"void_reason": "why"},
    "ck_measurement_person_or_unit": "unit",
    "ck_measurement_count": {"count": -1},
    "ck_measurement_not_itself": "itself:supersedes_id",
    "ck_evaluation_not_by_himself": "same:employee_id:assessor_id",
    "ck_evaluation_final_by_somebody": {"state": "final"},
    "ck_assessment_not_by_himself": "same:employee_id:rated_by",
    "ck_evaluation_rating_chosen_or_level": {"level": 3},
    "ck_evaluation_rating_level": {"chosen": None, "level": 6},
    "ck_objection_third_person": "same:employee_id:decided_by",
    "ck_approval_request_two_persons": "same:asked_by:answered_by",
    "ck_approval_request_about_one_thing": {"kind": "reopen_period"},
    "ck_act_mark_rests_on": {"delegation_id": None},
    "ck_feedback_not_of_himself": "same:employee_id:author_id",
    "ck_coaching_plan_not_of_oneself": "same:employee_id:author_id",
    "ck_coaching_plan_not_by_oneself": "same:employee_id:opened_by",
    "ck_coaching_plan_agreed": {"state": "running", "closed_at": None},
    "ck_coaching_plan_closed_at_its_end": {"state": "ended", "closed_at": None},
    "ck_coaching_aim_tied_to_one": {"part": None},
    "ck_coaching_session_number": {"number": 0},
    "ck_accomplishment_not_by_oneself": "same:employee_id:decided_by",
    "ck_accomplishment_decided_by_somebody": {"state": "confirmed"},
    "ck_accomplishment_link_to_one": {"line_id": None, "evidence_id": None},
    "ck_system_review_not_after_itself": "itself:previous_id",
    "ck_system_review_concluded_by_somebody": {"state": "concluded"},
    "ck_system_finding_number": {"number": 0},
    "ck_calibration_changes": "same:rating_before:rating_after",
    "ck_calibration_decided": {"state": "declined", "decided_at": None},
    "ck_calibration_not_by_himself": "same:employee_id:decided_by",
    "ck_calibration_not_on_himself": "same:employee_id:proposed_by",
    "ck_meeting_action_number": {"number": 0},
    "ck_meeting_action_done": {"state": "done"},
    "ck_meeting_lesson_number": {"number": 0},
    "ck_counseling_not_by_oneself": "same:employee_id:author_id",
    "ck_counseling_reported_to_another": "same:employee_id:recipient_id",
    "ck_counseling_counselor": "same:employee_id:counselor_id",
    "ck_counseling_reported": {"state": "reported", "reported_at": None},
    "ck_counseling_arranged": {
        "state": "arranged",
        "reported_at": datetime(2026, 3, 2, tzinfo=UTC),
        "counselor_id": None,
        "closed_at": None,
    },
    "ck_counseling_closed_at_its_end": {"state": "settled", "closed_at": None},
    "ck_counseling_record_not_by_oneself": "same:employee_id:author_id",
    "ck_counseling_record_reader": "same:employee_id:superior_id",
    "ck_counseling_record_second_reader": "same:superior_id:second_reader_id",
    "ck_counseling_record_decided_by_reader": "same:author_id:decided_by",
    "ck_counseling_record_decided": {"state": "decided", "decided_at": None},
    "ck_counseling_record_decided_by_somebody": {
        "state": "decided",
        "decided_at": datetime(2026, 3, 2, tzinfo=UTC),
    },
    "ck_remedy_not_by_oneself": "same:employee_id:author_id",
    "ck_remedy_number": {"number": 0},
    "ck_remedy_revision_is_named": {"revision_id": UUID(int=1)},
    "ck_remedy_not_taken_over_first": {"kind": "take_over", "number": 1},
    "ck_upward_report_to_another": "same:reported_by:recipient_id",
    "ck_upward_report_not_by_oneself": "same:employee_id:reported_by",
    "ck_document_job_begun_at_its_begin": {"state": "running", "begun_at": None},
    "ck_document_job_ended_at_its_end": {"ended_at": datetime(2026, 3, 2, tzinfo=UTC)},
    "ck_document_job_item_number": {"number": 0},
    "ck_document_job_item_lacking_for_a_reason": {"gap": "failed"},
    "ck_document_job_item_written_whole": {
        "file_name": "a",
        "file_digest": "b",
        "size": 1,
        "standing": "own",
    },
    "ck_document_job_item_signs_of_its_file": {"lacking_signs": ["U+4E2D"]},
    "ck_document_job_item_settled": {"settled_at": datetime(2026, 3, 2, tzinfo=UTC)},
    "ck_issued_document_counts": {"size": 0},
    "ck_direction_note_not_to_oneself": "same:employee_id:author_id",
    "ck_training_not_by_oneself": "same:employee_id:nominated_by",
    "ck_training_not_decided_by_oneself": "same:employee_id:decided_by",
    "ck_training_two_persons": "same:nominated_by:decided_by",
    "ck_training_hours": {"hours": 0},
    "ck_training_closed": {"state": "completed", "closed_on": None},
    "ck_training_gap_is_named": {"origin": "competence_gap", "assessment_id": None},
    "ck_training_area_is_named": {"origin": "improvement_area", "evaluation_id": None},
    "ck_training_rule_is_named": {"origin": "consistent_results", "rule_version": None},
    "ck_career_plan_years": {"from_year": 2030, "to_year": 2026},
    "ck_guidance_feedback_not_to_oneself": "same:employee_id:superior_id",
    "ck_feedback_asked_or_given": {"given_at": None},
}
"""How each CHECK is broken: values, or which column is set to what."""


def _constraints(kind):
    return [
        pytest.param(table, item, id=str(item.name))
        for table in TABLES
        for item in sorted(table.constraints, key=lambda item: str(item.name))
        if isinstance(item, kind)
    ]


CHECKS = _constraints(CheckConstraint)


def _is_general(name: str, table) -> bool:
    """Lengths and choices are broken by rule, not by hand."""
    if name.endswith("_length"):
        return True
    return any(
        isinstance(column.type, Enum) and name == f"ck_{table.name}_{column.type.name}"
        for column in table.columns
    )


def test_every_special_check_has_its_break() -> None:
    special = {
        str(param.values[1].name)
        for param in CHECKS
        if not _is_general(str(param.values[1].name), param.values[0])
    }
    assert special == set(BROKEN)


@pytest.mark.parametrize("table", [pytest.param(table, id=table.name) for table in TABLES])
def test_a_valid_row_is_taken(still: Api, table) -> None:
    with pytest.raises(UndoneError):
        _try_out(still, table)


def _try_out(api: Api, table) -> None:
    with api.raw(owner=True) as sql:
        Rows(sql, api.agency_id()).make(table)
        raise UndoneError


@pytest.mark.parametrize(("table", "check"), CHECKS)
def test_a_broken_check_is_refused(still: Api, table, check) -> None:
    with pytest.raises(DBAPIError, match=r"(?i)check|gd:|too long"):
        _insert_broken(still, table, str(check.name))


def _insert_broken(api: Api, table, check: str) -> None:
    with api.raw() as sql:
        row = Rows(sql, api.agency_id()).values(table)
        row.update(_break(table, check, row))
        sql.execute(_insert(table, row), row)


def _insert(table, row):
    """Write text: the type of a choice would refuse in Python what the database must refuse."""
    names, places = ", ".join(f'"{name}"' for name in row), ", ".join(f":{name}" for name in row)
    statement = text(f"INSERT INTO {table.name} ({names}) VALUES ({places})")
    return statement.bindparams(*(_parameter(table, name) for name in row))


def _parameter(table, name):
    kind = table.columns[name].type
    return bindparam(name, type_=String() if isinstance(kind, Enum) else kind)


def _break(table, name: str, row):
    if name in BROKEN:
        how = BROKEN[name]
        if isinstance(how, dict):
            return how
        word, *columns = how.split(":")
        if word == "itself":
            return {columns[0]: row["id"]}
        if word == "unit":
            return {"unit_id": row["employee_id"]}
        return {columns[1]: row[columns[0]]}
    for column in table.columns:
        if isinstance(column.type, Enum) and name == f"ck_{table.name}_{column.type.name}":
            return {column.name: "no_such_choice"}
        if name == f"ck_{table.name}_{column.name}_length":
            return {column.name: "x" * (column.type.length + 1)}
    raise LookupError(name)


@pytest.mark.parametrize(("table", "key"), _constraints(UniqueConstraint))
def test_a_second_row_under_the_same_key_is_refused(still: Api, table, key) -> None:
    with pytest.raises(DBAPIError):
        _insert_twice(still, table, key)


def _insert_twice(api: Api, table, key) -> None:
    with api.raw() as sql:
        rows = Rows(sql, api.agency_id())
        first = rows.make(table)
        second = rows.values(table)
        second.update(
            {column.name: first[column.name] for column in key.columns if column.name in first}
        )
        if any(column.name not in first for column in key.columns):
            pytest.skip("the key holds an optional column: see the test of its feature")
        sql.execute(insert(table), second)


FOREIGN = [
    pytest.param(table, key, id=str(key.name))
    for table in TABLES
    for key in sorted(table.foreign_key_constraints, key=lambda key: str(key.name))
]


@pytest.mark.parametrize(("table", "key"), FOREIGN)
def test_a_reference_to_nothing_is_refused(still: Api, table, key) -> None:
    with pytest.raises(DBAPIError, match=r"(?i)foreign|row-level|gd:|ck_"):
        _refer_to_nothing(still, table, key)


def _refer_to_nothing(api: Api, table, key) -> None:
    with api.raw() as sql:
        row = Rows(sql, api.agency_id()).values(table)
        columns = [element.parent.name for element in key.elements]
        last = next(
            (name for name in columns if name not in {"agency_id", "employee_id"}), columns[-1]
        )
        kind = table.columns[last].type
        row[last] = (
            10**9 if "INTEGER" in str(kind).upper() or "INT" in str(kind).upper() else uuid4()
        )
        sql.execute(insert(table), row)


@pytest.mark.parametrize(("table", "key"), FOREIGN)
def test_a_reference_across_agencies_is_refused(still: Api, table, key) -> None:
    columns = [element.parent.name for element in key.elements]
    if columns == ["agency_id"]:
        pytest.skip("the reference to the agency itself")
    if "id" not in key.referred_table.columns:
        pytest.skip("rows are numbered within their agency: the number exists in each")
    with pytest.raises(DBAPIError, match=r"(?i)foreign|gd:|ck_|check"):
        _refer_across(still, table, key)


def _refer_across(api: Api, table, key) -> None:
    with api.raw(owner=True) as sql:
        parent = Rows(sql, api.agency_id("beta")).make(key.referred_table)
        row = Rows(sql, api.agency_id()).values(table)
        for element in key.elements:
            if element.parent.name != "agency_id":
                row[element.parent.name] = parent[element.column.name]
        sql.execute(insert(table), row)
