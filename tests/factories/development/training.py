"""Training and careers, through the API."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from penilaian_api.services.development import origins
from penilaian_api.services.development import training as training_service
from penilaian_api.storage.packaged_data import education_rule
from tests.factories.organization import expect
from tests.serving.client import Api
from tests.world import key

CAREER = {
    "from_year": 2026,
    "to_year": 2030,
    "goal": "Menjadi analis kebijakan ahli muda.",
    "steps": [{"year": 2027, "text": "Mengikuti pelatihan analisis kebijakan."}],
}


def training_body(evaluation_id: str | None, who: str = "staff", **changes: Any) -> dict[str, Any]:
    """State a training from a low result of somebody."""
    return {
        "employee_id": str(key(f"alfa:{who}")),
        "kind": "training",
        "origin": "result",
        "evaluation_id": evaluation_id,
        "title": "Penyusunan SKP dan Indikator",
        "hours": 8,
        "due_on": "2099-06-30",
        **changes,
    }


def proposed(
    api: Api, evaluation_id: str | None, by: str = "sup", **changes: Any
) -> dict[str, Any]:
    """Assign somebody to a training."""
    return expect(api.post("/v1/trainings", training_body(evaluation_id, **changes), who=by))


def moved(
    api: Api, training: dict[str, Any], step: str, who: str, body: dict[str, Any]
) -> dict[str, Any]:
    """Take a step of a training at the version last seen."""
    path = f"/v1/trainings/{training['id']}/{step}"
    return expect(api.post(path, body, who=who, version=training["version"]), 200)


@contextmanager
def results_of_years(count: int) -> Iterator[None]:
    """Let further education want results of so many years: the record has one year, or none."""
    with pytest.MonkeyPatch.context() as patched:
        for service in (training_service, origins):
            patched.setattr(
                service,
                "education_rule",
                lambda *, by_duty=False: replace(education_rule(by_duty=by_duty), years=count),
            )
        yield
