"""What the texts measure of a service: how many were served, how fast, with how few errors."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.factories import cycles, evaluations, plans
from tests.serving.client import Api

AFTER_IT = datetime(2026, 4, 1, 2, tzinfo=UTC)
PATIENTS = {
    **plans.COUNT,
    "statement": "Jumlah pasien yang dilayani",
    "measured_in": "pasien",
    "target": "1200",
}
SPEED = {
    **plans.INDICATOR,
    "statement": "Rata-rata waktu penyelesaian berkas",
    "measured_in": "hari",
    "polarity": "lower",
    "aspects": ["time"],
    "target": "5",
}
ERRORS = {
    **SPEED,
    "statement": "Persentase dokumen yang harus diperbaiki",
    "measured_in": "persen",
    "aspects": ["quality"],
    "target": "4",
}


@pytest.mark.requirement("S0-11")
@pytest.mark.requirement("S1-12")
@pytest.mark.requirement("S3-14")
@pytest.mark.parametrize(
    ("indicator", "entries", "realized", "points"),
    [
        (PATIENTS, ["90", "120", "60"], "270", "90.00"),  # each month adds its patients
        (SPEED, ["9", "4"], "4", "120.00"),  # a day under five: the last entry counts
        (SPEED, ["6"], "6", "80.00"),
        (ERRORS, ["5"], "5", "75.00"),
        (ERRORS, ["0"], "0", "120.00"),  # as far as the cap lets it
    ],
)
def test_a_service_is_measured_by_number_by_speed_and_by_accuracy(
    api: Api, indicator: dict[str, Any], entries: list[str], realized: str, points: str
) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    result = {**plans.RESULT, "indicators": [indicator]}
    plan = plans.approved(api, "staff", "sup", {**plans.CONTENT, "work_results": [result]})
    line = evaluations.lines(plan)[indicator["statement"]]
    for month, value in enumerate(entries, 1):
        evaluations.progress(api, line, date(2026, month, 10), value)
    api.at(AFTER_IT)  # all of its three months are expected by now
    body = api.get(f"/v1/plans/{plan['id']}/score?period_id={period['id']}", who="staff").json()
    (entered,) = [item for item in body["inputs"] if item["source"] == "indicator"]
    assert entered["realization"] == realized
    (part,) = [part for part in body["result"]["parts"] if part["key"] == "targets"]
    assert part["points"] == points
