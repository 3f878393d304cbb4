"""What goes wrong on the pages of citizens is a page too: in their language, with its status."""

import re
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import pytest
from httpx2 import Response
from tests.api.survey import test_feedback_page as feedback
from tests.api.survey import test_page as pages
from tests.api.survey.test_surveys import links, opened
from tests.serving.client import Api

from penilaian_api.domain.errors import BusyError
from penilaian_api.services.survey import intake, public_intake

FORM: Final = "application/x-www-form-urlencoded"
COUNTER: Final = "/s/feedback/alfa/BIDANG"
NOWHERE: Final = ("Halaman tidak ditemukan", "Nothing is here")
UNREADABLE: Final = ("Halaman tidak dapat dibuka", "The page cannot be opened")
TOO_LONG: Final = ("Isian terlalu panjang", "Too long")
BUSY: Final = ("Layanan sedang sibuk", "The service is busy")
FAILED: Final = ("Terjadi kesalahan pada layanan", "The service has failed")


class Wrong(NamedTuple):
    """A request with which something is wrong, its status, and the title of its page."""

    method: str
    path: str
    status: int
    titles: tuple[str, str]
    headers: Mapping[str, str] = MappingProxyType({})
    body: bytes | None = None


def form(text: bytes, path: str = COUNTER, status: int = 422, **headers: str) -> Wrong:
    titles = TOO_LONG if status == 413 else UNREADABLE
    return Wrong("POST", path, status, titles, {"Content-Type": FORM, **headers}, text)


WRONG: Final = {
    "nothing below the pages": Wrong("GET", "/s", 404, NOWHERE),
    "the pages themselves": Wrong("GET", "/s/", 404, NOWHERE),
    "no token": Wrong("GET", "/s/x", 404, NOWHERE),
    "a token of nobody": Wrong("GET", f"/s/{'A' * 43}", 404, NOWHERE),
    "answers by no token": form(b"a=1", f"/s/{'~' * 43}", 404)._replace(titles=NOWHERE),
    "an unknown path": Wrong("GET", f"{COUNTER}/more/of/it", 404, NOWHERE),
    "an unknown unit": Wrong("GET", "/s/feedback/alfa/NIHIL", 404, NOWHERE),
    "a receipt of nobody": Wrong("GET", "/s/receipts/alfa/x", 404, NOWHERE),
    "an unknown parameter": Wrong("GET", f"{COUNTER}?utm_source=poster", 422, UNREADABLE),
    "an unknown parameter of an answer": form(b"a=1", f"{COUNTER}?x=1"),
    "an unknown language": Wrong("GET", f"{COUNTER}?lang=fr", 422, UNREADABLE),
    "a language twice": Wrong("GET", f"{COUNTER}?lang=en&lang=id", 422, UNREADABLE),
    "a text that is none": Wrong("GET", f"{COUNTER}%00", 422, UNREADABLE),
    "bytes that are no text": Wrong("GET", "/s/feedback/alfa/%FF", 400, UNREADABLE),
    "a hidden slash": Wrong("GET", "/s/feedback/alfa%2FBIDANG", 400, UNREADABLE),
    "an endless address": Wrong("GET", f"{COUNTER}?lang={'x' * 4100}", 400, UNREADABLE),
    "endless headers": Wrong("GET", COUNTER, 400, UNREADABLE, {"X-Long": "x" * 17_000}),
    "another method": Wrong("PUT", COUNTER, 405, UNREADABLE),
    "a removal": Wrong("DELETE", f"/s/{'A' * 43}", 405, UNREADABLE),
    "an answer to a receipt": form(b"", f"/s/receipts/alfa/{'A' * 43}", 405),
    "JSON": form(b"{}", status=415, **{"Content-Type": "application/json"}),
    "a form with files": form(b"x", status=415, **{"Content-Type": "multipart/form-data"}),
    "a packed form": form(b"x", status=415, **{"Content-Encoding": "gzip"}),
    "a body of no kind": form(b"x", status=415, **{"Content-Type": ""}),
    "a form too long": form(b"text=" + b"x" * 16_384, status=413),
    "a form of other bytes": form(b"text=\xff", status=400),
    "a form with hidden signs": form(b"text=%00"),
    "a field twice": form(b"text=a&text=b"),
}
"""Whatever a browser, a scanner or a link that somebody has meddled with may send."""


