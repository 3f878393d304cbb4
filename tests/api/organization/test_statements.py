"""Count what changes of the organization ask of the database: more, but always as much.

They also bring who assesses whom, and what is wrong in the organization, up to the change
(docs/decisions/0009 and 0037).
"""

from collections.abc import Callable
from typing import Any

from tests.factories.cycles import Q1, state
from tests.factories.organization import assign, delegate, employee, ident, line, patch, position
from tests.records.statements import counted
from tests.serving.client import Api

MOST = 19
"""The most that one change of the organization asks, keyed or not."""
OPENING = 12
"""One of it the paths of the units that the cycle names: a page costs them, not the agency."""


def statements_of(api: Api, step: Callable[[], Any]) -> int:
    with counted(api) as log:
        answer = step()
    assert answer.is_success, answer.text
    return log.count


def changes(api: Api, code: str) -> list[int]:
    """Make one change of each kind around a new position, and count what each asks."""
    body = {"unit_code": "BIDANG", "title": "Jabatan", "job_class": "supervisory"}
    path = f"/v1/positions/{code}"
    counts = [statements_of(api, lambda: api.put(path, body, who="admin"))]
    post = api.get(path, who="admin").json()
    person = employee(api, f"Orang {code}")["id"]
    counts.append(statements_of(api, lambda: line(api, post["id"], ident("SUP"), "2026-04-01")))
    counts.append(statements_of(api, lambda: assign(api, person, post["id"], "2026-04-01")))
    counts.append(
        statements_of(api, lambda: delegate(api, post["id"], ident("peer"), "2026-04-01"))
    )
    functional = {**body, "job_class": "functional"}
    counts.append(statements_of(api, lambda: api.put(path, functional, who="admin", version=1)))
    (seat,) = api.get(f"/v1/assignments?employee_id={person}", who="admin").json()["items"]
    last = {"ends_on": "2026-12-31"}
    address = f"/v1/assignments/{seat['id']}"
    counts.append(statements_of(api, lambda: patch(api, address, last, seat["version"])))
    return counts


def test_a_change_of_the_organization_asks_as_much_whatever_its_size(api: Api) -> None:
    position(api, "PERTAMA")  # the first request of a service also learns the agency's zone
    small = changes(api, "BARU")
    for number in range(25):
        post = position(api, f"P{number}")["id"]
        assert line(api, post, ident("SUP"), "2026-01-01").status_code == 201
        person = employee(api, f"Calon {number}")["id"]
        assert assign(api, person, post, "2026-02-01").status_code == 201
    assert changes(api, "LAGI") == small
    assert max(small) <= MOST


def test_opening_a_period_looks_at_each_gate_in_one_statement(api: Api) -> None:
    period = state(api, periods=[Q1], population={"units": ["LAIN"]})["periods"][0]
    path = f"/v1/periods/{period['id']}"
    reason = {"reason": "Told on 5 January."}
    assert api.post(f"{path}/gates/socialisation/waive", reason, who="admin").status_code == 200
    agree_on_indicator(api)
    version = api.get(path, who="admin").json()["version"]
    count = statements_of(api, lambda: api.post(f"{path}/open", who="admin", version=version))
    assert count <= OPENING


def agree_on_indicator(api: Api) -> None:
    """Put one indicator that suits every job into the library."""
    body = {
        "key": "semua",
        "statement": "Persentase aduan warga yang selesai tepat waktu",
        "result": "Pelayanan aduan yang tepat waktu",
        "measured_in": "persen",
        "polarity": "higher",
        "aspects": ["quality", "time"],
        "accumulation": "last",
        "frequency": "quarter",
        "target": "90",
        "baseline": "75",
    }
    made = api.post("/v1/indicators", body, who="staff").json()
    version = made["versions"][0]
    path = f"/v1/indicators/{made['id']}/versions/{version['id']}"
    answer = api.post(f"{path}/propose", who="staff", version=version["version"])
    assert answer.status_code == 200, answer.text
    answer = api.post(f"{path}/agree", who="admin", version=answer.json()["version"])
    assert answer.status_code == 200, answer.text
