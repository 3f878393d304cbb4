"""Lists of the library: orders, filters, search, who proposed, and what changed."""

from tests.api.indicator.test_indicators import agreed, created, step
from tests.factories.mirrors import Mirror, read
from tests.factories.organization import expect, ident, patch
from tests.records.statements import counted
from tests.serving.client import Api


def keys(api: Api, query: str = "", who: str = "admin") -> list[str]:
    return [item["key"] for item in read(api, f"/v1/indicators?{query}", who).values()]


def library(api: Api) -> None:
    created(api, "waste")
    agreed(api, "permits")
    created(api, "courts", definition="Perkara yang putus tepat waktu", title_keys=["clerk_a"])


def test_u12_indicators_are_sorted_narrowed_and_searched(api: Api) -> None:
    library(api)
    assert keys(api) == ["courts", "permits", "waste"]
    assert keys(api, "sort=-key") == ["waste", "permits", "courts"]
    assert keys(api, "sort=created") == ["waste", "permits", "courts"]
    assert keys(api, "q=PERMI") == ["permits"]
    assert keys(api, "q=putus tepat") == ["courts"]
    assert keys(api, "state=agreed") == ["permits"]
    assert keys(api, "title_key=clerk_a") == ["courts"]
    assert keys(api, "title_key=clerk.a") == keys(api, "title_key=clerkXa") == []
    assert keys(api, f"proposed_by={ident('staff')}") == ["courts", "permits", "waste"]
    assert keys(api, f"proposed_by={ident('peer')}") == []
    (item,) = read(api, "/v1/indicators?q=waste").values()
    assert keys(api, f"indicator_id={item['indicator_id']}") == ["waste"]


def test_u12_pages_of_the_library_go_on_by_key_and_number(api: Api) -> None:
    library(api)
    for sort in ("key", "-key", "created", "-created"):
        mirror = Mirror(api, f"/v1/indicators?sort={sort}", limit=1)
        mirror.sync()
        assert [*mirror.items] == [*read(api, f"/v1/indicators?sort={sort}")]


def test_o7_a_version_names_who_proposed_it(api: Api) -> None:
    library(api)
    with counted(api) as log:
        items = [*read(api, "/v1/indicators").values()]
    assert log.count == 2
    for item in items:
        path = f"/v1/indicators/{item['indicator_id']}"
        (version,) = expect(api.get(path, who="admin"), 200)["versions"]
        assert {**item, "findings": version["findings"]} == version
        assert version["proposed_by_name"] == "Staff Alfa"


def test_u8_the_library_tells_its_changes(api: Api) -> None:
    library(api)
    mirrors = [Mirror(api, path) for path in ("/v1/indicators", "/v1/indicators?state=draft")]
    for mirror in mirrors:
        mirror.sync()
        mirror.received = 0
    draft = created(api, "roads")
    step(api, draft, "propose", "staff")
    for mirror in mirrors:
        mirror.sync()
        mirror.check()
        assert mirror.received == 1
    patch(api, f"/v1/employees/{ident('staff')}", {"name": "Nama Baru"}, 1)
    for mirror in mirrors:
        mirror.sync()
        mirror.check()
    assert {item["proposed_by_name"] for item in mirrors[0].items.values()} == {"Nama Baru"}
