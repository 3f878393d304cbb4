"""The page on which people answer: a form without scripts, in both languages."""

import re
from html import unescape

import pytest
from httpx2 import Response
from tests.api.survey.test_surveys import (
    ELEMENTS,
    drafted,
    links,
    opened,
    refused,
    released,
    stepped,
)
from tests.serving.client import Api


def page(api: Api, token: str, language: str = "id") -> Response:
    return api.get(f"/s/{token}", who=None, headers={"Accept-Language": language})


def send(api: Api, token: str, fields: dict[str, str], **how: str) -> Response:
    return api.call("POST", f"/s/{token}", who=None, data=fields, headers=how)


def filled(page: Response, **changes: str) -> dict[str, str]:
    """Fill in the form as a browser does: its hidden field, and a choice for each question."""
    (form,) = re.findall(r'name="form" value="([^"]+)"', page.text)
    return {"form": unescape(form), **dict.fromkeys(ELEMENTS, "4"), **changes}


@pytest.mark.requirement("S2-10")
def test_a_citizen_answers_on_a_page(api: Api) -> None:
    survey = opened(api)
    for index, token in enumerate(links(api, survey, 5)):
        shown = page(api, token)
        assert shown.status_code == 200
        text = f"Kursi tunggu kurang.\r\nTambah {index} lagi."
        answer = send(api, token, filled(shown, saran=text))
        assert answer.status_code == 201, answer.text
        assert "Terima kasih" in answer.text
    (target,) = released(api, survey)["targets"]
    assert target["result"]["count"] == 5
    assert target["texts"]["saran"][0] == "Kursi tunggu kurang.\nTambah 0 lagi."


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", ("Kirim jawaban", "Sangat cepat")), ("en", ("Send the answers", "Very quickly"))],
)
def test_the_page_speaks_the_language_of_its_reader(
    api: Api, language: str, words: tuple[str, ...]
) -> None:
    (token,) = links(api, opened(api))
    for shown in (page(api, token, language), api.get(f"/s/{token}?lang={language}", who=None)):
        assert f'<html lang="{language}">' in shown.text
        assert all(word in shown.text for word in words)


def test_what_is_missing_is_marked_and_what_was_chosen_stays(api: Api) -> None:
    (token,) = links(api, opened(api))
    fields = filled(page(api, token), saran="<b>&\"'</b>")
    del fields["waktu"]
    answer = send(api, token, fields)
    assert answer.status_code == 422
    assert answer.text.count("missing") == 2  # its style, and the question
    assert answer.text.count(" checked") == len(ELEMENTS) - 1
    assert "&lt;b&gt;&amp;&#34;&#39;&lt;/b&gt;" in answer.text
    assert send(api, token, {**fields, "waktu": "3"}).status_code == 201


@pytest.mark.parametrize(
    ("fields", "status"), [({"waktu": "5"}, 422), ({"waktu": "\u0664"}, 422), ({"x": "1"}, 201)]
)
def test_a_form_that_was_meddled_with_does_no_harm(
    api: Api, fields: dict[str, str], status: int
) -> None:
    (token,) = links(api, opened(api))
    assert send(api, token, filled(page(api, token), **fields)).status_code == status


def test_a_page_says_why_it_cannot_be_answered(api: Api) -> None:
    (token,) = links(api, opened(api))
    assert send(api, token, filled(page(api, token))).status_code == 201
    again = page(api, token)
    assert (again.status_code, "<form" in again.text) == (409, False)
    assert "sudah dipakai" in again.text
    nowhere = page(api, "A" * 43, "en")
    assert (nowhere.status_code, "<form" in nowhere.text) == (404, False)


def test_a_page_may_load_nothing_but_its_own_style(api: Api) -> None:
    (token,) = links(api, opened(api))
    shown = page(api, token)
    policy = shown.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script" not in policy
    assert not re.search(r"<script|https?://|onload|src=", shown.text)
    assert shown.headers["cache-control"] == "no-store"
    assert "HttpOnly" in shown.headers["set-cookie"]


@pytest.mark.parametrize(("picture", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG\r\n\x1a\n")])
def test_a_link_has_a_code_to_print(api: Api, picture: str, begins: bytes) -> None:
    (token,) = links(api, opened(api))
    code = api.get(f"/v1/public/surveys/{token}/qr?format={picture}", who=None)
    assert code.status_code == 200
    assert code.content.startswith(begins)


def test_a_link_tells_the_address_of_its_page(api: Api) -> None:
    survey = opened(api)
    body = {"unit_code": "DINAS", "kind": "counter"}
    (link,) = api.post(f"/v1/surveys/{survey['id']}/links", body, who="admin").json()["items"]
    assert link["url"].endswith(f"/s/{link['token']}")
    assert refused(api.get(f"/v1/public/surveys/{'~' * 43}", who=None), 422) == "invalid_input"


def test_what_is_printed_leads_to_the_address_that_is_stated(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = opened(api)
    asked = {"unit_code": "DINAS", "kind": "single", "number": 1}

    def urls(host: str) -> list[str]:
        headers = {"Authorization": f"Bearer {api.token('admin')}", "Host": host}
        link = api.http.post(f"/v1/surveys/{survey['id']}/links", json=asked, headers=headers)
        page = api.http.get("/v1/units/DINAS/feedback-page", headers=headers)
        return [link.json()["items"][0]["url"], page.json()["url"]]

    assert all(url.startswith("http://dinas.example/s/") for url in urls("dinas.example"))
    monkeypatch.setattr(api.served.app.context.tokens, "issuer", "https://kinerja.example.go.id/")
    assert all(url.startswith("https://kinerja.example.go.id/s/") for url in urls("evil.example"))


def test_a_survey_names_links_only_while_they_can_be_issued(api: Api) -> None:
    survey = drafted(api)
    named = {}
    for step in ("open", "close", "release"):
        stepped(api, survey, step)
        named[step] = api.get(f"/v1/surveys/{survey['id']}", who="admin").json()["allowed_actions"]
    assert ["survey_link" in named[step] for step in named] == [True, False, False]


def test_a_cookie_travels_by_tls_alone_where_people_come_by_tls(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    (token,) = links(api, opened(api))
    addresses = (f"/s/{token}", "/s/feedback/alfa/DINAS")
    for address in addresses:
        assert "Secure" not in api.get(address, who=None).headers["set-cookie"]
    monkeypatch.setattr(api.served.app.context.tokens, "issuer", "https://kinerja.example.go.id")
    for address in addresses:
        assert api.get(address, who=None).headers["set-cookie"].endswith("; Secure")
