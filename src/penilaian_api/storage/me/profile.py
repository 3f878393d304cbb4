"""Fetch who the caller is, by name: account, agency, person, unit and the posts of today."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from penilaian_api.storage.me.people import HeldPost
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.organization import Assignment, Employee, Position, Unit
from penilaian_api.storage.work.caller import AGENCY, in_force, joined
from penilaian_api.storage.work.compiled.statement import run
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """The caller by name; the unit is that of the person, or the one a service is bound to."""

    login: str
    agency_key: str
    agency_name: str
    name: str | None
    nip: str | None
    employee_code: str | None
    unit_id: UUID | None
    unit_code: str | None
    unit_name: str | None


_POST_UNIT: Final = aliased(Unit)
"""The unit of a post, beside that of the person."""
_PROFILE: Final = (
    Account.login,
    Agency.key,
    Agency.name,
    Employee.name,
    Employee.nip,
    Employee.employee_code,
    Unit.id,
    Unit.code,
    Unit.name,
)
_POST: Final = (
    Position.id,
    Position.code,
    Position.title,
    Assignment.kind,
    _POST_UNIT.id,
    _POST_UNIT.code,
    _POST_UNIT.name,
)
_QUERY: Final = (
    select(*_PROFILE, *_POST)
    .select_from(Account)
    .outerjoin(*joined(Employee, Employee.id == Account.employee_id))
    .outerjoin(*joined(Unit, Unit.id == func.coalesce(Employee.unit_id, Account.unit_id)))
    .outerjoin(
        *joined(Assignment, Assignment.employee_id == Account.employee_id, in_force(Assignment))
    )
    .outerjoin(*joined(Position, Position.id == Assignment.position_id))
    .outerjoin(*joined(_POST_UNIT, _POST_UNIT.id == Position.unit_id))
    .where(
        Account.agency_id == AGENCY,
        Account.id == bindparam("profile_account"),
        Agency.id == Account.agency_id,
    )
    .order_by(Assignment.starts_on, Position.code)
)


def fetch(work: UnitOfWork) -> tuple[ProfileRow, tuple[HeldPost, ...]]:
    """Fetch the caller's names and posts, in one statement."""
    values = {**work.bindings, "profile_account": work.actor.account_id}
    rows: list[tuple[Any, ...]] = [tuple(row) for row in run(work.session, _QUERY, values)]
    cut = len(_PROFILE)
    posts = tuple(HeldPost(*row[cut:]) for row in rows if row[cut] is not None)
    return ProfileRow(*rows[0][:cut]), posts
