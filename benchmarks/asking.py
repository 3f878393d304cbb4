"""Say what the growth bench asks for, and who asks: each list of the contract, and daily pages.

In a path stands `{name}` for a record that the caller's own section has.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from benchmarks.record.people import OFFICE_HEAD, SECTION_HEAD, staff
from benchmarks.record.year import CYCLE

CONTRACT: Final = Path(__file__).parents[1] / "openapi/penilaian.v1.json"

EMPLOYEE: Final = staff(12)
_EACH: Final = (EMPLOYEE, SECTION_HEAD, OFFICE_HEAD)
_FEW: Final = "limit=20"
_ASKED: Final[tuple[tuple[str, Iterable[str]], ...]] = (
    ("/v1/me/tasks", (*_EACH, "admin")),
    ("/v1/me/team", (SECTION_HEAD, OFFICE_HEAD)),
    *(
        (f"/v1/{name}", (*_EACH, "admin", "service"))
        for name in (
            "assignments",
            "attendance",
            "delegations",
            "employees",
            "evaluations",
            "events",
            "plans",
            "service-cases",
        )
    ),
    *(
        (f"/v1/{name}?{_FEW}", (EMPLOYEE, "admin"))
        for name in (
            "cycles",
            "goals",
            "indicator-reviews",
            "indicators",
            "innovations",
            "instruments",
            "positions",
            "public-services",
            "service-outcomes",
            "outcome-values",
            "reporting-lines",
            "schemes",
            "standards",
        )
    ),
    (f"/v1/units?{_FEW}", (EMPLOYEE, SECTION_HEAD, "admin")),
    *(
        (f"/v1/{name}", (*_EACH, "admin"))
        for name in ("meetings", "objections", "public-feedback", "upward-reports", "document-jobs")
    ),
    *(
        (f"/v1/{name}", (EMPLOYEE, SECTION_HEAD, "admin"))
        for name in (
            "competence-assessments",
            "measurements?limit=10",
            "sanctions",
        )
    ),
    ("/v1/plans?state=submitted", (SECTION_HEAD, "admin")),
    (f"/v1/plans?cycle_key={CYCLE}", ("admin",)),
    ("/v1/evaluations?state=delivered", (SECTION_HEAD, "admin")),
    ("/v1/feedback", _EACH),
    (f"/v1/approvals?{_FEW}", (EMPLOYEE, OFFICE_HEAD, "admin")),
    (f"/v1/proposals?{_FEW}", (EMPLOYEE, "admin")),
    ("/v1/innovation-panels", ("admin",)),
    ("/v1/holidays?year=2026", (EMPLOYEE,)),
    ("/v1/snapshots", ("auditor",)),
    ("/v1/accounts", ("admin",)),
    *((f"/v1/{name}?q=nobody", ("admin",)) for name in ("accounts", "employees", "plans")),
    ("/v1/audit", ("auditor",)),
    ("/v1/me/access-trail", (EMPLOYEE,)),
    ("/v1/me/invitations", (EMPLOYEE, staff(59))),
    ("/v1/me/sessions", (EMPLOYEE,)),
    ("/v1/organization/defects", ("admin",)),
    (f"/v1/cycles/{CYCLE}/involvement", (EMPLOYEE,)),
    (f"/v1/cycles/{CYCLE}/participation", (SECTION_HEAD, OFFICE_HEAD)),
    (f"/v1/cycles/{CYCLE}/population", ("admin",)),
    (f"/v1/cycles/{CYCLE}/readiness", ("admin",)),
    ("/v1/periods/{period_id}/public-feedback", (EMPLOYEE,)),
    (f"/v1/periods/{{period_id}}/results?{_FEW}", ("admin",)),
    *(
        (f"/v1/plans/{{plan_id}}/{name}", (EMPLOYEE, SECTION_HEAD))
        for name in (
            "directions",
            "evidence",
            "forms",
            "messages",
            "remedies",
            "progress",
            "revisions",
        )
    ),
    *(
        (f"/v1/evaluations/{{evaluation_id}}/{name}", (EMPLOYEE,))
        for name in ("documents", "snapshots")
    ),
    ("/v1/positions/{position}/history", (SECTION_HEAD, "admin")),
    ("/v1/standards/{standard_id}/holders", (SECTION_HEAD, OFFICE_HEAD, "admin")),
    ("/v1/public/alfa/indicators", ("nobody",)),
    *((f"/v1/{name}", (EMPLOYEE, SECTION_HEAD)) for name in ("coaching-plans", "trainings")),
    (f"/v1/announcements?{_FEW}", (EMPLOYEE, "admin")),
    (f"/v1/rater-training?{_FEW}", (SECTION_HEAD, "admin")),
    (f"/v1/outcome-progress?{_FEW}&starts_on=2026-01-01&ends_on=2026-12-31", (EMPLOYEE, "admin")),
    (f"/v1/outcome-comparisons?{_FEW}&changed_on=2026-01-01", (EMPLOYEE, "admin")),
    ("/v1/outcome-links", (EMPLOYEE, SECTION_HEAD, "admin")),
    ("/v1/meeting-actions", (EMPLOYEE, SECTION_HEAD, "admin")),
    ("/v1/calibrations", (SECTION_HEAD, OFFICE_HEAD)),
    (f"/v1/lessons?{_FEW}", (EMPLOYEE, "admin")),
    (f"/v1/periods/{{period_id}}/meeting-regularity?{_FEW}", (SECTION_HEAD, "admin")),
    (f"/v1/system-reviews?{_FEW}", ("admin",)),
    (f"/v1/goal-contributions?{_FEW}", (OFFICE_HEAD, "admin")),
    (f"/v1/rater-statistics?{_FEW}", (SECTION_HEAD,)),
    (f"/v1/rater-studies?{_FEW}", ("admin",)),
    ("/v1/low-results", (SECTION_HEAD, OFFICE_HEAD)),
    ("/v1/me/team/development", (SECTION_HEAD, OFFICE_HEAD)),
    *(
        (f"/v1/{name}", (EMPLOYEE, SECTION_HEAD, "admin"))
        for name in ("accomplishments", "decisions", "publications", "recommendations", "rewards")
    ),
    ("/v1/decisions/uncited", (SECTION_HEAD,)),
    ("/v1/me/uses", (EMPLOYEE,)),
    ("/v1/guidance-feedback", (EMPLOYEE, SECTION_HEAD)),
    *((f"/v1/{name}", (EMPLOYEE, OFFICE_HEAD)) for name in ("counselings", "counseling-records")),
    (f"/v1/outstanding-rules?{_FEW}", (EMPLOYEE, "admin")),
)
REQUESTS: Final = tuple((path, who) for path, callers in _ASKED for who in callers)
"""What is asked for, and by whom; *nobody* is without a token."""

SHIPPED: Final = "it is shipped with the program: no table is read"
UNMEASURED: Final[Mapping[str, str]] = {
    "/v1/announcements/{announcement_id}/readers": "this record announces nothing to anybody",
    "/v1/effectiveness-measures": SHIPPED,
    "/v1/document-jobs/{document_job_id}/items": "no job is in this record: read by keys",
    "/v1/instruments/shipped": SHIPPED,
    "/v1/outstanding-rules/shipped": SHIPPED,
    "/v1/periods/{period_id}/outstanding": "its rule is held against all results of a period",
    "/v1/reports": SHIPPED,
    "/v1/rubrics": SHIPPED,
    "/v1/schemes/shipped": SHIPPED,
    "/v1/standards/shipped": SHIPPED,
    "/v1/surveys": "each names all units it asks about, 200 at most: as much as its answer has",
    "/v1/discipline-reckonings": "the scheme of this record measures no discipline",
}
"""Lists that are not asked for, and why."""


def lists_of_contract() -> set[str]:
    """Name the paths of the contract that answer with a list or a page of one."""
    return {path for path, operation in _operations().items() if "items" in _members(operation)}


def unasked() -> set[str]:
    """Name the lists of the contract that no request asks for, though no reason stands for it."""
    asked = [path.partition("?")[0] for path, _ in REQUESTS]
    measurable = lists_of_contract() - {*UNMEASURED}
    return {path for path in measurable if not any(_is(path, each) for each in asked)}


def few_of(path: str) -> str:
    """Ask for a page of four, where a request asks for one."""
    address, _, query = path.partition("?")
    (operation,) = (each for known, each in _operations().items() if _is(known, address))
    if "limit" not in {parameter.get("name") for parameter in operation.get("parameters", ())}:
        return path
    kept = [part for part in query.split("&") if part and not part.startswith("limit")]
    return f"{address}?{'&'.join([*kept, 'limit=4'])}"


def _is(known: str, address: str) -> bool:
    """Tell whether an address is one of a path of the contract; the most exact one wins."""
    exact = address in _operations()
    return known == address if exact else bool(re.fullmatch(_pattern(known), address))


def _pattern(path: str) -> str:
    return re.sub(r"\{\w+\}", "[^/]+", path)


@cache
def _operations() -> Mapping[str, Mapping[str, Any]]:
    """Give what is read at each path of the contract."""
    paths = _contract()["paths"]
    return {path: methods["get"] for path, methods in paths.items() if "get" in methods}


@cache
def _contract() -> Mapping[str, Any]:
    contract: Mapping[str, Any] = json.loads(CONTRACT.read_text("utf-8"))
    return contract


def _members(operation: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the members of what an operation answers."""
    answer = operation["responses"].get("200", {}).get("content", {})
    shape = answer.get("application/json", {}).get("schema", {})
    if "$ref" in shape:
        shape = _contract()["components"]["schemas"][shape["$ref"].rpartition("/")[2]]
    members: Mapping[str, Any] = shape.get("properties", {})
    return members
