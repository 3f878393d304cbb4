"""Ask for the forms of a plan: which there are, all or one of them as a file, what it states."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.factories.organization import expect
from tests.serving.client import Api


def listed(api: Api, plan: Any, who: str, period: Any = None) -> dict[str, Any]:
    asked = {} if period is None else {"period_id": period["id"]}
    items = expect(api.get(f"/v1/plans/{plan['id']}/forms", who=who, params=asked), 200)["items"]
    assert all((item["count"] == 0) is (item["gap"] is not None) for item in items)
    return {item["kind"]: item for item in items}


def there(forms: dict[str, Any]) -> set[str]:
    return {kind for kind, item in forms.items() if item["count"]}


def download(api: Api, plan: Any, who: str, **asked: str) -> bytes:
    answer = api.get(f"/v1/plans/{plan['id']}/forms/file", who=who, params=asked)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    content: bytes = answer.content
    assert content.startswith(b"%PDF-")
    assert b"<pdfaid:part>2</pdfaid:part>" in content
    if folder := os.environ.get("FORMS_KEPT_IN"):
        Path(folder, f"{who}-{len(content)}.pdf").write_bytes(content)
    return content


def part(sheets: list[Mapping[str, Any]], form: str) -> dict[str, Any]:
    (stated,) = [each for each in sheets[-1]["parts"] if each["form"] == form]
    return stated
