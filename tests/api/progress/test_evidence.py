"""Evidence over HTTP: files typed by their bytes, kept whole, given back as they came."""

import hashlib
import io
import zipfile
from typing import Any

import pytest
from tests.factories.cycles import state
from tests.factories.plans import approved, drafted
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20


def office(name: str = "xl/workbook.xml", **parts: bytes) -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", name: b"<w/>", **parts})


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


@pytest.fixture
def line(api: Api) -> str:
    """Bring a plan of staff into force, and name one of its indicators."""
    state(api, population={"units": ["DINAS"]})
    return approved(api)["in_force"]["work_results"][0]["indicators"][0]["line_id"]


def send(api: Api, line: str, content: bytes | None = PDF, name: str = "a.pdf", **form: Any):
    how = {name: form.pop(name) for name in ("who", "agency", "key") if name in form}
    files = None if content is None else {"file": (name, content)}
    if files is None:
        files = {name: (None, value) for name, value in {"line_id": line, **form}.items()}
        return api.call("POST", "/v1/evidence", files=files, **how)
    return api.call("POST", "/v1/evidence", data={"line_id": line, **form}, files=files, **how)


def refused(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return [(error["pointer"], error["code"]) for error in answer.json()["errors"]]


def test_a_file_is_kept_and_given_back_as_it_came(api: Api, line: str) -> None:
    with counted(api) as log:
        made = send(api, line, title="Laporan Maret")
    assert made.status_code == 201, made.text
    assert log.count <= 8
    evidence = made.json()
    assert (evidence["kind"], evidence["media_type"], evidence["size"]) == (
        "file",
        "application/pdf",
        len(PDF),
    )
    assert evidence["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert made.headers["location"] == f"/v1/evidence/{evidence['id']}"
    for who in ("staff", "sup", "head"):
        content = api.get(f"/v1/evidence/{evidence['id']}/content", who=who)
        assert content.content == PDF, who
    assert content.headers["content-type"] == "application/pdf"
    assert content.headers["x-content-type-options"] == "nosniff"
    assert content.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''Laporan%20Maret.pdf"
    )
    assert api.get(f"/v1/evidence/{evidence['id']}", who="sup").json() == evidence


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (PNG, "x.exe", "image/png"),
        (JPEG, "", "image/jpeg"),
        (office(), "a.zip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (b"a;b\r\n1;2\r\n", "data.CSV", "text/csv"),
        ("Catatan é\n".encode(), "a.pdf", "text/plain"),
    ],
)
def test_the_type_is_told_from_the_bytes_and_not_from_the_name(
    api: Api, line: str, content: bytes, name: str, media_type: str
) -> None:
    made = send(api, line, content, name or "blob", title="Bukti")
    assert made.status_code == 201, made.text
    assert made.json()["media_type"] == media_type


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"MZ\x90\0\x03\0\0\0", "file_type"),
        (b"", "file_empty"),
        (b"  <svg onload='x'/>", "file_type"),
        (b"\xff\xfea\0", "file_type"),
        (b"a\0b", "file_type"),
        ("a\u202eb".encode(), "file_type"),
        (packed({"a.txt": b"x"}), "file_type"),
        (office(big=b"\0" * 3_000_000), "archive_ratio"),
        (office(**{f"p{i}": b"" for i in range(200)}), "archive_entries"),
        (office(**{"../../etc/cron": b"x"}), "archive_path"),
        (office(**{"/etc/cron": b"x"}), "archive_path"),
        (office(**{"C:\\x": b"x"}), "archive_path"),
        (office(inner=packed({"a": b"x"})), "archive_nested"),
        (office()[:-30], "archive_broken"),
        (b"PK\x03\x04" + b"\0" * 50, "archive_broken"),
    ],
)
def test_a_file_that_is_not_taken_is_refused_and_leaves_nothing(
    api: Api, line: str, content: bytes, code: str
) -> None:
    before = kept(api)
    assert refused(send(api, line, content, "a.pdf")) == [("/file", code)]
    assert kept(api) == before


def kept(api: Api) -> list[str]:
    folder = api.served.app.context.data_folder / "evidence"
    return sorted(str(path) for path in folder.rglob("*") if path.is_file())


def test_a_link_is_noted_and_never_fetched(api: Api, line: str) -> None:
    made = send(api, line, None, url="https://dinas.example.go.id/laporan?id=7", title="Laporan")
    assert made.status_code == 201, made.text
    evidence = made.json()
    assert (evidence["kind"], evidence["media_type"], evidence["sha256"]) == ("link", None, None)
    assert api.get(f"/v1/evidence/{evidence['id']}/content").status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https://a b",
        "https://x@evil.example",
        "ftp://a.example",
        "http://[",
        "https://a.example/\u202e",
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused(api: Api, line: str, url: str) -> None:
    assert [pointer for pointer, _ in refused(send(api, line, None, url=url))] == ["/url"]


