"""Lists in the contract: each takes the same parameters and answers the same page."""

from dataclasses import dataclass
from typing import Any, Final

import pytest
from tests.serving.client import Api, Served

from penilaian_api.api.contract.openapi import operations, success_content
from penilaian_api.domain.paging import LIMIT

PAGED: Final = frozenset({"limit", "cursor"})
FOLLOWED: Final = frozenset({"sort", "changed_since", *PAGED})
PAGE: Final = frozenset({"items", "next", "limit"})
PAGE_OF_CHANGES: Final = frozenset({"as_of", "removed", "is_whole", *PAGE})
SHORT: Final = {
    "get_effectiveness_measures": "they come with the program",
    "list_documents": "a handful, which belong to one evaluation",
    "list_forms": "those that apply to one plan",
    "list_holidays": "the days of one year",
    "list_my_invitations": "what one person is asked at a time",
    "list_my_tasks": "at most 200 of a kind, and what is due depends on the day",
    "list_reports": "they come with the program",
    "list_rubrics": "they come with the program",
    "list_plan_revisions": "a handful, which belong to one plan",
    "list_public_feedback_counts": "a line for each unit",
    "list_shipped_instruments": "they come with the program",
    "list_shipped_outstanding_rules": "they come with the program",
    "list_shipped_standards": "they come with the program",
    "list_shipped_schemes": "they come with the program",
    "list_snapshots": "a handful, which belong to one evaluation",
}
"""Lists that are answered whole, and why."""
DERIVED: Final = {
    "list_document_job_items": "the job says how far it is; its people come in one order",
    "list_defects": "found at the moment, stored nowhere",
    "list_population": "who belongs to a cycle on a day, stored nowhere",
    "list_public_indicators": "the trail is not the public's",
}
"""Lists in pages that tell no changes, and why."""
BESIDE: Final = {
    "list_meeting_regularity": {"period_id", "rule"},
    "list_outcome_comparisons": {"change", "group"},
    "list_outcome_progress": {"ends_on", "group", "starts_on"},
    "list_outstanding": {"rule"},
    "list_uncited_decisions": {"counts"},
}
"""What a page says of the whole list besides its items."""
FEEDS: Final = {"list_events": "what happens has one order, and goes on without an end"}
"""What is read on and on from a position, and why it is no list."""
REQUIRED: Final = {
    "list_outcome_comparisons": "changed_on=2026-01-01&",
    "list_outcome_progress": "starts_on=2025-01-01&ends_on=2025-12-31&",
}
"""What has to be stated in the query of a list."""
CALLERS: Final = ("admin", "auditor", "staff", "head")
"""Whoever is the first of them to read a list reads it here."""


@dataclass(frozen=True)
class ListOperation:
    """A list as the contract shows it."""

    operation: str
    path: str
    parameters: frozenset[str]
    page: frozenset[str]


@pytest.fixture(name="lists", scope="module")
def _lists(served: Served) -> list[ListOperation]:
    contract = served.app.app.openapi()
    shown = []
    for method, path, operation in operations(contract):
        page = _page_of(contract, operation)
        if method == "get" and "items" in page:
            named = frozenset(each["name"] for each in operation.get("parameters", ()))
            shown.append(ListOperation(operation["operationId"], path, named, page))
    return shown


def _page_of(contract: dict[str, Any], operation: dict[str, Any]) -> frozenset[str]:
    schema = (success_content(operation) or {}).get("schema", {})
    name = schema.get("$ref", "/").rpartition("/")[2]
    return frozenset(contract["components"]["schemas"].get(name, {}).get("properties", ()))


def test_o7_each_list_is_sorted_paged_and_followed_alike(lists: list[ListOperation]) -> None:
    plain = {each.operation: each for each in lists}
    assert {*SHORT, *DERIVED, *FEEDS} <= {*plain}
    for operation, shown in plain.items():
        if operation in FEEDS:
            assert shown.parameters == {"after", "limit", "type"}, operation
        elif operation in SHORT:
            assert not shown.parameters & PAGED, operation
        elif operation in DERIVED:
            assert shown.parameters & FOLLOWED == PAGED, operation
            assert shown.page == PAGE, operation
        else:
            assert shown.parameters >= FOLLOWED, operation
            assert shown.page == PAGE_OF_CHANGES | BESIDE.get(operation, set()), operation


def test_o7_a_limit_over_the_most_is_the_most(lists: list[ListOperation], api: Api) -> None:
    paged = [each for each in lists if "limit" in each.parameters and "{" not in each.path]
    assert len(paged) > len(DERIVED)
    for each in paged:
        path = f"{each.path}?{REQUIRED.get(each.operation, '')}"
        who = next((who for who in CALLERS if api.get(path, who=who).status_code == 200), None)
        assert who, path
        for asked, taken in ((1, 1), (LIMIT, LIMIT), (LIMIT + 1, LIMIT), (10**15, LIMIT)):
            answer = api.get(f"{path}limit={asked}", who=who)
            assert (answer.status_code, answer.json().get("limit")) == (200, taken), each.operation
        for asked in ("0", "-1", "1.5", "many"):
            refused = api.get(f"{path}limit={asked}", who=who)
            assert refused.status_code == 422, each.operation
            assert [fault["pointer"] for fault in refused.json()["errors"]] == ["/query/limit"]
