"""The page as a citizen's phone shows it: a real browser, without scripts, in both languages."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.wait import WebDriverWait
from tests.api.survey.test_surveys import ELEMENTS
from tests.serving.process import Program, served_program

from penilaian_api.services.survey.intake import READ_AFTER

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
PHONE = "--window-size=390,844"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (BROWSER and DRIVER), reason="no Chromium with its driver is here"),
]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with served_program(tmp_path_factory.mktemp("served")) as program:
        yield program


@pytest.fixture(scope="module")
def tokens(program: Program) -> list[str]:
    """Open a survey about a unit, and give out two links."""
    admin = {"Authorization": f"Bearer {program.token('admin@alfa')}"}
    with httpx.Client(base_url=program.url, headers=admin, timeout=60) as api:
        unit = {"name": "Puskesmas Contoh", "kind": "puskesmas"}
        assert api.put("/v1/units/PKM", json=unit).is_success
        survey = {
            "title": "Kepuasan pasien",
            "instrument_id": api.post("/v1/instruments/skm-14-2017/adopt").json()["id"],
            "starts_on": "2026-01-01",
            "ends_on": "2099-12-31",
            "targets": [{"unit_code": "PKM"}],
        }
        made = api.post("/v1/surveys", json=survey).json()
        path = f"/v1/surveys/{made['id']}"
        assert api.post(f"{path}/open", headers={"If-Match": '"1"'}).is_success
        body = {"unit_code": "PKM", "kind": "single", "number": 2}
        return [link["token"] for link in api.post(f"{path}/links", json=body).json()["items"]]


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = BROWSER or ""
    for word in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--blink-settings=scriptEnabled=false",
        f"--user-data-dir={tmp_path / 'profile'}",
        PHONE,
    ):
        options.add_argument(word)
    with Chrome(options=options, service=Service(DRIVER or "")) as browser:
        yield browser


@pytest.mark.parametrize(
    ("language", "begins", "ends"),
    [("id", "Survei ini tentang layanan", "Terima kasih"), ("en", "This survey is", "Thank you")],
)
def test_a_citizen_answers_on_a_phone(  # noqa: PLR0913, PLR0917 - what each language says
    program: Program, tokens: list[str], browser: Chrome, language: str, begins: str, ends: str
) -> None:
    token = tokens[("id", "en").index(language)]
    browser.get(f"{program.url}/s/{token}")
    _follow(browser, browser.find_element(By.CSS_SELECTOR, f"a[lang={language}]"))
    assert begins in browser.find_element(By.TAG_NAME, "main").text
    assert _is_as_wide_as_the_phone(browser)
    for code in ELEMENTS:
        browser.find_element(By.CSS_SELECTOR, f"input[name={code}][value='3']").click()
    browser.find_element(By.NAME, "saran").send_keys("Tambah kursi tunggu.\nTerima kasih.")
    _follow(browser, browser.find_element(By.TAG_NAME, "button"))
    assert ends in browser.find_element(By.TAG_NAME, "h1").text
    assert not [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    browser.get(f"{program.url}/s/{token}")
    assert not browser.find_elements(By.TAG_NAME, "form")


@pytest.mark.usefixtures("tokens")
@pytest.mark.parametrize(
    ("language", "title", "thanks", "later"),
    [
        ("id", "Sampaikan masukan Anda", "Terima kasih", "Belum ada tanggapan"),
        ("en", "Say what you think", "Thank you", "There is no answer yet"),
    ],
)
def test_a_citizen_speaks_of_a_unit_on_a_phone(  # noqa: PLR0913, PLR0917 - what each language says
    program: Program, browser: Chrome, language: str, title: str, thanks: str, later: str
) -> None:
    browser.get(f"{program.url}/s/feedback/alfa/PKM")
    _follow(browser, browser.find_element(By.CSS_SELECTOR, f"a[lang={language}]"))
    assert browser.find_element(By.TAG_NAME, "h1").text == title
    assert _is_as_wide_as_the_phone(browser)
    browser.find_element(By.CSS_SELECTOR, "input[value=complaint]").click()
    browser.find_element(By.NAME, "text").send_keys(f"Antrean lama ({language}).")
    _send_when_it_was_read(browser)
    assert browser.find_element(By.TAG_NAME, "h1").text == thanks
    assert _is_as_wide_as_the_phone(browser)
    _follow(browser, browser.find_element(By.CSS_SELECTOR, "main p > a[href*=receipts]"))
    assert later in browser.find_element(By.TAG_NAME, "main").text
    assert _is_as_wide_as_the_phone(browser)


def _follow(browser: Chrome, element: WebElement) -> None:
    """Press what leads to another page, and wait until this one is gone."""
    element.click()
    WebDriverWait(browser, 30).until(staleness_of(element))


def _send_when_it_was_read(browser: Chrome) -> None:
    """Send a form; one that comes too soon is given back as it was filled in, to be sent again."""
    for _ in range(5):
        _follow(browser, browser.find_element(By.TAG_NAME, "button"))
        if not browser.find_elements(By.TAG_NAME, "form"):
            return
        time.sleep(READ_AFTER.total_seconds())


def _is_as_wide_as_the_phone(browser: Chrome) -> bool:
    """Tell whether nothing of the page has to be moved into sight."""
    widths = [
        item.rect["x"] + item.rect["width"] for item in browser.find_elements(By.XPATH, "//*")
    ]
    return max(widths) <= browser.get_window_size()["width"]
