"""What breaks a client of a released contract is refused, and nothing else is."""

import copy
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parents[2]
CONTRACT: Final[dict[str, Any]] = json.loads(
    (ROOT / "openapi/penilaian.v1.json").read_text("utf-8")
)
SCHEMAS = ("components", "schemas")
PROGRESS = (*SCHEMAS, "ProgressIn")
EMPLOYEE = (*SCHEMAS, "EmployeeOut")
PLANS = ("paths", "/v1/plans")
KINDS = (*SCHEMAS, "Scheme", "discriminator", "mapping")
ACCOUNT = (*SCHEMAS, "AccountIn", "properties")
STRING = {"type": "string"}


def _load() -> Any:
    path = ROOT / "scripts/contract/breaking.py"
    spec = importlib.util.spec_from_file_location("breaking", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["breaking"] = module
    spec.loader.exec_module(module)
    return module


compare: Callable[[dict[str, Any], dict[str, Any]], list[str]] = _load().compare


def at(contract: dict[str, Any], path: tuple[str | int, ...]) -> Any:
    inner: Any = contract
    for step in path:
        inner = inner[step]
    return inner


def put(*path: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(contract: dict[str, Any]) -> None:
        at(contract, path[:-1])[path[-1]] = value

    return change


def drop(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(contract: dict[str, Any]) -> None:
        inner = at(contract, path[:-1])
        if isinstance(inner, list):
            inner.remove(path[-1])
        else:
            del inner[path[-1]]

    return change


def append(*path: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(contract: dict[str, Any]) -> None:
        at(contract, path).append(value)

    return change


def rename_header(contract: dict[str, Any]) -> None:
    for parameter in at(contract, ("paths", "/v1/plans/{plan_id}/submit", "post", "parameters")):
        parameter["name"] = parameter["name"].lower()


def swap_parameter(contract: dict[str, Any]) -> None:
    parameters = at(contract, (*PLANS, "get", "parameters"))
    parameters[0]["name"] += "_other"


def require_parameter(contract: dict[str, Any]) -> None:
    at(contract, (*PLANS, "get", "parameters"))[0]["required"] = True


def in_a_shape_of_its_own(contract: dict[str, Any]) -> None:
    """Say the same in another way: a reference to a copy under another name."""
    schemas = at(contract, SCHEMAS)
    schemas["ProgressOther"] = copy.deepcopy(schemas["ProgressIn"])
    body = at(contract, ("paths", "/v1/plans/{plan_id}/progress", "post", "requestBody"))
    body["content"]["application/json"]["schema"] = {"$ref": "#/components/schemas/ProgressOther"}


BREAKING = {
    "an address is gone": drop("paths", "/v1/plans/{plan_id}/submit"),
    "a method is gone": drop(*PLANS, "post"),
    "an operation has another id": put(*PLANS, "get", "operationId", value="other"),
    "a field that was sent is refused": drop(*PROGRESS, "properties", "note"),
    "a field is required": append(*PROGRESS, "required", value="note"),
    "a new field is required": lambda c: (
        put(*PROGRESS, "properties", "other", value=STRING)(c),
        append(*PROGRESS, "required", value="other")(c),
    ),
    "a text must be shorter": put(*ACCOUNT, "scopes", "maxItems", value=1),
    "a value is no longer taken": drop(*SCHEMAS, "AccountKind", "enum", "service"),
    "a scope is no longer taken": drop(*SCHEMAS, "ScopeName", "enum", "plan_read"),
    "a pattern is another": put(
        *SCHEMAS, "GoalIn", "properties", "unit_code", "pattern", value="^a$"
    ),
    "a text must be a number": put(*ACCOUNT, "login", "type", value="integer"),
    "a part of a scheme is gone": drop(*SCHEMAS, "SchemeBand", "properties", "from"),
    "a kind of scheme is gone": drop(*KINDS, "quadrant"),
    "an answered field is gone": drop(*EMPLOYEE, "properties", "nip"),
    "an answered field may be left out": drop(*EMPLOYEE, "required", "name"),
    "an answered text is a number": put(*EMPLOYEE, "properties", "name", value={"type": "number"}),
    "an answered text may be null": put(
        *EMPLOYEE, "properties", "name", value={"anyOf": [STRING, {"type": "null"}]}
    ),
    "an id is no longer one": put(*EMPLOYEE, "properties", "id", value=STRING),
    "a parameter is gone": swap_parameter,
    "a parameter is required": require_parameter,
    "a new parameter is required": append(
        *PLANS, "get", "parameters",
        value={"name": "other", "in": "query", "required": True, "schema": STRING},
    ),
    "a media type is no longer taken": drop(
        "paths", "/v1/token", "post", "requestBody", "content", "application/x-www-form-urlencoded"
    ),
    "a media type is no longer sent": lambda c: (
        at(c, (*PLANS, "get", "responses", "200", "content")).update({"text/csv": {}}),
        drop(*PLANS, "get", "responses", "200", "content", "application/json")(c),
    ),
    "a success has another status": lambda c: (
        put(*PLANS, "get", "responses", "206", value=at(c, (*PLANS, "get", "responses", "200")))(c),
        drop(*PLANS, "get", "responses", "200")(c),
    ),
    "a header is gone": drop(
        "paths", "/v1/plans/{plan_id}", "get", "responses", "200", "headers", "ETag"
    ),
    "what was open needs a token": put("paths", "/livez", "get", "security", value=[{"token": []}]),
    "a way to sign in is closed": put(*PLANS, "get", "security", value=[{"sign_in": []}]),
    "a field of every problem is gone": drop(*SCHEMAS, "Problem", "properties", "code"),
}  # fmt: skip

HARMLESS = {
    "nothing": lambda _: None,
    "a new address": put("paths", "/v1/new", value={}),
    "a new field to answer": put(*EMPLOYEE, "properties", "other", value=STRING),
    "an answered field is always there": lambda c: put(
        *EMPLOYEE, "required", value=[*at(c, (*EMPLOYEE, "properties"))]
    )(c),
    "a new field that may be sent": put(*PROGRESS, "properties", "other", value=STRING),
    "a field need not be sent": put(*PROGRESS, "required", value=[]),
    "a new value is taken and answered": append(*SCHEMAS, "AccountKind", "enum", value="robot"),
    "a list may be longer": put(*ACCOUNT, "scopes", "maxItems", value=900),
    "a bound is gone": drop(*ACCOUNT, "scopes", "maxItems"),
    "a pattern is gone": drop(*SCHEMAS, "GoalIn", "properties", "unit_code", "pattern"),
    "a new parameter": append(
        *PLANS, "get", "parameters", value={"name": "other", "in": "query", "schema": STRING}
    ),
    "a header is spelled in another way": rename_header,
    "another refusal": put(*PLANS, "get", "responses", "418", value={"description": "a teapot"}),
    "a refusal less": drop(*PLANS, "get", "responses", "429"),
    "another way to sign in": append(*PLANS, "get", "security", value={"other": []}),
    "other words": put(*PLANS, "get", "description", value="Other words."),
    "another example": put(*PROGRESS, "examples", value=[]),
    "a shape of another name": in_a_shape_of_its_own,
    "a new kind of scheme": put(*KINDS, "new", value="#/components/schemas/SchemeBand"),
    "a new media type is taken": put(
        *PLANS, "post", "requestBody", "content", "text/csv", value={"schema": STRING}
    ),
    "another version": put("info", "version", value="9.9.9"),
}  # fmt: skip


def changed(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    contract = copy.deepcopy(CONTRACT)
    change(contract)
    return contract


@pytest.mark.parametrize("case", BREAKING)
def test_o6_what_breaks_a_client_is_refused(case: str) -> None:
    assert compare(CONTRACT, changed(BREAKING[case])), case


@pytest.mark.parametrize("case", HARMLESS)
def test_o6_what_breaks_no_client_passes(case: str) -> None:
    assert compare(CONTRACT, changed(HARMLESS[case])) == []


@pytest.mark.parametrize("case", BREAKING)
def test_o6_each_break_names_the_operation(case: str) -> None:
    for line in compare(CONTRACT, changed(BREAKING[case])):
        assert line.partition(" ")[0] in {"GET", "POST", "PUT", "PATCH", "DELETE"}


def test_o6_the_gate_holds_the_contract_against_the_newest_released(tmp_path: Path) -> None:
    for folder in ("scripts/contract", "openapi/released"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("__main__.py", "breaking.py"):
        text = (ROOT / "scripts/contract" / name).read_text("utf-8")
        (tmp_path / "scripts/contract" / name).write_text(text, "utf-8")
    contract = tmp_path / "openapi/penilaian.v1.json"
    contract.write_text(json.dumps(changed(BREAKING["a method is gone"])), "utf-8")

    def gate() -> subprocess.CompletedProcess[str]:
        words = [sys.executable, tmp_path / "scripts/contract", "check"]
        return subprocess.run(words, capture_output=True, text=True, check=False)

    assert gate().returncode == 0
    (tmp_path / "openapi/released/0.9.0.json").write_text(contract.read_text("utf-8"), "utf-8")
    assert gate().returncode == 0
    (tmp_path / "openapi/released/0.10.0.json").write_text(json.dumps(CONTRACT), "utf-8")
    refused = gate()
    assert refused.returncode == 1
    assert "breaks a client of 0.10.0: POST /v1/plans: gone" in refused.stderr