@pytest.mark.parametrize(
    "name",
    ["../../x.pdf", "/etc/passwd", "C:\\x.pdf", "..%2f..%2fx.pdf", "a" * 199, "con", ".", "a'b;c"],
)
def test_a_name_never_becomes_a_path(api: Api, line: str, name: str) -> None:
    made = send(api, line, PDF, name)
    assert made.status_code == 201, made.text
    folder = api.served.app.context.data_folder
    content = api.get(f"/v1/evidence/{made.json()['id']}/content")
    assert content.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert not {"/", "\\", " ", "\n"} & set(content.headers["content-disposition"].split("''")[1])
    kept = {"evidence", "document-jobs"}
    outside = [path for path in folder.rglob("*") if path.is_file() and kept.isdisjoint(path.parts)]
    assert all(path.name == "secret" for path in outside)


def test_a_name_with_turned_text_is_refused(api: Api, line: str) -> None:
    assert refused(send(api, line, PDF, "fdp\u202e.exe")) == [("/file", "bad_text")]
    assert refused(send(api, line, PDF, "x" * 300)) == [("/file", "too_long")]
    assert refused(send(api, line, PDF, title="a\u202eb")) == [("/title", "bad_text")]


def test_exactly_one_file_or_address_is_sent_on_a_line_in_force(api: Api, line: str) -> None:
    assert refused(send(api, line, None)) == [("/file", "file_or_url")]
    assert refused(send(api, line, url="https://a.example")) == [("/file", "file_or_url")]
    assert refused(send(api, str(key("x")))) == [("/line_id", "unknown_reference")]
    assert refused(send(api, line, surprise="1")) == [("/surprise", "unknown_field")]
    assert refused(send(api, line, progress_id=str(key("x")))) == [
        ("/progress_id", "unknown_reference")
    ]
    pending = drafted(api, "peer")["pending"]["work_results"][0]["line_id"]
    assert refused(send(api, pending, who="peer")) == [("/line_id", "unknown_reference")]


def test_evidence_may_belong_to_an_entry_of_its_line(api: Api, line: str) -> None:
    plan = api.get("/v1/plans").json()["items"][0]
    entry = api.post(
        f"/v1/plans/{plan['id']}/progress", {"line_id": line, "on": "2026-03-13", "value": "1"}
    ).json()
    made = send(api, line, progress_id=entry["id"])
    assert made.json()["progress_id"] == entry["id"]
    listed = api.get(f"/v1/plans/{plan['id']}/evidence", who="sup").json()["items"]
    assert [item["id"] for item in listed] == [made.json()["id"]]


def test_only_the_owner_and_a_service_add_evidence(api: Api, line: str) -> None:
    for who in ("sup", "head", "peer"):
        assert send(api, line, who=who).status_code == 422, who
    for who in ("admin", "auditor", "bare"):
        assert send(api, line, who=who, key="a").status_code == 403, who
    assert send(api, line, agency="beta").status_code == 422
    made = send(api, line, who="service", key="b").json()
    for who in ("peer", "stranger", "other"):
        assert api.get(f"/v1/evidence/{made['id']}", who=who).status_code == 404, who
        assert api.get(f"/v1/evidence/{made['id']}/content", who=who).status_code == 404, who
    assert api.get(f"/v1/evidence/{made['id']}", agency="beta").status_code == 404


def test_the_same_key_with_the_same_file_keeps_it_once(api: Api, line: str) -> None:
    first, again = send(api, line, key="one"), send(api, line, key="one")
    assert again.json() == first.json()
    assert again.headers["idempotency-replayed"] == "true"
    other = send(api, line, PNG, "a.png", key="one")
    assert (other.status_code, other.json()["code"]) == (422, "key_used_otherwise")


def test_a_file_that_was_changed_on_disk_is_not_given_out(api: Api, line: str) -> None:
    before = set(kept(api))
    made = send(api, line).json()
    (path,) = set(kept(api)) - before
    with open(path, "ab") as file:  # noqa: PTH123 - whoever tampers opens it like this
        file.write(b"x")
    answer = api.get(f"/v1/evidence/{made['id']}/content")
    assert (answer.status_code, answer.json()["code"]) == (409, "evidence_damaged")


def test_more_than_ten_megabytes_are_cut_off(api: Api, line: str) -> None:
    answer = send(api, line, PDF + b"\0" * 10_000_001)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
