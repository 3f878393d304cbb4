"""Lists of progress, evidence and measurements: orders, filters, search, and what changed."""

from typing import Any

from tests.api.progress.test_evidence import send
from tests.factories import cycles
from tests.factories.measurements import body
from tests.factories.mirrors import Mirror, read
from tests.factories.organization import expect, ident, patch
from tests.factories.plans import approved
from tests.records.statements import counted
from tests.serving.client import Api


def running(api: Api) -> tuple[str, list[str]]:
    """Bring a plan of staff into force; give its address and the lines of its indicators."""
    cycles.state(api, population={"units": ["DINAS"]})
    plan = approved(api)
    (result, *_) = plan["in_force"]["work_results"]
    return f"/v1/plans/{plan['id']}", [line["line_id"] for line in result["indicators"]]


def post(api: Api, path: str, line: str, on: str, note: str, **entry: Any) -> str:
    entry = {"line_id": line, "on": on, "value": "7", "note": note, **entry}
    return str(expect(api.post(f"{path}/progress", entry, who="staff"), 201)["id"])


def test_u12_progress_is_sorted_narrowed_and_searched(api: Api) -> None:
    path, lines = running(api)
    late = post(api, path, lines[0], "2026-03-13", "Loket utara")
    early = post(api, path, lines[-1], "2026-03-02", "Loket selatan 50%")
    mended = post(api, path, lines[0], "2026-03-13", "Dihitung ulang", supersedes_id=late)

    def found(query: str = "") -> list[str]:
        return [*read(api, f"{path}/progress?{query}", "staff")]

    assert found() == [early, late, mended]
    assert found("sort=-day") == [mended, late, early]
    assert found("current=true") == [early, mended]
    assert found("starts_on=2026-03-03") == [late, mended]
    assert found("ends_on=2026-03-12") == [early]
    assert found(f"line_id={lines[-1]}") == ([early] if len(lines) > 1 else [early, late, mended])
    assert found("q=LOKET") == [early, late]
    assert found("q=50%25") == [early]
    with counted(api) as log:
        items = read(api, f"{path}/progress", "staff")
    assert log.count == 3
    assert {key: item["superseded_by_id"] for key, item in items.items()} == {
        early: None,
        late: mended,
        mended: None,
    }


def test_u12_evidence_is_sorted_narrowed_and_searched(api: Api) -> None:
    path, lines = running(api)
    entry = post(api, path, lines[0], "2026-03-13", "")
    file = expect(send(api, lines[0], title="Laporan Maret", progress_id=entry), 201)["id"]
    url = "https://layanan.example/laporan"
    link = expect(send(api, lines[-1], None, title="Beranda", url=url), 201)["id"]

    def found(query: str = "") -> list[str]:
        return [*read(api, f"{path}/evidence?{query}", "staff")]

    assert found() == [file, link]
    assert found("sort=-posted") == [link, file]
    assert found("kind=link") == [link]
    assert found(f"progress_id={entry}") == [file]
    assert found("q=laporan") == [file, link]
    assert found("q=maret") == [file]
    with counted(api) as log:
        found()
    assert log.count == 3


def test_u8_progress_and_evidence_tell_their_changes(api: Api) -> None:
    path, lines = running(api)
    mirrors = [
        Mirror(api, f"{path}/{what}", who)
        for what in ("progress", "progress?current=true", "evidence")
        for who in ("staff", "sup", "service")
    ]
    first = post(api, path, lines[0], "2026-03-13", "")
    for mirror in mirrors:
        mirror.sync()
    post(api, path, lines[0], "2026-03-13", "", supersedes_id=first)
    expect(send(api, lines[0], title="Laporan Maret"), 201)
    for mirror in mirrors:
        mirror.sync()
        mirror.check()


def test_u12_measurements_are_narrowed_and_searched_with_names_beside(api: Api) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    made = [
        expect(api.post("/v1/measurements", body(period, **changes), who="admin"), 201)
        for changes in (
            {},
            {"employee_code": "alfa-peer"},
            {"employee_code": None, "unit_code": "DINAS"},
        )
    ]
    person, other, unit = (item["id"] for item in made)

    def found(query: str = "") -> list[str]:
        return [*read(api, f"/v1/measurements?{query}", "admin")]

    assert found() == [person, other, unit]
    assert found("sort=-posted") == [unit, other, person]
    assert found("q=peer") == [other]
    assert found("unit_code=DINAS") == [unit]
    assert found("unit_code=KOTA") == []
    assert found(f"employee_id={ident('staff')}&part=discipline") == [person]
    with counted(api) as log:
        items = read(api, "/v1/measurements", "admin")
    assert log.count == 2
    assert [*items.values()] == made
    for item in made:
        assert api.get(f"/v1/measurements/{item['id']}", who="admin").json() == item
        named = bool(item["employee_code"] and item["employee_name"])
        assert bool(item["employee_id"]) == named
        assert bool(item["unit_id"]) == bool(item["unit_code"] and item["unit_name"])


def test_u8_measurements_tell_their_changes(api: Api) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    paths = ("/v1/measurements", "/v1/measurements?current=true")
    mirrors = [Mirror(api, path, who) for path in paths for who in ("admin", "service", "staff")]
    first = expect(api.post("/v1/measurements", body(period), who="admin"), 201)
    for mirror in mirrors:
        mirror.sync()
        mirror.received = 0
    correction = body(period, value="81", supersedes_id=first["id"])
    expect(api.post("/v1/measurements", correction, who="admin"), 201)
    for mirror in mirrors:
        mirror.sync()
        mirror.check()
    # the correction, and that the one before is corrected, or no longer there
    assert [mirror.received for mirror in mirrors[:2]] == [2, 2]
    patch(api, f"/v1/employees/{ident('staff')}", {"name": "Nama Baru"}, 1)
    for mirror in mirrors:
        mirror.sync()
        mirror.check()
