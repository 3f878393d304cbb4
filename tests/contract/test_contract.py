"""Check what the contract says beside its operations, and that the service keeps to it."""

import re
from typing import Any

import pytest
from tests.serving.client import Api, Served

from penilaian_api.api.contract.openapi import operations
from penilaian_api.storage.packaged_data import contract_catalogue

ANY = "019a0000-0000-7000-8000-000000000001"


@pytest.fixture(scope="module")
def contract(served: Served) -> dict[str, Any]:
    """The contract as it is published."""
    return served.app.app.openapi()


def test_the_version_seen_is_required_exactly_where_its_absence_is_refused(
    api: Api, contract: dict[str, Any]
) -> None:
    refused = 0
    for method, path, operation in operations(contract):
        parameters = operation.get("parameters", ())
        if_match = [parameter for parameter in parameters if parameter["name"] == "If-Match"]
        answer = api.call(method.upper(), re.sub(r"\{[^}]*\}", ANY, path)) if if_match else None
        is_refused = answer is not None and answer.status_code == 428
        assert is_refused == any(parameter["required"] for parameter in if_match), operation[
            "operationId"
        ]
        assert is_refused == ("428" in operation["responses"]), operation["operationId"]
        refused += is_refused
    assert refused >= 40
    assert not _parameter(contract, "put_unit", "If-Match")["required"]


@pytest.mark.parametrize("etag", ["1", "W/1", '"1'])
def test_a_version_without_its_quotes_is_told_what_to_send(api: Api, etag: str) -> None:
    sent = {"If-Match": etag, "Accept-Language": "en"}
    answer = api.post(f"/v1/plans/{ANY}/submit", headers=sent)
    assert answer.status_code == 422
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/header/if-match", "bad_etag")
    assert '"3"' in fault["detail"]
    problem = api.post(f"/v1/plans/{ANY}/submit", headers={"If-Match": etag}).json()
    assert "tanda kutip" in problem["errors"][0]["detail"]


@pytest.mark.parametrize(
    ("query", "pointer", "code"),
    [
        ("employe_id=1", "/query/employe_id", "unknown_parameter"),
        ("limit=1&limit=2", "/query/limit", "repeated"),
        ("x" * 41 + "=1", "/query", "unknown_parameter"),
        ("%3Cb%3E=1", "/query", "unknown_parameter"),
        ("a/b=1", "/query", "unknown_parameter"),
        ("=1", "/query", "unknown_parameter"),
    ],
)
def test_a_query_parameter_that_no_one_reads_is_named_if_it_is_a_name(
    api: Api, query: str, pointer: str, code: str
) -> None:
    answer = api.get(f"/v1/plans?{query}")
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
        (pointer, code)
    ]


def test_the_guide_names_operations_that_there_are(contract: dict[str, Any]) -> None:
    known = {operation["operationId"] for _, _, operation in operations(contract)}
    guide = contract["info"]["description"]
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", guide))
    fields = {"grant_type", "access_token", "refresh_token", "expires_in", "allowed_actions"}
    assert named - known == fields & named
    assert len(named & known) >= 30
    steps = ("create_import", "put_cycle", "waive_gate", "submit_plan", "post_progress")
    steps += ("start_rating", "create_evaluations", "rate_evaluation", "file_objection")
    assert list(map(guide.index, steps)) == sorted(map(guide.index, steps))


def test_every_summary_is_a_name_and_the_sentence_stands_in_the_description(
    contract: dict[str, Any],
) -> None:
    for _, _, operation in operations(contract):
        summary, description = operation["summary"], operation["description"]
        assert 0 < len(summary) <= 40, operation["operationId"]
        assert not summary.endswith(".")
        assert description
        assert not description.startswith(f"{summary}.\n"), "said once"
    summaries = [operation["summary"] for _, _, operation in operations(contract)]
    assert len(set(summaries)) == len(summaries)


def test_every_tag_and_every_parameter_is_described(contract: dict[str, Any]) -> None:
    used = {tag for _, _, operation in operations(contract) for tag in operation["tags"]}
    assert {tag["name"] for tag in contract["tags"] if tag["description"].endswith(".")} == used
    bare = {
        (operation["operationId"], parameter["name"])
        for _, _, operation in operations(contract)
        for parameter in operation.get("parameters", ())
        if not parameter.get("description")
    }
    assert not bare


def test_every_description_by_name_is_of_something_in_the_contract(
    contract: dict[str, Any],
) -> None:
    catalogue, schemas = contract_catalogue(), contract["components"]["schemas"]
    fields = {
        name: field["description"]
        for shape, schema in schemas.items()
        for last, field in schema.get("properties", {}).items()
        for name in (f"{shape}.{last}", last)
        if "description" in field
    }
    assert not catalogue["fields"].keys() - fields.keys()
    for name in ("PlanIndicatorIn.polarity", "WorkResultOut.weight", "DraftOut.resources"):
        assert fields[name] == catalogue["fields"][name.rpartition(".")[2]]
    assert fields["ProgressIn.line_id"] == catalogue["fields"]["ProgressIn.line_id"]
    described = {
        parameter["name"]
        for _, _, operation in operations(contract)
        for parameter in operation.get("parameters", ())
    }
    assert not catalogue["parameters"].keys() - described
    assert not catalogue["tags"].keys() - {tag["name"] for tag in contract["tags"]}


def test_what_was_misread_is_explained(contract: dict[str, Any]) -> None:
    schemas = contract["components"]["schemas"]
    assert all("description" in field for field in schemas["CreatedOut"]["properties"].values())
    assert "allowed_actions" in schemas["EvaluationDetail"]["properties"]["turn"]["description"]
    explain = next(o for _, _, o in operations(contract) if o["operationId"] == "explain_result")
    assert "Accept-Language" in explain["description"]
    (example,) = schemas["EmployeeIn"]["examples"]
    assert example["name"].endswith("(contoh)")


def _parameter(contract: dict[str, Any], operation_id: str, name: str) -> dict[str, Any]:
    parameters = next(
        operation["parameters"]
        for _, _, operation in operations(contract)
        if operation["operationId"] == operation_id
    )
    parameter: dict[str, Any] = next(each for each in parameters if each["name"] == name)
    return parameter
