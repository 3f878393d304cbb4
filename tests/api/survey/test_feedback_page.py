"""The page on which citizens speak of a unit unasked, and the one that shows what became of it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from httpx2 import Response
from tests.api.survey.test_public_feedback import listed, step
from tests.serving.client import Api

from penilaian_api.services.survey import intake

PAGE = "/s/feedback/alfa/BIDANG"
WORDS = "Tambah kursi tunggu.\r\nTerima kasih."


@pytest.fixture(autouse=True)
def _read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "READ_AFTER", timedelta(0))


def visit(api: Api, path: str = PAGE, language: str = "id") -> Response:
    return api.get(path, who=None, headers={"Accept-Language": language})


def filled(page: Response, **changes: str) -> dict[str, str]:
    (form,) = re.findall(r'name="form" value="([^"]+)"', page.text)
    return {
        "form": unescape(form),
        "topic": "suggestion",
        "service": "Loket 2",
        "text": WORDS,
        **changes,
    }


def send(api: Api, fields: dict[str, str], path: str = PAGE) -> Response:
    return api.call("POST", path, who=None, data=fields)


def receipt_of(answer: Response) -> str:
    (receipt,) = set(re.findall(r"/s/receipts/alfa/([A-Za-z0-9_-]{43})", answer.text))
    return receipt


def followed(api: Api, answer: Response) -> Response:
    """Follow the link to the receipt, as a browser resolves it."""
    (where,) = re.findall(r'href="http://testserver/s/(receipts/[^"]+)"', answer.text)
    return visit(api, f"/s/{unescape(where)}")


@pytest.mark.requirement("S2-10")
def test_a_citizen_speaks_on_a_page_and_reads_the_answer_by_its_receipt(api: Api) -> None:
    page = visit(api)
    assert (page.status_code, "Unit BIDANG" in page.text) == (200, True)
    answer = send(api, filled(page))
    assert answer.status_code == 201, answer.text
    (item,) = listed(api, "sup")
    assert (item["topic"], item["service"]) == ("suggestion", "Loket 2")
    assert item["text"] == "Tambah kursi tunggu.\nTerima kasih."
    assert "Belum ada tanggapan" in followed(api, answer).text
    accepted = step(api, item, "accept", "sup").json()
    step(api, accepted, "answer", "sup", {"answer": "<b>Dua puluh</b> kursi ditambahkan."})
    receipt = followed(api, answer)
    assert receipt.status_code == 200
    assert "&lt;b&gt;Dua puluh&lt;/b&gt; kursi ditambahkan." in receipt.text
    assert "Senin, 16 Maret 2026" in receipt.text


def test_who_presses_twice_keeps_the_receipt_and_has_spoken_once(api: Api) -> None:
    fields = filled(visit(api))
    first, again = send(api, fields), send(api, fields)
    assert (first.status_code, again.status_code) == (201, 200)
    assert receipt_of(first) == receipt_of(again)
    assert len(listed(api, "admin")) == 1


@pytest.mark.requirement("S2-10")
def test_a_refusal_tells_why_on_the_page_of_the_receipt(api: Api) -> None:
    answer = send(api, filled(visit(api)))
    (item,) = listed(api, "admin")
    step(api, item, "refuse", "admin", {"reason": "Memuat data pribadi orang lain."})
    assert "Memuat data pribadi orang lain." in followed(api, answer).text


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", ("Sampaikan masukan Anda", "Pengaduan")), ("en", ("Say what you think", "Complaint"))],
)
def test_the_page_speaks_the_language_of_its_reader(
    api: Api, language: str, words: tuple[str, ...]
) -> None:
    for page in (visit(api, language=language), visit(api, f"{PAGE}?lang={language}")):
        assert f'<html lang="{language}">' in page.text
        assert all(word in page.text for word in words)


@pytest.mark.parametrize(
    ("changes", "marks"),
    [
        ({"text": " "}, 1),
        ({"topic": "gossip"}, 1),
        ({"topic": "", "text": ""}, 2),
        ({"text": "x" * 2001}, 1),
        ({"service": "x" * 201}, 1),
    ],
)
def test_what_is_missing_is_marked_and_what_was_written_stays(
    api: Api, changes: dict[str, str], marks: int
) -> None:
    fields = filled(visit(api), service="<i>&\"'")
    answer = send(api, {**fields, **changes})
    assert answer.status_code == 422
    assert answer.text.count('class="missing"') == marks
    assert "service" in changes or "&lt;i&gt;&amp;&#34;&#39;" in answer.text
    assert send(api, fields).status_code == 201


@pytest.mark.parametrize(
    ("limit", "value"), [("READ_AFTER", timedelta(hours=1)), ("FORM_LASTS", timedelta(0))]
)
def test_a_form_that_was_not_read_is_given_anew_with_what_was_written(
    api: Api, monkeypatch: pytest.MonkeyPatch, limit: str, value: timedelta
) -> None:
    fields = filled(visit(api))
    with monkeypatch.context() as changed:
        changed.setattr(intake, limit, value)
        early = send(api, fields)
    assert early.status_code == 422
    assert "Tambah kursi tunggu." in early.text
    assert filled(early)["form"] != fields["form"]
    assert send(api, filled(early)).status_code == 201


@pytest.mark.parametrize("form", ["", "made-up", "of another unit"])
def test_a_form_of_elsewhere_is_no_form_of_this_page(api: Api, form: str) -> None:
    if form == "of another unit":
        form = filled(visit(api, "/s/feedback/alfa/LAIN"))["form"]
    answer = send(api, filled(visit(api), form=form))
    assert (answer.status_code, "<form" in answer.text) == (422, True)
    assert listed(api, "admin") == []


@pytest.mark.parametrize(
    "path",
    [
        "/s/feedback/alfa/NIHIL",
        "/s/feedback/nihil/BIDANG",
        "/s/feedback/alfa/DI%20NAS",
        "/s/feedback/alfa/%7E%7E",
        "/s/feedback/al%20fa/BIDANG",
        f"/s/feedback/alfa/{'x' * 200}",
        "/s/feedback/alfa/%C3%A9",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_no_unit_has_a_page_that_says_so(api: Api, path: str, method: str) -> None:
    data = {"topic": "praise", "text": "Baik", "form": "x"} if method == "POST" else None
    answer = api.call(method, path, who=None, data=data)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "Halaman tidak ditemukan" in answer.text
    assert "<form" not in answer.text


@pytest.mark.parametrize("receipt", ["A" * 43, "x", "%7E" * 43, "a%20b"])
def test_a_receipt_of_nobody_has_a_page_that_says_so(api: Api, receipt: str) -> None:
    answer = visit(api, f"/s/receipts/alfa/{receipt}", "en")
    assert answer.status_code == 404
    assert "Nothing is here" in answer.text
    mine = receipt_of(send(api, filled(visit(api))))
    assert visit(api, f"/s/receipts/beta/{mine}").status_code == 404
    assert visit(api, f"/s/receipts/alfa/{mine}").status_code == 200


def test_a_flood_is_stopped_on_a_page(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_OF_ADDRESS", 1)
    assert send(api, filled(visit(api))).status_code == 201
    flood = send(api, filled(visit(api), text="Lagi"))
    assert (flood.status_code, "<html" in flood.text) == (429, True)
    assert len(listed(api, "admin")) == 1


def test_the_pages_load_nothing_but_their_own_style(api: Api) -> None:
    page = visit(api)
    answer = send(api, filled(page))
    for each in (page, answer, followed(api, answer)):
        policy = each.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "script" not in policy
        others = each.text.replace("http://testserver/s/receipts/", "")
        assert not re.search(r"<script|https?://|onload|src=", others)
        assert each.headers["cache-control"] == "no-store"
    assert "HttpOnly" in page.headers["set-cookie"]


@pytest.mark.requirement("S2-10")
def test_an_office_gets_the_address_and_a_code_to_print(api: Api) -> None:
    page = api.get("/v1/units/BIDANG/feedback-page", who="sup").json()
    assert page["unit_name"] == "Unit BIDANG"
    assert page["url"].endswith(PAGE)
    for picture, begins in (("svg", b"<?xml"), ("png", b"\x89PNG\r\n\x1a\n")):
        path = f"/v1/units/BIDANG/feedback-page/qr?format={picture}"
        code = api.get(path, who="sup")
        assert (code.status_code, code.content[: len(begins)]) == (200, begins)
    assert api.get("/v1/units/NIHIL/feedback-page", who="sup").status_code == 404