def sent(api: Api, wrong: Wrong, language: str) -> Response:
    headers = {"Accept-Language": language, **wrong.headers}
    return api.call(wrong.method, wrong.path, who=None, headers=headers, content=wrong.body)


def assert_page(answer: Response, status: int, language: str, title: str) -> None:
    """Hold an answer to what each page keeps to."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{language}">' in answer.text
    assert f"<h1>{title}</h1>" in answer.text
    assert answer.headers["content-security-policy"].startswith(
        "default-src 'none'; style-src 'sha256-"
    )
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-language"] == language
    assert not re.search(r"<script|<form|https?://|onload|src=|errors|Content-Type", answer.text)
    assert 'href="?lang=id"' in answer.text  # leads back to what was asked for


@pytest.mark.requirement("S2-10")
@pytest.mark.parametrize("name", WRONG)
def test_whatever_goes_wrong_is_a_page_in_the_language_of_its_reader(api: Api, name: str) -> None:
    wrong = WRONG[name]
    shown = {}
    for language, title in zip(("id", "en"), wrong.titles, strict=True):
        answer = sent(api, wrong, language)
        assert_page(answer, wrong.status, language, title)
        assert ("allow" in answer.headers) == (wrong.status == 405)
        shown[language] = answer.headers["content-security-policy"]
    good = api.get(COUNTER, who=None)
    assert good.headers["content-language"] == "id"
    assert {*shown.values()} == {good.headers["content-security-policy"]}


def test_the_language_that_was_chosen_on_the_page_goes_before_that_of_the_browser(
    api: Api,
) -> None:
    for chosen, title in zip(("id", "en"), NOWHERE, strict=True):
        path = f"/s/feedback/alfa/NIHIL?lang={chosen}"
        other = {"id": "en", "en": "id"}[chosen]
        answer = api.get(path, who=None, headers={"Accept-Language": other})
        assert_page(answer, 404, chosen, title)
    answer = api.get(f"{COUNTER}?lang=en&more=1", who=None, headers={"Accept-Language": "id"})
    assert_page(answer, 422, "en", UNREADABLE[1])


@pytest.mark.parametrize("cookie", ["", "~", "x" * 65, '"', "a b", "\x00", "\xe9"])
def test_a_cookie_that_is_none_of_ours_is_none_and_is_given_anew(api: Api, cookie: str) -> None:
    headers: Any = {"Cookie": b"survey_device=" + cookie.encode("latin-1")}
    page = api.get(COUNTER, who=None, headers=headers)
    assert page.status_code == 200
    assert "survey_device=" in page.headers["set-cookie"]


def test_a_page_that_was_answered_and_a_flood_say_so(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "READ_AFTER", timedelta(0))
    (token,) = links(api, opened(api))
    fields = pages.filled(pages.page(api, token))
    assert pages.send(api, token, fields).status_code == 201
    again = pages.send(api, token, fields)
    assert_page(again, 409, "id", "Tautan ini sudah dipakai")
    monkeypatch.setattr(intake, "MOST_OF_ADDRESS", 1)
    assert feedback.send(api, feedback.filled(feedback.visit(api))).status_code == 201
    flood = feedback.send(api, feedback.filled(feedback.visit(api), text="Lagi"))
    assert_page(flood, 429, "id", "Terlalu banyak jawaban dari alamat ini")
    assert flood.headers["retry-after"] == "3600"


@pytest.mark.parametrize(
    ("failure", "status", "titles"),
    [(BusyError("busy", wait=2), 503, BUSY), (RuntimeError("of ours"), 500, FAILED)],
)
def test_a_service_that_fails_says_so_on_a_page(
    api: Api,
    monkeypatch: pytest.MonkeyPatch,
    failure: Exception,
    status: int,
    titles: tuple[str, str],
) -> None:
    def fail(*_: object) -> None:
        raise failure

    (token,) = links(api, opened(api))
    monkeypatch.setattr(intake, "show_questions", fail)
    monkeypatch.setattr(public_intake, "show_unit", fail)
    for language, title in zip(("id", "en"), titles, strict=True):
        for path in (COUNTER, f"/s/{token}"):
            answer = api.get(path, who=None, headers={"Accept-Language": language})
            assert_page(answer, status, language, title)
            assert "of ours" not in answer.text


@pytest.mark.parametrize("path", ["/sx", "/v1/s/x", "/security"])
def test_what_only_looks_like_a_page_stays_a_problem(api: Api, path: str) -> None:
    answer = api.get(path, who=None)
    assert answer.headers["content-type"] == "application/problem+json"
