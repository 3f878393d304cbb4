"""Signals over HTTP: who rates sees what differs, in words that give no verdict."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.factories.evaluations import store
from tests.factories.fairness import raters
from tests.serving.client import Api
from tests.world import key

from penilaian_api.domain.feedback import Relation
from penilaian_api.domain.progress.evidence import EvidenceKind
from penilaian_api.domain.scoring.vocabulary import Tone
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.models.progress import Evidence, Progress

DAYS = 10
EARLY, LATE = datetime(2026, 2, 2, 2, tzinfo=UTC), datetime(2026, 3, 27, 2, tzinfo=UTC)
POSTED_BY = key("alfa:account:service")


def enter(api: Api, person: int, *, late: int, round_values: int) -> None:
    """Let somebody enter a value on each of ten days, so many of them late, and so many round."""
    store(
        api,
        *(
            Progress(
                id=key(f"signal:{person}:{index}"),
                employee_id=key(f"crowd:{person}:person"),
                line_id=key(f"crowd:{person}:line:0"),
                on=date(2026, 2, 1) + timedelta(days=index),
                value=Decimal(40 if index < round_values else 41 + index),
                posted_by=POSTED_BY,
                posted_at=(LATE + timedelta(hours=12 * index))
                if index < late
                else EARLY + timedelta(days=index),
            )
            for index in range(DAYS)
        ),
    )


def send(api: Api, person: int, digest: str, at: datetime = EARLY) -> None:
    store(
        api,
        Evidence(
            id=key(f"file:{person}:{digest}"),
            employee_id=key(f"crowd:{person}:person"),
            line_id=key(f"crowd:{person}:line:0"),
            kind=EvidenceKind.FILE,
            title="Rekap layanan",
            media_type="application/pdf",
            size=900,
            sha256=digest * 64,
            stored_as=f"{person}{digest}",
            posted_by=POSTED_BY,
            posted_at=at,
        ),
    )


def praise(api: Api, author: int, person: int, tone: Tone = Tone.POSITIVE) -> None:
    store(
        api,
        Feedback(
            id=key(f"praise:{author}:{person}:{tone}"),
            employee_id=key(f"crowd:{person}:person"),
            author_id=key(f"crowd:{author}:person"),
            relation=Relation.PEER,
            tone=tone,
            strength="Berkas selalu lengkap.",
            given_at=EARLY,
            version=1,
        ),
    )


def read(api: Api, period: dict[str, Any], who: str = "sup", **how: Any) -> Any:
    return api.get(f"/v1/periods/{period['id']}/signals?unit_code=KOTA", who=who, **how)


@pytest.mark.requirement("S0-15")
def test_who_rates_sees_what_differs_and_that_it_is_no_verdict(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=6)
    for person in range(6):
        enter(
            api,
            person,
            late=10 if person == 0 else 1,
            round_values=10 if person == 1 else 1,
        )
    for person in (2, 3):
        send(api, person, "a")
    send(api, 4, "b")
    signals = read(api, period).json()
    habits = {(each["kind"], each["employee_code"]) for each in signals["habits"]}
    assert habits == {("late_entries", "crowd-0"), ("round_numbers", "crowd-1")}
    assert all(float(each["chance"]) < 0.01 for each in signals["habits"])
    (file,) = signals["files"]
    assert {use["employee_code"] for use in file["uses"]} == {"crowd-2", "crowd-3"}
    assert (signals["people"], signals["nominal_rate"]) == (6, "0.0500")
    assert "bukan putusan" in signals["explanation"][0]
    assert "360" in signals["explanation"][1]
    english = read(api, period, headers={"Accept-Language": "en"}).json()
    assert "no verdict" in english["explanation"][0]
    assert any("among the last" in each["explanation"] for each in english["habits"])


@pytest.mark.requirement("S0-15")
def test_colleagues_who_praise_each_other_and_nobody_else_stand_out(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=12)
    ring = (0, 1, 2, 3)
    for author in ring:
        for person in ring:
            if author != person:
                praise(api, author, person)
    for author in range(4, 12):  # one after the other: nobody is praised by whom they praise
        praise(api, author, 4 + (author - 3) % 8)
        praise(api, author, author - 4, Tone.MIXED)
    signals = read(api, period).json()
    habits = {(each["kind"], each["employee_code"]) for each in signals["habits"]}
    assert habits == {("reciprocal_praise", f"crowd-{person}") for person in ring}
    assert {(each["marked"], each["all"]) for each in signals["habits"]} == {(3, 3)}
    assert all("juga memujinya" in each["explanation"] for each in signals["habits"])
    head = read(api, period, "head").json()
    assert {each["kind"] for each in head["habits"]} == {"reciprocal_praise"}


def test_files_that_are_sent_after_the_rating_belong_to_a_later_period(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=3)
    for person in (0, 1):
        send(api, person, "c", at=datetime(2026, 6, 2, 2, tzinfo=UTC))
    assert read(api, period).json()["files"] == []


def test_honest_people_are_not_flagged_and_few_are_not_tested(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=2)
    for person in range(2):
        enter(api, person, late=2 + person, round_values=1)
    signals = read(api, period).json()
    assert (signals["habits"], signals["files"], signals["tests"]) == ([], [], 0)
    assert {each["ground"] for each in signals["silent"]} == {"too_few_people"}


def test_only_who_rates_or_reviews_sees_them(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=3)
    assert read(api, period, "head").status_code == 200
    assert read(api, period, "deputy").status_code == 404
    for who in ("staff", "admin", "auditor"):
        assert read(api, period, who).status_code == 403
