"""Hold settled records in every column: one raw UPDATE per column of the mapped class.

The columns come from the class, so that one that is added tomorrow is refused or named here.
"""

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
from tests.storage.database.settled import (
    development,
    document,
    evaluation,
    follow_up,
    indicator,
    meeting,
    plan,
    progress,
    survey,
)
from tests.storage.database.settled.record import ACCOUNT, NOON, SOMEBODY, Settled

from penilaian_api.storage import models
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.types import ExactDecimal, UtcDateTime

assert models


class UndoneError(Exception):
    """Raised to roll back what was only tried."""


CONCLUDED = (
    ("system_review", {"state": "concluded", "concluded_by": ACCOUNT, "concluded_at": NOON}),
)
PUBLISHED = ("announcement", {"state": "published", "published_at": NOON})
SETTLED = {
    **development.SETTLED,
    **document.SETTLED,
    **evaluation.SETTLED,
    **follow_up.SETTLED,
    **indicator.SETTLED,
    **meeting.SETTLED,
    **plan.SETTLED,
    **progress.SETTLED,
    **survey.SETTLED,
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
    "scheme in use": Settled(
        "scheme_version",
        "scheme_in_use",
        (("scheme_version", {"status": "active"}),),
        {"status": "retired", "version": 9},
    ),
    "standard in use": Settled(
        "standard_version",
        "standard_in_use",
        (("standard_version", {"status": "active", "activated_at": NOON}),),
        {"status": "retired", "version": 9, "ends_before": date(2026, 12, 31)},
    ),
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
