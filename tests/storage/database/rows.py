"""Make one valid row of any table by raw SQL, parents included: to break one rule at a time."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Connection,
    Date,
    Enum,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    String,
    Table,
    Uuid,
    insert,
)

from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.types import ExactDecimal, UtcDateTime

SPECIAL: dict[str, dict[str, Any]] = {
    "account": {"kind": "person"},
    "attendance": {"leave_kind": None, "late_minutes": 0, "early_minutes": 0},
    "discipline_sanction": {"voided_at": None, "void_reason": None},
    "person_decision": {"revoked_by": None, "revoked_at": None, "revoked_for": None},
    "result_use": {"recommendation_id": UUID(int=0)},
    "role_grant": {"role": "admin"},
    "service_outcome": {"polarity": "higher"},
    "position": {"places": 1},
    "evidence": {"kind": "link", "url": "https://example.test/"},
    "indicator_review": {"lines": 9},
    "progress": {"value": Decimal(1), "step": None},
    "evaluation_rating": {"chosen": "met", "level": None},
    "approval_request": {"evaluation_id": UUID(int=0), "asked_by": UUID(int=0)},
    "act_mark": {"delegation_id": UUID(int=0)},
    "feedback": {"given_at": datetime(2026, 3, 1, tzinfo=UTC)},
    "agency": {"zone": "Asia/Jakarta"},
    "accomplishment": {"decided_by": None, "decided_at": None},
    "accomplishment_link": {"line_id": UUID(int=0)},
    "training": {
        "kind": "further_education",
        "origin": "result",
        "assessment_id": None,
        "rule_version": None,
        "closed_on": None,
        "decided_by": None,
    },
    "coaching_aim": {"part": "results"},
    "remedy": {"kind": "adjust_resources", "revision_id": None},
    "audit_event": {"seq": 1_000},  # beyond what the world has told
    "proposal": {"kind": "new_indicator"},
    "survey": {"minimum_group": 5},
    "survey_target": {"unit_id": UUID(int=0)},
    "period": {"rate_until": date(2026, 3, 2)},
}
"""What the general rule below would get wrong."""

SKIPPED_PARENTS = {"agency"}


class Rows:
    """Makes rows within one agency and one transaction."""

    def __init__(self, connection: Connection, agency_id: UUID) -> None:
        self._connection = connection
        self._agency_id = agency_id
        self._made: dict[tuple[str, UUID | None], dict[str, Any]] = {}

    def values(self, table: Table, *, person: UUID | None = None) -> dict[str, Any]:
        """Give values for a valid row, making the rows it must refer to."""
        row: dict[str, Any] = {}
        for column in table.columns:
            if column.name == "agency_id":
                row["agency_id"] = self._agency_id
            elif not column.nullable or column.name == "employee_id":
                row[column.name] = _value(column.name, column.type)
        row.update(SPECIAL.get(table.name, {}))
        if "employee_id" in row and table.name != "employee":
            row["employee_id"] = person or self.made(Base.metadata.tables["employee"])["id"]
        for key in sorted(table.foreign_key_constraints, key=lambda key: len(key.elements)):
            self._refer(table, key, row)
        return row

    def _refer(self, table: Table, key: ForeignKeyConstraint, row: dict[str, Any]) -> None:
        target = key.referred_table
        names = [element.parent.name for element in key.elements]
        own = [name for name in names if name not in {"agency_id", "employee_id"}]
        if target.name in SKIPPED_PARENTS or not own or own[0] not in row or row[own[0]] is None:
            return
        if target is table and table.columns[own[0]].nullable:
            row.pop(own[0])
            return
        personal = "employee_id" in names
        other = table.name == "reporting_line" and own[0] == "superior_position_id"
        differs = target.name == "employee" and own[0] != "employee_id"
        parent = (
            self.make(target)
            if other or differs
            else self.made(target, person=row["employee_id"] if personal else None)
        )
        for element in key.elements:
            if element.parent.name in own:
                row[element.parent.name] = parent[element.column.name]

    def made(self, table: Table, *, person: UUID | None = None) -> dict[str, Any]:
        """Give a row of *table* made before, or make one."""
        key = (table.name, person)
        if key not in self._made:
            self._made[key] = self.make(table, person=person)
        return self._made[key]

    def make(self, table: Table, *, person: UUID | None = None) -> dict[str, Any]:
        """Make and store a fresh row."""
        row = self.values(table, person=person)
        self._connection.execute(insert(table), row)
        return row


def _value(name: str, kind: Any) -> Any:  # noqa: PLR0911, C901 - one line per type
    match kind:
        case Uuid():
            return uuid4()
        case Enum():
            return kind.enums[0]
        case UtcDateTime():
            return datetime(2026, 3, 2, tzinfo=UTC)
        case Date():
            return date(2026, 12, 31) if name.startswith("ends") else date(2026, 3, 1)
        case ExactDecimal():
            return Decimal(1)
        case LargeBinary():
            return uuid4().bytes * 2
        case Boolean():
            return False
        case Integer() | BigInteger():
            return 1
        case JSON():
            return {}
        case String():
            return uuid4().hex[: kind.length or 32]
    raise LookupError(f"No value for {name}: {kind!r}")
