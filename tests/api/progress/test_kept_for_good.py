"""The trail as those see it whom it concerns: who did what to them, when, and for which reason."""

from datetime import datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.factories.cycles import state
from tests.factories.evaluations import AFTER_WINDOW, delivered
from tests.factories.plans import step, submitted
from tests.serving.client import Api
from tests.world import NOW, key

from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.audit import AuditDetail
from penilaian_api.storage.packed_detail import text_of

WHY = "Target kedua belum dapat diukur."


def rows(api: Api, **fields: str) -> list[dict]:
    items = api.get("/v1/me/access-trail?limit=200&sort=seq").json()["items"]
    return [row for row in items if fields.items() <= row.items()]


def detail(api: Api, seq: int) -> str:
    """Read what a row says beyond what its person is shown."""
    database = Database(api.copy.address)
    with database.begin(api.agency_id(), writes=False) as session:
        row = session.get(AuditDetail, (api.agency_id(), seq))
        detail = text_of(row.content, row.packed)
    database.dispose()
    return detail


@pytest.mark.requirement("S3-01")
def test_every_change_is_kept_with_who_what_when_and_why(api: Api) -> None:
    state(api)
    plan = submitted(api)
    step(api, plan, "return", "sup", {"reason": WHY})
    (row,) = rows(api, action="plan_return")
    assert (row["kind"], row["by_employee_id"]) == ("change", str(key("alfa:sup")))
    assert datetime.fromisoformat(row["at"]) == NOW
    assert WHY in detail(api, row["seq"])
    assert '"state":"draft"' in detail(api, row["seq"])
    assert '"state":"submitted"' in detail(api, row["seq"])


@pytest.mark.requirement("S3-01")
def test_every_reading_of_a_result_is_kept_with_who_read_it_and_when(api: Api) -> None:
    given = delivered(api)
    before = rows(api, kind="read")
    api.at(AFTER_WINDOW)
    path = f"/v1/evaluations/{given['id']}/assessment"
    assert api.get(path, who="head").status_code == 200
    (row,) = [row for row in rows(api, kind="read") if row not in before]
    assert row["by_employee_id"] == str(key("alfa:head"))
    assert datetime.fromisoformat(row["at"]) == AFTER_WINDOW
    assert '"record":"assessment"' in detail(api, row["seq"])


@pytest.mark.requirement("S3-01")
@pytest.mark.parametrize(
    "change", ["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event"]
)
def test_nobody_rewrites_what_was_kept(api: Api, change: str) -> None:
    state(api)
    step(api, submitted(api), "return", "sup", {"reason": WHY})
    kept = rows(api, action="plan_return")
    for owner in (False, True):
        with pytest.raises(DBAPIError), api.raw(owner=owner) as sql:
            sql.execute(text(change))
    assert rows(api, action="plan_return") == kept
