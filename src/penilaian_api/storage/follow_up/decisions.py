"""Query recommendations, decisions on people, and the uses of results."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Integer, Select, case, func, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.follow_up.decision import DecidedPurpose
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.follow_up.decisions import (
    PersonDecision,
    Recommendation,
    ResultUse,
)
from penilaian_api.storage.models.follow_up.rules import OutstandingRuleVersion
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.work.lists.listing import Beside, Listing, equal
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

_BY: Final = aliased(Employee)
_ACCOUNT: Final = aliased(Account)
_REVOKED_BY: Final = aliased(Account)
STANDING: Final = {
    "evaluation_state": Evaluation.state,
    "result_number": Evaluation.result_number,
    "delivered_number": Evaluation.delivered_number,
}
"""How a cited result stands today, to be judged by `rests_on`."""


def person_beside(employee_id: Any) -> Beside:  # noqa: ANN401 - a column
    """Name the person of a record."""
    return Beside(
        Employee,
        Employee.id == employee_id,
        employee_code=Employee.employee_code,
        employee_name=Employee.name,
    )


def unit_beside(unit_id: Any) -> Beside:  # noqa: ANN401 - a column
    """Name the unit of a record."""
    return Beside(Unit, Unit.id == unit_id, unit_code=Unit.code, unit_name=Unit.name)


def _by(account_id: Any, **names: Any) -> tuple[Beside, Beside]:  # noqa: ANN401 - columns
    """Name who acted by their account: their person, if it is somebody's."""
    return (
        Beside(_ACCOUNT, _ACCOUNT.id == account_id, **{names["login"]: _ACCOUNT.login}),
        Beside(_BY, _BY.id == _ACCOUNT.employee_id, **{names["name"]: _BY.name}),
    )


RECOMMENDATIONS: Final = Listing(
    model=Recommendation,
    sorts={"proposed": ()},
    filters={
        "purpose": equal(Recommendation.purpose, "Only for this purpose."),
        "state": equal(Recommendation.state, "Only in this state."),
        "unit_code": by_unit_code(Recommendation.unit_id),
        "employee_id": equal(Recommendation.employee_id, "Only of this employee."),
    },
    beside=(
        person_beside(Recommendation.employee_id),
        unit_beside(Recommendation.unit_id),
        *_by(Recommendation.proposed_by, login="proposed_by_login", name="proposed_by_name"),
        Beside(
            Evaluation,
            Evaluation.id == Recommendation.evaluation_id,
            **STANDING,
        ),
        Beside(Period, Period.id == Evaluation.period_id, period_key=Period.key),
        Beside(
            OutstandingRuleVersion,
            OutstandingRuleVersion.id == Recommendation.rule_id,
            rule_key=OutstandingRuleVersion.key,
            rule_number=OutstandingRuleVersion.number,
        ),
    ),
    tells_changes=False,
)
"""The list of recommendations; how the cited result stands moves without a change of them."""

DECISIONS: Final = Listing(
    model=PersonDecision,
    sorts={"decided": ()},
    filters={
        "purpose": equal(PersonDecision.purpose, "Only for this purpose."),
        "outcome": equal(PersonDecision.outcome, "Only with this outcome."),
        "unit_code": by_unit_code(PersonDecision.unit_id),
        "employee_id": equal(PersonDecision.employee_id, "Only on this employee."),
        "period_id": equal(PersonDecision.period_id, "Only by results of this period."),
    },
    beside=(
        person_beside(PersonDecision.employee_id),
        unit_beside(PersonDecision.unit_id),
        Beside(Period, Period.id == PersonDecision.period_id, period_key=Period.key),
        Beside(_BY, _BY.id == PersonDecision.decided_by, decided_by_name=_BY.name),
        Beside(Evaluation, Evaluation.id == PersonDecision.evaluation_id, **STANDING),
        Beside(
            _REVOKED_BY,
            _REVOKED_BY.id == PersonDecision.revoked_by,
            revoked_by_login=_REVOKED_BY.login,
        ),
    ),
    tells_changes=False,
)
"""The list of decisions on people; how the cited result stands moves without a change of them."""


_BY_UNIT: Final = by_unit_code(PersonDecision.unit_id)


def _is_uncited(grants: object, *, in_subtree: bool) -> ColumnElement[bool]:
    del grants, in_subtree
    return PersonDecision.evaluation_id.is_(None)


UNCITED: Final = Listing(
    model=PersonDecision,
    sorts={"decided": ()},
    filters={"unit_code": _BY_UNIT},
    base=_is_uncited,
    beside=DECISIONS.beside,
    tells_changes=False,
)
"""The decisions that cite no result."""

USES: Final = Listing(
    model=ResultUse,
    sorts={"used": ()},
    usual="-used",
    beside=(
        *_by(ResultUse.used_by, login="used_by_login", name="used_by_name"),
        Beside(Evaluation, Evaluation.id == ResultUse.evaluation_id, **STANDING),
        Beside(Period, Period.id == Evaluation.period_id, period_key=Period.key),
        Beside(
            PersonDecision,
            PersonDecision.id == ResultUse.decision_id,
            outcome=PersonDecision.outcome,
            title=PersonDecision.title,
            revoked_at=PersonDecision.revoked_at,
        ),
    ),
    tells_changes=False,
)
"""Each use of a result of the caller, the newest first."""


@dataclass(frozen=True, slots=True)
class CitationCount:
    """How many decisions of a purpose cite a result, and how many cite none."""

    purpose: DecidedPurpose
    cited: int
    uncited: int


def citation_counts(work: WorkContext, unit_code: str | None) -> list[CitationCount]:
    """Count the decisions within reach that cite a result and those that cite none.

    Of a unit and all below it, where one is named.
    """
    query = _citation_counts(work.access.grants, unit_code)
    return [CitationCount(*row) for row in execute(work, query)]


@prepared
def _citation_counts(grants: tuple[Grant, ...], unit_code: str | None) -> Select[*tuple[Any, ...]]:
    cites = case((PersonDecision.evaluation_id.is_(None), 0), else_=1)
    cited = func.sum(cites, type_=Integer())
    in_unit = () if unit_code is None else (_BY_UNIT.condition(unit_code),)
    return (
        select(PersonDecision.purpose, cited, func.count(PersonDecision.id) - cited)
        .where(within(grants, PersonDecision), *in_unit)
        .group_by(PersonDecision.purpose)
        .order_by(PersonDecision.purpose)
    )
