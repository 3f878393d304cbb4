"""Progress over HTTP once a period is closed: what it has counted stays as it is."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.factories.accounts import also_admin
from tests.factories.cycles import Q1, begin, state
from tests.factories.organization import expect
from tests.factories.plans import CONTENT, COUNT, INDICATOR, RESULT, approved, step
from tests.serving.client import Api

YEARLY = {**COUNT, "statement": "Jumlah aduan warga setahun", "frequency": "year"}
LATEST = {**INDICATOR, "statement": "Persentase aduan warga yang selesai dalam lima hari"}
RATING = datetime(2026, 4, 2, 3, 0, tzinfo=UTC)
LATER = datetime(2026, 4, 20, 3, 0, tzinfo=UTC)
DETAILS = {
    "id": (
        "Realisasi pada Selasa, 31 Maret 2026 terhitung dalam periode q1 yang sudah ditutup: "
        "masa penilaiannya berakhir pada Rabu, 15 April 2026 pukul 24.00 WIB. "
        "Langkah selanjutnya: mintalah dua admin membuka kembali periode ini."
    ),
    "en": (
        "What was realized on Tuesday, March 31, 2026 counts in the period q1, which is closed: "
        "its window for rating ended on Wednesday, April 15, 2026 at 24:00 WIB. "
        "Next: ask two admins to reopen the period."
    ),
}


class Quarter:
    """A plan in force in a quarter that can be brought to its end."""

    def __init__(self, api: Api, starts_on: str = Q1["starts_on"]) -> None:
        self.api = api
        cycle = state(
            api, population={"units": ["DINAS"]}, periods=[{**Q1, "starts_on": starts_on}]
        )
        result = {**RESULT, "indicators": [COUNT, YEARLY, LATEST]}
        self.plan = approved(api, content={**CONTENT, "work_results": [result]})
        lines = self.plan["in_force"]["work_results"][0]["indicators"]
        self.monthly, self.yearly, self.latest = (line["line_id"] for line in lines)
        self.path = f"/v1/plans/{self.plan['id']}/progress"
        self.period = begin(api, cycle["periods"][0])

    def move(self, name: str) -> None:
        """Take a step with the quarter."""
        path = f"/v1/periods/{self.period['id']}/{name}"
        answer = self.api.post(path, who="admin", version=self.period["version"])
        assert answer.status_code == 200, answer.text
        self.period = answer.json()

    def close(self) -> None:
        """Bring the quarter to its end, its window for rating over."""
        self.api.at(RATING)
        self.move("start-rating")
        self.api.at(LATER)
        self.move("close")

    def post(self, line: str, on: str, language: str = "id", **entry: Any) -> Any:
        body = {"line_id": line, "on": on, "value": "1", **entry}
        return self.api.post(self.path, body, headers={"Accept-Language": language})


@pytest.fixture
def quarter(api: Api) -> Quarter:
    return Quarter(api)


@pytest.mark.requirement("S0-08")
@pytest.mark.parametrize("language", DETAILS)
def test_a_closed_period_takes_no_progress_and_says_when_it_ended_and_what_is_next(
    quarter: Quarter, language: str
) -> None:
    quarter.close()
    late = quarter.post(quarter.monthly, "2026-03-31", language)
    assert (late.status_code, late.json()["code"]) == (409, "progress_settled")
    assert late.json()["detail"] == DETAILS[language]
    assert quarter.api.get(quarter.path).json()["items"] == []
    assert quarter.post(quarter.monthly, "2026-04-01").status_code == 201


@pytest.mark.requirement("S0-08")
def test_progress_is_entered_until_the_period_is_closed(quarter: Quarter) -> None:
    quarter.api.at(RATING)
    assert quarter.post(quarter.monthly, "2026-03-31").status_code == 201
    quarter.move("start-rating")
    assert quarter.post(quarter.monthly, "2026-03-30").status_code == 201


def test_what_a_closed_period_has_counted_is_not_corrected(quarter: Quarter) -> None:
    counted = quarter.post(quarter.monthly, "2026-03-13").json()["id"]
    quarter.close()
    for on in ("2026-03-13", "2026-04-01"):
        moved = quarter.post(quarter.monthly, on, value="2", supersedes_id=counted)
        assert (moved.status_code, moved.json()["code"]) == (409, "progress_settled"), on
    fresh = quarter.post(quarter.monthly, "2026-04-01").json()["id"]
    drawn = quarter.post(quarter.monthly, "2026-03-13", supersedes_id=fresh)
    assert (drawn.status_code, drawn.json()["code"]) == (409, "progress_settled")
    better = quarter.post(quarter.monthly, "2026-04-02", value="2", supersedes_id=fresh)
    assert better.status_code == 201


def test_a_closed_quarter_leaves_alone_what_counts_in_the_year_only(quarter: Quarter) -> None:
    quarter.close()
    assert quarter.post(quarter.yearly, "2026-03-31").status_code == 201


def test_a_period_that_two_admins_reopened_takes_progress_again(quarter: Quarter) -> None:
    api, second = quarter.api, also_admin(quarter.api, "late")
    quarter.close()
    path = f"/v1/periods/{quarter.period['id']}/reopen"
    why = {"reason": "Realisasi Maret dari loket tambahan belum masuk."}
    asked = expect(api.post(path, why, who="admin", version=quarter.period["version"]), 200)
    assert quarter.post(quarter.monthly, "2026-03-31").status_code == 409
    path = f"/v1/reopenings/{asked['id']}/grant"
    expect(api.post(path, who=second, version=asked["version"]), 200)
    assert quarter.post(quarter.monthly, "2026-03-31").status_code == 201


def test_a_revision_does_not_free_what_a_closed_period_has_counted(quarter: Quarter) -> None:
    quarter.close()
    api = quarter.api
    plan = step(api, quarter.plan, "revise", "staff", {"reason": "Diukur setahun sekali"})
    pending = api.get(f"/v1/plans/{plan['id']}").json()["pending"]
    (result,) = pending["work_results"]
    yearly = [{**indicator, "frequency": "year"} for indicator in (COUNT, YEARLY, LATEST)]
    kept = zip(yearly, result["indicators"], strict=True)
    content = {
        **CONTENT,
        "work_results": [
            {
                **RESULT,
                "line_id": result["line_id"],
                "indicators": [{**new, "line_id": old["line_id"]} for new, old in kept],
            }
        ],
    }
    written = api.put(f"/v1/plans/{plan['id']}/content", content, version=plan["version"])
    plan = {**plan, "version": expect(written, 200)["version"]}
    plan = step(api, step(api, plan, "submit", "staff"), "approve", "sup")
    late = quarter.post(quarter.monthly, "2026-03-31")
    assert (late.status_code, late.json()["code"]) == (409, "progress_settled")
    assert quarter.post(quarter.yearly, "2026-03-31").status_code == 201


def test_where_the_latest_entry_counts_an_earlier_day_is_settled_too(api: Api) -> None:
    quarter = Quarter(api, starts_on="2026-02-01")
    quarter.close()
    assert quarter.post(quarter.monthly, "2026-01-31").status_code == 201
    late = quarter.post(quarter.latest, "2026-01-31")
    assert (late.status_code, late.json()["code"]) == (409, "progress_settled")
