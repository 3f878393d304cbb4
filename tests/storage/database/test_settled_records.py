"""Hold settled records in every column: one raw UPDATE per column of the mapped class.

The columns come from the class, so that one that is added tomorrow is refused or named here.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import (
    Boolean,
    Date,
    Enum,
    Integer,
    LargeBinary,
    String,
    Uuid,
    cast,
    insert,
    literal_column,
    update,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import JSON
from tests.serving.client import Api
from tests.storage.database.rows import Rows

from penilaian_api.storage import models
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.types import ExactDecimal, UtcDateTime

assert models
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SOMEBODY = object()
"""Stands for an employee who is not the one that the record is about."""
ACCOUNT = object()
"""Stands for an account."""
DIGEST = "0" * 64


class UndoneError(Exception):
    """Raised to roll back what was only tried."""


@dataclass(frozen=True)
class Settled:
    """A record that is settled: by which steps, what it is refused with, and what may still move.

    A step names a table (the record's own, or one above it) and the columns that it sets.
    """

    table: str
    code: str
    steps: tuple[tuple[str, dict[str, Any]], ...] = ()
    movable: dict[str, Any] = field(default_factory=dict)
    """The columns that may still move, each with a value that it may take."""


FINAL = (
    ("evaluation", {"state": "rated"}),
    ("evaluation", {"state": "final", "assessor_id": SOMEBODY, "finalized_at": NOON}),
)
HEARING = {
    "employee_statement": "Saya menjelaskan.",
    "assessor_statement": "Saya menjawab.",
    "heard_at": NOON,
}
DECISION = {
    "decision": "Tetap.",
    "decision_ground": "rating_supported",
    "ratings": {},
    "decided_by": SOMEBODY,
    "decided_at": NOON,
    "decide_due_on": date(2026, 3, 9),
}
RECORDED = ("meeting", {"state": "recorded"})
CONCLUDED = (
    ("system_review", {"state": "concluded", "concluded_by": ACCOUNT, "concluded_at": NOON}),
)
CLOSED = (RECORDED, ("meeting", {"state": "closed", "closed_at": NOON}))
VERIFIED = (("innovation", {"state": "verified", "points": Decimal(4), "decided_at": NOON}),)
CONFIRMED = (
    ("accomplishment", {"state": "confirmed", "decided_by": SOMEBODY, "decided_at": NOON}),
)
PUBLISHED = ("announcement", {"state": "published", "published_at": NOON})
ACCEPTED = ("public_feedback", {"state": "accepted", "moderated_at": NOON})
REPORTED = ("counseling", {"state": "reported", "reported_at": NOON, "recipient_id": SOMEBODY})
ARRANGED = (
    "counseling",
    {
        "state": "arranged",
        "counselor_id": SOMEBODY,
        "capacity": "independent",
        "meets_at": NOON,
        "location": "Ruang konseling",
    },
)
JOB_RUNS = ("document_job", {"state": "running", "begun_at": NOON})
SETTLED = {
    "document job that is done": Settled(
        "document_job",
        "append_only|illegal_state",
        (JOB_RUNS, ("document_job", {"state": "done", "ended_at": NOON})),
        {"version": 9},
    ),
    "person of a document job": Settled(
        "document_job_item",
        "append_only|illegal_state",
        (
            JOB_RUNS,
            ("document_job_item", {"state": "lacking", "gap": "failed", "settled_at": NOON}),
        ),
    ),
    "report upward": Settled(
        "upward_report",
        "append_only|ck_upward_report_",
        (),
        {"version": 9, "acknowledged_at": NOON},
    ),
    "step on a result": Settled(
        "remedy",
        "append_only|ck_remedy_",
        (),
        {"version": 9, "acknowledged_at": NOON},
    ),
    "counseling reported": Settled(
        "counseling",
        "(append_only|illegal_state)|ck_counseling_",  # its state moves with what its step writes
        (REPORTED,),
        {
            "version": 9,
            "own_view": "Baik.",
            "replied_at": NOON,
            "settled_for": "Membaik.",
            "counselor_id": SOMEBODY,
            "capacity": "official",
            "meets_at": NOON,
            "location": "Ruang lain",
        },
    ),
    "counseling done": Settled(
        "counseling",
        "append_only|illegal_state",
        (REPORTED, ARRANGED, ("counseling", {"state": "counseled", "closed_at": NOON})),
        {"version": 9},
    ),
    "counseling record signed": Settled(
        "counseling_record",
        "(append_only|illegal_state)|ck_counseling_record_",  # it is decided as a whole
        (),
        {"version": 9, "consequence": "Ditindaklanjuti."},
    ),
    "attendee of a closed meeting": Settled(
        "meeting_attendee", "append_only", CLOSED, {"confirmed_at": NOON}
    ),
    "action of a closed meeting": Settled(
        "meeting_action",
        "append_only",
        (*CLOSED, ("meeting_action", {"done_at": NOON})),
        {"state": "done", "done_at": NOON, "outcome": "Selesai.", "version": 9},
    ),
    "action done": Settled(
        "meeting_action",
        "append_only|gd:illegal_state",
        (("meeting_action", {"state": "done", "done_at": NOON}),),
        {"version": 9},
    ),
    "calibration of a closed meeting": Settled(
        "calibration", "append_only", CLOSED, {"version": 9}
    ),
    "calibration proposed": Settled(
        "calibration",
        "append_only|gd:illegal_state|ck_calibration_",  # it is decided as a whole
        (),
        {"decided_by": SOMEBODY, "decided_at": NOON, "declined_for": "Sesuai.", "version": 9},
    ),
    "calibration decided": Settled(
        "calibration",
        "append_only|gd:illegal_state|ck_calibration_",
        (("calibration", {"state": "declined", "decided_by": SOMEBODY, "decided_at": NOON}),),
        {"version": 9},
    ),
    "review of the system": Settled(
        "system_review",
        "append_only|gd:illegal_state|ck_system_review_",  # it is concluded as a whole
        (),
        {"conclusion": "Baik.", "concluded_by": ACCOUNT, "concluded_at": NOON, "version": 9},
    ),
    "review of the system concluded": Settled(
        "system_review", "append_only|gd:illegal_state", CONCLUDED, {"version": 9}
    ),
    "finding of a concluded review": Settled("system_finding", "append_only", CONCLUDED),
    "action of a concluded review": Settled("system_finding_action", "append_only", CONCLUDED),
    "lesson of a closed meeting": Settled("meeting_lesson", "append_only", CLOSED),
    "topic of a closed meeting": Settled("meeting_topic", "append_only", CLOSED),
    "innovation verified": Settled("innovation", "(innovation_judged|illegal_state)", VERIFIED),
    "innovator of a verified innovation": Settled("innovator", "append_only", VERIFIED),
    "phase of a verified innovation": Settled("innovation_progress", "append_only", VERIFIED),
    "sanction": Settled(
        "discipline_sanction",
        "append_only|ck_discipline_sanction_voided_with_reason",  # it is voided with a reason
        (),
        {"version": 9},
    ),
    "decision on a person": Settled(
        "person_decision",
        "append_only|ck_person_decision_",
        (),
        {"version": 9, "acknowledged_at": NOON},
    ),
    "decision revoked": Settled(
        "person_decision",
        "append_only",
        (
            (
                "person_decision",
                {"revoked_at": NOON, "revoked_by": ACCOUNT, "revoked_for": "Keliru."},
            ),
        ),
        {"version": 9, "acknowledged_at": NOON},
    ),
    "sanction voided": Settled(
        "discipline_sanction",
        "append_only",
        (("discipline_sanction", {"voided_at": NOON, "void_reason": "Dibatalkan."}),),
        {"version": 9},
    ),
    "review decided": Settled(
        "indicator_review",
        "indicator_fixed",
        (
            (
                "indicator_review",
                {"outcome": "kept", "reason": "Tetap.", "decided_by": ACCOUNT, "decided_at": NOON},
            ),
        ),
    ),
    "citizens' feedback received": Settled(
        "public_feedback",
        "append_only",
        (),
        {"state": "accepted", "version": 9, "moderated_at": NOON, "reason": "Tidak jelas."},
    ),
    "citizens' feedback accepted": Settled(
        "public_feedback",
        "append_only",
        (ACCEPTED,),
        {"state": "answered", "version": 9, "answer": "Baik.", "answered_at": NOON},
    ),
    "citizens' feedback answered": Settled(
        "public_feedback",
        "(append_only|illegal_state)",
        (
            ACCEPTED,
            ("public_feedback", {"state": "answered", "answer": "Baik.", "answered_at": NOON}),
        ),
        {"version": 9},
    ),
    "target of a survey that is open": Settled(
        "survey_target", "append_only", (("survey", {"state": "open"}),)
    ),
    "announcement published": Settled(
        "announcement",
        "append_only",
        (PUBLISHED,),
        {"state": "withdrawn", "withdrawn_for": "Diganti.", "version": 9},
    ),
    "announcement withdrawn": Settled(
        "announcement",
        "append_only|illegal_state",
        (PUBLISHED, ("announcement", {"state": "withdrawn", "withdrawn_for": "Diganti."})),
        {"version": 9},
    ),
    "meeting closed": Settled(
        "meeting",
        "append_only",
        (
            ("meeting", {"state": "recorded"}),
            ("meeting", {"state": "closed", "closed_at": NOON}),
        ),
        {"version": 9},
    ),
    "proposal submitted": Settled(
        "proposal",
        "append_only",
        (),
        {
            "state": "accepted",
            "version": 9,
            "answer": "Baik.",
            "answered_by": None,
            "answered_at": NOON,
            "draft_id": None,
        },
    ),
    "proposal answered": Settled(
        "proposal",
        "append_only",
        (
            (
                "proposal",
                {"state": "accepted", "answered_at": NOON},
            ),
        ),
        {"version": 9, "draft_id": None},
    ),
    "indicator agreed": Settled(
        "indicator_version",
        "indicator_fixed",
        (
            ("indicator_version", {"state": "proposed"}),
            ("indicator_version", {"state": "agreed"}),
        ),
        {"state": "retired", "version": 9},
    ),
    "scheme in use": Settled(
        "scheme_version",
        "scheme_in_use",
        (("scheme_version", {"status": "active"}),),
        {"status": "retired", "version": 9},
    ),
    "outstanding rule in use": Settled(
        "outstanding_rule_version",
        "outstanding_rule_in_use",
        (("outstanding_rule_version", {"status": "active"}),),
        {"status": "retired", "version": 9},
    ),
    "publication withdrawn": Settled(
        "publication",
        "append_only",
        (("publication", {"state": "withdrawn", "statement": "", "withdrawn_at": NOON}),),
        {"version": 9},
    ),
    "accomplishment confirmed": Settled(
        "accomplishment", "append_only|gd:illegal_state", CONFIRMED, {"version": 9}
    ),
    "link of a confirmed accomplishment": Settled("accomplishment_link", "append_only", CONFIRMED),
    "recommendation decided": Settled(
        "recommendation",
        "append_only",
        (("recommendation", {"state": "granted"}),),
        {"version": 9},
    ),
    "standard in use": Settled(
        "standard_version",
        "standard_in_use",
        (("standard_version", {"status": "active", "activated_at": NOON}),),
        {"status": "retired", "version": 9, "ends_before": date(2026, 12, 31)},
    ),
    "plan submitted": Settled(
        "plan_revision",
        "plan_content_fixed",
        (("plan_revision", {"state": "submitted", "content_hash": DIGEST}),),
        {
            "state": "draft",
            "version": 9,
            "returned_for": "unclear",
            "submitted_at": NOON,
            "approved_by": None,
            "approved_at": NOON,
            "content_hash": None,
            "standard_id": None,
        },
    ),
    "plan approved": Settled(
        "plan_revision",
        "plan_content_fixed",
        (
            ("plan_revision", {"state": "submitted", "content_hash": DIGEST}),
            (
                "plan_revision",
                {"state": "approved", "approved_by": SOMEBODY, "approved_at": NOON},
            ),
        ),
        {"state": "closed", "version": 9},
    ),
    "assessment decided": Settled(
        "assessment",
        "ratings_closed",
        (("assessment", {"state": "final"}),),
        {
            "state": "delivered",
            "version": 9,
            "snapshot_id": None,
            "score": Decimal(90),
            "predicate": "good",
            "results": "met",
            "behavior": "met",
            "period_id": SOMEBODY,
            "unit_id": None,
        },
    ),
    "plan": Settled("plan", "plan_content_fixed", (), {"ends_before": date(2027, 1, 1)}),
    "evaluation with a result": Settled(
        "evaluation",
        "ratings_closed",
        FINAL,
        {
            "state": "delivered",
            "version": 9,
            "assessor_id": SOMEBODY,
            "final_by": None,
            "result_number": 2,
            "delivered_number": 1,
            "received_number": 1,
            "finalized_at": NOON,
            "deliver_due_on": date(2026, 3, 9),
            "delivered_at": NOON,
            "return_due_on": date(2026, 3, 9),
            "object_until": date(2026, 3, 9),
            "term_path": None,
            "objection_moved_at": NOON,
            "acknowledged_at": NOON,
        },
    ),
    "objection filed": Settled(
        "objection", "append_only", (), {**HEARING, **DECISION, "state": "heard", "version": 9}
    ),
    "objection heard": Settled(
        "objection",
        "append_only",
        (("objection", {"state": "heard"}),),
        {**DECISION, "state": "upheld", "version": 9},
    ),
    "objection decided": Settled(
        "objection",
        "(append_only|illegal_state)",
        (("objection", {"state": "heard"}), ("objection", {"state": "upheld"})),
        {"version": 9},
    ),
    "feedback given": Settled(
        "feedback",
        "append_only",
        (),
        {"read_at": NOON, "reply": "Terima kasih", "replied_at": NOON, "version": 9},
    ),
    "feedback answered": Settled(
        "feedback",
        "append_only",
        (("feedback", {"reply": "Terima kasih", "replied_at": NOON}),),
        {"read_at": NOON, "version": 9},
    ),
    "rating decided": Settled("evaluation_rating", "ratings_closed", FINAL),
    **{
        f"{table} of a submitted plan": Settled(
            table, "plan_content_fixed", (("plan_revision", {"state": "submitted"}),)
        )
        for table in ("work_result", "plan_indicator", "behavior_expectation")
    },
    **{
        table: Settled(table, "append_only")
        for table in (
            "audit_event",
            "audit_detail",
            "snapshot",
            "progress",
            "measurement",
            "outcome_value",
            "plan_signature",
            "acknowledgement",
            "attendance",
            "competence_assessment",
            "discipline_reckoning",
            "innovation_verdict",
            "meeting_correction",
            "coaching_aim",
            "coaching_session",
            "guidance_feedback",
            "counseling_feedback",
            "issued_document",
            "rater_study",
            "rater_statistic",
            "survey_release",
            "survey_person_release",
        )
    },
}
COLUMNS = [
    pytest.param(settled, column.name, id=f"{name}-{column.name}")
    for name, settled in SETTLED.items()
    for column in Base.metadata.tables[settled.table].columns
]

TEXTS = [
    pytest.param(settled, column.name, id=f"{name}-{column.name}")
    for name, settled in SETTLED.items()
    for column in Base.metadata.tables[settled.table].columns
    if isinstance(column.type, String)
    and not column.nullable
    and column.name not in settled.movable
]


def test_no_content_leaves_a_settled_plan_for_a_draft(still: Api) -> None:
    """Neither the revision that a row leaves nor the one that it joins may be settled."""
    with pytest.raises(DBAPIError, match="gd:plan_content_fixed"):
        _move_to_the_next_revision(still)


def _move_to_the_next_revision(api: Api) -> None:
    with api.raw() as sql:
        rows = Rows(sql, api.agency_id())
        table, revisions = (Base.metadata.tables[name] for name in ("work_result", "plan_revision"))
        result = rows.make(table)
        for name, values in SETTLED["plan approved"].steps:
            assert name == revisions.name
            parent = _parent(rows, table, revisions, result)
            sql.execute(_of(revisions, parent).values(_with_people(rows, values)))
        following = {**rows.values(revisions, person=result["employee_id"]), "number": 2}
        sql.execute(insert(revisions), following)
        sql.execute(_of(table, result).values({"revision_id": following["id"]}))


@pytest.mark.parametrize(("settled", "column"), COLUMNS)
def test_w1_a_settled_record_moves_only_in_the_columns_that_are_named(
    still: Api, settled: Settled, column: str
) -> None:
    if column in settled.movable:
        with pytest.raises(UndoneError):
            _try_out(still, settled, column)
        return
    with pytest.raises(DBAPIError, match=rf"gd:{settled.code}|permission denied"):
        _try_out(still, settled, column)


@pytest.mark.parametrize(("settled", "column"), TEXTS)
def test_w1_the_same_bytes_of_another_type_are_another_value(
    still: Api, settled: Settled, column: str
) -> None:
    if still.dialect != "sqlite":
        pytest.skip("a column holds one type on PostgreSQL")
    with pytest.raises(DBAPIError, match=rf"gd:{settled.code}"):
        _try_out(still, settled, column, cast(literal_column(column), LargeBinary))


def _try_out(api: Api, settled: Settled, column: str, value: object = None) -> None:
    with api.raw() as sql:
        rows = Rows(sql, api.agency_id())
        table = Base.metadata.tables[settled.table]
        record = rows.make(table)
        for name, values in settled.steps:
            above = Base.metadata.tables[name]
            parent = record if name == settled.table else _parent(rows, table, above, record)
            sql.execute(_of(above, parent).values(_with_people(rows, values)))
            record |= values if above is table else {}
        if value is None:
            value = settled.movable.get(column, _another(table.columns[column], record.get(column)))
        sql.execute(_of(table, record).values(_with_people(rows, {column: value})))
        raise UndoneError


def _of(table, record):
    keys = (column == record[column.name] for column in table.primary_key.columns)
    return update(table).where(*keys)


def _parent(rows: Rows, table, above, record):
    """Give the row above on which *record* of *table* rests."""
    keys = (key for key in table.foreign_key_constraints if key.referred_table is above)
    is_personal = any("employee_id" in key.column_keys for key in keys)
    parent = rows.made(above, person=record["employee_id"] if is_personal else None)
    assert parent["id"] in record.values()
    return parent


def _with_people(rows: Rows, values: dict[str, Any]) -> dict[str, Any]:
    stand_ins = {SOMEBODY: "employee", ACCOUNT: "account"}
    return {
        name: rows.make(Base.metadata.tables[stand_ins[value]])["id"]
        if value is SOMEBODY or value is ACCOUNT
        else value
        for name, value in values.items()
    }


def _another(column, value: Any) -> Any:  # noqa: PLR0911, C901 - one line per type
    """Give a value of a column's type that is not *value*."""
    match column.type:
        case Uuid():
            return uuid4()
        case Enum():
            return next(name for name in reversed(column.type.enums) if name != value)
        case UtcDateTime():
            return datetime(2020, 1, 1, tzinfo=UTC)
        case Date():
            return date(2020, 1, 1)
        case ExactDecimal():
            return Decimal(7)
        case LargeBinary():
            return b"another"
        case Boolean():
            return not value
        case Integer():
            return 7
        case JSON():
            return ["another"]
        case String():
            return "another"
    raise LookupError(column)
