"""Events of a trail that was restored, damaged or cut."""

import pytest
from tests.api.event.read_events import events_of, now, post_progress, types
from tests.factories.evaluations import opened, year
from tests.serving.client import Api

from penilaian_api.storage.database import guards


def test_a_position_of_a_record_that_was_restored_is_refused(api: Api) -> None:
    first = now(api)
    year(api)
    later = now(api)
    for statement in (
        "UPDATE audit_head SET seq = 1",
        "UPDATE audit_head SET seq = 99999, digest = digest",
    ):
        with api.raw(owner=True) as connection:
            connection.exec_driver_sql(statement)
        answer = api.get(f"/v1/events?after={later}")
        is_behind = statement.endswith("1")
        assert answer.status_code == (422 if is_behind else 200), answer.text
    assert api.get(f"/v1/events?after={first}").status_code == 200


@pytest.mark.parametrize(
    "content",
    [
        "not json",
        "{}",
        "[1, null]",
        '[{"record":"plan"}]',
        '[{"record":"plan","id":"x","change":"created"}]',
        '[{"record":"plan","id":7,"change":"changed","after":[]}]',
        '[{"record":["plan"],"id":{},"change":{}}]',
        None,
    ],
)
def test_a_damaged_trail_stops_nobody(api: Api, content: str | None) -> None:
    plan = opened(api)["plans"]["staff"]
    start = now(api)
    post_progress(api, plan, "1")
    post_progress(api, plan, "2")
    heard = events_of(api, "staff", start)
    assert len(heard) == 2
    first = f"(SELECT min(seq) FROM audit_event WHERE action = '{'progress_post'}')"
    with api.raw(owner=True) as connection:
        guards.remove(connection)
        if content is None:
            connection.exec_driver_sql(f"DELETE FROM audit_detail WHERE seq = {first}")
        else:
            literal = content.replace("'", "''")
            connection.exec_driver_sql(
                f"UPDATE audit_detail SET content = '{literal}' WHERE seq = {first}"
            )
    assert events_of(api, "staff", start) == heard[1:]


def test_a_row_that_was_cut_out_stops_nobody(api: Api) -> None:
    plan = opened(api)["plans"]["staff"]
    post_progress(api, plan, "1")
    seen = now(api)
    post_progress(api, plan, "2")
    with api.raw(owner=True) as connection:
        guards.remove(connection)
        last = "(SELECT max(seq) - 1 FROM audit_event)"
        connection.exec_driver_sql(f"DELETE FROM audit_detail WHERE seq = {last}")
        connection.exec_driver_sql(f"DELETE FROM audit_event WHERE seq = {last}")
    assert types(events_of(api, "staff", seen)) == ["progress.created"]
